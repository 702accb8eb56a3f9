"""一是…二是…三是… or ①…②… within prose: in one paragraph or one paragraph each."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from bulletins.text.findings import Finding, Severity, gettext_noop
from bulletins.text.numbering import Numbering, read_mark

from .heads import with_heads
from .parts import Found, Start
from .segments import Segment

SEVERAL = gettext_noop(
    "Several enumerations stand in this section; they were kept as text, not made measures."
)
OUT_OF_ORDER = gettext_noop("This number is out of order; it was kept as text.")
BROKEN = gettext_noop(
    "This number does not count on from the one before it; the enumeration was kept as text."
)
IN_SENTENCE = gettext_noop(
    "This enumeration runs within one sentence; it was kept as text, not made measures."
)
AFTER_COMMA = gettext_noop(
    "Parts of this enumeration begin within a sentence; it was taken as far as it counts on."
)
# After a stop, a colon or a semicolon; after a comma an enumeration may begin, or be no more than
# a sentence.
_PLACE = re.compile(r"(?:^|(?P<stop>[。！？!?;:][”’」』)》】\"]*)|,)\s*")
_SOMETHING = re.compile(r"\S")
_EXCERPT = 60
_IN_WORDS = {Numbering.ONE_IS, Numbering.ONE_MUST, Numbering.ORDINAL}
NUMBERINGS = (
    Numbering.ONE_IS,
    Numbering.ONE_MUST,
    Numbering.ORDINAL,
    Numbering.BRACKETED,
    Numbering.ARABIC,
    Numbering.ARABIC_BRACKETED,
    Numbering.CIRCLED,
)
_NEVER_AFTER_COMMA = {Numbering.COMMA, Numbering.ARABIC}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the lines a number may stand. ``is_clear``: not after a mere comma."""

    at: int
    offset: int
    is_clear: bool


@dataclass(frozen=True, slots=True)
class _Item:
    start: Start
    is_clear: bool

    @property
    def number(self) -> int:
        return self.start.mark.number


def enumeration(lines: list[Segment], kinds: Iterable[Numbering] = NUMBERINGS) -> Found:
    """The enumeration that begins first, if it runs in order from one to two at least."""
    places = [place for at, line in enumerate(lines) for place in _places(line, at)]
    found = [_enumeration(lines, places, numbering) for numbering in kinds]
    real = [result for result in found if result.starts]
    if real:
        return min(real, key=lambda result: result.starts[0].place)
    return Found(findings=[finding for result in found for finding in result.findings])


def _places(line: Segment, at: int) -> Iterator[_Place]:
    for match in _PLACE.finditer(line.folded):
        yield _Place(at, match.end(), match["stop"] is not None or match.start() == 0)


def _enumeration(lines: list[Segment], places: list[_Place], numbering: Numbering) -> Found:
    items = list(_items(lines, places, numbering))
    clear = [item for item in items if item.is_clear]
    firsts = [item for item in clear if item.number == 1]
    if len(firsts) > 1:
        return Found(findings=_several(lines, clear, firsts[1]))
    chain, clear_chain = _in_order(items), _in_order(clear)
    if len(clear_chain) >= 2 and len(clear_chain) >= len(chain):
        return _taken(lines, clear_chain, clear, numbering)
    if len(chain) >= 2 and _are_mostly_clear(chain):
        found = _taken(lines, chain, clear, numbering)
        hint = _finding(lines, chain[0], "weak-structure", Severity.HINT, AFTER_COMMA)
        return replace(found, findings=[*found.findings, hint])
    sentences = _sentences(lines, items)
    return Found(findings=[*_broken(lines, clear, numbering), *sentences])


def _items(lines: list[Segment], places: list[_Place], numbering: Numbering) -> Iterator[_Item]:
    for place in places:
        if not place.is_clear and numbering in _NEVER_AFTER_COMMA:
            continue
        folded = lines[place.at].folded
        mark = read_mark(folded, numbering, place.offset)
        if mark and _SOMETHING.search(folded, place.offset + mark.length):
            yield _Item(Start(place.at, place.offset, mark), place.is_clear)


def _in_order(items: list[_Item]) -> list[_Item]:
    """Items that count on from one; those after commas only within a paragraph."""
    taken: list[_Item] = []
    for item in items:
        is_near = item.is_clear or not taken or taken[-1].start.at == item.start.at
        if item.number == len(taken) + 1 and is_near:
            taken.append(item)
    return taken


def _taken(
    lines: list[Segment], chain: list[_Item], clear: list[_Item], numbering: Numbering
) -> Found:
    taken = set(chain)
    findings = [
        _finding(lines, item, "numbering-out-of-order", Severity.WARNING, OUT_OF_ORDER)
        for item in clear
        if item not in taken
    ]
    return with_heads(lines, Found([item.start for item in chain], numbering, findings))


def _are_mostly_clear(chain: list[_Item]) -> bool:
    """Whether all but the first follow stops, or two at least do."""
    return sum(item.is_clear for item in chain) >= 2 or all(item.is_clear for item in chain[1:])


def _sentences(lines: list[Segment], items: list[_Item]) -> list[Finding]:
    """A hint for each paragraph in which items follow each other with mere commas."""
    by_line = [list(group) for _, group in groupby(items, key=lambda item: item.start.at)]
    chains = [chain for group in by_line if len(chain := _in_order(group)) >= 2]
    return [
        _finding(lines, chain[0], "weak-structure", Severity.HINT, IN_SENTENCE)
        for chain in chains
        if not all(item.is_clear for item in chain)
    ]


def _broken(lines: list[Segment], clear: list[_Item], numbering: Numbering) -> list[Finding]:
    """A warning at each number that does not count on from one."""
    numbers = [item.number for item in clear]
    if len(set(numbers)) < 2 or numbering not in _IN_WORDS:
        return []
    return [
        _finding(lines, item, "numbering-out-of-order", Severity.WARNING, BROKEN)
        for before, item in zip([0, *numbers], clear, strict=False)
        if item.number != before + 1
    ]


def _several(lines: list[Segment], clear: list[_Item], second: _Item) -> list[Finding]:
    if not any(item.number == 2 for item in clear):
        return []
    return [_finding(lines, second, "weak-structure", Severity.HINT, SEVERAL)]


def _finding(
    lines: list[Segment], item: _Item, code: str, severity: Severity, template: str
) -> Finding:
    begin = item.start.offset
    return lines[item.start.at].part(begin, begin + _EXCERPT).finding(code, severity, template)
