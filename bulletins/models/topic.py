from django.db import models
from django.utils.translation import gettext_lazy as _

from .fields import LineField


class Topic(models.Model):
    """What an article is about, across columns and series."""

    name = LineField(_("name"), max_length=50, unique=True)
    slug = models.SlugField(_("address"), unique=True)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(name="") & ~models.Q(slug=""), name="topic_has_a_name_and_slug"
            )
        ]

    def __str__(self) -> str:
        return self.name
