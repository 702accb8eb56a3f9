from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import TreeNode

from .fields import LineField


class Column(TreeNode):
    """A place in the site's own order of things: the breadcrumb above an article."""

    name = LineField(_("name"), max_length=50)
    slug = models.SlugField(_("address"), unique=True)

    class Meta(TreeNode.Meta):
        verbose_name = _("column")
        verbose_name_plural = _("columns")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(name="") & ~models.Q(slug=""),
                name="column_has_a_name_and_slug",
            ),
            models.UniqueConstraint("parent", "name", name="column_name_is_unique_in_its_parent"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("column", args=[self.slug])
