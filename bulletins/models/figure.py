from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Unit

from .article import Article
from .fields import LineField, key_field, position_field
from .measure import Measure
from .section import Section

_OWNERS = ("article", "section", "measure")


def _owned_only_by(owner: str) -> models.Q:
    return models.Q(**{f"{name}__isnull": name != owner for name in _OWNERS})


class FigureQuerySet(models.QuerySet):
    def in_reach(self, reach):
        articles = Article.objects.in_reach(reach).values("pk")
        return self.filter(
            models.Q(article__in=articles)
            | models.Q(section__article__in=articles)
            | models.Q(measure__section__article__in=articles)
        )


class Figure(models.Model):
    """A number read from the words of a measure, a section, or an article as a whole."""

    article = models.ForeignKey(
        Article, models.CASCADE, null=True, blank=True, related_name="figures"
    )
    section = models.ForeignKey(
        Section, models.CASCADE, null=True, blank=True, related_name="figures"
    )
    measure = models.ForeignKey(
        Measure, models.CASCADE, null=True, blank=True, related_name="figures"
    )
    key = key_field()
    position = position_field()
    label = LineField(_("label"), max_length=100)
    value = models.DecimalField(_("value"), max_digits=20, decimal_places=6)
    unit = LineField(_("unit of measurement"), max_length=20, blank=True)
    as_of = models.DateField(_("as of"), null=True, blank=True)
    words = LineField(
        _("words"), max_length=300, blank=True, help_text=_("The words it was read from.")
    )

    objects = FigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=_owned_only_by("article")
                | _owned_only_by("section")
                | _owned_only_by("measure"),
                name="figure_belongs_to_one_part",
            ),
            models.CheckConstraint(condition=~models.Q(label=""), name="figure_has_a_label"),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.value.normalize():f}{self.unit}"

    @property
    def owning_unit(self) -> Unit | None:
        return self.owning_article.home

    @property
    def owning_article(self) -> Article:
        if self.measure_id:
            return self.measure.section.article
        return self.section.article if self.section_id else self.article
