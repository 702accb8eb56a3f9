"""Where in the tree of units a right holds, and how rows are asked whether they lie there."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from .unit import Unit

_NOWHERE = Q(pk__in=())


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit with all units below it, as django-mptt's edges have it."""

    tree_id: int
    lft: int
    rght: int

    @classmethod
    def of(cls, unit: Unit) -> "Branch":
        return cls(unit.tree_id, unit.lft, unit.rght)

    @property
    def is_root(self) -> bool:
        return self.lft == 1

    def q(self) -> Q:
        return Q(tree_id=self.tree_id, lft__gte=self.lft, rght__lte=self.rght)


@dataclass(frozen=True, slots=True)
class Reach:
    """The part of the tree in which somebody may do something.

    ``everywhere`` covers what belongs to no unit too. False where it covers nothing.
    """

    everywhere: bool = False
    branches: frozenset[Branch] = frozenset()

    def __bool__(self) -> bool:
        return self.everywhere or bool(self.branches)

    def __or__(self, other: "Reach") -> "Reach":
        return Reach(self.everywhere or other.everywhere, self.branches | other.branches)

    @property
    def is_whole_tree(self) -> bool:
        """Everywhere, or from the root of a tree down: what belongs to all is theirs to keep."""
        return self.everywhere or any(branch.is_root for branch in self.branches)

    def covers(self, unit: Unit | None) -> bool:
        """Asks where the unit hangs now: one that was read earlier may have been moved since."""
        if self.everywhere or unit is None or not self.branches:
            return self.everywhere
        return Unit.objects.filter(self.own(), pk=unit.pk).exists()

    def units(self, path: str) -> Q:
        """Rows whose ``path``, a relation to a unit, leads here. Without joins of their own."""
        if self.everywhere:
            return ~_NOWHERE
        return Q(**{f"{path}__in": Unit.objects.filter(self.own()).values("pk")})

    def own(self) -> Q:
        """The units themselves."""
        if self.everywhere:
            return ~_NOWHERE
        return _any(branch.q() for branch in self.branches)


def _any(conditions: Iterable[Q]) -> Q:
    found = _NOWHERE
    for condition in conditions:
        found |= condition
    return found


NOWHERE, EVERYWHERE = Reach(), Reach(everywhere=True)
