from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from .tree import TreeManager, TreeNode, TreeNodeQuerySet


class UnitQuerySet(TreeNodeQuerySet):
    def in_reach(self, reach):
        return self.filter(reach.own())


class Unit(TreeNode):
    """Who contributes and compiles: province ▸ city ▸ county ▸ department."""

    class Kind(models.TextChoices):
        PROVINCE = "province", _("province")
        CITY = "city", _("city")
        COUNTY = "county", _("county")
        DEPARTMENT = "department", _("department")

    name = models.CharField(_("name"), max_length=100)
    short_name = models.CharField(
        _("short name"), max_length=30, blank=True, help_text=_("For lists and tables.")
    )
    code = models.CharField(
        _("code"),
        max_length=50,
        unique=True,
        validators=[RegexValidator(r"^[a-z0-9][a-z0-9-]*\Z", _("Use a–z, 0–9 and hyphens only."))],
        help_text=_("Stands in addresses: /units/<code>/. It should never change."),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.DEPARTMENT)

    objects = TreeManager.from_queryset(UnitQuerySet)()

    class Meta(TreeNode.Meta):
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="unit_has_a_name"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["province", "city", "county", "department"]),
                name="unit_kind_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def owning_unit(self) -> "Unit":
        return self

    @property
    def label(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name
