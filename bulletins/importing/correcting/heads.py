"""Headings made of text, moved between the levels, and made text again."""

import re
from dataclasses import replace

from bulletins.importing.parsing.parts import heading_end
from bulletins.importing.reading import Begins, Piece, Reading, Role
from bulletins.text.folding import fold
from bulletins.text.numbering import Mark, Numbering, any_mark
from bulletins.text.sentences import sentence_spans

from .pieces import (
    PARTS,
    changed,
    is_head,
    members,
    merged,
    piece_at,
    require_article,
    require_lines,
    stretch,
)
from .refusals import (
    HIGHEST,
    LONG_HEADING,
    LOWEST,
    NO_HEADING,
    ONLY_TEXT,
    OPENS_ARTICLE,
    CannotCorrect,
)

LONGEST_HEADING = 300  # as many characters as the house stores
# 十要素, 三要件 …: the numeral counts, it does not number.
_COUNTED = re.compile(r"[一二三四五六七八九十]{1,3}要[素件求领点旨诀道害塞]")


def promote(reading: Reading, index: int) -> Reading:
    """Text → the heading of a measure → that of a section."""
    piece = piece_at(reading, index)
    require_article(reading, index)
    if piece.role == Role.TEXT:
        return _promote_text(reading, index)
    first = _head(reading, index, otherwise=ONLY_TEXT)
    return _begin_as(reading, first, _above(reading.pieces[first].begins))


def demote(reading: Reading, index: int) -> Reading:
    """The heading of a section → that of a measure → text, with its number in sight again."""
    piece = piece_at(reading, index)
    require_article(reading, index)
    if piece.role == Role.TEXT:
        return _join_part_above(reading, index)
    first = _head(reading, index, otherwise=ONLY_TEXT)
    if reading.pieces[first].begins == Begins.SECTION:
        return _begin_as(reading, first, Begins.MEASURE)
    return take_back_head(reading, index)


def make_head(reading: Reading, index: int, offset: int) -> Reading:
    """The sentence around ``offset`` of a TEXT becomes the heading of a measure.

    The text before it stays where it is, the text after it is the measure's.
    """
    piece = piece_at(reading, index)
    require_article(reading, index)
    if piece.role != Role.TEXT:
        raise CannotCorrect(ONLY_TEXT)
    require_lines(reading, [index])
    spans = sentence_spans(reading.text(piece))
    start, _end = next((span for span in spans if span[0] <= offset < span[1]), spans[-1])
    parts = stretch(reading, piece, start)
    heading = _heading_of(reading, parts[0] if parts else piece)
    if heading[-1].end - heading[-1].start > LONGEST_HEADING:
        raise _too_long(heading[-1])
    return _head_at(reading, index, heading)


def take_back_head(reading: Reading, index: int) -> Reading:
    """A heading of any level becomes text of the part above, one paragraph with the text that
    stands beside it in the source.
    """
    first = _head(reading, index, otherwise=NO_HEADING)
    together = members(reading, first)
    around = [*_beside(reading, first, -1), *together, *_beside(reading, together[-1], 1)]
    return changed(reading, _as_text(reading, around))


def _head(reading: Reading, index: int, *, otherwise: str) -> int:
    """Where the heading begins of which piece ``index`` is a part."""
    first = members(reading, index)[0]
    if not is_head(reading.pieces[first]):
        raise CannotCorrect(otherwise)
    return first


def _above(begins: Begins) -> Begins:
    if begins != Begins.MEASURE:
        raise CannotCorrect(HIGHEST)
    return Begins.SECTION


def _begin_as(reading: Reading, index: int, begins: Begins) -> Reading:
    begun = replace(reading.pieces[index], begins=begins, suggested=False)
    return changed(reading, {index: [begun]})


def _join_part_above(reading: Reading, index: int) -> Reading:
    """A part without a heading, or the closing, becomes text of the part above."""
    if reading.pieces[index].begins in (Begins.NOTHING, Begins.ARTICLE):
        raise CannotCorrect(LOWEST)
    return _begin_as(reading, index, Begins.NOTHING)


