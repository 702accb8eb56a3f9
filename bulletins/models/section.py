from django.db import models
from django.utils.translation import gettext_lazy as _

from bulletins.text.numbering import Numbering

from .article import Article
from .fields import NUMBERINGS, BodyField, LineField, key_field, position_field


class Section(models.Model):
    """A part of an article: 一、二、三、. One without a heading only gathers its measures."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="sections")
    key = key_field()
    position = position_field()
    heading = LineField(_("heading"), max_length=300, blank=True)
    body = BodyField(_("text"))
    measure_numbering = models.CharField(
        _("numbering of measures"),
        max_length=20,
        choices=NUMBERINGS,
        default=Numbering.NONE,
    )

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(position__gte=1), name="section_position_counts_from_one"
            ),
            models.CheckConstraint(
                condition=models.Q(measure_numbering__in=[form.value for form in Numbering]),
                name="section_measure_numbering_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.heading or str(_("section without a heading"))
