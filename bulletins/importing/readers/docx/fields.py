"""Fields: an instruction that does not show, and its result that does."""

import re

from ..addresses import address_of
from .checkboxes import Box
from .symbols import symbol_of_field

_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\"]\S*))', re.IGNORECASE)
_WITHIN = re.compile(r'\\l\s+"?([^"\s]+)', re.IGNORECASE)
_SYMBOL = re.compile(r"\s*SYMBOL\s", re.IGNORECASE)
# EQ draws characters over one another: ``\o\ac(○,一)`` is 一 in a circle; the last one is the text.
_DRAWN = re.compile(r"\s*EQ\b.*\\o.*[,;]\s*([^,;()\\]+)\)\s*$", re.IGNORECASE | re.DOTALL)
# What a program fills in anew when it opens a document, so not what the author saw.
_COMPUTED = re.compile(
    r"\s*((?:SAVE|PRINT|CREATE)?DATE|TIME|EDITTIME|FILENAME|NUM(?:PAGES|WORDS|CHARS))\b",
    re.IGNORECASE,
)
_CHECKBOX = re.compile(r"\s*FORMCHECKBOX\b", re.IGNORECASE)
_LONGEST = 2000  # characters of an instruction that are looked at


def leads_to(instruction: str) -> str:
    """Where a field leads; empty where it is no link, or one within the document."""
    match = _HYPERLINK.match(instruction)
    address = match and (match[1] or match[2])
    if not address:
        return ""
    within = _WITHIN.search(instruction, match.end())
    return address_of(f"{address}#{within[1]}" if within else address)


def drawn_by(instruction: str) -> str:
    """The characters that a field without a result draws itself."""
    if _SYMBOL.match(instruction):
        return symbol_of_field(instruction)
    match = _DRAWN.match(instruction)
    return match[1].strip() if match else ""


def computed(instruction: str) -> str:
    """The kind of a field whose result is filled in anew; empty for one that stays as it is."""
    match = _COMPUTED.match(instruction)
    return match[1].upper() if match else ""


class _Field:
    __slots__ = ("address", "box", "has_result", "in_result", "instruction", "is_shown")

    def __init__(self, above: "_Field | None", box: Box | None):
        self.instruction = ""
        self.box = box
        self.in_result = False
        self.has_result = False
        self.address = above.address if above else ""
        self.is_shown = above is None or (above.in_result and above.is_shown)


class Fields:
    """The fields that are open at one place of a text. They may reach over paragraphs."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def address(self) -> str:
        return self._open[-1].address if self._open else ""

    @property
    def is_shown(self) -> bool:
        """Whether text shows here: not within the instruction of a field around this one."""
        return not self._open or self._open[-1].is_shown

    def begin(self, box: Box | None = None) -> None:
        """A field begins; ``box`` is what it shows if it is one to tick."""
        self._open.append(_Field(self._open[-1] if self._open else None, box))

    def write(self) -> None:
        """Something shows that stands in the file, be it in the result of a field or in none."""
        if self._open:
            self._open[-1].has_result = True

    def instruct(self, text: str) -> None:
        if self._open and len(self._open[-1].instruction) < _LONGEST:
            self._open[-1].instruction += text[:_LONGEST]

    def separate(self) -> str:
        """The instruction of a field whose result begins to show; else empty."""
        if not self._open:
            return ""
        field = self._open[-1]
        field.in_result = True
        field.address = leads_to(field.instruction) or field.address
        return field.instruction if field.is_shown else ""

    def end(self) -> str | Box:
        """The instruction of a field that ends without a result, or the box that it shows; else
        empty.
        """
        field = self._open.pop() if self._open else None
        if field is None or not field.is_shown:
            return ""
        if field.box is not None or _CHECKBOX.match(field.instruction):
            return "" if field.has_result else field.box or Box.UNKNOWN
        return "" if field.in_result else field.instruction

    def end_paragraph(self) -> None:
        """A field whose instruction did not end is broken; what follows is text again."""
        while self._open and not self._open[-1].in_result:
            self._open.pop()
