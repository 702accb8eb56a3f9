"""How a source is understood: each stretch of it has its role, and none is without one.

A reading is a row of pieces in the order of the source. The outline is read off them
(``outlining``), a person corrects them (``correcting``), and that nothing was lost shows in them:
every character of the source that is not white space lies in exactly one piece, and so does every
tab of a row: the columns of a table are part of what it says.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from bulletins.text.findings import Finding, Severity, gettext_noop
from bulletins.text.numbering import Numbering
from bulletins.text.outline import Source
from bulletins.text.paragraphs import Kind, Paragraph

NOT_ACCOUNTED = gettext_noop(
    "%(count)d characters of this paragraph are in no part of the outline, or in two."
)


class Role(StrEnum):
    """What a piece is. HEADING and TEXT belong to the part that was begun last."""

    BREADCRUMB = "breadcrumb"
    TITLE = "title"
    SUBTITLE = "subtitle"
    UNIT = "unit"
    EDITOR_NOTE = "editor-note"
    MARK = "mark"  # a recognised number
    HEADING = "heading"
    TEXT = "text"  # of the lead, a section, a measure or the closing
    ATTACHMENT = "attachment"
    NOTE = "note"  # a foot- or endnote
    ISSUE_NOTE = "issue-note"  # the editor's note of a whole issue
    LEFT_OUT = "left-out"


class Begins(StrEnum):
    """What a piece is the first of."""

    NOTHING = ""
    ARTICLE = "article"
    TAIL = "tail"  # of a bulletin: from here on nothing belongs to an article
    SECTION = "section"
    MEASURE = "measure"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters ``start:end`` of paragraph ``at`` (from 0), white space at the ends taken off,
    but for the tabs of a row.

    ``numbering`` is that of a MARK. A TEXT that ``continues`` makes one paragraph with the TEXT
    before it. ``suggested``: the structure that begins here rests on weak evidence. ``why`` says
    why a piece was left out (a gettext_noop message).
    """

    at: int
    start: int
    end: int
    role: Role
    begins: Begins = Begins.NOTHING
    numbering: Numbering = Numbering.NONE
    continues: bool = False
    suggested: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the lines around an article say of it; those lines themselves are left out.

    ``column`` is the heading under which the article stands; ``unit`` is given where
    the list of contents alone names one.
    """

    byline: str = ""
    date: datetime.date | None = None
    source: Source | None = None
    source_line: str = ""
    credits: dict[str, str] = field(default_factory=dict)
    column: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class IssueFacts:
    """What the mast and the foot of a bulletin say of the issue."""

    publication: str = ""
    number: int | None = None
    year: int | None = None
    total: int | None = None
    is_supplement: bool = False
    office: str = ""
    date: datetime.date | None = None
    contents: tuple[str, ...] = ()
    report_to: str = ""
    send_to: str = ""
    distribute_to: str = ""
    print_run: int | None = None
    credits: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """One article, or an issue with its articles where ``issue`` is given.

    ``facts`` has an entry for each article, in order.
    """

    paragraphs: tuple[Paragraph, ...]
    pieces: tuple[Piece, ...]
    facts: tuple[Facts, ...]
    issue: IssueFacts | None = None
    findings: tuple[Finding, ...] = ()

    def text(self, piece: Piece) -> str:
        return self.paragraphs[piece.at].text[piece.start : piece.end]

    def place(self, piece: Piece) -> tuple[int, int]:
        """Line and column at which ``piece`` begins in the source."""
        return self.paragraphs[piece.at].place(piece.start)

    def trimmed(self, piece: Piece) -> Piece:
        """``piece`` without what need not be kept at its ends."""
        kept = list(self.paragraphs[piece.at].kept(piece.start, piece.end))
        begin, end = (kept[0], kept[-1] + 1) if kept else (piece.end, piece.end)
        return replace(piece, start=begin, end=end)

    @cached_property
    def discrepancies(self) -> list[Finding]:
        """The proof: an error for each paragraph in which a character lies in no piece or two."""
        times = [bytearray(len(paragraph.text)) for paragraph in self.paragraphs]
        for piece in self.pieces:
            for offset in range(piece.start, piece.end):
                times[piece.at][offset] = min(times[piece.at][offset] + 1, 2)
        return [
            _discrepancy(paragraph, wrong)
            for paragraph, counts in zip(self.paragraphs, times, strict=True)
            if (wrong := [offset for offset in paragraph.kept() if counts[offset] != 1])
        ]


def with_cells(paragraphs: Sequence[Paragraph], pieces: Iterable[Piece]) -> Iterator[Piece]:
    """``pieces``, in the order of the source, with the tabs of their rows: each goes with the words
    before it, those at the front of a row with its first words. So no cell changes its column.
    """
    for at, run in groupby(pieces, key=attrgetter("at")):
        own = list(run)
        is_row = paragraphs[at].kind == Kind.ROW
        yield from _with_tabs(paragraphs[at].text, own) if is_row else own


def _with_tabs(row: str, pieces: list[Piece]) -> Iterator[Piece]:
    begins = [_front(row, pieces[0]), *(piece.start for piece in pieces[1:])]
    for piece, start, limit in zip(pieces, begins, [*begins[1:], len(row)], strict=True):
        tab = row.rfind("\t", piece.end, limit)
        yield replace(piece, start=start, end=max(piece.end, tab + 1))


def _front(row: str, first: Piece) -> int:
    tab = row.find("\t", 0, first.start)
    return first.start if tab < 0 else tab


def written(paragraph: Paragraph, piece: Piece) -> str:
    """The words of ``piece`` as an outline has them: only a body has rows with empty cells."""
    words = paragraph.text[piece.start : piece.end]
    return words if piece.role in _OF_BODIES else words.strip()


_OF_BODIES = {Role.TEXT, Role.ATTACHMENT, Role.EDITOR_NOTE, Role.ISSUE_NOTE, Role.NOTE}


def _discrepancy(paragraph: Paragraph, wrong: list[int]) -> Finding:
    line, column = paragraph.place(wrong[0])
    return Finding(
        "not-accounted",
        Severity.ERROR,
        NOT_ACCOUNTED,
        line,
        column,
        paragraph.text[wrong[0] :][:40],
        params={"count": len(wrong)},
    )
