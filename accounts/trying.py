"""What a change of rights would change: compare what everybody may before and after it."""

from collections.abc import Iterable
from dataclasses import dataclass

from . import rights
from .models import EVERYWHERE, NOWHERE, Branch, Reach, Unit, User

Rights = dict[tuple[int, str], Reach]  # by person and right


@dataclass(frozen=True, slots=True)
class Difference:
    """A person gains or loses rights in a unit and below it; everywhere, where it is None."""

    person: User
    unit: Unit | None
    gained: tuple[str, ...]
    lost: tuple[str, ...]


def everyones_rights() -> Rights:
    """What each active person may now, and where."""
    found: Rights = {}
    for pk, duty in User.objects.filter(is_active=True).exclude(duty="").values_list("pk", "duty"):
        for right in rights.DUTIES[duty]:
            found[pk, right] = EVERYWHERE
    for pk, one in rights.held_by(person__is_active=True):
        key = pk, one.right
        found[key] = found.get(key, NOWHERE) | Reach(branches=frozenset({one.branch}))
    return found


def differences(before: Rights, after: Rights) -> list[Difference]:
    """By person and unit, in the order of names and of the tree."""
    gained = _beyond(after, before)
    lost = _beyond(before, after)
    places = sorted(gained.keys() | lost.keys(), key=_order)
    people = User.objects.in_bulk({pk for pk, _branch in places})
    units = _units(branch for _pk, branch in places)
    return [
        Difference(
            people[pk],
            units.get(branch),
            gained=_names(gained, (pk, branch)),
            lost=_names(lost, (pk, branch)),
        )
        for pk, branch in places
    ]


def _beyond(one: Rights, other: Rights) -> dict[tuple[int, Branch | None], set[str]]:
    """What ``one`` has that ``other`` does not cover, by person and branch (None: everywhere)."""
    found: dict[tuple[int, Branch | None], set[str]] = {}
    for (pk, right), reach in one.items():
        known = other.get((pk, right), NOWHERE)
        if known.everywhere:
            continue
        for branch in [None] if reach.everywhere else _outermost(reach.branches):
            if branch is None or not any(_lies_in(branch, outer) for outer in known.branches):
                found.setdefault((pk, branch), set()).add(right)
    return found


def _outermost(branches: Iterable[Branch]) -> list[Branch]:
    branches = list(branches)
    return [
        branch
        for branch in branches
        if not any(other != branch and _lies_in(branch, other) for other in branches)
    ]


def _lies_in(inner: Branch, outer: Branch) -> bool:
    same = inner.tree_id == outer.tree_id
    return same and outer.lft <= inner.lft and inner.rght <= outer.rght


def _order(place: tuple[int, Branch | None]) -> tuple:
    pk, branch = place
    return pk, (branch.tree_id, branch.lft) if branch else (0, 0)


def _units(branches: Iterable[Branch | None]) -> dict[Branch, Unit]:
    wanted = frozenset(branch for branch in branches if branch)
    found = Unit.objects.in_reach(Reach(branches=wanted)) if wanted else ()
    return {Branch.of(unit): unit for unit in found}


def _names(found: dict, place: tuple[int, Branch | None]) -> tuple[str, ...]:
    changed = found.get(place, set())
    return tuple(str(name) for right, name in rights.NAMES.items() if right in changed)
