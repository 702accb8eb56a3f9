"""Each line of a table → the account and the roles it asks for, with what is wrong in words."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext

from accounts import appointing, rights
from accounts.errors import Refused
from accounts.models import Appointment, Role, Unit, User

from .reading import COLUMNS, Line


@dataclass(slots=True)
class Candidate:
    """What a line asks for; nothing of it is stored yet."""

    line: Line
    person: User
    appointments: list[Appointment] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        return not self.errors


def check(lines: list[Line], *, by: User) -> list[Candidate]:
    """``by`` opens accounts in their own units alone, and gives no role they may not give."""
    reader = _Reader(lines, by)
    return [reader.candidate(line) for line in lines]


class _Reader:
    """Knows what all lines share: units, roles, names that are taken."""

    def __init__(self, lines: list[Line], by: User):
        self.by = by
        self.roles = {role.name: role for role in Role.objects.all()}
        given = [line.words.get("username", "") for line in lines]
        self.taken = _taken(given)
        self.first: dict[str, int] = {}
        self.units: dict[str, list[Unit]] = {}

    def candidate(self, line: Line) -> Candidate:
        words = line.words
        person = User(username=User.normalize_username(words.get("username", "")))
        made = Candidate(line, person)
        person.name, person.email = words.get("name", ""), words.get("email", "")
        person.set_unusable_password()
        self._check_name(made)
        person.unit = self._unit(made, "unit")
        if person.unit and not rights.reach(self.by, "accounts.add_user").covers(person.unit):
            made.errors.append(_outside(person.unit))
        made.errors += _wrong(
            lambda: person.full_clean(exclude=["unit", "password"], validate_unique=False)
        )
        self._add_roles(made)
        return made

    def _check_name(self, made: Candidate) -> None:
        name = made.person.username
        if not made.person.name:
            made.errors.append(_empty("name"))
        if not name:
            return
        if name.casefold() in self.taken:
            made.errors.append(
                gettext("The user name “%(name)s” is taken. Choose another.") % {"name": name}
            )
        before = self.first.setdefault(name.casefold(), made.line.number)
        if before != made.line.number:
            made.errors.append(
                gettext("The user name “%(name)s” stands in row %(row)s already.")
                % {"name": name, "row": before}
            )

    def _unit(self, made: Candidate, column: str) -> Unit | None:
        words = made.line.words.get(column, "")
        if not words:
            made.errors.append(_empty(column))
            return None
        if words not in self.units:
            self.units[words] = _units_called(words, self.by)
        found = self.units[words]
        if len(found) == 1:
            return found[0]
        made.errors.append(_no_unit(words) if not found else _many_units(words, found))
        return None

    def _add_roles(self, made: Candidate) -> None:
        words = made.line.words
        names = [name for name in re.split(r"[、，,；;]", words.get("roles", "")) if name.strip()]
        if not names:
            return
        unit = self._unit(made, "role_unit") if words.get("role_unit") else made.person.unit
        days = {name: self._day(made, name) for name in ("starts", "ends")}
        for name in names:
            self._add_role(made, name.strip(), unit, days)

    def _add_role(self, made: Candidate, name: str, unit: Unit | None, days: dict) -> None:
        role = self.roles.get(name)
        if role is None:
            known = "、".join(self.roles)
            words = gettext("There is no role “%(name)s”. Roles: %(known)s.")
            made.errors.append(words % {"name": name, "known": known})
        if role is None or unit is None:
            return
        note = made.line.words.get("note", "")
        appointment = Appointment(
            person=made.person, role=role, unit=unit, note=note, given_by=self.by, **days
        )
        try:
            appointing.require_appointer(appointment, by=self.by)
        except Refused as refusal:
            made.errors.append(str(refusal))
        made.errors += _wrong(lambda: appointment.full_clean(exclude=["person", "given_by"]))
        made.appointments.append(appointment)

    def _day(self, made: Candidate, column: str) -> date | None:
        words = made.line.words.get(column, "")
        numbers = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00:00)?", words)
        try:
            return date(*map(int, numbers.groups())) if numbers else _none_or_raise(words)
        except ValueError:
            made.errors.append(
                gettext("%(column)s: “%(words)s” is no day. Write it as 2026-01-31.")
                % {"column": COLUMNS[column], "words": words}
            )
            return None


def _none_or_raise(words: str) -> None:
    if words:
        raise ValueError(words)


def _taken(names: list[str]) -> set[str]:
    """Those that have an account, whatever their case."""
    wanted = {User.normalize_username(name).casefold() for name in names}
    known = User.objects.values_list("username", flat=True).iterator()
    return {folded for name in known if (folded := name.casefold()) in wanted}


def _units_called(words: str, by: User) -> list[Unit]:
    """By code, else by name; among those of the same name, the ones where ``by`` opens accounts."""
    if found := list(Unit.objects.filter(code=words.lower())):
        return found
    found = list(Unit.objects.filter(Q(name=words) | Q(short_name=words)))
    where = rights.reach(by, "accounts.add_user")
    return [unit for unit in found if where.covers(unit)] or found


def _wrong(clean: Callable[[], None]) -> Iterator[str]:
    try:
        clean()
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            column = f"{COLUMNS[name]}：" if name in COLUMNS else ""
            yield from (f"{column}{message}" for message in messages)


def _empty(column: str) -> str:
    return gettext("%(column)s is empty. Fill it in.") % {"column": COLUMNS[column]}


def _no_unit(words: str) -> str:
    return gettext("There is no unit “%(unit)s”. Write its code, or its name as it is here.") % {
        "unit": words
    }


def _many_units(words: str, found: list[Unit]) -> str:
    codes = "、".join(unit.code for unit in found[:5])
    return gettext("Several units are called “%(unit)s”. Write the code: %(codes)s.") % {
        "unit": words,
        "codes": codes,
    }


def _outside(unit: Unit) -> str:
    return gettext("%(unit)s lies outside the units whose accounts you keep.") % {"unit": unit}
