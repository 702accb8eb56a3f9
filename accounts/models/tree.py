"""Trees that stay whole when two people write at once.

django-mptt keeps left and right edges in many rows and computes them from what it read earlier;
two writers on PostgreSQL break them. Here each write of a tree first takes that tree's lock,
then reads again what others may have moved, and holds the lock until its transaction ends.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections, models, router, transaction
from django.utils.translation import gettext_lazy as _
from mptt.managers import TreeManager
from mptt.models import MPTTModel, TreeForeignKey
from mptt.querysets import TreeQuerySet

_EDGES = ["lft", "rght", "tree_id", "level"]


@contextmanager
def tree_lock(model: type[models.Model], using: str | None = None) -> Iterator[None]:
    """One writer at a time in the tree of ``model``, until the surrounding transaction ends.

    SQLite needs no lock of ours: its transactions begin IMMEDIATE, so there is one writer anyway.
    """
    using = using or router.db_for_write(model)
    with transaction.atomic(using=using):
        connection = connections[using]
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_advisory_xact_lock(hashtext(%s))", [f"tree:{model._meta.db_table}"]
                )
        yield


class TreeNodeQuerySet(TreeQuerySet):
    """Refuses the bulk writes that would leave the edges wrong."""

    def update(self, **values):
        if "parent" in values or "parent_id" in values:
            raise BulkTreeWrite(self.model)
        return super().update(**values)

    def bulk_create(self, objs, *args, **kwargs):
        raise BulkTreeWrite(self.model)

    def delete(self):
        with tree_lock(self.model, self.db):
            nodes = list(self.order_by("-lft"))
            for node in nodes:
                node.delete()
        return len(nodes), {self.model._meta.label: len(nodes)}

    delete.alters_data = True
    delete.queryset_only = True


class BulkTreeWrite(TypeError):
    def __init__(self, model: type[models.Model]):
        super().__init__(f"{model.__name__} rows are nodes of a tree: move them with save()")


class TreeNode(MPTTModel):
    """A node with a parent and a place among its siblings."""

    parent = TreeForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("belongs to"),
    )
    position = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Smaller numbers come first among equals.")
    )

    objects = TreeManager.from_queryset(TreeNodeQuerySet)()

    class Meta:
        abstract = True
        ordering = ["tree_id", "lft"]

    class MPTTMeta:
        order_insertion_by = ["position", "name"]

    def save(self, *args, **kwargs):
        with tree_lock(type(self), kwargs.get("using")):
            if self.pk and not self._state.adding:
                self._catch_up()
            if self.parent_id:
                self.parent.refresh_from_db(fields=_EDGES)
            super().save(*args, **kwargs)

    save.alters_data = True

    def delete(self, *args, **kwargs):
        with tree_lock(type(self), kwargs.get("using")):
            return super().delete(*args, **kwargs)

    delete.alters_data = True

    def _catch_up(self) -> None:
        """Take over what others did to this node's place since it was read.

        A move made here wins over theirs; where this writer moved nothing, theirs stays.
        """
        stored = type(self)._base_manager.filter(pk=self.pk).first()
        if stored is None:
            return
        remembered = self._mptt_cached_fields
        if self.parent_id == remembered["parent"]:
            self.parent_id = stored.parent_id
        for name in _EDGES:
            setattr(self, name, getattr(stored, name))
        remembered.update(stored._mptt_cached_fields)
