from django.db import models


class SignInFailure(models.Model):
    """One attempt to sign in that did not succeed, or has not yet (``accounts.lockout``).

    ``name`` is a digest: people type their password into the field above it, too. ``place`` is the
    address, or the device where the name has signed in before.
    """

    name = models.CharField(max_length=64)
    place = models.CharField(max_length=80)
    is_known_device = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["name", "at"], name="failure_by_name"),
            models.Index(fields=["place", "at"], name="failure_by_place"),
            models.Index(fields=["at"], name="failure_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.place}"
