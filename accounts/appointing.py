"""Who holds which role and which duty: appoint, end, give a duty.

``by`` is None for the system itself (commands). Nobody appoints themselves; nobody gives a right
over accounts that they do not hold there; an auditor holds no role.
"""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from . import log, rights
from .errors import NotAllowed, Refused
from .models import Appointment, Role, Unit, User


@log.refusals_of(log.Act.APPOINTED)
@transaction.atomic
def appoint(person: User, role: Role, unit: Unit, *, by: User | None, **details) -> Appointment:
    """``details`` are starts, ends, deputy_for, note. Raises NotAllowed, or ValidationError."""
    made = Appointment(person=person, role=role, unit=unit, given_by=by, **details)
    require_appointer(made, by=by)
    made.full_clean()
    made.save()
    log.record(log.Act.APPOINTED, by=by, on=made, after=log.fingerprint(made), **in_detail(made))
    return made


def in_detail(appointment: Appointment) -> dict:
    """What the log says of it beside its name."""
    named = {name: str(getattr(appointment, name) or "") for name in ("starts", "ends", "note")}
    deputy_for = appointment.deputy_for
    return {"person": appointment.person_id, "deputy_for": deputy_for and str(deputy_for), **named}


def require_appointer(made: Appointment, *, by: User | None) -> None:
    """Raise NotAllowed unless ``by`` may appoint so."""
    if by is None:
        return
    _require_another(made.person, by)
    if not rights.reach(by, "accounts.add_appointment").covers(made.unit):
        raise NotAllowed(
            gettext("You may not give roles in %(unit)s: it lies outside your own units.")
            % {"unit": made.unit}
        )
    if lacking := _lacking(made.role, made.unit, by):
        raise NotAllowed(
            gettext(
                "“%(role)s” gives rights over accounts that you do not hold in %(unit)s yourself: "
                "%(rights)s. Ask a security administrator."
            )
            % {"role": made.role, "unit": made.unit, "rights": "、".join(lacking)}
        )


def _lacking(role: Role, unit: Unit, by: User) -> list[str]:
    """The names of the rights over accounts in ``role`` that ``by`` does not hold in ``unit``."""
    if rights.is_unlocked(by) or by.duty == User.Duty.SECURITY:
        return []
    given = {rights.code_of(one) for one in role.rights.select_related("content_type")}
    return [
        rights.name_of(code)
        for code in sorted(rights.OVER_ACCOUNTS & given)
        if not rights.reach(by, code).covers(unit)
    ]


@log.refusals_of(log.Act.APPOINTMENT_CHANGED)
@transaction.atomic
def end(appointment: Appointment, *, by: User | None, on: datetime.date | None = None) -> None:
    """``on`` is the last day, yesterday where none is given: from now on it holds no more."""
    require_ender(appointment, by=by)
    before = log.fingerprint(appointment)
    last = on or timezone.localdate() - datetime.timedelta(days=1)
    if appointment.starts and appointment.starts > last:
        appointment.starts = last
    appointment.ends = last
    appointment.save(update_fields=["starts", "ends"])
    known = {"before": before, "after": log.fingerprint(appointment), **in_detail(appointment)}
    log.record(log.Act.APPOINTMENT_CHANGED, by=by, on=appointment, **known)


def require_ender(appointment: Appointment, *, by: User | None) -> None:
    """Raise NotAllowed unless ``by`` may end it."""
    if by is None:
        return
    _require_another(appointment.person, by)
    if not rights.reach(by, "accounts.change_appointment").covers(appointment.unit):
        raise NotAllowed(gettext("This appointment lies outside your own units."))


@log.refusals_of(log.Act.DUTY_GIVEN)
@transaction.atomic
def give_duty(person: User, duty: str, *, by: User | None) -> None:
    """Give ``person`` a site-wide duty in place of the one they have, or take it away ("")."""
    if by is not None:
        _require_another(person, by)
        if not by.has_perm("accounts.give_duty"):
            raise NotAllowed(gettext("Only a security administrator gives site-wide duties."))
    if duty == User.Duty.AUDITOR and Appointment.objects.current().filter(person=person).exists():
        raise Refused(
            gettext(
                "%(person)s holds roles in units. An auditor reads the log and does nothing else: "
                "end those appointments first."
            )
            % {"person": person}
        )
    former, person.duty = person.duty, User.Duty(duty)
    person.save(update_fields=["duty"])
    log.record(log.Act.DUTY_GIVEN, by=by, on=person, former=former, duty=str(person.duty))


def _require_another(person: User, by: User) -> None:
    if person.pk == by.pk:
        raise NotAllowed(
            gettext("Nobody changes their own rights. Ask another administrator to do it.")
        )
