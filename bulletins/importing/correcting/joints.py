"""Splitting at a place and joining again."""

from dataclasses import replace

from bulletins.importing.reading import Begins, Piece, Reading, Role

from .heads import LONGEST_HEADING
from .pieces import (
    changed,
    members,
    merged,
    piece_at,
    require_lines,
    runs,
    stretch,
    text_after,
    text_before,
)
from .refusals import (
    A_NUMBER,
    JOINED,
    LONG_HEADING,
    NO_TEXT_AFTER,
    NO_TEXT_BEFORE,
    NOT_THE_SAME,
    NOTHING_BEFORE,
    OPENS_PART,
    CannotCorrect,
)


def split(reading: Reading, index: int, offset: int) -> Reading:
    """Two of what was one, at ``offset`` of the piece; of a heading, what follows becomes text.

    At the front of a text that was joined to the one before it, the two are parted again.
    """
    piece = piece_at(reading, index)
    require_lines(reading, [index])
    if piece.role == Role.MARK:
        raise CannotCorrect(A_NUMBER)
    parts = _parted(reading, piece, offset)
    if piece.role == Role.HEADING:
        return _shorten_heading(reading, index, parts)
    return changed(reading, {index: parts})


def _parted(reading: Reading, piece: Piece, offset: int) -> list[Piece]:
    before = stretch(reading, piece, 0, max(0, offset))
    after = stretch(reading, piece, min(max(0, offset), piece.end - piece.start))
    if not before and piece.continues and piece.role == Role.TEXT:
        return [replace(piece, continues=False)]
    if not before or not after:
        raise CannotCorrect(NOTHING_BEFORE)
    rest = replace(after[0], begins=Begins.NOTHING, continues=False, suggested=False)
    return [replace(before[0], suggested=False), rest]


def _shorten_heading(reading: Reading, index: int, parts: list[Piece]) -> Reading:
    """The later lines of the heading go with what was split off."""
    head, rest = parts
    reading, together = _confirmed(reading, index), members(reading, index)
    new = {
        at: [replace(reading.pieces[at], role=Role.TEXT, continues=True)]
        for at in together
        if at > index
    }
    return changed(reading, {index: [head, replace(rest, role=Role.TEXT)]} | new)


def _confirmed(reading: Reading, index: int) -> Reading:
    first = members(reading, index)[0]
    return changed(reading, {first: [replace(reading.pieces[first], suggested=False)]})


def join(reading: Reading, index: int) -> Reading:
    """Text with the text before it, a heading with the text after it; anything else with what
    stands before it in the same line and is the same.
    """
    piece = piece_at(reading, index)
    together = members(reading, index)
    if reading.pieces[together[-1]].role in (Role.HEADING, Role.MARK):
        return _lengthen_heading(reading, together)
    if piece.role == Role.TEXT:
        return _join_text(reading, index)
    return _merge(reading, index - 1, index)


def _join_text(reading: Reading, index: int) -> Reading:
    piece = reading.pieces[index]
    if piece.continues:
        raise CannotCorrect(JOINED)
    if piece.begins != Begins.NOTHING:
        raise CannotCorrect(OPENS_PART)
    before = text_before(reading, index)
    if before is None:
        raise CannotCorrect(NO_TEXT_BEFORE)
    require_lines(reading, [before, index])
    if before == index - 1 and reading.pieces[before].at == piece.at:
        return _merge(reading, before, index)
    return changed(reading, {index: [replace(piece, continues=True)]})


def _merge(reading: Reading, before: int, index: int) -> Reading:
    """One piece of two neighbours in one paragraph of the source."""
    first, second = reading.pieces[max(before, 0)], reading.pieces[index]
    is_same = (first.at, first.role, first.why) == (second.at, second.role, second.why)
    if before < 0 or not is_same or second.begins != Begins.NOTHING:
        raise CannotCorrect(NOT_THE_SAME)
    return changed(reading, merged(reading, [before, index], suggested=False))


def _lengthen_heading(reading: Reading, together: list[int]) -> Reading:
    last, after = together[-1], text_after(reading, together[-1])
    if after is None:
        raise CannotCorrect(NO_TEXT_AFTER)
    require_lines(reading, [*together, after])
    _require_length(reading, [*together, after])
    reading = _confirmed(reading, last)
    is_heading = reading.pieces[last].role == Role.HEADING
    if is_heading and [last, after] in runs(reading, [last, after]):
        return changed(reading, merged(reading, [last, after]))
    more = replace(reading.pieces[after], role=Role.HEADING, continues=False)
    return changed(reading, {after: [more]})


def _require_length(reading: Reading, indexes: list[int]) -> None:
    pieces = [reading.pieces[at] for at in indexes]
    length = sum(piece.end - piece.start for piece in pieces if piece.role != Role.MARK)
    if length > LONGEST_HEADING:
        raise CannotCorrect(LONG_HEADING, length=length, longest=LONGEST_HEADING)
