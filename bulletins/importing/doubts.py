"""Which findings of a reading still hold after what a person corrected, and where they stand."""

from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass
from operator import itemgetter

from bulletins.text.findings import Finding

from .outlining import findings_as_it_stands
from .reading import Begins, Reading, Role

# What the parser was not sure of; whoever corrects or confirms the paragraph has decided it.
_OF_STRUCTURE = {
    "weak-structure",
    "items-not-headings",
    "numbering-alone",
    "numbering-missing",
    "numbering-out-of-order",
    "numbering-repeated",
    "left-out-above",
    "another-date",
    "another-unit",
    "date-not-read",
}
# What the parser missed of the issue → the fact a person gives it by.
_OF_THE_ISSUE = {
    "series-missing": "publication",
    "number-missing": "number",
    "date-missing": "date",
}
# What it missed of an article → the role by which it is there.
_OF_AN_ARTICLE = {"title-missing": Role.TITLE, "no-structure": Role.HEADING}


@dataclass(frozen=True, slots=True)
class Doubt:
    """A finding, at character ``offset`` of paragraph ``at`` (from 0)."""

    finding: Finding
    at: int
    offset: int


def doubts(reading: Reading, corrected: Collection[int] = ()) -> list[Doubt]:
    """In the order of the source; ``corrected`` are the paragraphs in which a person corrected
    something.
    """
    placed = _Places(reading)
    findings = [*reading.findings, *findings_as_it_stands(reading)]
    found = [placed.doubt(finding) for finding in findings]
    standing = [doubt for doubt in found if _stands(reading, doubt, corrected)]
    return sorted(standing, key=lambda doubt: (doubt.at, doubt.offset))


def _stands(reading: Reading, doubt: Doubt, corrected: Collection[int]) -> bool:
    code = doubt.finding.code
    if code in _OF_STRUCTURE and doubt.at in corrected:
        return False
    if code in _OF_AN_ARTICLE:
        return not _has(reading, doubt.at, _OF_AN_ARTICLE[code])
    is_told = code in _OF_THE_ISSUE and reading.issue is not None
    return not is_told or not getattr(reading.issue, _OF_THE_ISSUE[code])


def _has(reading: Reading, at: int, role: Role) -> bool:
    """Whether the article in which paragraph ``at`` stands has a piece of ``role``."""
    has, is_past = False, False
    for piece in reading.pieces:
        if piece.begins == Begins.ARTICLE:
            if is_past:
                break
            has = False
        is_past = is_past or piece.at >= at
        has = has or piece.role == role
    return has


class _Places:
    """Line and column of the source → paragraph and offset."""

    def __init__(self, reading: Reading):
        starts = []
        for at, paragraph in enumerate(reading.paragraphs):
            starts.append((paragraph.line, paragraph.column, at, 0))
            starts += [(one.line, one.column, at, one.offset) for one in paragraph.breaks]
        self._starts = sorted(starts)
        self._lengths = [len(paragraph.text) for paragraph in reading.paragraphs]

    def doubt(self, finding: Finding) -> Doubt:
        """A place that no paragraph has is the front of the nearest."""
        place = (finding.line, finding.column)
        found = bisect_right(self._starts, place, key=itemgetter(0, 1)) - 1
        if not self._starts:
            return Doubt(finding, 0, 0)
        line, column, at, offset = self._starts[max(found, 0)]
        if line != finding.line:
            return Doubt(finding, at, offset)
        offset += max(finding.column - column, 0)
        return Doubt(finding, at, min(offset, max(self._lengths[at] - 1, 0)))
