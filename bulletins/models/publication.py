from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Unit
from bulletins.addresses import RESERVED_SLUGS

from .fields import LineField
from .former_address import FormerAddress


def refuse_reserved_slug(slug: str) -> None:
    if slug in RESERVED_SLUGS:
        raise ValidationError(
            gettext("“%(slug)s” is an address of the site itself. Choose another.")
            % {"slug": slug},
            code="reserved",
        )


class PublicationQuerySet(models.QuerySet):
    def in_reach(self, reach):
        return self.filter(reach.units("compiling_unit"))

    def published(self):
        """Series of which readers can open at least one issue."""
        return self.filter(public_issues__isnull=False).distinct()


class Publication(models.Model):
    """A series, such as 《中心组学习动态》."""

    class Frequency(models.TextChoices):
        WEEKLY = "weekly", _("weekly")
        SEMIMONTHLY = "semimonthly", _("twice a month")
        MONTHLY = "monthly", _("monthly")
        BIMONTHLY = "bimonthly", _("every two months")
        QUARTERLY = "quarterly", _("quarterly")
        IRREGULAR = "irregular", _("irregular")

    name = LineField(_("name"), max_length=100, unique=True)
    slug = models.SlugField(
        _("address"),
        unique=True,
        validators=[
            RegexValidator(r"^[a-z0-9-]+\Z", _("Use a–z, 0–9 and hyphens only.")),
            refuse_reserved_slug,
        ],
        help_text=_("The first part of its addresses: a–z, 0–9 and hyphens."),
    )
    mast_text = LineField(
        _("mast"), max_length=100, blank=True, help_text=_("The words of the mast; else the name.")
    )
    compiling_unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="publications", verbose_name=_("compiling unit")
    )
    frequency = models.CharField(
        _("frequency"), max_length=12, choices=Frequency, default=Frequency.MONTHLY
    )
    description = models.TextField(_("description"), blank=True)
    position = models.PositiveSmallIntegerField(_("order on the home page"), default=0)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["position", "name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(slug=Lower("slug")), name="publication_slug_is_lower_case"
            ),
            models.CheckConstraint(
                condition=~models.Q(name="") & ~models.Q(slug=""),
                name="publication_has_a_name_and_slug",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("publication", args=[self.slug])

    def clean(self) -> None:
        former = FormerAddress.objects.filter(path=f"{self.slug}/").exclude(publication=self.pk)
        if former.exists():
            raise ValidationError(
                {"slug": _("This address once led to another series, and still redirects there.")}
            )

    @property
    def owning_unit(self) -> Unit:
        return self.compiling_unit

    @property
    def mast(self) -> str:
        return self.mast_text or self.name
