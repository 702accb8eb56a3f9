from django.db import models
from django.utils.translation import gettext_lazy as _


class FormerAddress(models.Model):
    """An address that readers once had, and what it leads to now.

    ``path`` has no first slash: ``dongtai/`` for a series, ``dongtai/2024/8/`` for an issue.
    Articles need none: their number is lasting, and the front part of their address is not read.
    """

    path = models.CharField(_("address"), max_length=200, unique=True)
    publication = models.ForeignKey(
        "Publication", models.CASCADE, null=True, blank=True, related_name="former_addresses"
    )
    issue = models.ForeignKey(
        "Issue", models.CASCADE, null=True, blank=True, related_name="former_addresses"
    )

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(publication__isnull=True) ^ models.Q(issue__isnull=True),
                name="former_address_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"/{self.path}"
