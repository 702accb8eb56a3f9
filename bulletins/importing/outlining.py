"""READING → OUTLINE: the pieces, one after the other, become articles with their parts."""

from collections import Counter
from collections.abc import Iterable

from bulletins.text.findings import Finding
from bulletins.text.numbering import Numbering
from bulletins.text.outline import LeftOut, MeasureOutline, Outline, SectionOutline
from bulletins.text.paragraphs import Kind, Paragraph, joint

from .reading import Begins, Facts, Piece, Reading, Role


class Passage(str):
    """A string of an outline that remembers the pieces of the source it was made of."""

    __slots__ = ("pieces",)

    pieces: tuple[Piece, ...]


def passage(reading: Reading, *pieces: Piece, between: str | None = None) -> Passage:
    """The words of ``pieces``, joined as lines of one paragraph are, or with ``between``."""
    words = ""
    for piece in pieces:
        more = _words(reading, piece)
        gap = joint(words, more) if between is None else between
        words += gap * bool(words) + more
    made = Passage(words)
    made.pieces = pieces
    return made


def _words(reading: Reading, piece: Piece) -> str:
    paragraph = reading.paragraphs[piece.at]
    if paragraph.kind == Kind.PICTURE and paragraph.picture:
        return f"![{paragraph.text}]({paragraph.picture.name})"
    return reading.text(piece)


def outline(reading: Reading) -> Outline:
    """The outline of a reading of one article."""
    (only,) = outlines(reading)
    return only


def outlines(reading: Reading) -> list[Outline]:
    """An outline for each article, in order. Findings go to the article in which they stand."""
    heaps = _articles(reading)
    wrong = reading.discrepancies()
    made = [
        _Folding(reading, facts).fold(pieces)
        for pieces, facts in zip(heaps, reading.facts, strict=True)
    ]
    homes = _homes(reading, heaps)
    for finding in _in_order([*reading.findings, *wrong]):
        made[homes.get(finding.line, 0)].findings.append(finding)
    for number, one in enumerate(made):
        one.accounted = not any(homes.get(finding.line, 0) == number for finding in wrong)
    return made


def _articles(reading: Reading) -> list[list[Piece]]:
    """The pieces of each article. What stands above the first belongs to the issue."""
    heaps: list[list[Piece]] = [[]]
    begun = reading.issue is None
    for piece in reading.pieces:
        if piece.begins == Begins.ARTICLE:
            if begun:
                heaps.append([])
            begun = True
        if begun or piece.role != Role.ISSUE_NOTE:
            heaps[-1].append(piece)
    return heaps


def _homes(reading: Reading, heaps: list[list[Piece]]) -> dict[int, int]:
    """Line of the source → the article that has it."""
    if len(heaps) == 1:
        return {}
    return {
        line: number
        for number, pieces in enumerate(heaps)
        for piece in pieces
        for line in _lines(reading.paragraphs[piece.at])
    }


def _lines(paragraph: Paragraph) -> Iterable[int]:
    return {paragraph.line, *(part.line for part in paragraph.breaks)}


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
            setattr(self.outline, name, self._joined(role))
        self.outline.breadcrumb = self._each(Role.BREADCRUMB)
        self.outline.attachments = self._each(Role.ATTACHMENT)
        self.outline.editor_note = self._each(Role.EDITOR_NOTE)
        self.outline.notes = self._each(Role.NOTE)
        self.outline.section_numbering = _numbering(self.section_marks)
        return self.outline

    def _begin(self, piece: Piece) -> None:
        match piece.begins:
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
                line, _ = self.reading.place(piece)
                left = LeftOut(line, self.reading.text(piece), piece.why)
                self.outline.left_out.append(left)
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
