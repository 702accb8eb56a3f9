from django.db import models
from django.utils.translation import gettext_lazy as _

# Written by the acts of publication alone, on the row itself.
_BY_PUBLICATION = {"state", "first_published_at"}


class Publishable(models.Model):
    """What can be put before readers: an issue, an article."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")

    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.DRAFT, editable=False
    )
    first_published_at = models.DateTimeField(
        _("first published"), null=True, editable=False, help_text=_("Never changes.")
    )

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        """Saving what one read before a publication does not take the publication back."""
        if not self._state.adding and kwargs.get("update_fields") is None:
            names = {field.attname for field in self._meta.concrete_fields if not field.primary_key}
            kwargs["update_fields"] = names - _BY_PUBLICATION - self.get_deferred_fields()
        super().save(*args, **kwargs)
