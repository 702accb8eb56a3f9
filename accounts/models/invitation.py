from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .user import User


class InvitationQuerySet(models.QuerySet):
    def open(self):
        """Those whose link still leads somewhere."""
        return self.filter(used_at=None, revoked_at=None, expires_at__gt=timezone.now())


class Invitation(models.Model):
    """A link by which a person sets their own password, once; only its digest is stored."""

    person = models.ForeignKey(
        User, models.CASCADE, related_name="invitations", verbose_name=_("person")
    )
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    expires_at = models.DateTimeField(_("expires at"))
    used_at = models.DateTimeField(_("used at"), null=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.person} {self.made_at:%Y-%m-%d}"
