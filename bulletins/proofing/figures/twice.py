"""One figure given two ways in one article: 培训干部1200人 … 培训干部1300人.

The same words before a number are no proof: 开展宣讲120场 here and 开展宣讲50场 there may be two
things. So the words must be the same from the start of their clause, the two sentences must speak
of the same time and place, and either both must be totals, or both stand at the head of their
sentences, or the two figures must be close to each other, as slips are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bulletins.proofing.passages import HAN, Passage, Remark
from bulletins.text.findings import Finding, Severity, gettext_noop

from .quantities import Quantity, quantities

TWO_WAYS = Remark(
    "figure-given-two-ways",
    Severity.WARNING,
    gettext_noop("〔%(label)s〕 is %(this)s here and %(other)s in 〔%(where)s〕."),
)

_CLAUSE = re.compile("[，,。；;：:、！？!?\\s\u3000]")
_ADVERBS = re.compile(
    "^(?:今年以来|一年来|半年来|近年来|目前|截至目前|全年|已经|已|共计|总共|合计|一共|共|累计|先后|全市|全县|全省|全区|我市|我县)+"
)
_TAIL = re.compile("(?:共计|总共|合计|累计|达到|已达|共有|共|达|为|约|近|了|已|有)+$")
_TOTAL = re.compile("共|累计|总共|合计|全市|全县|全省|全区|截至")
_TIME = re.compile(
    "[0-9]{4}年|[0-9]{1,2}月|[0-9]{1,2}日|上半年|下半年|[一二三四]季度|去年|上年|明年|当年|当月|本月|每[年月季周次期场个]"
    "|其中|平均|人均|首批|第[一二三四五六七八九十0-9]+[批期次届轮]"
)
_PLACE = re.compile(f"[{HAN}]{{2}}(?:省|市|县|区|镇|乡|村|街道|局|委|厅|公司|学校|医院)")
_OF_ALL = re.compile("[全我][省市县区]")
# A change or a share is said of many things in the same words.
_OF_MANY = re.compile(
    "同比|环比|[比较占均]|时速|(?:增长|增加|增|减少|下降|降低|提高|提升|上升|缩短|多|少)$"
)
# Of these there are many in one article.
_COMMON = re.compile(
    "(?:意见|建议|问题|事项|需求|诉求|措施|举措|活动|材料|报告|题目|清单|资金|项目|投资)$"
)
_NOUN = re.compile(f"[{HAN}]{{0,2}}")
_YEAR = re.compile("[0-9]{4}年")
_SHORTEST_LABEL, _LONGEST_LABEL = 4, 20
_LEAST_RATIO = Decimal("0.8")


@dataclass(frozen=True, slots=True)
class _Stated:
    label: str
    noun: str  # what follows the figure: 5个常任理事国
    figure: Quantity
    passage: Passage
    sentence: tuple[int, int]  # the paragraph's line, and where in it the sentence begins
    is_total: bool
    opens_sentence: bool
    scope: frozenset[str]  # the times and places named before it in its sentence


def figures_given_two_ways(passages: list[Passage]) -> Iterator[Finding]:
    first: dict[tuple[str, str, str], _Stated] = {}
    for passage in passages:
        for start, end in passage.sentences:
            for stated in _stated(passage, start, end):
                key = (stated.label, stated.noun, stated.figure.unit)
                known = first.setdefault(key, stated)
                if _contradict(known, stated):
                    yield _finding(stated, known)


def _stated(passage: Passage, start: int, end: int) -> Iterator[_Stated]:
    text = passage.levelled
    for figure in quantities(passage, start, end):
        before = text[start : figure.start]
        clause = max((match.end() for match in _CLAUSE.finditer(before)), default=0)
        label = _label(before[clause:])
        if label and figure.unit and not figure.is_rough:
            yield _Stated(
                label=label,
                noun=_NOUN.match(text, figure.end)[0],
                figure=figure,
                passage=passage,
                sentence=(passage.paragraph.line, start),
                is_total=bool(_TOTAL.search(before[clause:])),
                opens_sentence=not _ADVERBS.sub("", before[:clause].strip("，, \u3000")),
                scope=_scope(before, clause),
            )


def _scope(before: str, clause: int) -> frozenset[str]:
    """The times named before a figure, and the places, unless its own clause says 全市."""
    is_of_all = _OF_ALL.search(before, clause)
    return frozenset([*_TIME.findall(before), *([] if is_of_all else _PLACE.findall(before))])


def _label(clause: str) -> str:
    """The words before a figure without what only says that it is a total; "" if they are few."""
    words = _TAIL.sub("", _ADVERBS.sub("", clause))
    is_label = _SHORTEST_LABEL <= len(words) <= _LONGEST_LABEL and re.fullmatch(f"[{HAN}]+", words)
    return words if is_label and not _OF_MANY.search(words) else ""


def _contradict(one: _Stated, other: _Stated) -> bool:
    if one.sentence == other.sentence or _agree(one.figure, other.figure):
        return False
    differing = one.scope ^ other.scope
    only_dated = one.scope <= other.scope or other.scope <= one.scope
    if differing and not (only_dated and all(_YEAR.fullmatch(word) for word in differing)):
        return False
    if not differing and (
        (one.is_total and other.is_total) or (one.opens_sentence and other.opens_sentence)
    ):
        return True
    return _are_close(one.figure, other.figure) and not _COMMON.search(one.label)


def _agree(one: Quantity, other: Quantity) -> bool:
    """Whether they may be one figure, rounded in one of the places."""
    coarser = max(one.step, other.step) if one.step != other.step else Decimal(0)
    return abs(one.value - other.value) <= coarser


def _are_close(one: Quantity, other: Quantity) -> bool:
    smaller, larger = sorted([one.value, other.value])
    return smaller >= _LEAST_RATIO * larger


def _finding(stated: _Stated, known: _Stated) -> Finding:
    figure, before = stated.figure, known.figure
    around = known.passage.text[max(0, before.start - len(known.label) - 4) : before.end]
    return stated.passage.finding(
        TWO_WAYS,
        figure.start,
        figure.end,
        label=stated.label,
        this=figure.words,
        other=before.words,
        where=around.strip(),
    )
