"""Whether two lines are the same title, however they were typed."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from bulletins.text.folding import fold

_SHORTEST = 5  # of what may be part of a longer title
_ALIKE = 0.72
_COMMON = 200  # lines; two characters that stand in more of them tell nothing
_COMPARED = 12  # lines that are looked at closely


def key(text: str) -> str:
    """The letters and figures of ``text`` alone: punctuation and spaces make no difference."""
    return "".join(character for character in fold(text).casefold() if character.isalnum())


def reads_as_listed(listed: str, title: str) -> bool:
    """Whether a title begins as the list of contents has it, of two keys; it may go on in the
    lines below it, and a unit may stand before it on the list.
    """
    return listed == title or listed.startswith(title) or title.endswith(listed)


def are_alike(one: str, other: str) -> bool:
    """Whether two keys are of the same title: one holds the other, or most of it is the same."""
    if not one or not other:
        return False
    if one == other or _holds(one, other) or _holds(other, one):
        return True
    return likeness(one, other) >= _ALIKE


def _holds(long: str, short: str) -> bool:
    return len(short) >= _SHORTEST and 2 * len(short) >= len(long) and short in long


def likeness(one: str, other: str) -> float:
    """From 0 to 1. Where the characters alone rule it out, nothing more is compared."""
    shared = sum((Counter(one) & Counter(other)).values())
    if 2 * shared < _ALIKE * (len(one) + len(other)):
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


class Likenesses:
    """Lines by the keys they are known by, to find the one most like a title."""

    def __init__(self, keys: dict[int, list[str]]):
        self._keys = keys
        self._lines: dict[str, set[int]] = defaultdict(set)
        for at, known in keys.items():
            for one in known:
                for pair in _pairs(one):
                    self._lines[pair].add(at)

    def most_like(self, title: str, taken: Collection[int]) -> int | None:
        """The line most like ``title``, if one is like it at all and not ``taken``."""
        shared: Counter[int] = Counter()
        for pair in set(_pairs(title)):
            lines = self._lines.get(pair, ())
            if len(lines) <= _COMMON:
                shared.update(at for at in lines if at not in taken)
        near = sorted(shared.most_common(_COMPARED), key=lambda entry: (-entry[1], entry[0]))
        likes = [(likeness(title, one), -at) for at, _ in near for one in self._alike(title, at)]
        return -max(likes)[1] if likes else None

    def _alike(self, title: str, at: int) -> list[str]:
        return [one for one in self._keys[at] if are_alike(title, one)]


def _pairs(text: str) -> Iterator[str]:
    return (one + other for one, other in pairwise(text))
