"""The reading in the making: what the stages of the parser have found so far."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from bulletins.importing.reading import Begins, Facts, Piece, Reading, Role
from bulletins.text.findings import Finding, Severity
from bulletins.text.numbering import Numbering
from bulletins.text.outline import Source
from bulletins.text.paragraphs import Paragraph

from .segments import Segment, filled


@dataclass(slots=True)
class DraftMeasure:
    sign: Segment | None = None
    heading: Segment | None = None
    body: list[Segment] = field(default_factory=list)
    suggested: bool = False

    def pieces(self) -> list[Piece]:
        return _beginning(Begins.MEASURE, _own_pieces(self), suggested=self.suggested)


@dataclass(slots=True)
class DraftSection:
    sign: Segment | None = None
    heading: Segment | None = None
    body: list[Segment] = field(default_factory=list)
    measures: list[DraftMeasure] = field(default_factory=list)
    suggested: bool = False

    def pieces(self) -> list[Piece]:
        """A section with nothing of its own is begun by its first measure."""
        own = _beginning(Begins.SECTION, _own_pieces(self), suggested=self.suggested)
        return [*own, *(piece for measure in self.measures for piece in measure.pieces())]


def _own_pieces(part: DraftMeasure | DraftSection) -> list[Piece]:
    return [
        *_marks(filled([part.sign])),
        *_pieces(filled([part.heading]), Role.HEADING),
        *_pieces(part.body, Role.TEXT),
    ]


@dataclass(slots=True)
class Draft:
    """``title`` and ``unit`` may stand on several lines; they are joined with a space."""

    breadcrumb: list[Segment] = field(default_factory=list)
    title: list[Segment] = field(default_factory=list)
    subtitle: Segment | None = None
    byline: str = ""
    date: datetime.date | None = None
    source: Source | None = None
    source_line: str = ""
    source_place: Segment | None = None
    column: str = ""
    unit: list[Segment] = field(default_factory=list)
    editor_note: list[Segment] = field(default_factory=list)
    lead: list[Segment] = field(default_factory=list)
    sections: list[DraftSection] = field(default_factory=list)
    closing: list[Segment] = field(default_factory=list)
    closing_is_guessed: bool = False
    credits: dict[str, str] = field(default_factory=dict)
    attachments: list[Segment] = field(default_factory=list)
    attached_from: int | None = None  # the paragraph from which on all is the text of attachments
    apart: list[Segment] = field(default_factory=list)  # pictures and rows of tables
    notes: list[Segment] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    left_out: list[tuple[Segment, str]] = field(default_factory=list)
    marks: list[Segment] = field(default_factory=list)  # of attachments
    # Paragraph → a sign of the file's format inside it, which is left out of whatever it stands in.
    signs: dict[int, Segment] = field(default_factory=dict)
    suggested: set[tuple[int, int]] = field(default_factory=set)  # where guessed pieces begin
    continued: set[tuple[int, int]] = field(default_factory=set)  # lines of a title broken in two

    def leave_out(self, why: str, *segments: Segment) -> None:
        self.left_out += [(segment, why) for segment in segments]

    def find(
        self, segment: Segment, code: str, severity: Severity, template: str, **params: str | int
    ) -> None:
        self.findings.append(segment.finding(code, severity, template, **params))

    def tell(self, findings: Iterable[Finding]) -> None:
        """Add ``findings``, none twice: a section is searched for measures after the whole text."""
        known = {(finding.code, finding.line, finding.column) for finding in self.findings}
        for finding in findings:
            place = (finding.code, finding.line, finding.column)
            self.findings += [] if place in known else [finding]
            known.add(place)

    def suggest(self, segment: Segment, template: str, **params: str | int) -> None:
        """``segment`` was taken for what it is on weak evidence: a finding says so."""
        self.find(segment, "weak-structure", Severity.HINT, template, **params)
        self.suggested.add((segment.index, segment.start))

    def reading(self, paragraphs: Iterable[Paragraph]) -> Reading:
        """The draft as a row of pieces, in the order of the source."""
        pieces = [
            *_pieces(self.breadcrumb, Role.BREADCRUMB),
            *_pieces(self.title, Role.TITLE),
            *_pieces(filled([self.subtitle]), Role.SUBTITLE),
            *_pieces(self.unit, Role.UNIT),
            *_pieces(self.editor_note, Role.EDITOR_NOTE),
            *_pieces(self.lead, Role.TEXT),
            *(piece for section in self.sections for piece in section.pieces()),
            *_beginning(
                Begins.CLOSING,
                _pieces(self.closing, Role.TEXT),
                suggested=self.closing_is_guessed,
            ),
            *_pieces(self.attachments, Role.ATTACHMENT),
            *(piece for one in self.apart for piece in _pieces([one], self._role_apart(one))),
            *_pieces(self.notes, Role.NOTE),
            *_marks(self.marks),
            *(replace(piece, why=why) for part, why in self.left_out for piece in _left(part)),
        ]
        pieces = [part for piece in self._marked(pieces) for part in self._cut(piece)]
        facts = Facts(
            self.byline, self.date, self.source, self.source_line, self.credits, self.column
        )
        return Reading(
            paragraphs=tuple(paragraphs),
            pieces=tuple(sorted(pieces, key=lambda piece: (piece.at, piece.start))),
            facts=(facts,),
            findings=tuple(self.findings),
        )

    def _role_apart(self, segment: Segment) -> Role:
        is_attached = self.attached_from is not None and segment.index > self.attached_from
        return Role.ATTACHMENT if is_attached else Role.TEXT

    def _marked(self, pieces: list[Piece]) -> Iterator[Piece]:
        odd = self.suggested | self.continued
        for piece in pieces:
            place = (piece.at, piece.start)
            if piece.role != Role.LEFT_OUT and place in odd:
                goes_on = piece.continues or place in self.continued
                guessed = piece.suggested or place in self.suggested
                yield replace(piece, suggested=guessed, continues=goes_on)
            else:
                yield piece

    def _cut(self, piece: Piece) -> list[Piece]:
        """``piece`` without the sign of the format that stands inside it."""
        sign = self.signs.get(piece.at)
        if sign is None or not _is_inside(sign, piece):
            return [piece]
        whole = replace(sign, start=piece.start, end=piece.end)
        first, *more = whole.around(sign)
        goes_on = piece.role == Role.TEXT
        rest = replace(piece, begins=Begins.NOTHING, suggested=False, continues=goes_on)
        return [
            replace(piece, start=first.start, end=first.end),
            *(replace(rest, start=part.start, end=part.end) for part in more),
        ]


def _is_inside(sign: Segment, piece: Piece) -> bool:
    is_longer = piece.end - piece.start > len(sign)
    return piece.start <= sign.start < piece.end and is_longer


def _pieces(segments: Iterable[Segment], role: Role) -> list[Piece]:
    return [Piece(part.index, part.start, part.end, role) for part in segments]


def _left(segment: Segment) -> list[Piece]:
    return _pieces([segment], Role.LEFT_OUT)


def _marks(segments: Iterable[Segment]) -> list[Piece]:
    marks = zip(segments, _pieces(segments, Role.MARK), strict=True)
    return [replace(piece, numbering=_numbering(segment)) for segment, piece in marks]


def _numbering(segment: Segment) -> Numbering:
    mark = segment.any_mark
    return mark.numbering if mark else Numbering.NONE


def _beginning(what: Begins, pieces: list[Piece], *, suggested: bool = False) -> list[Piece]:
    """``pieces``, the first of which begins a part."""
    return [
        replace(piece, begins=what, suggested=suggested) if number == 0 else piece
        for number, piece in enumerate(pieces)
    ]
