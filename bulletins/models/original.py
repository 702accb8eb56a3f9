from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _


def originals() -> Storage:
    return storages["originals"]


class Original(models.Model):
    """A file as a person sent it in, kept byte for byte. One row for the same bytes, however often.

    ``digest`` is the SHA-256 of the bytes, in hex; the file lies under it in a folder that is
    never served.
    """

    digest = models.CharField("SHA-256", max_length=64, unique=True, editable=False)
    size = models.PositiveBigIntegerField(_("size in bytes"), editable=False)
    file = models.FileField(_("file"), storage=originals, max_length=100, editable=False)
    kept_at = models.DateTimeField(_("kept since"), auto_now_add=True)

    class Meta:
        verbose_name = _("original file")
        verbose_name_plural = _("original files")
        default_permissions = ()

    def __str__(self) -> str:
        return self.digest[:12]

    def read(self) -> bytes:
        with self.file.open("rb") as file:
            return file.read()
