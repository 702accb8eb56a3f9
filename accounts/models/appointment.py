import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .role import Role
from .unit import Unit
from .user import User


class AppointmentQuerySet(models.QuerySet):
    def current(self, day: datetime.date | None = None):
        """Those in force on ``day``, today where none is given; both ends are included."""
        day = day or timezone.localdate()
        begun = Q(starts=None) | Q(starts__lte=day)
        return self.filter(begun, Q(ends=None) | Q(ends__gte=day))

    def not_over(self):
        """Those in force, and those that have not begun."""
        return self.filter(Q(ends=None) | Q(ends__gte=timezone.localdate()))

    def in_reach(self, reach):
        return self.filter(reach.units("unit"))


class Appointment(models.Model):
    """A person holds a role in a unit, for good or for a time; a deputy for somebody else.

    Nothing of it is rewritten afterwards but its end: who held what when stays on record.
    """

    person = models.ForeignKey(
        User, models.PROTECT, related_name="appointments", verbose_name=_("person")
    )
    role = models.ForeignKey(
        Role, models.PROTECT, related_name="appointments", verbose_name=_("role")
    )
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        related_name="appointments",
        verbose_name=_("unit"),
        help_text=_("The role holds in this unit and in all units below it."),
    )
    starts = models.DateField(_("from"), null=True, blank=True, help_text=_("Empty: from now on."))
    ends = models.DateField(
        _("to"), null=True, blank=True, help_text=_("The last day. Empty: until it is ended.")
    )
    deputy_for = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="deputies",
        verbose_name=_("deputy for"),
        help_text=_("A deputy acts for this person, until the last day at the latest."),
    )
    note = models.CharField(_("note"), max_length=200, blank=True)
    given_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("appointed by"),
    )
    given_at = models.DateTimeField(_("appointed at"), auto_now_add=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts=None) | Q(ends=None) | Q(ends__gte=F("starts")),
                name="appointment_ends_after_it_starts",
                violation_error_message=_("It ends before it begins. Look at the two dates."),
            ),
            models.CheckConstraint(
                condition=Q(deputy_for=None) | Q(ends__isnull=False),
                name="appointment_of_a_deputy_ends",
                violation_error_message=_("A deputy is appointed for a time: give the last day."),
            ),
            models.CheckConstraint(
                condition=Q(deputy_for=None) | ~Q(deputy_for=F("person")),
                name="appointment_deputy_is_another_person",
                violation_error_message=_("Nobody is their own deputy."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.role} · {self.unit}"

    @property
    def owning_unit(self) -> Unit:
        return self.unit

    def clean(self) -> None:
        if self.person_id and self.person.duty == User.Duty.AUDITOR:
            raise ValidationError(
                _("An auditor reads the log and does nothing else: no role can be added.")
            )

    def is_current(self, day: datetime.date | None = None) -> bool:
        day = day or timezone.localdate()
        return (self.starts or day) <= day <= (self.ends or day)
