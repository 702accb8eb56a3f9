from django.contrib.auth.models import Permission
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _


class RoleQuerySet(models.QuerySet):
    def with_holders(self):
        """Each with ``holder_count``: the appointments to it that are in force."""
        appointments = self.model._meta.get_field("appointments").related_model.objects
        current = appointments.current().filter(role=models.OuterRef("pk")).order_by()
        counted = current.values("role").annotate(count=models.Count("pk")).values("count")
        return self.annotate(holder_count=Coalesce(models.Subquery(counted), 0))


class Role(models.Model):
    """A named set of rights that a person holds in a unit and in the units below it.

    Those with a ``key`` come with the house, and their rights with it; a site adds its own.
    """

    key = models.SlugField(_("key"), max_length=40, null=True, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=50, unique=True)
    rights = models.ManyToManyField(Permission, blank=True, verbose_name=_("rights"))
    description = models.CharField(_("what it is for"), max_length=200, blank=True)

    objects = RoleQuerySet.as_manager()

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="role_has_a_name"),
            models.CheckConstraint(
                condition=models.Q(key=None) | ~models.Q(key=""), name="role_key_is_not_empty"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_built_in(self) -> bool:
        return self.key is not None
