"""What a reader hands to the parser: the paragraphs of a source, each with its place and look."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from operator import attrgetter

from .findings import Finding


class Kind(StrEnum):
    """What a paragraph of a source is."""

    TEXT = "text"
    ROW = "row"  # a row of a table: its cells, separated by tabs
    PICTURE = "picture"  # ``text`` is its alternative text, often empty
    NOTE = "note"  # a foot- or endnote, called at ``anchor`` of the last TEXT or ROW above it
    ASIDE = "aside"  # a header, a footer, hidden text: never part of an article; ``why`` says which


class Style(StrEnum):
    BOLD = "bold"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start:end`` of a paragraph that are bold, or lead to ``address``."""

    start: int
    end: int
    style: Style
    address: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a source. ``name`` finds it again in the file; sizes in pixels, 0 if unknown.

    ``data`` holds its bytes as they stand in the file; a draft that is kept does not hold them.
    """

    name: str
    media_type: str = ""
    width: int = 0
    height: int = 0
    data: bytes = field(default=b"", repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Break:
    """From ``offset`` on, a paragraph joined from several lines stands at ``line:column``."""

    offset: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Look:
    """What the source's layout says of a paragraph. ``size`` in points, None if unknown."""

    size: float | None = None
    is_centred: bool = False
    is_title: bool = False  # the source's own style for titles
    opens_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, untrimmed, as the source has it.

    ``line`` and ``column`` (from 1) are where ``text`` begins in the source: lines of a text file,
    paragraphs of a document. ``level`` is the level of heading the source itself claims (``##`` in
    Markdown, a heading style), None if it claims none. ``markup`` counts the characters at the
    front and at the back that are signs and not text: a rule of Markdown (``---``), the 【 and 】
    around a title. ``generated`` counts the characters at the front that are the automatic number
    (``一、``) of a word processor, which stores none, or of a list in Markdown.
    """

    text: str
    line: int
    column: int = 1
    level: int | None = None
    markup: tuple[int, int] = (0, 0)
    kind: Kind = Kind.TEXT
    generated: int = 0
    spans: tuple[Span, ...] = ()
    look: Look = Look()
    anchor: int = 0
    picture: Picture | None = None
    why: str = ""
    breaks: tuple[Break, ...] = ()

    def kept(self, start: int = 0, end: int | None = None) -> Iterator[int]:
        """The offsets of what has to be kept: all that is no white space, and in a row the tabs,
        which say in which column a cell stands.
        """
        parts_cells = self.kind == Kind.ROW and bool(self.text.strip())
        for offset, character in enumerate(self.text[start:end], start):
            if not character.isspace() or (parts_cells and character == "\t"):
                yield offset

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column in the source of the character at ``offset``."""
        after = bisect_right(self.breaks, offset, key=attrgetter("offset"))
        if after:
            start = self.breaks[after - 1]
            return start.line, start.column + offset - start.offset
        return self.line, self.column + offset

    def surroundings(self, offset: int, around: int = 10) -> str:
        """The character at ``offset`` with ``around`` characters on each side."""
        return self.text[max(0, offset - around) : offset + around + 1].strip()

    def bold_until(self, start: int = 0) -> int:
        """Where the bold type ends that begins at ``start``; ``start`` where there is none.

        White space, the front markup and a generated number do not interrupt it.
        """
        bold = [span for span in self._bold() if span.end > start]
        end = start
        for begin, stop in ((span.start, span.end) for span in bold):
            if self.text[end:begin].strip():
                break
            end = max(end, stop)
        return end

    def _bold(self) -> list[Span]:
        return [span for span in self.spans if span.style == Style.BOLD]


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A source as it was read: its paragraphs in order, and what its reader noticed."""

    paragraphs: list[Paragraph]
    findings: list[Finding] = field(default_factory=list)


def joint(before: str, after: str) -> str:
    """What stands between two lines that become one: a space where Latin words would run together,
    nothing in Chinese or within a number.
    """
    edges = before[-1:] + after[:1]
    are_words = edges.isascii() and before[-1:].isalnum() and after[:1].isalnum()
    return " " if are_words and not edges.isdecimal() else ""


def joined(lines: list[Paragraph]) -> Paragraph:
    """Lines of one broken paragraph as one."""
    first = lines[0]
    text, breaks = first.text.rstrip(), []
    for line in lines[1:]:
        more = line.text.strip()
        gap = joint(text, more)
        indent = len(line.text) - len(line.text.lstrip())
        breaks.append(Break(len(text) + len(gap), line.line, line.column + indent))
        text += gap + more
    return Paragraph(text, first.line, first.column, breaks=tuple(breaks))
