"""Candidates → accounts with their roles, all in one transaction, and the passwords on paper."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext

from accounts import appointing, passwords
from accounts.errors import Refused
from accounts.models import User

from .checking import Candidate, check
from .reading import Line


@dataclass(frozen=True, slots=True)
class Slip:
    """What is handed to a person, once: a password or a link. Neither is stored in clear."""

    person: User
    password: str = ""
    link: str = ""


def open_accounts(lines: Iterable[Line], *, by: User) -> list[Slip]:
    """All of ``lines`` or none. Raises Refused where one of them is not in order any more."""
    checked = check(list(lines), by=by)
    # Hashing takes its time on purpose: before the transaction, which keeps other writers waiting.
    slips = [Slip(one.person, passwords.give_one_time(one.person)) for one in checked]
    with transaction.atomic():
        for candidate in checked:
            _require_good(candidate)
            _store(candidate, by)
    return slips


def _require_good(candidate: Candidate) -> None:
    if candidate.errors:
        raise Refused(
            gettext("Nothing was stored. Row %(row)s is not in order any more: %(errors)s")
            % {"row": candidate.line.number, "errors": " ".join(candidate.errors)}
        )


def _store(candidate: Candidate, by: User) -> None:
    candidate.person.save()
    for asked in candidate.appointments:
        appointing.appoint(
            candidate.person,
            asked.role,
            asked.unit,
            by=by,
            starts=asked.starts,
            ends=asked.ends,
            note=asked.note,
        )
