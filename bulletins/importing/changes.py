"""What a correction changed, small enough to keep hundreds: the pieces it took out and put in."""

from dataclasses import asdict, dataclass, replace

from .keeping import (
    facts_from,
    issue_facts_from,
    kept_facts,
    kept_pieces,
    pieces_from,
)
from .reading import Piece, Reading


@dataclass(frozen=True, slots=True)
class Change:
    """From piece ``at`` on, ``before`` became ``after`` (both as ``keeping`` keeps pieces).

    The facts, which are small, are kept whole; None where they did not change.
    """

    at: int
    before: list[dict]
    after: list[dict]
    facts_before: dict | None = None
    facts_after: dict | None = None

    def done(self, reading: Reading) -> Reading:
        return _with(reading, self.at, len(self.before), self.after, self.facts_after)

    def undone(self, reading: Reading) -> Reading:
        return _with(reading, self.at, len(self.after), self.before, self.facts_before)

    def as_data(self) -> dict:
        return asdict(self)


def between(before: Reading, after: Reading) -> Change:
    """The change that leads from ``before`` to ``after``, which are of the same source."""
    front = _common(before.pieces, after.pieces)
    rest = min(len(before.pieces), len(after.pieces)) - front
    back = min(rest, _common(before.pieces[::-1], after.pieces[::-1]))
    facts = kept_facts(before), kept_facts(after)
    return Change(
        front,
        kept_pieces(before.pieces[front : len(before.pieces) - back]),
        kept_pieces(after.pieces[front : len(after.pieces) - back]),
        *(facts if facts[0] != facts[1] else (None, None)),
    )


def _common(one: tuple[Piece, ...], other: tuple[Piece, ...]) -> int:
    """How many pieces at the front are the same."""
    pairs = zip(one, other, strict=False)
    return next(
        (at for at, (mine, theirs) in enumerate(pairs) if mine != theirs),
        min(len(one), len(other)),
    )


def _with(
    reading: Reading, at: int, length: int, pieces: list[dict], facts: dict | None
) -> Reading:
    row = reading.pieces
    changed = replace(reading, pieces=(*row[:at], *pieces_from(pieces), *row[at + length :]))
    if facts is None:
        return changed
    issue = facts["issue"]
    return replace(
        changed,
        facts=tuple(facts_from(one) for one in facts["facts"]),
        issue=None if issue is None else issue_facts_from(issue),
    )
