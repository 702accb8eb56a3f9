"""A stretch of a paragraph that knows where it stands, so that nothing is lost unseen."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from bulletins.text.findings import Finding, Severity
from bulletins.text.folding import fold
from bulletins.text.numbering import Mark, Numbering, any_mark, read_generated, read_mark
from bulletins.text.paragraphs import Paragraph

_LONGEST_MARK = 30  # with what follows it


@dataclass(frozen=True)
class Segment:
    """Characters ``start:end`` of the paragraph that is number ``index`` of the source."""

    paragraph: Paragraph
    index: int
    start: int
    end: int

    @cached_property
    def text(self) -> str:
        return self.paragraph.text[self.start : self.end]

    @cached_property
    def folded(self) -> str:
        """The matching copy; offsets into it are offsets into ``text``."""
        return fold(self.text)

    @property
    def whole(self) -> "Segment":
        """The whole paragraph, white space at the ends taken off."""
        return Segment(self.paragraph, self.index, 0, len(self.paragraph.text)).part(0)

    def __len__(self) -> int:
        return self.end - self.start

    def part(self, start: int, end: int | None = None) -> "Segment":
        """Characters ``start:end`` of this segment, white space at the ends taken off."""
        stop = self.end if end is None else self.start + end
        piece = self.paragraph.text[self.start + start : stop]
        begin = self.start + start + len(piece) - len(piece.lstrip())
        return Segment(self.paragraph, self.index, begin, begin + len(piece.strip()))

    def mark(self, numbering: Numbering) -> Mark | None:
        """The mark of ``numbering`` at the front; a generated number is one for sure."""
        if generated := self._generated:
            return read_generated(generated, numbering)
        return read_mark(self.folded, numbering)

    @cached_property
    def any_mark(self) -> Mark | None:
        if self._generated:
            marks = (self.mark(numbering) for numbering in Numbering)
            return next((mark for mark in marks if mark), None)
        return any_mark(self.folded[:_LONGEST_MARK])

    @property
    def _generated(self) -> str:
        """The number at the front that a word processor made."""
        return self.folded[: max(0, self.paragraph.generated - self.start)]

    def bold_end(self, start: int = 0) -> int:
        """Where in this segment the bold type ends that begins at ``start``."""
        end = self.paragraph.bold_until(self.start + start) - self.start
        return max(start, min(end, len(self)))

    @cached_property
    def is_bold(self) -> bool:
        """Whether all of it is bold, but for a generated number."""
        start = len(self._generated)
        return start < len(self) == self.bold_end(start)

    def around(self, *kept: "Segment") -> list["Segment"]:
        """What is left of this segment when ``kept`` (parts of it, in order) are taken out."""
        edges = [self.start, *(edge for part in kept for edge in (part.start, part.end)), self.end]
        pairs = zip(edges[::2], edges[1::2], strict=True)
        pieces = [self.part(begin - self.start, end - self.start) for begin, end in pairs]
        return [piece for piece in pieces if len(piece)]

    def finding(self, code: str, severity: Severity, template: str, **params: str | int) -> Finding:
        """A finding at the first character of this segment."""
        line, column = self.paragraph.place(self.start)
        excerpt = self.text[:40]
        return Finding(code, severity, template, line, column, excerpt, params=params)


def filled(segments: Iterable["Segment | None"]) -> list["Segment"]:
    """Those of ``segments`` that are there and hold something."""
    return [segment for segment in segments if segment]
