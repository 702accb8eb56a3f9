"""References to parts of the same article: 见第三部分, 本文第三点, 前述第（二）项.

Whether the part is there, and still has that number. A number that may point into another text
(《…》第三部分, 报告第三部分) is passed over, as are ordinals of other things (第一批, 第一议题).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from operator import itemgetter

from bulletins.text.findings import Finding, Severity, gettext_noop
from bulletins.text.numbering import (
    CHINESE,
    FIGURES,
    Mark,
    Numbering,
    any_mark,
    chinese_number,
)

from .passages import Passage, Remark

MOVED = Remark(
    "reference-moved",
    Severity.WARNING,
    gettext_noop(
        "The part that 〔%(reference)s〕 names is 〔%(written)s〕 in the source and will read "
        "〔%(anew)s〕: the headings are counted anew."
    ),
)
MISSING = Remark(
    "reference-missing",
    Severity.WARNING,
    gettext_noop("〔%(reference)s〕 names a part that the source does not have."),
)

_NUMBER = rf"\s?[(〔]?\s?(?:{CHINESE}|{FIGURES})\s?[)〕]?\s?"
_REFERENCE = re.compile(
    rf"第(?P<numbers>{_NUMBER}(?:(?:部分|点|项|方面)?[、和及与至到]第?{_NUMBER}){{0,5}})"
    r"(?P<unit>部分|点(?![位钟名评赞])|项(?!目)|方面(?!军))"
)
_EACH = re.compile(rf"{CHINESE}|{FIGURES}")
# What says that the part is one of this very text, or has just been told.
_OF_THIS_TEXT = re.compile(r"(?:本文|文中|[前上后下]文|[前上后]述|[前上后]面)(?:之|中|里)?的?$")
_OF_THE_WHOLE = re.compile(r"(?:本文|文中)(?:之|中|里)?的?$")
# 见第三部分, but not 意见第三部分; it may also point into what was named before it.
_SEE = re.compile(r"(?:^|[^意看听会想])(?:[详参]见|参[看阅照]|见|如)$")
# 在第三部分, （第三部分）, and the beginning of a clause.
_PLAIN = re.compile(r"(?:^|[,;:。!?；：，！？、(在与和及同按照据从于由对到将把])$")
_TOLD = re.compile(
    r"\s*(?:所[述列说讲提示]|[已曾]?[经作]?(?:提到|提及|说明|述及|讲到|谈到)|\)|中?的?做法)"
)
_OTHER_TEXT = re.compile(
    r"》|报告|讲话|文件|意见|通知|办法|规定|规则|细则|条例|方案|规划|计划|纲要|章程|决定|决议|公报|全会"
    r"|读本|教材|全书|本书|该书|这本|书中|课程|课件|讲义|讲座|手册|资料|材料|文章|著作|原文|附件|专题片"
    r"|展览|展馆|展厅|展区|节目|问卷|试卷|清单|台账|合同|协议|分[为成]|由.{1,6}部分|共.{1,4}部分"
)
_BRACKETED = {Numbering.BRACKETED, Numbering.ARABIC_BRACKETED}
_IN_WORDS = {Numbering.ONE_IS, Numbering.ONE_MUST, Numbering.ORDINAL}
_LONGEST_MARK = 30  # with what follows it
_WITHIN_PROSE = re.compile(r"(?:^|[。！？!?;:,][”’」』)》】\"]*)\s*")


@dataclass(frozen=True, slots=True)
class Part:
    """A section, or else a measure: number ``place`` of its kind.

    The source gave it ``mark``, ``written`` as the source has it, at ``line`` and ``column``.
    """

    place: int
    is_section: bool
    mark: Mark | None = None
    written: str = ""
    line: int = 0
    column: int = 0

    @property
    def number(self) -> int:
        """Its number in the source."""
        return self.mark.number if self.mark else self.place

    @property
    def is_moved(self) -> bool:
        return self.number != self.place

    @property
    def is_bracketed(self) -> bool:
        return self.mark is not None and self.mark.numbering in _BRACKETED

    @property
    def anew(self) -> str:
        """How its number will read."""
        return self.mark.numbering.mark(self.place)


@dataclass(frozen=True, slots=True)
class _Reference:
    passage: Passage
    match: re.Match
    before: str  # of its sentence
    opens_paragraph: bool

    @property
    def is_sure(self) -> bool:
        """Whether its own words say that it points into this text, renumbered or not."""
        return self.is_told or any(form.search(self.before) for form in (_OF_THIS_TEXT, _SEE))

    @property
    def is_told(self) -> bool:
        return bool(_TOLD.match(self.passage.folded, self.match.end()))

    @property
    def is_of_the_whole(self) -> bool:
        """Whether it names a part of the text, not something that was counted just now."""
        return self.names_section or bool(_OF_THE_WHOLE.search(self.before))

    @property
    def words(self) -> str:
        return self.passage.text[self.match.start() : self.match.end()].strip()

    @property
    def names_section(self) -> bool:
        return self.match["unit"] == "部分"

    @property
    def is_bracketed(self) -> bool:
        return any(bracket in self.match["numbers"] for bracket in "(〔")

    def finding(self, remark: Remark, **params: str) -> Finding:
        span = self.match.span()
        return self.passage.finding(remark, *span, reference=self.words, **params)


def _numbers(match: re.Match) -> list[int]:
    found = (_number(written) for written in _EACH.findall(match["numbers"]))
    return [number for number in found if number]


def _number(written: str) -> int | None:
    return int(written) if written.isdecimal() else chinese_number(written)


def doubtful_references(passages: list[Passage], parts: list[Part]) -> Iterator[Finding]:
    """``parts`` are the sections and measures of the text whose paragraphs ``passages`` are."""
    is_renumbered = any(part.is_moved for part in parts)
    text = _Text(passages, parts)
    for reference in _references(passages):
        if reference.is_sure or is_renumbered:
            for number in _numbers(reference.match):
                yield from _judge(reference, number, text)


class _Text:
    """What a text has under which number. Each is looked up once, however often it is named."""

    def __init__(self, passages: list[Passage], parts: list[Part]):
        self._passages, self._parts = passages, parts
        self._named: dict[tuple, list[Part]] = {}

    def named(self, reference: _Reference, number: int) -> list[Part]:
        """The parts that the source gave ``number``, else those that have it by their place."""
        form = (reference.names_section, reference.is_bracketed, number)
        if form not in self._named:
            parts = self._eligible(reference)
            named = [part for part in parts if part.number == number]
            self._named[form] = [part for part in named if part.mark] or named
        return self._named[form]

    def _eligible(self, reference: _Reference) -> list[Part]:
        """部分 are sections; 点, 项 and 方面 may be either, （二） is one in brackets."""
        if reference.names_section:
            return [part for part in self._parts if part.is_section]
        bracketed = [part for part in self._parts if part.is_bracketed]
        return bracketed if reference.is_bracketed and bracketed else self._parts

    def counts(self, reference: _Reference, number: int) -> bool:
        """Whether it has something else of that number: 三是…, 3.…, 第三部分 on its own line."""
        if reference.names_section:
            return number in self._before_paragraphs
        return number in self._anywhere

    @cached_property
    def _before_paragraphs(self) -> set[int]:
        opened = {
            mark.number
            for passage in self._passages
            for mark in self._marks(passage, islice(_WITHIN_PROSE.finditer(passage.folded), 1))
            if mark.numbering not in _IN_WORDS
        }
        named = (_REFERENCE.match(passage.folded.lstrip()) for passage in self._passages)
        return opened.union(*(_numbers(match) for match in named if match))

    @cached_property
    def _anywhere(self) -> set[int]:
        return {
            mark.number
            for passage in self._passages
            for mark in self._marks(passage, _WITHIN_PROSE.finditer(passage.folded))
        }

    def _marks(self, passage: Passage, places: Iterable[re.Match]) -> Iterator[Mark]:
        """The marks at ``places`` that open no part."""
        for place in places:
            start = place.end()
            mark = any_mark(passage.folded[start : start + _LONGEST_MARK])
            if mark and passage.paragraph.place(start) not in self._places:
                yield mark

    @cached_property
    def _places(self) -> set[tuple[int, int]]:
        return {(part.line, part.column) for part in self._parts}


def _judge(reference: _Reference, number: int, text: _Text) -> Iterator[Finding]:
    named = text.named(reference, number)
    if any(not part.is_moved for part in named):
        return
    may_be_counted = not named or not reference.is_of_the_whole
    if may_be_counted and text.counts(reference, number):
        return
    if named:
        yield reference.finding(MOVED, written=named[0].written, anew=named[0].anew)
    else:
        yield reference.finding(MISSING)


def _references(passages: Iterable[Passage]) -> Iterator[_Reference]:
    for passage in passages:
        for match in _REFERENCE.finditer(passage.folded):
            sentence = bisect_right(passage.sentences, match.start(), key=itemgetter(0)) - 1
            start, _end = passage.sentences[sentence]
            before = passage.folded[start : match.start()].strip()
            reference = _Reference(passage, match, before, not (sentence or before))
            if _is_of_this_text(reference):
                yield reference


def _is_of_this_text(reference: _Reference) -> bool:
    """第三点 needs words that say so, 第三部分 must not stand where another text is named."""
    before, match = reference.before, reference.match
    if _OF_THIS_TEXT.search(before):
        return True
    if _OTHER_TEXT.search(before) or _OTHER_TEXT.match(match.string, match.end()):
        return False
    if _SEE.search(before):
        return True
    is_plain = reference.names_section and bool(_PLAIN.search(before))
    return is_plain and (reference.is_told or not reference.opens_paragraph)
