"""Whether two lines are the same title, however they were typed."""

from collections import Counter
from difflib import SequenceMatcher

from bulletins.text.folding import fold

_SHORTEST = 5  # of what may be part of a longer title
_ALIKE = 0.72


def key(text: str) -> str:
    """The letters and figures of ``text`` alone: punctuation and spaces make no difference."""
    return "".join(character for character in fold(text).casefold() if character.isalnum())


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
