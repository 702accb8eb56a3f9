from django.db import models
from django.utils.translation import gettext_lazy as _

from .user import User


class HeldWork(models.Model):
    """What a person sent after their session had ended: kept until they save it or throw it away.

    ``fields`` are pairs of name and value, in the order in which they were sent.
    """

    person = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name=_("person"))
    path = models.CharField(max_length=2000)
    fields = models.JSONField()
    has_files = models.BooleanField(default=False)
    held_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-held_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.person} {self.path}"
