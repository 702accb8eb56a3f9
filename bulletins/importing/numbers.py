"""The parts of an article as the pieces of a reading have them: with what numbers, in what places.

The numbers of the source are not kept: readers see those of the places.
"""

from collections.abc import Iterable, Iterator

from bulletins.proofing.passages import Passage
from bulletins.proofing.references import Part, doubtful_references
from bulletins.text.findings import Finding
from bulletins.text.folding import fold
from bulletins.text.numbering import Mark, read_generated

from .reading import Begins, Piece, Reading, Role

_MAY_REFER = {Role.TEXT, Role.HEADING, Role.EDITOR_NOTE, Role.NOTE}


def doubtful_references_in(reading: Reading, pieces: list[Piece]) -> list[Finding]:
    """Of one article, whose ``pieces`` those are."""
    ats = dict.fromkeys(piece.at for piece in pieces if piece.role in _MAY_REFER)
    passages = [Passage(reading.paragraphs[at]) for at in ats]
    return list(doubtful_references(passages, list(_parts(reading, pieces))))


def _parts(reading: Reading, pieces: Iterable[Piece]) -> Iterator[Part]:
    section = measure = 0
    for piece in pieces:
        if _begins_section(piece):
            section, measure = section + 1, 0
            yield _part(reading, piece, section, is_section=True)
        elif piece.begins == Begins.MEASURE:
            measure += 1
            yield _part(reading, piece, measure, is_section=False)


def _begins_section(piece: Piece) -> bool:
    is_first = piece.begins == Begins.ARTICLE and piece.role in (Role.MARK, Role.HEADING)
    return is_first or piece.begins == Begins.SECTION


def _part(reading: Reading, piece: Piece, place: int, *, is_section: bool) -> Part:
    mark = _mark(reading, piece) if piece.role == Role.MARK else None
    written = reading.text(piece) if mark else ""
    return Part(place, is_section, mark, written, *reading.place(piece))


def _mark(reading: Reading, piece: Piece) -> Mark | None:
    return read_generated(fold(reading.text(piece)), piece.numbering)
