from django.db import models
from django.utils.translation import gettext_lazy as _

from .user import User


class AccountReview(models.Model):
    """Somebody looked whether an account is still needed, and decided. It stays on record."""

    class Decision(models.TextChoices):
        KEEP = "keep", _("kept")
        SUSPEND = "suspend", _("suspended")

    person = models.ForeignKey(
        User, models.PROTECT, related_name="reviews", verbose_name=_("person")
    )
    decision = models.CharField(_("decision"), max_length=10, choices=Decision)
    reasons = models.CharField(_("why it was looked at"), max_length=200, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("reviewed by"))
    at = models.DateTimeField(_("reviewed at"), auto_now_add=True)

    class Meta:
        verbose_name = _("account review")
        verbose_name_plural = _("account reviews")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decision__in=["keep", "suspend"]),
                name="account_review_decision_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.get_decision_display()} {self.at:%Y-%m-%d}"
