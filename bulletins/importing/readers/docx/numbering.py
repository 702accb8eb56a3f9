"""Automatic numbers: they are not in the text of a document but in its lists."""

import re
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field

from lxml import etree

from .names import branch, child, children, is_on, name, value, whole
from .numerals import is_known, numeral
from .styles import StyleLook, Styles

LEVELS = 9
_LONGEST = 255  # characters of a pattern, as in Word, and of a number
_PLACE = re.compile("%([1-9])")
_SAMPLE = re.compile(r"0*1(?=\D|$)")  # ``001, 002, 003, ...``


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list, such as ``第%1条``; ``restarts_after`` counts from 1, 0 is never."""

    start: int = 1
    number_format: str = "decimal"
    digits: int = 1
    pattern: str = ""
    places: tuple[int, ...] = ()  # the levels, from 0, whose numbers stand in the pattern
    restarts_after: int | None = None
    is_legal: bool = False
    style: str = ""
    is_hidden: bool = False

    def write(self, number: int, is_legal: bool) -> str:
        number_format = self.number_format
        if is_legal and number_format not in ("none", "bullet"):
            number_format = "decimal"
        written = numeral(number, number_format)
        return written.rjust(self.digits, "0") if self.digits > 1 else written

    def is_restarted_by(self, used: int, own: int) -> bool:
        """Whether this level, ``own`` from 0, begins again after level ``used``."""
        after = self.restarts_after
        return used < own if after is None or after > own else used < after


@dataclass(frozen=True, slots=True)
class Label:
    """What Word shows before a paragraph; ``text`` is empty for a bullet."""

    text: str
    is_bullet: bool = False
    unknown_format: str = ""


@dataclass(slots=True)
class _List:
    """A ``w:num``: the pattern of lists it takes up, and its own levels and starts."""

    pattern_id: int
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Lists:
    """The lists of a document, counting as its paragraphs come by in order.

    Lists of one pattern (``w:abstractNum``) count on together, as in Word, unless one has a start
    of its own: that holds when its level is used for the first time.
    """

    def __init__(self, root: etree._Element | None, styles: Styles):
        self._styles = styles
        self._patterns = {
            whole(value(pattern, "w:abstractNumId")): pattern
            for pattern in children(root, "w:abstractNum")
        }
        self._elements = {
            whole(value(number, "w:numId")): number for number in children(root, "w:num")
        }
        self._lists: dict[int, _List | None] = {}
        self._levels: dict[int, dict[int, Level]] = {}
        self._counts: dict[int, list[int | None]] = {}
        self._begun: set[tuple[int, int]] = set()

    def apart(self) -> "Lists":
        """The same lists, counting from the beginning: a text box or a header is a text apart."""
        lists = copy(self)
        lists._counts, lists._begun = {}, set()
        return lists

    def label(self, look: StyleLook) -> Label | None:
        """Count a paragraph of that ``look``; None where it is in no list."""
        number_id = look.numbered.number_id
        listed = self._list(number_id) if number_id else None
        if listed is None:
            return None
        at = _level_of(look, listed)
        if at not in listed.levels:
            return None
        counts = self._count(number_id, listed, at)
        return _label(listed, counts, at)

    def _count(self, number_id: int, listed: _List, at: int) -> list[int | None]:
        counts = self._counts.setdefault(listed.pattern_id, [None] * LEVELS)
        start = listed.starts.get(at, listed.levels[at].start)
        is_new = at in listed.starts and (number_id, at) not in self._begun
        self._begun.add((number_id, at))
        counts[at] = start if is_new or counts[at] is None else counts[at] + 1
        for upper in range(at):  # a level that was passed over counts as used
            if counts[upper] is None and upper in listed.levels:
                counts[upper] = listed.levels[upper].start
        for lower in range(at + 1, LEVELS):
            level = listed.levels.get(lower, Level())
            if level.is_restarted_by(at, lower):
                counts[lower] = None
        return counts

    def _list(self, number_id: int) -> _List | None:
        if number_id not in self._lists:
            self._lists[number_id] = self._read(number_id)
        return self._lists[number_id]

    def _read(self, number_id: int) -> _List | None:
        number = self._elements.get(number_id)
        pattern_id = self._pattern_of(number_id)
        if number is None or pattern_id is None:
            return None
        listed = _List(pattern_id, dict(self._levels_of(pattern_id)))
        for override in children(number, "w:lvlOverride"):
            at = whole(value(override, "w:ilvl"))
            if (start := child(override, "w:startOverride")) is not None:
                listed.starts[at] = whole(value(start), 1)
            if (level := child(override, "w:lvl")) is not None and 0 <= at < LEVELS:
                listed.levels[at] = _level(level)
        return listed

    def _pattern_of(self, number_id: int | None) -> int | None:
        """The pattern of a list, also where it is that of a numbering style, or of one more."""
        seen: set[int | None] = set()
        while number_id in self._elements and number_id not in seen:
            seen.add(number_id)
            pattern_id = whole(value(child(self._elements[number_id], "w:abstractNumId")), -1)
            style = value(child(self._patterns.get(pattern_id), "w:numStyleLink"))
            if style is None:
                return pattern_id if pattern_id in self._patterns else None
            number_id = self._styles.numbering_style(style).number_id
        return None

    def _levels_of(self, pattern_id: int) -> dict[int, Level]:
        if pattern_id not in self._levels:
            self._levels[pattern_id] = {
                at: _level(level)
                for level in children(self._patterns[pattern_id], "w:lvl")
                if 0 <= (at := whole(value(level, "w:ilvl"), -1)) < LEVELS
            }
        return self._levels[pattern_id]


def _level_of(look: StyleLook, listed: _List) -> int:
    """A style's level is the one that names the style; what the style says itself comes second."""
    style = look.number_style
    linked = [at for at, level in listed.levels.items() if style and level.style == style]
    return linked[0] if linked else min(max(look.numbered.level or 0, 0), LEVELS - 1)


