"""一是…二是…三是… or ①…②… within prose: in one paragraph or one paragraph each."""

import re

from bulletins.text.findings import Severity, gettext_noop
from bulletins.text.numbering import Numbering, read_mark

from .parts import Found, Start
from .segments import Segment

SEVERAL = gettext_noop(
    "Several enumerations stand in this section; they were kept as text, not made measures."
)
OUT_OF_ORDER = gettext_noop("This number is out of order; it was kept as text.")
_SENTENCE_START = re.compile(r"(?:^|[。！？!?;:][”’」』)》】\"]*)\s*")
NUMBERINGS = (
    Numbering.ONE_IS,
    Numbering.ONE_MUST,
    Numbering.ORDINAL,
    Numbering.BRACKETED,
    Numbering.ARABIC_BRACKETED,
    Numbering.CIRCLED,
)


def enumeration(lines: list[Segment]) -> Found:
    """The enumeration that begins first, if it runs in order from one to two at least."""
    found = [_enumeration(lines, numbering) for numbering in NUMBERINGS]
    real = [result for result in found if result.starts]
    if real:
        return min(real, key=lambda result: (result.starts[0].at, result.starts[0].offset))
    return Found(findings=[finding for result in found for finding in result.findings])


def _enumeration(lines: list[Segment], numbering: Numbering) -> Found:
    starts = [start for at, line in enumerate(lines) for start in _starts(line, at, numbering)]
    firsts = [start for start in starts if start.mark.number == 1]
    if len(firsts) > 1:
        return Found(findings=_several(lines, starts, firsts[1]))
    in_order = _in_order(starts)
    if len(in_order) < 2:
        return Found()
    taken = set(in_order)
    findings = [
        lines[start.at]
        .part(start.offset)
        .finding("numbering-out-of-order", Severity.WARNING, OUT_OF_ORDER)
        for start in starts
        if start not in taken
    ]
    return Found(in_order, numbering, findings)


def _starts(line: Segment, at: int, numbering: Numbering) -> list[Start]:
    folded = line.folded
    places = [match.end() for match in _SENTENCE_START.finditer(folded)]
    marks = ((place, read_mark(folded, numbering, place)) for place in places)
    return [
        Start(at, place, mark)
        for place, mark in marks
        if mark and folded[place + mark.length :].strip()
    ]


def _in_order(starts: list[Start]) -> list[Start]:
    taken = []
    for start in starts:
        if start.mark.number == len(taken) + 1:
            taken.append(start)
    return taken


def _several(lines: list[Segment], starts: list[Start], second: Start) -> list:
    if not any(start.mark.number == 2 for start in starts):
        return []
    place = lines[second.at].part(second.offset)
    return [place.finding("weak-structure", Severity.HINT, SEVERAL)]
