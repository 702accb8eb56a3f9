"""READING → OUTLINE: the pieces, one after the other, become articles with their parts."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import fields
from operator import itemgetter

from bulletins.text.findings import Finding
from bulletins.text.numbering import Numbering
from bulletins.text.outline import (
    IssueOutline,
    LeftOut,
    MeasureOutline,
    Outline,
    SectionOutline,
)
from bulletins.text.paragraphs import Kind, Paragraph, joint

from .lost_links import links_of, lost_links
from .numbers import doubtful_references_in, restyled_marks_in
from .reading import Begins, Facts, IssueFacts, Piece, Reading, Role, written


class Passage(str):
    """A string of an outline that remembers the pieces of the source it was made of."""

    __slots__ = ("pieces",)

    pieces: tuple[Piece, ...]


def passage(reading: Reading, *pieces: Piece, between: str | None = None) -> Passage:
    """The words of ``pieces``, joined as lines of one paragraph are, or with ``between``."""
    words = ""
    for piece in pieces:
        more = _words(reading, piece)
        gap = joint(words, more) if between is None or piece.continues else between
        words += gap * bool(words) + more
    made = Passage(words)
    made.pieces = pieces
    return made


def _words(reading: Reading, piece: Piece) -> str:
    paragraph = reading.paragraphs[piece.at]
    if paragraph.kind == Kind.PICTURE and paragraph.picture:
        return f"![{paragraph.text}]({paragraph.picture.name})"
    return written(paragraph, piece)


def outline(reading: Reading) -> Outline:
    """The outline of a reading of one article."""
    (only,) = outlines(reading)
    return only


def outlines(reading: Reading) -> list[Outline]:
    """An outline for each article, in order. Findings go to the article in which they stand."""
    _own, heaps = apart(reading)
    made = [
        _Folding(reading, facts).fold(pieces)
        for pieces, facts in zip(heaps, reading.facts, strict=True)
    ]
    for article, (findings, wrong) in enumerate(_findings_of(reading, heaps)[1:]):
        made[article].findings = findings
        made[article].accounted = not wrong
    return made


def issue_outline(reading: Reading) -> IssueOutline:
    """What a reading of a bulletin says of the issue itself.

    Of what stands outside the articles all that is not left out is the editor's note.
    """
    own, heaps = apart(reading)
    facts = reading.issue or IssueFacts()
    made = IssueOutline(**{one.name: getattr(facts, one.name) for one in fields(facts)})
    made.contents, made.credits = list(facts.contents), dict(facts.credits)
    noted = [piece for piece in own if piece.role not in (Role.LEFT_OUT, Role.MARK)]
    made.editor_note = [passage(reading, piece) for piece in noted]
    made.left_out = [_left_out(reading, piece) for piece in own if piece.role == Role.LEFT_OUT]
    made.findings, wrong = _findings_of(reading, heaps)[0]
    made.accounted = not wrong
    return made


def all_findings(reading: Reading) -> list[Finding]:
    """Those of the parser, of the reading as it stands, and of the proof, in the source's order."""
    known = [*reading.findings, *findings_as_it_stands(reading), *reading.discrepancies]
    return _in_order(known)


def findings_as_it_stands(reading: Reading) -> list[Finding]:
    """What a correction settles or brings up: addresses that are lost, references to parts that
    are not there or have another number, numbers that will be written otherwise.
    """
    _own, heaps = apart(reading)
    of_numbers = [
        finding
        for heap in heaps
        for find in (doubtful_references_in, restyled_marks_in)
        for finding in find(reading, heap)
    ]
    return [*lost_links(reading), *of_numbers]


def apart(reading: Reading) -> tuple[list[Piece], list[list[Piece]]]:
    """The pieces of the issue itself, above its articles and in its tail; those of each article."""
    if reading.issue is None:
        return [], [list(reading.pieces)]
    own: list[Piece] = []
    heaps: list[list[Piece]] = []
    heap = own
    for piece in reading.pieces:
        if piece.begins == Begins.ARTICLE:
            heap = []
            heaps.append(heap)
        elif piece.begins == Begins.TAIL:
            heap = own
        heap.append(piece)
    return own, heaps


def _findings_of(
    reading: Reading, heaps: list[list[Piece]]
) -> list[tuple[list[Finding], list[Finding]]]:
    """First for the issue itself, then for each article: all findings, and those of the proof."""
    wrong = reading.discrepancies
    found = [([], []) for _ in range(len(heaps) + 1)]
    homes = _Homes(reading, heaps)
    for finding in wrong:
        found[homes.home(finding.line)][1].append(finding)
    for finding in all_findings(reading):
        found[homes.home(finding.line)][0].append(finding)
    return found


class _Homes:
    """Whose a line of the source is: 0 for the issue itself, 1 for the first article …"""

    def __init__(self, reading: Reading, heaps: list[list[Piece]]):
        self._only = 1 if reading.issue is None else None
        owners = {piece.at: number for number, heap in enumerate(heaps, 1) for piece in heap}
        lines = [
            (line, owners.get(at, 0))
            for at, paragraph in enumerate(reading.paragraphs)
            for line in _lines(paragraph)
        ]
        self._lines = sorted(lines)

    def home(self, line: int) -> int:
        """That of the last paragraph that begins on ``line`` or above it."""
        if self._only is not None:
            return self._only
        at = bisect_right(self._lines, line, key=itemgetter(0))
        return self._lines[at - 1][1] if at else 0