def _label(listed: _List, counts: list[int | None], at: int) -> Label:
    level = listed.levels[at]
    if level.number_format == "bullet":
        return Label("", is_bullet=True)
    text = level.pattern
    for other in level.places:
        is_above = other <= at and other in listed.levels
        shown = listed.levels[other].write(counts[other] or 0, level.is_legal) if is_above else ""
        text = text.replace(f"%{other + 1}", shown)
    text = "" if level.is_hidden else text
    unknown = "" if is_known(level.number_format) else level.number_format
    return Label(text[:_LONGEST], unknown_format=unknown)


def _level(element: etree._Element) -> Level:
    number_format, digits = _format(element)
    pattern = (value(child(element, "w:lvlText")) or "")[:_LONGEST]
    restart = child(element, "w:lvlRestart")
    return Level(
        start=whole(value(child(element, "w:start")), 1),
        number_format=number_format,
        digits=digits,
        pattern=pattern,
        places=tuple(sorted({int(place) - 1 for place in _PLACE.findall(pattern)})),
        restarts_after=None if restart is None else whole(value(restart)),
        is_legal=bool(is_on(child(element, "w:isLgl"))),
        style=value(child(element, "w:pStyle")) or "",
        is_hidden=bool(is_on(child(child(element, "w:rPr"), "w:vanish"))),
    )


def _format(level: etree._Element) -> tuple[str, int]:
    """The format, and how many digits it has at least: Word's own are by sample, ``001``."""
    found = next(_formats(level), None)
    written = value(found) or "decimal"
    if written != "custom":
        return written, 1
    sample = _SAMPLE.match((value(found, "w:format") or "").strip())
    return "decimal", min(len(sample[0]), 9) if sample else 1


def _formats(level: etree._Element) -> Iterator[etree._Element]:
    for element in level:
        if name(element) == "mc:AlternateContent":
            for chosen in branch(element):
                yield from children(chosen, "w:numFmt")
        elif name(element) == "w:numFmt":
            yield element
