"""A rate and its complement that do not make a hundred: 合格率99.5%，不合格率1.5%."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from bulletins.proofing.passages import HAN, Passage, Remark
from bulletins.text.findings import Finding, Severity, gettext_noop

from .quantities import Quantity, plain_number, quantities

NOT_A_HUNDRED = Remark(
    "rate-and-complement",
    Severity.WARNING,
    gettext_noop("〔%(rate)s〕 and its opposite %(complement)s make %(sum)s%%, not 100%%."),
)
_IS = "(?:[为是达仅占]|达到|仅为|只有|[提升降减].{0,2}[到至])?"
_OTHER = re.compile(rf"[，,、；;和与而]{{0,2}}(?P<no>[不未])?(?P<act>[{HAN}]{{2,4}})率{_IS}")
# Between 满意 and 不满意 there is 基本满意: the two may make less.
_HAS_MIDDLE = re.compile("满意|信任|认可|同意|赞成|支持|了解|知晓|熟悉|认同|理解|明确")
_HUNDRED = Decimal(100)


def contradicted_complements(passages: list[Passage]) -> Iterator[Finding]:
    for passage in passages:
        for start, end in passage.sentences:
            figures = [one for one in quantities(passage, start, end) if one.unit == "%"]
            for rate, other in pairwise(figures):
                yield from _check(passage, start, rate, other)


def _check(passage: Passage, start: int, rate: Quantity, other: Quantity) -> Iterator[Finding]:
    text = passage.levelled
    opposite = _OTHER.fullmatch(text, rate.end, other.start)
    if not opposite or rate.is_rough or other.is_rough:
        return
    words = re.search(f"(?P<no>[不未])?{opposite['act']}率{_IS}$", text[start : rate.start])
    if not words or bool(words["no"]) == bool(opposite["no"]):
        return
    total = rate.value + other.value
    is_near = abs(total - _HUNDRED) <= (rate.step + other.step) / 2
    if is_near or (total < _HUNDRED and _HAS_MIDDLE.search(opposite["act"])):
        return
    yield passage.finding(
        NOT_A_HUNDRED,
        start + words.start(),
        other.end,
        rate=words[0] + rate.words,
        complement=other.words,
        sum=plain_number(total),
    )
