"""The parts of an article as the pieces of a reading have them: with what numbers, in what places.

The numbers of the source are not kept: readers see those of the places, in the style of the house.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from bulletins.proofing.passages import Passage
from bulletins.proofing.references import Part, doubtful_references
from bulletins.text.findings import Finding, Severity, gettext_noop
from bulletins.text.folding import fold
from bulletins.text.numbering import Mark, Numbering, read_generated

from .reading import Begins, Piece, Reading, Role

RESTYLED = gettext_noop(
    "Numbers are written in the style of the house: 〔%(written)s〕 will read 〔%(anew)s〕."
)
_MAY_REFER = {Role.TEXT, Role.HEADING, Role.EDITOR_NOTE, Role.NOTE}


def doubtful_references_in(reading: Reading, pieces: list[Piece]) -> list[Finding]:
    """Of one article, whose ``pieces`` those are."""
    ats = dict.fromkeys(piece.at for piece in pieces if piece.role in _MAY_REFER)
    passages = [Passage(reading.paragraphs[at]) for at in ats]
    return list(doubtful_references(passages, list(_parts(reading, pieces))))


def restyled_marks_in(reading: Reading, pieces: list[Piece]) -> list[Finding]:
    """A hint at the first number of the article that will be written otherwise, if any will."""
    changed = islice(_rewritten(_parts(reading, pieces)), 1)
    return [_restyled(part, anew) for part, anew in changed]


def _restyled(part: Part, anew: str) -> Finding:
    return Finding(
        "numbers-restyled",
        Severity.HINT,
        RESTYLED,
        part.line,
        part.column,
        part.written,
        params={"written": part.written, "anew": anew},
    )


def _rewritten(parts: Iterator[Part]) -> Iterator[tuple[Part, str]]:
    """The parts whose numbers will be written otherwise than in the source, and how."""
    for group in _counted_together(parts):
        kinds = Counter(part.mark.numbering for part in group)
        numbering = kinds.most_common(1)[0][0] if kinds else Numbering.NONE
        for part in group:
            anew = numbering.mark(part.number)
            if _bare(anew) != _bare(part.written):
                yield part, anew


def _counted_together(parts: Iterator[Part]) -> list[list[Part]]:
    """The sections, and the measures of each section; of them those that have a number."""
    sections, measures = [], [[]]
    for part in parts:
        if part.is_section:
            measures.append([])
        (sections if part.is_section else measures[-1]).append(part)
    return [[part for part in group if part.mark] for group in (sections, *measures)]


def _bare(mark: str) -> str:
    """What of a mark shows, in one width."""
    return "".join(sign for sign in fold(mark) if not sign.isspace() and sign.isprintable())


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
