"""A galley: what is collected of one paragraph, or one row of a table, before it is proofed."""

from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from bulletins.text.findings import Finding, Severity, shortened
from bulletins.text.paragraphs import Break, Picture, Span, Style

from ..typesetting import Typesetting
from .styles import RunLook

PARAGRAPH_SIGN = "¶"
MOST_JOINED = 500  # paragraphs that become one
MOST_LINES = 50_000  # of one paragraph


@dataclass(frozen=True, slots=True)
class NoteCall:
    """The place where a foot- or endnote is called."""

    kind: str  # "footnote" or "endnote"
    number: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture at its place, with the words that stand for it, and where it leads."""

    picture: Picture
    words: str
    address: str = ""


@dataclass(slots=True)
class Hidden:
    words: list[str]


@dataclass(slots=True)
class Remark:
    """A finding in the making. ``words`` are its excerpt; without them it is what stands around."""

    code: str
    severity: Severity
    template: str
    params: dict[str, str | int] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)

    def finding(self, line: int, column: int, around: str) -> Finding:
        words = "".join(self.words)
        params = self.params | ({"words": words} if words else {})
        excerpt = shortened(words) if words else around
        return Finding(self.code, self.severity, self.template, line, column, excerpt, None, params)


@dataclass(frozen=True, slots=True)
class Counted:
    """Something of which only the number is told."""

    code: str
    template: str


Item = NoteCall | Shown | Hidden | Remark | Counted
Box = etree._Element | str  # a text box: its paragraphs, or the words of an ornamental one


@dataclass(slots=True)
class Line:
    """What stands between two line breaks of a paragraph. Offsets count from its beginning."""

    line: int
    column: int
    opens_page: bool = False
    texts: list[str] = field(default_factory=list)
    length: int = 0
    spans: list[Span] = field(default_factory=list)
    breaks: list[Break] = field(default_factory=list)
    items: list[tuple[int, Item]] = field(default_factory=list)
    sizes: Counter = field(default_factory=Counter)
    typesetting: Typesetting = field(default_factory=Typesetting)

    @property
    def text(self) -> str:
        return "".join(self.texts)

    @property
    def size(self) -> float | None:
        """The size of most of its characters."""
        return max(self.sizes, key=self.sizes.__getitem__) if self.sizes else None


class Galley:
    """``is_run_on``: a cell or a note, in which line breaks are but spaces."""

    def __init__(self, line: int, is_run_on: bool = False):
        self.is_run_on = is_run_on
        self._begun = line
        self._before = 0  # characters of this source paragraph that stand in earlier lines
        self.lines = [Line(line, 1)]
        self.boxes: list[Box] = []
        self.has_text = False
        self._is_parted = False

    @property
    def last(self) -> Line:
        return self.lines[-1]

    def set(self, text: str, look: RunLook, address: str = "") -> None:
        """Put visible text at the end."""
        text = text.replace("\t", " ") if self.is_run_on else text
        start, end = self._put(text)
        line = self.last
        if count := len(text) - sum(map(str.isspace, text)):
            line.sizes[look.size] += count
            self.has_text = True
        for setting in look.settings:
            line.typesetting.add(start, end, setting)
        if look.is_bold:
            _extend(line.spans, Span(start, end, Style.BOLD))
        if address:
            _extend(line.spans, Span(start, end, Style.LINK, address))

    def gap(self, text: str) -> None:
        """What is not the source's own: tabs between cells, a number in a cell."""
        self._is_parted = self._is_parted and not text.startswith("\t")
        self._put(text)

    def part_paragraphs(self) -> None:
        """A space between the paragraphs of a cell, if another comes."""
        self._is_parted = True

    def hide(self, text: str) -> None:
        kept = self._kept_here()
        if isinstance(kept, Hidden):
            kept.words.append(text)
        else:
            self.fasten(Hidden([text]))

    def take_away(self, text: str, code: str, template: str) -> None:
        """Text that was deleted at this place; what was deleted together is one remark."""
        kept = self._kept_here()
        if isinstance(kept, Remark) and kept.template == template:
            kept.words.append(text)
        else:
            self.fasten(Remark(code, Severity.WARNING, template, words=[text]))

    def fasten(self, item: Item) -> None:
        self.last.items.append((self.last.length, item))

    def break_line(self) -> None:
        if self.is_run_on or len(self.lines) > MOST_LINES:
            self.gap(" ")
            return
        self._before += self.last.length + 1
        self.lines.append(Line(self._begun, self._before + 1))

    def break_page(self) -> None:
        self.break_line()
        self.last.opens_page = not self.is_run_on

    def may_join(self) -> bool:
        return len(self.last.breaks) < MOST_JOINED

    def join(self, line: int) -> None:
        """Go on with the text of the next paragraph, the one that stands in ``line``."""
        self._begun, self._before = line, -self.last.length
        if self.last.length:
            self.last.breaks.append(Break(self.last.length, line, 1))
        else:
            self.last.line, self.last.column = line, 1

    def here(self) -> tuple[int, int]:
        """The place in the source where the next character will stand."""
        return self._begun, self._before + self.last.length + 1

    def _put(self, text: str) -> tuple[int, int]:
        line = self.last
        if self._is_parted and text:
            self._is_parted = False
            line.texts.append(" ")
            line.length += 1
        start = line.length
        line.texts.append(text)
        line.length += len(text)
        return start, line.length

    def _kept_here(self) -> "Item | None":
        """What was last fastened, where no text has come since."""
        items = self.last.items
        return items[-1][1] if items and items[-1][0] == self.last.length else None


def _extend(spans: list[Span], span: Span) -> None:
    """Add ``span``, as one with the last of its kind where they touch."""
    for at in range(len(spans) - 1, max(len(spans) - 3, -1), -1):
        last = spans[at]
        if last.end == span.start and (last.style, last.address) == (span.style, span.address):
            spans[at] = Span(last.start, span.end, span.style, span.address)
            return
    spans.append(span)
