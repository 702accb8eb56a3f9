from django.db import models
from django.utils.translation import gettext_lazy as _

from .user import User


class FormerPassword(models.Model):
    """The hash of a password that a person has, or had: it is not taken again for a while."""

    person = models.ForeignKey(
        User, models.CASCADE, related_name="former_passwords", verbose_name=_("person")
    )
    password = models.CharField(max_length=128)
    set_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-set_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.person} {self.set_at:%Y-%m-%d}"
