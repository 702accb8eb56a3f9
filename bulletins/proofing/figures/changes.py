"""Changes that their own figures contradict: 由100家增加到150家，增长40%."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bulletins.proofing.passages import Passage, Remark
from bulletins.text.findings import Finding, Severity, gettext_noop

from .lists import is_change_or_mean
from .quantities import Quantity, plain_number, quantities

WRONG_CHANGE = Remark(
    "change-contradicts-figures",
    Severity.WARNING,
    gettext_noop("From %(before)s to %(after)s is %(right)s, not %(stated)s."),
)
AS_WRITTEN = Remark(
    "change-contradicts-figures",
    Severity.HINT,
    gettext_noop(
        "From %(before)s to %(after)s is %(right)s, not %(stated)s, unless the figures are rounded."
    ),
)
WRONG_DIRECTION = Remark(
    "change-in-the-other-direction",
    Severity.WARNING,
    gettext_noop("From %(before)s to %(after)s is no 〔%(verb)s〕."),
)
POINTS = Remark(
    "percent-for-points",
    Severity.WARNING,
    gettext_noop(
        "From %(before)s to %(after)s is %(points)s percentage points (个百分点), not percent."
    ),
)

_UP = "增加|增长|提高|提升|上升|扩大|增|升|涨"
_DOWN = "减少|下降|降低|压缩|缩短|缩减|精简|压减|合并|整合|归并|减|降"
_FROM = re.compile("(?:由|从)[^，,。；;0-9]{0,12}$")
_TO = re.compile(
    f"^[^，,。；;0-9、]{{0,4}}(?P<verb>{_UP}|{_DOWN})[了]?(?:到|至|为|成)[^，,。；;0-9]{{0,2}}$"
)
_BY = re.compile(
    f"^[，,](?:净|共|累计|整体|幅度)?(?P<verb>{_UP}|{_DOWN})幅?了?(?:为|达|达到)?$"
    "|^[，,](?P<noun>增幅|涨幅|降幅)(?:为|达|达到)?$"
)
# 10亿元，比上年的8亿元增长20%; 今年10亿元，去年8亿元，增长20%
_THAN = re.compile(
    f"[，,]?(?:同比|比|较)(?:(?!{_UP}|{_DOWN}|[多少高低快慢])[^，,。；;]){{0,12}}"
    "|[，,](?P<year>去年|上年|前年)(?:同期)?(?:为|是|仅|只有)?"
)
_THAN_BY = re.compile(f"(?P<comma>[，,])?(?:同比|净|共)?(?P<verb>{_UP}|{_DOWN})了?")
_THIS_YEAR = re.compile("(?:今年|本年|当年)[^，,。；;0-9]{0,12}$")
# Below nought, or better when smaller.
_OTHER_WAY_ROUND = re.compile("负|零下|精度|误差|排名|位次|名次|第")
_HUNDRED = Decimal(100)
_POINTS = "个百分点"


def contradicted_changes(passages: list[Passage]) -> Iterator[Finding]:
    for passage in passages:
        for start, end in passage.sentences:
            figures = quantities(passage, start, end)
            for at in range(len(figures) - 1):
                yield from _check(passage, start, figures[at : at + 3])
            counted = [figure for figure in figures if figure.unit]
            for three in zip(counted, counted[1:], counted[2:], strict=False):
                yield from _check_compared(passage, start, *three)


def _check(passage: Passage, start: int, figures: list[Quantity]) -> Iterator[Finding]:
    text = passage.levelled
    before, after, *by = figures
    to = _TO.match(text[before.end : after.start])
    if not to or not _FROM.search(text[max(start, before.start - 14) : before.start]):
        return
    if before.is_rough or after.is_rough or not _comparable(before, after):
        return
    if _OTHER_WAY_ROUND.search(text[max(start, before.start - 14) : after.start]):
        return
    is_told = by and not by[0].is_rough and _BY.match(text[after.end : by[0].start])
    yield from _check_verb(passage, before, after, by[0] if is_told else None, to["verb"])


def _check_verb(
    passage: Passage, before: Quantity, after: Quantity, by: Quantity | None, verb: str
) -> Iterator[Finding]:
    """Whether what happened is what ``verb`` says, and ``by`` so much."""
    rises = verb in _UP.split("|")
    if after.value != before.value and rises != (after.value > before.value):
        yield passage.finding(
            WRONG_DIRECTION,
            min(before.start, after.start),
            max(before.end, after.end),
            before=before.words,
            after=after.words,
            verb=verb,
        )
    elif by:
        yield from _check_amount(passage, before, after, by)


def _check_compared(
    passage: Passage, start: int, after: Quantity, before: Quantity, by: Quantity
) -> Iterator[Finding]:
    text = passage.levelled
    than = _THAN.fullmatch(text, after.end, before.start)
    change = _THAN_BY.fullmatch(text, before.end, by.start)
    if not than or not change or bool(than["year"]) != bool(change["comma"]):
        return
    ahead = text[max(start, after.start - 16) : after.start]
    if than["year"] and not _THIS_YEAR.search(ahead):
        return
    if after.unit != before.unit or any(one.is_rough for one in (after, before, by)):
        return
    if is_change_or_mean(text, after) or _OTHER_WAY_ROUND.search(ahead):
        return
    yield from _check_verb(passage, before, after, by, change["verb"])


def _comparable(before: Quantity, after: Quantity) -> bool:
    """The unit may stand behind the second figure only: 由32精简为24条."""
    return before.unit == after.unit or (not before.unit and before.step == 1)


def _check_amount(
    passage: Passage, before: Quantity, after: Quantity, by: Quantity
) -> Iterator[Finding]:
    start = min(before.start, after.start)
    place = {"start": start, "end": by.end, "before": before.words, "after": after.words}
    difference = abs(after.value - before.value)
    if by.unit == "%":
        right = _right_share(before, after, by)
        if after.is_share and right and by.value == difference:
            yield passage.finding(POINTS, **place, points=plain_number(difference))
        elif right and not after.is_share:
            remark = WRONG_CHANGE if _contradicts(before, after, by) else AS_WRITTEN
            yield passage.finding(remark, **place, right=right, stated=by.words)
        return
    is_same = by.unit == (_POINTS if after.is_share else after.unit)
    if is_same and abs(by.value - difference) > _rounding(before, after, by):
        right = plain_number(difference / by.counts) + by.words.lstrip("0123456789.,")
        yield passage.finding(WRONG_CHANGE, **place, right=right, stated=by.words)


def _right_share(before: Quantity, after: Quantity, by: Quantity) -> str:
    """The change in percent where ``by`` is not it; "" where it is, or nothing can be said."""
    is_even = all(figure.step == figure.counts for figure in (before, after, by))
    if not before.value or not (_contradicts(before, after, by) or is_even):
        return ""
    if _is_relative(before, after, by, off=Decimal(0)):
        return ""
    share = abs(after.value - before.value) / before.value * _HUNDRED
    return f"{plain_number(share.quantize(min(by.step, Decimal('0.1'))))}%"


def _contradicts(before: Quantity, after: Quantity, by: Quantity) -> bool:
    """Whether ``by`` is not the change in percent, whichever way the figures were rounded."""
    off = sum(figure.step / 2 for figure in (before, after) if not figure.is_whole)
    return not _is_relative(before, after, by, off=Decimal(off))


def _is_relative(before: Quantity, after: Quantity, by: Quantity, *, off: Decimal) -> bool:
    """Whether ``by`` is the change in percent, to a last place, of figures ``off`` by so much."""
    difference = abs(after.value - before.value)
    least = (difference - off) / (before.value + off) * _HUNDRED
    most = (difference + off) / max(before.value - off, before.step / 2) * _HUNDRED
    return least - by.step < by.value < most + by.step


def _rounding(*figures: Quantity) -> Decimal:
    return sum((figure.step / 2 for figure in figures if not figure.is_whole), Decimal(0))
