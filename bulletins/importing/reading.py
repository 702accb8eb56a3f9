"""How a source is understood: each stretch of it has its role, and none is without one.

A reading is a row of pieces in the order of the source. The outline is read off them
(``outlining``), a person corrects them (``correcting``), and that nothing was lost shows in them:
every character of the source that is not white space lies in exactly one piece.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from bulletins.text.findings import Finding, Severity, gettext_noop
from bulletins.text.numbering import Numbering
from bulletins.text.outline import Source
from bulletins.text.paragraphs import Paragraph

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
    """Characters ``start:end`` of paragraph ``at`` (from 0), white space at the ends taken off.

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
        """``piece`` without the white space at its ends."""
        words = self.text(piece)
        begin = piece.start + len(words) - len(words.lstrip())
        return replace(piece, start=begin, end=begin + len(words.strip()))

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
            if (wrong := list(_wrong_offsets(paragraph.text, counts)))
        ]


def _wrong_offsets(text: str, times: bytearray) -> Iterator[int]:
    for offset, character in enumerate(text):
        if times[offset] != 1 and not character.isspace():
            yield offset


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