def _promote_text(reading: Reading, index: int) -> Reading:
    """A text too long for a heading, without a stop, begins a measure without one."""
    piece = reading.pieces[index]
    require_lines(reading, [index])
    heading = _heading_of(reading, piece)
    if heading[-1].end - heading[-1].start <= LONGEST_HEADING:
        return _head_at(reading, index, heading)
    if piece.begins == Begins.SECTION:
        raise _too_long(heading[-1])
    _require_free(piece)
    level = Begins.SECTION if piece.begins == Begins.MEASURE else Begins.MEASURE
    return _begin_as(reading, index, level)


def _too_long(heading: Piece) -> CannotCorrect:
    length = heading.end - heading.start
    return CannotCorrect(LONG_HEADING, length=length, longest=LONGEST_HEADING)


def _require_free(piece: Piece) -> None:
    if piece.begins == Begins.ARTICLE:
        raise CannotCorrect(OPENS_ARTICLE)


def _heading_of(reading: Reading, text: Piece) -> list[Piece]:
    """The number at the front of ``text``, if it has one, and its first sentence."""
    mark = _mark_of(reading, text)
    after = stretch(reading, text, mark.length) if mark else []
    words = after[0] if after else text
    numbering = mark.numbering if mark and after else Numbering.NONE
    end = heading_end(reading.text(words), numbering)
    sign = stretch(reading, replace(text, numbering=numbering), 0, mark.length) if after else []
    return [
        *(replace(part, role=Role.MARK) for part in sign),
        *(replace(part, role=Role.HEADING) for part in stretch(reading, words, 0, end)),
    ]


def _mark_of(reading: Reading, text: Piece) -> Mark | None:
    folded = fold(reading.text(text))
    return None if _COUNTED.match(folded) else any_mark(folded)


def _head_at(reading: Reading, index: int, heading: list[Piece]) -> Reading:
    """Text before, ``heading``, text after, in the place of the TEXT at ``index``."""
    text = reading.pieces[index]
    before = stretch(reading, text, 0, heading[0].start - text.start)
    after = stretch(reading, text, heading[-1].end - text.start)
    if not before:
        _require_free(text)
    has_part = not before and text.begins in PARTS
    first, *others = heading
    begun = replace(
        first,
        begins=text.begins if has_part else Begins.MEASURE,
        continues=text.continues and not before,
        suggested=False,
    )
    plain = [_bare(part) for part in [*others, *after]]
    return changed(reading, {index: [*before, begun, *plain]})


def _bare(piece: Piece) -> Piece:
    """``piece`` beginning nothing and joined to nothing. Only a MARK has a numbering."""
    return replace(piece, begins=Begins.NOTHING, continues=False, suggested=False)


def _beside(reading: Reading, index: int, step: int) -> list[int]:
    """The TEXT that stands next to piece ``index`` in the same paragraph of the source."""
    at = index + step
    if not 0 <= at < len(reading.pieces):
        return []
    piece, beside = reading.pieces[index], reading.pieces[at]
    is_text = beside.role == Role.TEXT and beside.at == piece.at
    return [at] if is_text and (step < 0 or beside.begins == Begins.NOTHING) else []


def _as_text(reading: Reading, indexes: list[int]) -> dict[int, list[Piece]]:
    """The pieces at ``indexes`` as text: one paragraph, over as many of the source as they are."""
    first = reading.pieces[indexes[0]]
    is_kept = first.role == Role.TEXT or first.begins == Begins.ARTICLE
    begins = first.begins if is_kept else Begins.NOTHING
    plain = {"role": Role.TEXT, "numbering": Numbering.NONE, "suggested": False}
    new = merged(reading, indexes, begins=Begins.NOTHING, continues=True, **plain)
    (opening,) = new[indexes[0]]
    return new | {indexes[0]: [replace(opening, begins=begins, continues=first.continues)]}
