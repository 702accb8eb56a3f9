"""The later life of an account: suspended, opened again, moved to another unit, closed.

Other apps say what work a person can have in hand (``register``), so that nothing of it is lost
when the person goes.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext

from . import appointing, inviting
from .errors import NotAllowed, Refused
from .models import Appointment, Unit, User


@dataclass(frozen=True, slots=True)
class Work:
    """A kind of work that people have in hand.

    ``count(person)`` tells how much; ``give(person, colleague)`` hands it over;
    ``take_along(person, unit)`` is asked while the person still stands in the old unit. All answer
    how many pieces it was.
    """

    name: str | Promise
    count: Callable[[User], int]
    give: Callable[[User, User], int]
    take_along: Callable[[User, Unit], int]


_WORK: dict[str, Work] = {}


def register(key: str, work: Work) -> None:
    _WORK[key] = work


def in_hand(person: User) -> list[tuple[Work, int]]:
    """Each kind of work of which ``person`` has some."""
    counted = [(work, work.count(person)) for work in _WORK.values()]
    return [(work, count) for work, count in counted if count]


@transaction.atomic
def suspend(person: User, *, by: User) -> None:
    """Nobody signs in any more, and whoever is signed in is so no longer."""
    _require_another(person, by)
    person.is_active = False
    person.save(update_fields=["is_active"])
    person.end_sessions()
    inviting.revoke(person)


@transaction.atomic
def open_again(person: User, *, by: User) -> None:
    """Sessions of before stay ended; who had left needs a password and roles anew."""
    _require_another(person, by)
    person.is_active = True
    person.left_at = None
    person.save(update_fields=["is_active", "left_at"])


@transaction.atomic
def transfer(
    person: User,
    unit: Unit,
    *,
    by: User,
    ended: Iterable[Appointment] = (),
    colleague: User | None = None,
) -> None:
    """Work in hand goes to ``colleague``, or along to ``unit`` where there is none.

    ``ended`` are the roles that go with the old place: they give no rights any more.
    """
    _require_another(person, by)
    if person.unit_id == unit.pk:
        raise Refused(gettext("%(person)s is in this unit already.") % {"person": person})
    _require_able(colleague, person)
    for work, _count in in_hand(person):
        if colleague:
            work.give(person, colleague)
        else:
            work.take_along(person, unit)
    for appointment in ended:
        appointing.end(appointment, by=None)
    person.unit = unit
    person.save(update_fields=["unit"])


@transaction.atomic
def leave(person: User, *, by: User, colleague: User | None = None) -> None:
    """For good. Work in hand goes to ``colleague``, or stays with the unit; roles and duty end; the
    name stays on what the person did.
    """
    _require_another(person, by)
    _require_able(colleague, person)
    if colleague:
        for work, _count in in_hand(person):
            work.give(person, colleague)
    for appointment in Appointment.objects.not_over().filter(person=person):
        appointing.end(appointment, by=None)
    person.duty = User.Duty.NONE
    person.left_at = timezone.now()
    person.set_unusable_password()
    person.save(update_fields=["duty", "left_at", "password", "password_set_at"])
    suspend(person, by=by)


def _require_another(person: User, by: User) -> None:
    if person.pk == by.pk:
        raise NotAllowed(
            gettext("Nobody moves, suspends or closes their own account. Ask a colleague.")
        )


def _require_able(colleague: User | None, person: User) -> None:
    if colleague and (not colleague.is_active or colleague.pk == person.pk):
        words = gettext(
            "%(person)s cannot take the work over. Choose somebody with an open account."
        )
        raise Refused(words % {"person": colleague})
