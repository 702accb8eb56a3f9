"""Why can this person (not) do this? The way to the answer, in sentences."""

from dataclasses import dataclass

from django.utils.translation import gettext

from . import rights
from .models import Appointment, Unit, User


@dataclass(frozen=True, slots=True)
class Reason:
    """One step; ``helps`` where it speaks for yes."""

    helps: bool
    words: str


@dataclass(frozen=True, slots=True)
class Explanation:
    may: bool
    reasons: list[Reason]
    remedy: str = ""


def explain(person: User, right: str, *, row=None, unit: Unit | None = None) -> Explanation:
    """May ``person`` use ``right`` at all; to ``row``; to what belongs to ``unit``?

    The answer comes from the functions that decide in earnest; the reasons tell how they came to
    it.
    """
    where = rights.reach(person, right)
    may = bool(where)
    if row is not None:
        may = rights.reaches(person, row, right)
    elif unit is not None:
        may = where.covers(unit)
    reasons = list(_reasons(person, right, row, unit))
    return Explanation(may, reasons, "" if may else _remedy(person, right, bool(where)))


def _reasons(person: User, right: str, row, unit: Unit | None):
    if not person.is_active:
        yield Reason(False, gettext("The account is suspended."))
        return
    if person.is_superuser:
        yield Reason(
            rights.is_unlocked(person),
            gettext("A superuser may everything.")
            if rights.is_unlocked(person)
            else gettext("This is an emergency account, and emergency access is closed."),
        )
    if person.duty:
        yield Reason(
            right in rights.DUTIES[person.duty],
            gettext("Site-wide duty: %(duty)s.") % {"duty": person.get_duty_display()},
        )
    yield from _by_appointments(person, right, row, unit)


def _by_appointments(person: User, right: str, row, unit: Unit | None):
    appointments = list(_appointments(person))
    if not appointments:
        yield Reason(False, gettext("No role in any unit."))
    for appointment in appointments:
        yield _by_appointment(appointment, right, row, unit)


def _appointments(person: User):
    rows = Appointment.objects.filter(person=person).select_related("role", "unit", "deputy_for")
    return rows.prefetch_related("role__rights__content_type")


def _by_appointment(appointment: Appointment, right: str, row, unit: Unit | None) -> Reason:
    words = gettext("%(role)s in %(unit)s") % {"role": appointment.role, "unit": appointment.unit}
    if appointment.deputy_for:
        words += gettext(", as deputy for %(person)s") % {"person": appointment.deputy_for}
    if not appointment.is_current():
        return Reason(False, words + "：" + _not_in_force(appointment))
    held = {rights.code_of(one) for one in appointment.role.rights.all()}
    if right not in held:
        return Reason(False, words + "：" + gettext("this role does not hold the right."))
    if not _lies_below(appointment.unit, row, unit):
        return Reason(False, words + "：" + gettext("holds the right, but this lies elsewhere."))
    return Reason(True, words + "：" + gettext("holds the right here."))


def _not_in_force(appointment: Appointment) -> str:
    return gettext("not in force (%(from)s to %(to)s).") % {
        "from": appointment.starts or "—",
        "to": appointment.ends or "—",
    }


def _lies_below(top: Unit, row, unit: Unit | None) -> bool:
    where = rights.Reach(branches=frozenset({rights.Branch.of(top)}))
    if row is not None:
        rows = type(row)._default_manager.all()
        return not hasattr(rows, "in_reach") or rows.in_reach(where).filter(pk=row.pk).exists()
    return unit is None or where.covers(unit)


def _remedy(person: User, right: str, has_it_somewhere: bool) -> str:
    if not person.is_active:
        return gettext("A system administrator can open the account again.")
    if has_it_somewhere:
        return gettext("Appoint the person in a unit that covers it, or ask that unit.")
    if right in rights.SITE_WIDE:
        return gettext("This right belongs to a site-wide duty; a security administrator gives it.")
    return gettext("Appoint the person to a role that holds the right, in the unit concerned.")