def _lines(paragraph: Paragraph) -> Iterable[int]:
    return {paragraph.line, *(part.line for part in paragraph.breaks)}


def _left_out(reading: Reading, piece: Piece) -> LeftOut:
    line, _column = reading.place(piece)
    links = links_of(reading.paragraphs[piece.at])
    addresses = [one.address for one in links if one.start < piece.end and one.end > piece.start]
    words = written(reading.paragraphs[piece.at], piece)
    return LeftOut(line, words, piece.why, tuple(addresses))


def _in_order(findings: list[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: (finding.line, finding.column))


class _Folding:
    """One article in the making: which part is open, and what was put where."""

    def __init__(self, reading: Reading, facts: Facts):
        self.reading = reading
        self.outline = Outline(
            byline=facts.byline,
            date=facts.date,
            source=facts.source,
            source_line=facts.source_line,
            credits=dict(facts.credits),
            column=facts.column,
            unit=facts.unit,
        )
        self.body = self.outline.lead
        self.part: SectionOutline | MeasureOutline | None = None
        self.section_marks: Counter[Numbering] = Counter()
        self.measure_marks: Counter[Numbering] = Counter()
        self.gathered: dict[Role, list[Piece]] = {}

    def fold(self, pieces: list[Piece]) -> Outline:
        for piece in pieces:
            self._begin(piece)
            self._put(piece)
        self._close_section()
        for name, role in (("title", Role.TITLE), ("subtitle", Role.SUBTITLE), ("unit", Role.UNIT)):
            setattr(self.outline, name, self._joined(role) or getattr(self.outline, name))
        self.outline.breadcrumb = self._each(Role.BREADCRUMB)
        self.outline.attachments = self._each(Role.ATTACHMENT)
        self.outline.editor_note = self._each(Role.EDITOR_NOTE)
        self.outline.notes = self._each(Role.NOTE)
        self.outline.section_numbering = _numbering(self.section_marks)
        return self.outline

    def _begin(self, piece: Piece) -> None:
        """An article whose first piece is a heading begins with a section."""
        match piece.begins:
            case Begins.ARTICLE if piece.role in (Role.MARK, Role.HEADING):
                self._open_section(piece.suggested)
            case Begins.SECTION:
                self._open_section(piece.suggested)
            case Begins.MEASURE:
                self._open_measure(piece.suggested)
            case Begins.CLOSING:
                self._close_section()
                self.part, self.body = None, self.outline.closing

    def _open_section(self, suggested: bool) -> None:
        self._close_section()
        self.part = SectionOutline(suggested=suggested)
        self.outline.sections.append(self.part)
        self.body = self.part.body

    def _open_measure(self, suggested: bool) -> None:
        """A measure under no section gets one without a heading."""
        if self.part is None:
            self._open_section(False)
        self.part = MeasureOutline(suggested=suggested)
        self.outline.sections[-1].measures.append(self.part)
        self.body = self.part.body

    def _close_section(self) -> None:
        if self.outline.sections and self.measure_marks:
            self.outline.sections[-1].measure_numbering = _numbering(self.measure_marks)
        self.measure_marks = Counter()

    def _put(self, piece: Piece) -> None:
        match piece.role:
            case Role.TEXT:
                self._put_text(piece)
            case Role.HEADING if self.part is not None:
                self.part.heading = self._with(self.part.heading, piece)
            case Role.HEADING:
                self.body.append(passage(self.reading, piece))
            case Role.MARK:
                self._count_mark(piece)
            case Role.LEFT_OUT:
                self.outline.left_out.append(_left_out(self.reading, piece))
            case role:
                self.gathered.setdefault(role, []).append(piece)

    def _put_text(self, piece: Piece) -> None:
        if piece.continues and self.body:
            self.body[-1] = self._with(self.body[-1], piece)
        else:
            self.body.append(passage(self.reading, piece))

    def _with(self, before: str, piece: Piece) -> Passage:
        pieces = getattr(before, "pieces", ())
        return passage(self.reading, *pieces, piece)

    def _count_mark(self, piece: Piece) -> None:
        """Only the number at the front of a part numbers it; attachments have their own."""
        if piece.begins == Begins.NOTHING:
            return
        if isinstance(self.part, MeasureOutline):
            self.measure_marks[piece.numbering] += 1
        elif isinstance(self.part, SectionOutline):
            self.section_marks[piece.numbering] += 1

    def _joined(self, role: Role) -> Passage | str:
        pieces = self.gathered.get(role)
        return passage(self.reading, *pieces, between=" ") if pieces else ""

    def _each(self, role: Role) -> list[str]:
        return [passage(self.reading, piece) for piece in self.gathered.get(role, [])]


def _numbering(marks: Counter[Numbering]) -> Numbering:
    """The kind most of the marks are of; the first among equals."""
    return marks.most_common(1)[0][0] if marks else Numbering.NONE
