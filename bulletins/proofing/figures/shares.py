"""Rates that their own figures contradict: 议定861件，办结802件，办结率83.1%."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from bulletins.proofing.passages import Passage, Remark
from bulletins.text.findings import Finding, Severity, gettext_noop

from .quantities import Quantity, plain_number, quantities

CONTRADICTED = Remark(
    "rate-contradicts-figures",
    Severity.WARNING,
    gettext_noop("%(part)s of %(whole)s are %(rate)s%%, not %(share)s."),
)

# …，办结率93.1% · …，占发布总数的58.3%: directly behind the part it speaks of.
_RATE = re.compile("^[^，,。；;0-9]{0,6}[，,]?(?P<act>[^，,。；;0-9]{2,4})率(?:为|达|达到)?$")
_SHARE = re.compile("^[，,]?占(?:比|总数的?|总量的?|总人数的?)(?:为|达|达到)?$")
# 参会50人，占总数100人的60%
_OF_NAMED = re.compile("[^，,。；;0-9]{0,6}[，,]?占[^，,。；;0-9]{0,10}")
_NAMED_SHARE = re.compile("[^，,。；;0-9]{0,8}的")
_NO_PARTS = {"%", "‰", "倍", "成", "个百分点", "岁"}
_HUNDRED = Decimal(100)


def contradicted_rates(passages: list[Passage]) -> Iterator[Finding]:
    for passage in passages:
        for start, end in passage.sentences:
            figures = [figure for figure in quantities(passage, start, end) if figure.unit]
            yield from _shares_of_what_is_named(passage, figures)
            for at, (part, share) in enumerate(pairwise(figures)):
                if _speaks_of(passage.levelled, part, share):
                    yield from _check(passage, figures[:at], part, share)


def _shares_of_what_is_named(passage: Passage, figures: list[Quantity]) -> Iterator[Finding]:
    text = passage.levelled
    for part, whole, share in zip(figures, figures[1:], figures[2:], strict=False):
        is_rough = part.is_rough or share.is_rough or share.unit != "%"
        is_of = _OF_NAMED.fullmatch(text, part.end, whole.start)
        if is_of and not is_rough and _NAMED_SHARE.fullmatch(text, whole.end, share.start):
            yield from _check(passage, [whole], part, share)


def _speaks_of(text: str, part: Quantity, share: Quantity) -> bool:
    """Whether ``share`` says how large ``part`` is."""
    if share.unit != "%" or share.is_rough or part.is_rough or part.unit in _NO_PARTS:
        return False
    between = text[part.end : share.start]
    if _SHARE.match(between):
        return True
    rate = _RATE.match(between)
    return bool(rate) and rate["act"][-2:] in text[max(0, part.start - 8) : part.start]


def _check(
    passage: Passage, before: list[Quantity], part: Quantity, share: Quantity
) -> Iterator[Finding]:
    """A finding where none of the figures before it could be the whole."""
    wholes = [figure for figure in before if figure.unit == part.unit and figure.value]
    if not wholes or any(figure.is_rough for figure in wholes):
        return
    if any(_fits(part, whole, share) for whole in wholes):
        return
    whole = wholes[-1]
    if part.value <= whole.value:
        yield passage.finding(
            CONTRADICTED,
            part.start,
            share.end,
            part=part.words,
            whole=whole.words,
            rate=plain_number(_rounded(part.value / whole.value * _HUNDRED, share.step)),
            share=share.words,
        )


def _fits(part: Quantity, whole: Quantity, share: Quantity) -> bool:
    """Whether the rate is right to a last place, whichever way each figure was rounded."""
    off_part = part.step / 2 if not part.is_whole else 0
    off_whole = whole.step / 2 if not whole.is_whole else 0
    least = (part.value - off_part) / (whole.value + off_whole) * _HUNDRED
    most = (part.value + off_part) / max(whole.value - off_whole, whole.step / 2) * _HUNDRED
    return least - share.step < share.value < most + share.step


def _rounded(value: Decimal, step: Decimal) -> Decimal:
    return value.quantize(min(step, Decimal("0.1")))
