"""Galleys → the paragraphs of a manuscript, in order."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from bulletins.text.findings import Severity
from bulletins.text.paragraphs import Break, Kind, Look, Paragraph, Span, Style

from . import noticed
from .galley import Counted, Galley, Hidden, Item, Line, NoteCall, Remark, Shown
from .noticed import Noticed, Place
from .styles import StyleLook

MOST_PARAGRAPHS = 300_000
Notes = Callable[[NoteCall, Place, str], list[Paragraph]]
_PLAIN = StyleLook()


class TooManyParagraphs(Exception):
    """More than any bulletin holds."""


def line_numbers() -> Iterator[int]:
    """1, 2, 3 … as long as there is an end to it."""
    yield from range(1, MOST_PARAGRAPHS + 1)
    raise TooManyParagraphs


class Press:
    """``notes`` gives the paragraphs of a note called at a place, with what stands around it."""

    def __init__(self, told: Noticed, notes: Notes):
        self.paragraphs: list[Paragraph] = []
        self.opens_page = False
        self._noticed = told
        self._notes = notes
        self._anchors_up_to = 0  # characters in the paragraph that a note may belong to

    def pull(
        self, galley: Galley, look: StyleLook = _PLAIN, kind: Kind = Kind.TEXT, label: str = ""
    ) -> None:
        """Print ``galley``, its automatic number in front of the first line that shows."""
        self.opens_page |= look.opens_page
        if label and not galley.has_text:
            remark = Remark("empty-number", Severity.HINT, noticed.EMPTY_NUMBER, {"label": label})
            self._noticed.add(remark.finding(*galley.here(), around=label))
        begun, shift = galley.lines[0].line, 0
        for line in galley.lines:
            is_first = bool(label) and not shift and bool(line.text.strip())
            moved = shift if line.line == begun else 0
            self._line(line, label if is_first else "", moved, look, kind)
            shift = len(label) if is_first else shift

    def pull_row(self, galley: Galley, generated: int) -> None:
        """Print a row; ``generated`` characters at its front are an automatic number."""
        for line in galley.lines:
            self._line(line, "", 0, _PLAIN, Kind.ROW, generated)

    def put(self, paragraph: Paragraph) -> None:
        opens_page = self.opens_page or paragraph.look.opens_page
        if opens_page and paragraph.kind in (Kind.TEXT, Kind.ROW, Kind.PICTURE):
            paragraph = replace(paragraph, look=replace(paragraph.look, opens_page=True))
            self.opens_page = False
        if len(self.paragraphs) >= MOST_PARAGRAPHS:
            raise TooManyParagraphs
        if paragraph.kind in (Kind.TEXT, Kind.ROW):
            self._anchors_up_to = len(paragraph.text)
        self.paragraphs.append(paragraph)

    def open_page_at(self, index: int) -> None:
        """The paragraph at ``index`` turns out to begin a page; so does the next where none is."""
        if index == len(self.paragraphs):
            self.opens_page = True
        else:
            paragraph = self.paragraphs[index]
            look = replace(paragraph.look, opens_page=True)
            self.paragraphs[index] = replace(paragraph, look=look)

    def _line(
        self,
        line: Line,
        front: str,
        moved: int,
        look: StyleLook,
        kind: Kind,
        generated: int = 0,
    ) -> None:
        self.opens_page |= line.opens_page
        words = line.text
        paragraph = Paragraph(
            front + line.typesetting.applied(words),
            line.line,
            line.column + moved,
            level=look.level,
            kind=kind,
            generated=len(front) or generated,
            spans=tuple(_moved_span(span, len(front)) for span in line.spans),
            look=Look(line.size or look.size, look.is_centred, look.is_title),
            breaks=tuple(_moved_break(one, len(front)) for one in line.breaks),
        )
        is_printed = bool(paragraph.text.strip())
        if is_printed:
            self.put(paragraph)
        for finding in line.typesetting.findings(words, paragraph, len(front)):
            self._noticed.add(finding)
        for offset, item in line.items:
            self._fasten(item, paragraph, offset + len(front), is_printed)

    def _fasten(self, item: Item, paragraph: Paragraph, offset: int, is_printed: bool) -> None:
        place = paragraph.place(offset)
        if isinstance(item, Remark):
            self._noticed.add(item.finding(*place, around=paragraph.surroundings(offset)))
        elif isinstance(item, Counted):
            excerpt = paragraph.surroundings(offset)
            self._noticed.count(item.code, item.template, place, excerpt)
        elif isinstance(item, Hidden):
            words = "".join(item.words)
            if words.strip():
                self.put(Paragraph(words, *place, kind=Kind.ASIDE, why=noticed.HIDDEN))
        elif isinstance(item, Shown):
            self.put(_shown(item, place))
        else:
            anchor = offset if is_printed else self._anchors_up_to
            for note in self._notes(item, place, paragraph.surroundings(offset)):
                self.put(replace(note, anchor=anchor) if note.kind == Kind.NOTE else note)


def _shown(item: Shown, place: Place) -> Paragraph:
    link = Span(0, len(item.words), Style.LINK, item.address)
    spans = (link,) if item.address else ()
    return Paragraph(item.words, *place, kind=Kind.PICTURE, picture=item.picture, spans=spans)


def _moved_span(span: Span, by: int) -> Span:
    return replace(span, start=span.start + by, end=span.end + by) if by else span


def _moved_break(one: Break, by: int) -> Break:
    return replace(one, offset=one.offset + by) if by else one
