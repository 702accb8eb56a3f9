"""What speaks for an article of a bulletin beginning at a line that may be its title."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from bulletins.text.numbering import Numbering, read_mark

from .columns import column_name, is_bracketed, is_rule, signs_around, squeezed
from .labels import Kind, read_labels
from .notes import is_note
from .segments import Segment
from .titles import reads_like_body
from .units import contributing_unit, is_unit, unit_in_title
from .wording import key

FIRM, WEAK = 3, 2
_OF_NEWS = re.compile("简讯|短讯|快讯|要闻|动态|信息|集锦|摘编|拾萃|扫描|点击")


@dataclass(frozen=True)
class Signs:
    """What speaks for a title at line ``title`` of the names from ``begin`` to ``end``."""

    lines: list[Segment]
    columns: set[str]
    begin: int
    title: int
    end: int
    numbers: "Numbers"

    @property
    def weight(self) -> int:
        return sum(
            (
                self._of_what_is_above,
                self._of_what_is_below,
                self._of_the_line_itself,
                2 * self._opens_page,
                self._stands_apart,
                self._numbers_restart,
            )
        )

    @cached_property
    def _below(self) -> list[Segment]:
        return self.lines[self.title + 1 : self.end]

    @property
    def _of_what_is_above(self) -> int:
        above = self.lines[self.begin - 1] if self.begin else None
        if above is None:
            return 0
        if key(squeezed((column_name(above) or above).text)) in self.columns:
            return FIRM
        if column_name(above):
            return FIRM if is_bracketed(above) else WEAK
        if is_rule(above) or is_note_above(self.lines, self.begin - 1):
            return WEAK
        if contributing_unit(above):
            return WEAK
        is_unit_above = self.title > self.begin and is_unit(self.lines[self.title - 1])
        return int(bool(read_labels(above)) or is_unit_above)

    @property
    def _of_what_is_below(self) -> int:
        units = sum(is_unit(line) for line in self._below)
        kinds = {entry.kind for line in self._below for entry in read_labels(line)}
        dated = bool(kinds & {Kind.DATE, Kind.SOURCE, Kind.UNIT})
        following = self.lines[self.end : self.end + 1]
        is_noted = any(is_note(line) for line in [*self._below, *following])
        return 2 * bool(units or is_noted) + 2 * dated + bool(kinds - {Kind.DATE, Kind.SOURCE})

    @property
    def _opens_page(self) -> bool:
        return any(line.paragraph.look.opens_page for line in self.lines[self.begin : self.end])

    @property
    def _of_the_line_itself(self) -> int:
        """A column of untitled items, a unit before a colon, ● at the front, type in the middle."""
        line = self.lines[self.title]
        name = column_name(line)
        if name and key(squeezed(name.text)) in self.columns:
            return FIRM
        if (name and _OF_NEWS.search(name.text)) or unit_in_title(line):
            return WEAK
        return any(signs_around(line)) + line.paragraph.look.is_centred

    @property
    def _stands_apart(self) -> bool:
        """Whether more blank lines stand above it than between paragraphs."""
        at = self.begin
        if not 0 < at < len(self.lines) - 1:
            return False
        return gap(self.lines[at - 1], self.lines[at]) > gap(
            self.lines[self.end - 1], self.lines[self.end]
        )

    @property
    def _numbers_restart(self) -> bool:
        """Whether 一、 comes again below, where 二、 or a later one stands above."""
        return self.numbers.above[self.begin] > 1 and self.numbers.below[self.end] == 1


class Numbers:
    """Of each line the last number of 一、 above it and the first from it on; 0 for none."""

    def __init__(self, lines: list[Segment]):
        marks = [read_mark(line.folded[:8], Numbering.COMMA) for line in lines]
        numbers = [mark.number if mark else 0 for mark in marks]
        self.above = [0, *_carried(numbers)]
        self.below = [*reversed(_carried(numbers[::-1])), 0]


def _carried(numbers: list[int]) -> list[int]:
    """Each number, and where there is none the last before it."""
    return list(accumulate(numbers, lambda last, number: number or last))


def is_note_above(lines: list[Segment], at: int) -> bool:
    """Whether a note with its text stands at ``at``, and not below the title of an article."""
    return is_note(lines[at]) and at > 0 and reads_like_body(lines[at - 1])


def gap(above: Segment, below: Segment) -> int:
    """How many lines of the source it is from one to the other."""
    return below.paragraph.line - above.paragraph.line
