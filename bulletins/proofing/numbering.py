"""Numbering inside prose that jumps or repeats: 一是…三是, （1）（3）, ①③.

Headings are the parser's business; a stored article has none that could be misnumbered, for their
numbers are made from their places.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bulletins.text.findings import Finding, Severity, gettext_noop
from bulletins.text.numbering import Mark, Numbering, read_mark

from .passages import Passage, Remark

JUMPS = Remark(
    "enumeration-jumps",
    Severity.WARNING,
    gettext_noop("〔%(mark)s〕 follows 〔%(before)s〕: one is missing or misnumbered."),
)
REPEATS = Remark(
    "enumeration-repeats",
    Severity.WARNING,
    gettext_noop("〔%(mark)s〕 stands after 〔%(before)s〕: a number is repeated or out of order."),
)
STARTS_LATE = Remark(
    "enumeration-starts-late",
    Severity.WARNING,
    gettext_noop("This enumeration begins with 〔%(mark)s〕; the first is missing or misnumbered."),
)

# Those that people mix within one enumeration count as one.
_FAMILIES = (
    (Numbering.ONE_IS, Numbering.ONE_MUST),
    (Numbering.ORDINAL,),
    (Numbering.BRACKETED,),
    (Numbering.ARABIC_BRACKETED,),
    (Numbering.ARABIC,),
    (Numbering.CIRCLED,),
)
# Kinds that open the parts of a text; at the start of paragraphs they are the parser's.
_OF_HEADINGS = {Numbering.BRACKETED, Numbering.ARABIC, Numbering.ARABIC_BRACKETED}
_CLAUSE_START = re.compile(r"(?:^|[。！？!?;:,][”’」』)》】\"]*)\s*")
_SENTENCE_START = re.compile(r"(?:^|[。！？!?;:][”’」』)》】\"]*)\s*")
_MID_SENTENCE = {Numbering.ONE_IS, Numbering.ONE_MUST}
# 三要素 is no third thing that must be done.
_NOT_A_MUST = re.compile("[一二三四五六七八九十]要[素塞旨诀]")
_FIRST = re.compile("[一首其]是|一要|第一|首先|首要|其一|一方面|[(]?[一1][)、]|①")
_WIDEST_JUMP = 3
_WIDEST_GAP = 3  # paragraphs between two items


@dataclass(frozen=True, slots=True)
class _Item:
    passage: Passage
    at: int  # the paragraph's number
    offset: int
    mark: Mark

    @property
    def written(self) -> str:
        return self.passage.text[self.offset : self.offset + self.mark.length].strip()

    @property
    def opens_paragraph(self) -> bool:
        return not self.passage.text[: self.offset].strip()


def misnumbered_items(passages: list[Passage]) -> Iterator[Finding]:
    for family in _FAMILIES:
        for run in _runs(_items(passages, family)):
            if not _are_headings(run):
                yield from _late_start(passages, run)
                yield from _breaks(run)


def _items(passages: list[Passage], family: tuple[Numbering, ...]) -> Iterator[_Item]:
    start = _CLAUSE_START if family[0] in _MID_SENTENCE else _SENTENCE_START
    for at, passage in enumerate(passages):
        for match in start.finditer(passage.folded):
            mark = _read(passage.folded, family, match.end())
            if mark and passage.folded[match.end() + mark.length :].strip():
                yield _Item(passage, at, match.end(), mark)


def _read(folded: str, family: tuple[Numbering, ...], start: int) -> Mark | None:
    if _NOT_A_MUST.match(folded, start):
        return None
    return next((mark for kind in family if (mark := read_mark(folded, kind, start))), None)


def _runs(items: Iterator[_Item]) -> Iterator[list[_Item]]:
    """Items that belong together: a new one begins with every first, and after a wide gap."""
    run: list[_Item] = []
    for item in items:
        if run and (item.mark.number == 1 or not _goes_on(run[-1], item)):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _goes_on(before: _Item, item: _Item) -> bool:
    is_near = item.at - before.at <= _WIDEST_GAP
    return is_near and item.mark.number <= before.mark.number + _WIDEST_JUMP


def _are_headings(run: list[_Item]) -> bool:
    of_headings = run[0].mark.numbering in _OF_HEADINGS
    return of_headings and all(item.opens_paragraph for item in run)


def _late_start(passages: list[Passage], run: list[_Item]) -> Iterator[Finding]:
    """二是…三是… without a first, however that may be worded."""
    first = run[0]
    if first.mark.number != 2 or len(run) == 1 or run[1].mark.number != 3:
        return
    before = passages[max(0, first.at - _WIDEST_GAP) : first.at]
    words = [*(passage.folded for passage in before), first.passage.folded[: first.offset]]
    if not any(_FIRST.search(text) for text in words):
        yield _finding(STARTS_LATE, first)


def _breaks(run: list[_Item]) -> Iterator[Finding]:
    if run[0].mark.number > 2:
        return
    for before, item in pairwise(run):
        if item.mark.number != before.mark.number + 1:
            remark = JUMPS if item.mark.number > before.mark.number else REPEATS
            yield _finding(remark, item, before=before.written)


def _finding(remark: Remark, item: _Item, **params: str) -> Finding:
    end = item.offset + item.mark.length
    return item.passage.finding(remark, item.offset, end, mark=item.written, **params)
