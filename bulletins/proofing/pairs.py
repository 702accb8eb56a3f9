"""Quotes and brackets that stand alone, or close in the wrong order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bulletins.text.findings import Finding, Severity, gettext_noop

from .passages import Passage, Remark

UNPAIRED = Remark(
    "unpaired-mark",
    Severity.WARNING,
    gettext_noop("〔%(mark)s〕 has no 〔%(partner)s〕 that belongs to it."),
)
WRONGLY_NESTED = Remark(
    "wrongly-nested-marks",
    Severity.WARNING,
    gettext_noop(
        "〔%(mark)s〕 crosses another pair of marks: what is opened inside a pair is closed "
        "inside it."
    ),
)
IN_ITSELF = Remark(
    "mark-in-itself",
    Severity.WARNING,
    gettext_noop(
        "〔%(mark)s〕 opens again before 〔%(partner)s〕: one is missing or the wrong way round, "
        "or inside it another mark belongs."
    ),
)
STRAIGHT = Remark(
    "odd-straight-quotes",
    Severity.WARNING,
    gettext_noop("%(count)d straight quotes stand in this paragraph: one has no partner."),
)

_PARTNERS = dict(["“”", "‘’", "《》", "〈〉", "「」", "『』", "【】", "〔〕", "()", "[]", "{}"])
_PARTNERS_ALL = _PARTNERS | dict(["（）", "［］", "｛｝"])
_OPENERS = {closer: opener for opener, closer in _PARTNERS.items()}
_OPENERS_ALL = {closer: opener for opener, closer in _PARTNERS_ALL.items()}
_MARKS = re.compile(r"[“”‘’《》〈〉「」『』【】〔〕()\[\]{}]")
_NOT_IN_ITSELF = set("“‘《〈「『【")
# A quotation may run over several paragraphs, and then opens each of them anew.
_QUOTES = set("“‘「『")
_LONGEST_QUOTATION = 12  # paragraphs
_DEEPEST = 20  # marks open at once: more is no text, and must cost no time
# 1） 一） a) – a number with half a bracket.
_ITEM_NUMBER = re.compile(r"(?:^|[\s。；;:,、])[0-9a-zA-Z一二三四五六七八九十]{1,3}$")
_INCHES = re.compile('[0-9.]"')


@dataclass(slots=True)
class _Scan:
    """The marks of one paragraph, paired off."""

    passage: Passage
    open: list[tuple[int, str]] = field(default_factory=list)
    crossed: list[tuple[int, str]] = field(default_factory=list)
    pairs: dict[int, int] = field(default_factory=dict)
    unopened: list[int] = field(default_factory=list)
    faults: dict[str, Finding] = field(default_factory=dict)  # by kind: the first alone is told

    def read(self) -> "_Scan":
        for match in _MARKS.finditer(self.passage.folded):
            if match[0] in _PARTNERS:
                self._opens(match.start(), match[0])
            else:
                self._closes(match.start(), _OPENERS[match[0]])
        for offset, _kind in self.crossed:
            self.fault(UNPAIRED, offset)
        return self

    def _opens(self, offset: int, kind: str) -> None:
        if kind in _NOT_IN_ITSELF and self.open and self.open[-1][1] == kind:
            self.fault(IN_ITSELF, offset)
            self.open.pop()
        self.open.append((offset, kind))

    def _closes(self, offset: int, kind: str) -> None:
        place = _last(self.open, kind)
        if place is not None:
            self.pairs[self.open[place][0]] = offset
            self.crossed += self.open[place + 1 :]
            del self.open[place:]
        elif not self._numbers_or_elides(offset, kind):
            self._closes_crossed(offset, kind)

    def _closes_crossed(self, offset: int, kind: str) -> None:
        place = _last(self.crossed, kind)
        if place is None:
            self.unopened.append(offset)
        else:
            del self.crossed[place]
            self.fault(WRONGLY_NESTED, offset)

    def _numbers_or_elides(self, offset: int, kind: str) -> bool:
        """Whether a closing mark closes nothing by right: ``1）`` or the apostrophe of ``it’s``."""
        text = self.passage.folded
        if kind == "(":
            return bool(_ITEM_NUMBER.search(text[max(0, offset - 4) : offset]))
        around = text[max(0, offset - 1) : offset] + text[offset + 1 : offset + 2]
        return kind == "‘" and any(sign.isascii() and sign.isalnum() for sign in around)

    def fault(self, remark: Remark, offset: int) -> None:
        """Each slip throws off the marks of its kind that follow, so that the first is enough."""
        mark = self.passage.text[offset]
        partner = _PARTNERS_ALL.get(mark) or _OPENERS_ALL[mark]
        kind = min(mark, partner)
        if kind not in self.faults:
            self.faults[kind] = self.passage.finding(remark, offset, mark=mark, partner=partner)

    def begins_with(self, kind: str) -> bool:
        """Whether the paragraph goes on with a quotation: opened anew, and not soon closed."""
        start = len(self.passage.text) - len(self.passage.text.lstrip())
        if self.passage.folded[start : start + 1] != kind:
            return False
        end = self.pairs.get(start)
        return end is None or end >= len(self.passage.text.rstrip()) - 2

    def closes_what_began_before(self, kind: str) -> bool:
        first = next(
            (at for at in self.unopened if _OPENERS[self.passage.folded[at]] == kind), None
        )
        if first is None:
            return False
        self.unopened.remove(first)
        return True

    def uses(self, kind: str) -> bool:
        return kind in self.passage.folded


def _last(marks: list[tuple[int, str]], kind: str) -> int | None:
    """The place of the last of ``marks`` that is of ``kind``, if it is near the end."""
    places = range(len(marks) - 1, max(0, len(marks) - _DEEPEST) - 1, -1)
    return next((place for place in places if marks[place][1] == kind), None)


def unpaired_marks(passages: list[Passage]) -> Iterator[Finding]:
    """At most one finding for a paragraph and a kind of mark."""
    scans = [_Scan(passage).read() for passage in passages]
    for number, scan in enumerate(scans):
        following = scans[number + 1 : number + 1 + _LONGEST_QUOTATION]
        for offset, kind in scan.open:
            if kind not in _QUOTES or not _is_continued(kind, following):
                scan.fault(UNPAIRED, offset)
    for scan in scans:
        for offset in scan.unopened:
            scan.fault(UNPAIRED, offset)
        yield from scan.faults.values()


def _is_continued(kind: str, following: list[_Scan]) -> bool:
    """Whether a quotation that is open at the end of its paragraph goes on in ``following``."""
    for scan in following:
        if scan.begins_with(kind) or scan.closes_what_began_before(kind):
            return True
        if scan.uses(kind):
            return False
    return False


def odd_straight_quotes(passages: list[Passage]) -> Iterator[Finding]:
    for passage in passages:
        quotes = passage.text.count('"')
        if quotes % 2 and not (_INCHES.search(passage.text) or _mends_a_pair(passage)):
            yield passage.finding(STRAIGHT, passage.text.index('"'), count=quotes)


def _mends_a_pair(passage: Passage) -> bool:
    """Whether the odd one is the partner of a curly quote, which is reported for itself."""
    return passage.text.count("“") != passage.text.count("”")
