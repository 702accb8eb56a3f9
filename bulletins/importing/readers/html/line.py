"""One line of a page in the making: its characters as they show, and how they look."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bulletins.text.findings import Finding
from bulletins.text.paragraphs import Kind, Look, Paragraph, Span, Style

from ..docx.noticed import COMMENT
from ..typesetting import Typesetting
from .comments import comment_key
from .state import READING, State

_PIECE = re.compile(r"[ \t\n\f\r]+|[^ \t\n\f\r]+")
_SPACE = " \t\n\f\r"
_PUNCTUATION = "“”‘’…—·"  # as wide as a Chinese character between such
_BULLETS = ("o",)  # in the shape of a letter


def _spaces(text: str) -> str:
    """Spaces that Word wrote as no-break spaces, so that none is lost."""
    return " " * len(text.replace("\r\n", " "))


def _is_wide(character: str) -> bool:
    return character in _PUNCTUATION or unicodedata.east_asian_width(character) in ("W", "F")


@dataclass(slots=True)
class Call:
    """The place where a note is called."""

    note: str
    offset: int


@dataclass(slots=True)
class Gone:
    """Words that were deleted, by a ``revision`` or on the page itself."""

    offset: int
    revision: bool
    words: list[str]


@dataclass(slots=True)
class Line:
    """Offsets count without the label. ``first`` is the state of the first character."""

    texts: list[str] = field(default_factory=list)
    length: int = 0
    label: list[str] = field(default_factory=list)
    is_symbol: bool = False  # the label is a sign of a font for signs
    first: State | None = None
    is_blank: bool = True
    note: str = ""
    calls: list[Call] = field(default_factory=list)
    deleted: list[Gone] = field(default_factory=list)
    quotes: int = 0  # pairs of quotation marks that stand in no file
    typesetting: Typesetting = field(default_factory=Typesetting)
    asides: dict[str, "Line"] = field(default_factory=dict)
    comments: dict[str, int] = field(default_factory=dict)  # key → offset of its mark or words
    _spans: list[Span] = field(default_factory=list)
    _sizes: Counter = field(default_factory=Counter)
    _space: str = ""  # white space that shows only if something follows it
    _last: str = ""

    def write(self, text: str, state: State) -> None:
        """Put ``text`` at the end; its white space becomes what a browser makes of it."""
        is_spacing = (state.is_spacing or state.tabs) and not text.strip(_SPACE + "\xa0")
        if is_spacing and text:
            self._put("\t" * state.tabs or _spaces(text), state)
        elif state.keeps_space:
            if text:
                self._put(text, state)
        else:
            for piece in _PIECE.findall(text):
                if piece[0] in _SPACE:
                    self._space = self._space or ("\n" if "\n" in piece else " ")
                else:
                    self._put(piece, state)

    def _put(self, text: str, state: State) -> None:
        start = self.length
        gap, self._space = self._gap(text), ""
        if self.is_blank and (text.strip() or self.first is None):
            self.first = state
        self.is_blank = self.is_blank and not text.strip()
        self.texts.append(gap + text)
        self.length += len(gap) + len(text)
        self._last = text[-1]
        if state.size is not None:
            self._sizes[state.size] += len(text.strip())
        if state.is_bold:
            self._mark(start, len(gap), Style.BOLD)
        if state.address:
            self._mark(start, len(gap), Style.LINK, state.address)
        for setting in state.settings:
            self.typesetting.add(start, self.length, setting, len(gap))

    def _mark(self, start: int, gap: int, style: Style, address: str = "") -> None:
        """The text from ``start`` on has a style, as has that before the gap where they touch."""
        for at in range(len(self._spans) - 1, max(len(self._spans) - 3, -1), -1):
            last = self._spans[at]
            if last.end == start and (last.style, last.address) == (style, address):
                self._spans[at] = replace(last, end=self.length)
                return
        self._spans.append(Span(start + gap, self.length, style, address))

    def _gap(self, text: str) -> str:
        """The space before ``text``: none at the front, nor where Chinese is broken in the file."""
        if not self._space or not self.length:
            return ""
        if self._space == "\n" and _is_wide(self._last) and _is_wide(text[0]):
            return ""
        return " "

    def delete(self, words: str, *, by_revision: bool) -> None:
        """Put ``words`` with those deleted before them at the same place."""
        last = self.deleted[-1] if self.deleted else None
        if last and (last.offset, last.revision) == (self.length, by_revision):
            last.words.append(words)
        else:
            self.deleted.append(Gone(self.length, by_revision, [words]))

    def call(self, note: str) -> None:
        if not (
            self.calls and self.calls[-1].note == note and self.calls[-1].offset == self.length
        ):
            self.calls.append(Call(note, self.length))

    def put_aside(self, text: str, state: State) -> None:
        """Words that are no part of an article, nor of the line they stand in."""
        if state.why == COMMENT and text.strip():
            self.comments.setdefault(comment_key(state.comment, text), self.length)
        is_apart = state.why in (READING, COMMENT)
        self.aside(state.why).write(f" {text}" if is_apart else text, state)

    def aside(self, why: str) -> "Line":
        return self.asides.setdefault(why, Line())

    @property
    def text(self) -> str:
        """As it is shown: raised and lowered where Unicode has the characters."""
        return self.typesetting.applied("".join(self.texts))

    def findings(self, paragraph: Paragraph) -> Iterator[Finding]:
        """What its type says beside its characters; ``paragraph`` is the line printed."""
        return self.typesetting.findings("".join(self.texts), paragraph, paragraph.generated)

    def put_label(self, text: str, *, is_symbol: bool = False) -> None:
        """The number of a list, as it shows before the text."""
        self.label.append(text)
        self.is_symbol |= is_symbol

    @property
    def is_bullet(self) -> bool:
        return bool(self.label) and not self.number

    @property
    def number(self) -> str:
        """The label without the spaces behind it; nothing for a bullet."""
        label = " ".join("".join(self.label).split())
        is_number = not self.is_symbol and any(map(str.isalnum, label))
        return label if is_number and label not in _BULLETS else ""

    def paragraph(self, number: int, *, opens_page: bool) -> Paragraph:
        """The line as paragraph ``number`` of the page."""
        text, label, state = self.text.rstrip(_SPACE), self.number, self.first or State()
        by = len(label)
        look = Look(self._size(), state.is_centred, state.is_title, opens_page)
        spans = [
            Span(span.start + by, min(span.end, len(text)) + by, span.style, span.address)
            for span in self._spans
            if span.start < len(text)
        ]
        return Paragraph(
            label + text,
            number,
            level=state.level,
            kind=Kind.NOTE if self.note else Kind.TEXT,
            generated=by,
            spans=tuple(spans),
            look=look,
        )

    def _size(self) -> float | None:
        return max(self._sizes, key=self._sizes.__getitem__) if self._sizes else None
