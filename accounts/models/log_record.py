from django.db import models
from django.utils.translation import gettext_lazy as _

from .append_only import AppendOnly, AppendOnlyQuerySet


class LogRecordQuerySet(AppendOnlyQuerySet):
    def below(self, unit):
        """What concerns ``unit`` or a unit below it."""
        units = unit.get_descendants(include_self=True)
        return self.filter(unit_id__in=units.values("pk"))

    def newest_first(self):
        return self.order_by("-pk").select_related("link")


class LogRecord(AppendOnly):
    """One act that matters: who, in which role, when, from where, what, on what, with what result.

    Everything stands here as it was then, in words and numbers of its own: no row that goes or is
    renamed later takes anything of it along. No secrets and no text of articles: ``before`` and
    ``after`` are hashes of them. ``LogLink`` chains it.
    """

    class Result(models.TextChoices):
        DONE = "done", _("done")
        REFUSED = "refused", _("refused")
        FAILED = "failed", _("failed")

    at = models.DateTimeField(_("time"), db_index=True)
    act = models.CharField(_("act"), max_length=40, db_index=True)
    result = models.CharField(_("result"), max_length=10, choices=Result)
    person_id = models.BigIntegerField(_("number of the account"), null=True, db_index=True)
    person = models.CharField(_("person"), max_length=60, blank=True)
    username = models.CharField(_("user name"), max_length=150, blank=True)
    roles = models.CharField(_("in which roles"), max_length=500, blank=True)
    command = models.CharField(_("command"), max_length=40, blank=True)
    address = models.CharField(_("from address"), max_length=45, blank=True)
    session = models.CharField(_("session"), max_length=16, blank=True)
    object_type = models.CharField(_("kind of object"), max_length=60, blank=True)
    object_id = models.CharField(_("number of the object"), max_length=40, blank=True)
    object_label = models.CharField(_("object"), max_length=200, blank=True)
    unit_id = models.BigIntegerField(_("number of the unit"), null=True, db_index=True)
    unit = models.CharField(_("unit"), max_length=100, blank=True)
    before = models.CharField(_("hash before"), max_length=64, blank=True)
    after = models.CharField(_("hash after"), max_length=64, blank=True)
    # Canonical JSON as text: what a database makes of JSON by itself would hide a changed byte.
    detail = models.TextField(_("details"), blank=True)

    objects = LogRecordQuerySet.as_manager()

    class Meta(AppendOnly.Meta):
        verbose_name = _("log record")
        verbose_name_plural = _("security log")
        ordering = ["-pk"]
        default_permissions = ("view",)
        permissions = [("export_logrecord", "Can export the security log")]
        indexes = [
            models.Index(fields=["object_type", "object_id"], name="log_record_by_object"),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.act}"


class LogWaiting(models.Model):
    """A record that no link holds yet: written with it, gone when the chain has taken it up."""

    record = models.OneToOneField(
        LogRecord, models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="waiting"
    )

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"#{self.record_id}"


class LogLink(AppendOnly):
    """The place of a record in the chain, and the hash that holds it to all before it."""

    number = models.PositiveBigIntegerField(primary_key=True)
    record = models.OneToOneField(
        LogRecord, models.DO_NOTHING, db_constraint=False, related_name="link"
    )
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta(AppendOnly.Meta):
        ordering = ["number"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.number}: {self.hash[:12]}"


class LogRotation(AppendOnly):
    """Links ``first`` to ``last`` and their records were moved to a signed file.

    The row itself is signed: it says what was there, wherever the file is kept now. The triggers
    let go what a rotation names, and nothing else.
    """

    first = models.PositiveBigIntegerField(unique=True)
    last = models.PositiveBigIntegerField(unique=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    file = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    at = models.CharField(max_length=32)
    key = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)

    class Meta(AppendOnly.Meta):
        ordering = ["first"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last__gte=models.F("first")), name="log_rotation_is_a_stretch"
            )
        ]

    def __str__(self) -> str:
        return f"{self.first}–{self.last}"
