from django.db import models
from django.utils.translation import gettext_lazy as _

from .fields import BodyField, LineField, key_field, position_field
from .section import Section


class Measure(models.Model):
    """What was done: one 举措. Its number is its public address, for good."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="measures")
    key = key_field()
    number = models.PositiveBigIntegerField(_("number"), unique=True, editable=False)
    position = position_field()
    heading = LineField(_("heading"), max_length=300, blank=True)
    body = BodyField(_("text"))

    class Meta:
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(position__gte=1), name="measure_position_counts_from_one"
            ),
            models.CheckConstraint(
                condition=~models.Q(heading="", body=""), name="measure_says_something"
            ),
        ]

    def __str__(self) -> str:
        return self.heading or self.body[:40]
