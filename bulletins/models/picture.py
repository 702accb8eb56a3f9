from collections.abc import Collection

from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _

EXTENSIONS = {"image/png": "png", "image/jpeg": "jpg"}


def pictures() -> Storage:
    return storages["pictures"]


class PictureQuerySet(models.QuerySet):
    def unknown(self, keys: Collection[str]) -> list[str]:
        """Those of ``keys`` under which there is no picture; no query where there are no keys."""
        known = set(self.filter(key__in=keys).values_list("key", flat=True)) if keys else set()
        return [key for key in keys if key not in known]


class Picture(models.Model):
    """A picture that articles show, as we wrote it: without the camera's notes, fit for a page.

    ``digest`` is the SHA-256 of the stored bytes, in hex; ``key``, its first 32 characters, is
    what markup and addresses call it. The bytes under a key never change.
    """

    digest = models.CharField("SHA-256", max_length=64, unique=True, editable=False)
    key = models.CharField(_("key"), max_length=32, unique=True, editable=False)
    media_type = models.CharField(_("media type"), max_length=20, editable=False)
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    size = models.PositiveIntegerField(_("size in bytes"), editable=False)
    file = models.FileField(_("file"), storage=pictures, max_length=100, editable=False)
    added_at = models.DateTimeField(_("added"), auto_now_add=True)

    objects = PictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(media_type__in=list(EXTENSIONS), width__gte=1, height__gte=1),
                name="picture_is_one_we_show",
            )
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def extension(self) -> str:
        return EXTENSIONS[self.media_type]

    @property
    def file_name(self) -> str:
        return f"{self.key}.{self.extension}"
