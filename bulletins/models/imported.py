from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Unit, User

from .issue import Issue
from .original import Original


class ImportQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=Import.State.OPEN)

    def stored(self):
        return self.filter(state=Import.State.STORED)

    def without_working(self):
        return self.defer("working")


class Import(models.Model):
    """One file on its way in: what was understood of it, what a person made of that.

    ``working`` holds the reading with its corrections (``importing.keeping``), compressed JSON;
    ``version`` counts the changes, so that two windows on one import do not mix. A stored import
    stays as it was confirmed: it is the proof of where an article came from.
    """

    class Kind(models.TextChoices):
        ARTICLE = "article", _("one article")
        ISSUE = "issue", _("a whole bulletin")

    class State(models.TextChoices):
        OPEN = "open", _("not confirmed yet")
        STORED = "stored", _("stored")

    original = models.ForeignKey(
        Original, models.PROTECT, related_name="imports", verbose_name=_("original file")
    )
    name = models.CharField(_("file name"), max_length=255)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.ARTICLE)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="imports", verbose_name=_("person")
    )
    opened_at = models.DateTimeField(_("begun"), auto_now_add=True)
    changed_at = models.DateTimeField(_("last change"), auto_now=True)
    stored_at = models.DateTimeField(_("stored at"), null=True)
    version = models.PositiveIntegerField(default=1)
    working = models.BinaryField()
    issue = models.ForeignKey(
        Issue, models.SET_NULL, null=True, related_name="imports", verbose_name=_("issue")
    )

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-changed_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["article", "issue"]), name="import_kind_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state="open", stored_at__isnull=True)
                | models.Q(state="stored", stored_at__isnull=False),
                name="import_stored_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def owning_unit(self) -> Unit | None:
        return self.by and self.by.unit

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN
