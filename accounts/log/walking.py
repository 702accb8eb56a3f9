"""Walking along the chain, wherever it lies, and saying what is wrong at which place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from django.utils.translation import gettext

from . import chain

MOST = 1000  # problems; the first ones tell where it begins


@dataclass(frozen=True, slots=True)
class Problem:
    """``number`` is the place in the chain, ``record`` the number of the record; 0: neither."""

    words: str
    number: int = 0
    record: int = 0

    def __str__(self) -> str:
        places = [
            gettext("link %(number)s") % {"number": self.number} if self.number else "",
            gettext("record %(number)s") % {"number": self.record} if self.record else "",
        ]
        return "：".join(filter(None, [" · ".join(filter(None, places)), self.words]))


@dataclass(slots=True)
class Outcome:
    """``notes`` are worth knowing and not wrong; ``moved`` counts the records in files."""

    checked: int = 0
    moved: int = 0
    last: int = 0
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        return not self.problems

    def add(self, found: Iterable[Problem]) -> None:
        self.problems += islice(found, MOST - len(self.problems))


@dataclass(slots=True)
class Walk:
    """The number that comes next, and the hash of the link before it."""

    number: int
    previous: str

    def problems(self, rows: Iterable[tuple]) -> Iterator[Problem]:
        """``rows`` as ``chain.stretch`` gives them. The walk goes on from what is there, so that
        one change is one finding and not all that follows.
        """
        for number, previous, link_hash, record, *values in rows:
            if number != self.number:
                yield _gap(self.number, number)
            elif previous != self.previous:
                yield Problem(gettext("does not follow the link before it"), number, record)
            if values[0] is None:
                yield Problem(gettext("the record was deleted"), number, record)
            elif chain.link_hash(previous, number, values) != link_hash:
                yield Problem(gettext("the record or its link was changed"), number, record)
            self.number, self.previous = number + 1, link_hash


def _gap(expected: int, found: int) -> Problem:
    words = gettext("links are missing: number %(found)s stands where %(expected)s should")
    return Problem(words % {"found": found, "expected": expected}, expected)
