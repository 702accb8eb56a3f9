"""What has been read of a page: its paragraphs in order, numbered, and what was noticed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bulletins.text.findings import Finding, Severity, gettext_noop, shortened
from bulletins.text.folding import fold
from bulletins.text.numbering import any_mark
from bulletins.text.paragraphs import Kind, Manuscript, Paragraph, Span, Style

from ..docx import noticed
from ..docx.noticed import MOST_FINDINGS, Noticed
from .line import Call, Gone, Line
from .pictures import read_picture, words_for
from .runs import run_on
from .tables import Heap, Rows, Table

DELETED_THERE = gettext_noop(
    "“%(words)s” is marked as deleted in the source and was not taken over. Put it back if it "
    "belongs here."
)
QUOTED = gettext_noop(
    "%(count)d pairs of quotation marks that a browser puts around words were written out."
)
ELSEWHERE = gettext_noop(
    "The picture %(name)s lies elsewhere and did not come along. Save it and put it in by hand."
)
_MOST_TITLE_LINES = 3


class Output:
    """Each paragraph has a number of its own, and so has a blank line."""

    def __init__(self, *, seeks_title: bool) -> None:
        self.opens_page = False
        self._seeks_title = seeks_title
        self.places: list[tuple[int, int]] = []  # number of a paragraph, line of its source
        self._number = 0
        self._pictures = 0
        self._heaps: list[Heap] = [[]]
        self._notes: dict[str, list[Paragraph]] = {}
        self._calls: dict[int, list[tuple[int, Call]]] = {}
        self._noticed = Noticed()
        self._comments: set[str] = set()
        self._told: dict[int, list[Finding]] = {}
        self._tellings = 0
        self._rows = Rows(self._move)

    def stands_at(self, line: int) -> None:
        """The paragraphs from here on stand on ``line`` of a source that is no page itself."""
        self.places.append((self._number + 1, line))

    def blank(self) -> None:
        self._number += 1

    def line(self, line: Line) -> None:
        """Put down ``line``, if it shows anything, and what was noticed in it."""
        number = self._number + 1
        if not line.is_blank:
            self._text(line, number)
        elif line.length:
            self.blank()
        for gone in line.deleted:
            self._tell_deleted(gone, number, len(line.number))
        self._count_comments(line, number)
        for why, aside in line.asides.items():
            self.aside(aside.text, why)

    def _text(self, line: Line, number: int) -> None:
        self.blank()
        paragraph = line.paragraph(number, opens_page=self.opens_page)
        for finding in line.findings(paragraph):
            self._tell(finding)
        if line.note:
            self._notes.setdefault(line.note, []).append(paragraph)
            return
        self.opens_page = False
        self._heaps[-1].append(paragraph)
        if line.calls:
            by = paragraph.generated
            self._calls[number] = [(call.offset + by, call) for call in line.calls]
        if line.quotes:
            self._noticed.count("quotation-marks", QUOTED, (number, 1), line.text, line.quotes)
        if line.is_bullet:
            self._noticed.count("bullets", noticed.BULLETS, (number, 1), line.text)

    def _tell(self, finding: Finding) -> None:
        """Keep a finding until it is known whether its paragraph becomes part of a row."""
        if self._tellings < MOST_FINDINGS:
            self._tellings += 1
            self._told.setdefault(finding.line, []).append(finding)

    def _tell_deleted(self, gone: Gone, number: int, by: int) -> None:
        words = " ".join("".join(gone.words).split())
        if words:
            code = "tracked-deletion" if gone.revision else "marked-deleted"
            template = noticed.DELETED if gone.revision else DELETED_THERE
            params, place = {"words": words}, (number, gone.offset + by + 1)
            excerpt = shortened(words)
            self._tell(Finding(code, Severity.WARNING, template, *place, excerpt, params=params))

    def _count_comments(self, line: Line, number: int) -> None:
        """A comment is told once, where it comes first: at its mark in the text, if it has one.

        Words of which it is not said to which comment they belong are another only where none is
        known.
        """
        for key, offset in line.comments.items():
            if key not in self._comments and (key or not self._comments):
                self._comments.add(key)
                place = (number, offset + len(line.number) + 1)
                self._noticed.count("comments", noticed.COMMENTS, place, line.text)

    def aside(self, text: str, why: str) -> None:
        if text.strip():
            self.blank()
            self._heaps[-1].append(Paragraph(text, self._number, kind=Kind.ASIDE, why=why))

    def picture(self, attributes: dict[str, str], address: str = "") -> None:
        """Put down a picture, in a link to ``address``; one that lies elsewhere, or cannot be
        shown, is reported.
        """
        found = read_picture(attributes, self._pictures + 1)
        if found is None:
            return
        self._pictures += 1
        self.blank()
        (picture, is_showable), words = found, words_for(attributes)
        line = self._number
        spans = (Span(0, len(words), Style.LINK, address),) if address else ()
        shown = Paragraph(words, line, kind=Kind.PICTURE, picture=picture, spans=spans)
        self._heaps[-1].append(shown)
        if not is_showable:
            is_here = picture.data or picture.media_type
            template = noticed.NOT_SHOWN if is_here else ELSEWHERE
            code = "picture-not-shown" if is_here else "linked-picture"
            params, excerpt = {"name": picture.name}, shortened(words or picture.name)
            self._noticed.add(
                Finding(code, Severity.WARNING, template, line, 1, excerpt, params=params)
            )

    def begin_cell(self, heap: Heap) -> None:
        self._heaps.append(heap)

    def end_cell(self) -> None:
        self._heaps.pop()

    def table(self, table: Table) -> None:
        """Put down a table that has been read to its end."""
        if table.is_layout():
            self._heaps[-1].append([cell.heap for row in table.rows for cell in row])
        else:
            self._heaps[-1] += self._rows.paragraphs(table)

    def _move(self, line: int, to_line: int, by: int) -> None:
        """The paragraph of a cell, number ``line``, became part of a row."""
        told = [
            replace(one, line=to_line, column=one.column + by) for one in self._told.pop(line, ())
        ]
        if told:
            self._told.setdefault(to_line, []).extend(told)
        moved = [(offset + by, call) for offset, call in self._calls.pop(line, [])]
        if moved:
            self._calls.setdefault(to_line, []).extend(moved)

    def manuscript(self) -> Manuscript:
        flat = list(_flat(self._heaps[0]))
        paragraphs = list(self._with_notes(_titled(flat) if self._seeks_title else flat))
        for finding in (one for told in self._told.values() for one in told):
            self._noticed.add(finding)
        left = [replace(one, kind=Kind.TEXT) for note in self._notes.values() for one in note]
        return Manuscript(paragraphs + left, self._noticed.findings())

    def _with_notes(self, paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
        """Each note after the paragraph that calls it. What no text calls is left."""
        placed = set()
        for paragraph in paragraphs:
            yield paragraph
            for offset, call in self._calls.get(paragraph.line, ()):
                if note := self._notes.pop(call.note, None):
                    placed.add(call.note)
                    text, spans, _ = run_on(note)
                    yield replace(note[0], text=text, spans=tuple(spans), anchor=offset)
                elif call.note not in placed:
                    placed.add(call.note)
                    template, place = noticed.MISSING_NOTE, (paragraph.line, offset + 1)
                    self._noticed.add(
                        Finding("missing-note", Severity.WARNING, template, *place, "")
                    )


def _flat(heap: Heap) -> Iterator[Paragraph]:
    """The paragraphs of a heap of heaps, in order, however deep they lie."""
    waiting = [iter(heap)]
    while waiting:
        entry = next(waiting[-1], None)
        if entry is None:
            waiting.pop()
        elif isinstance(entry, list):
            waiting.append(iter(entry))
        else:
            yield entry


def _titled(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The only heading of the first level is the title, if no other heading stands above it.

    It may stand on several lines.
    """
    heads = [at for at, one in enumerate(paragraphs) if one.level and one.kind == Kind.TEXT]
    tops = [at for at in heads if paragraphs[at].level == 1]
    are_one = tops and tops == heads[: len(tops)] and tops[-1] - tops[0] == len(tops) - 1
    if are_one and len(tops) <= _MOST_TITLE_LINES and not _is_numbered(paragraphs[tops[0]]):
        for at in tops:
            look = replace(paragraphs[at].look, is_title=True)
            paragraphs[at] = replace(paragraphs[at], look=look)
    return paragraphs


def _is_numbered(paragraph: Paragraph) -> bool:
    return bool(paragraph.generated or any_mark(fold(paragraph.text[:20].lstrip())))
