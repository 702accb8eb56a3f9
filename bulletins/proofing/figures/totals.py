"""Totals that their parts do not make.

Parts need not be all there are (其中 may name some), and may overlap (党员12名、女性10名). What is
reported is what cannot be: a part larger than its whole, parts that make more than the whole, a
remainder (其余8项) that does not fill it up, a total stated behind its parts that they do not
make, and parts that miss the whole by so little that a slip is likelier than an omission.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, islice, pairwise

from bulletins.proofing.passages import HAN, Passage, Remark
from bulletins.text.findings import Finding, Severity, gettext_noop

from .lists import PartList, is_change_or_mean, lists_before_their_total, part_lists
from .quantities import Quantity, plain_number, quantities

DOES_NOT_ADD_UP = Remark(
    "sum-does-not-add-up",
    Severity.WARNING,
    gettext_noop("The parts %(parts)s make %(sum)s, not %(total)s."),
)
PART_TOO_LARGE = Remark(
    "part-larger-than-whole",
    Severity.WARNING,
    gettext_noop("The part %(part)s is larger than the whole %(total)s."),
)

_REST = re.compile("(?:其余|剩余|余下|剩下)的?")
_BREAK = re.compile("[。；;！？!?：:]")
# People are counted under several heads at once.
_OVERLAPPING = re.compile(
    "女|[党团]员|岁|学历|本科|大专|硕士|博士|研究生|职称|民族|连续|多次|兼|经[历验]|会|以[上下]|残疾"
    "|退[役休]|既|又|同时|重复"
)
# … but not under these two.
_APART = (("男", "女"), ("党员", "群众"), ("党员", "非党"), ("干部", "群众"))
_ACTS = "办结|完成|整改|采纳|销号|通过|合格|兑现|答复|化解"
_DONE = re.compile(f"其中|已|{_ACTS}|落实|解决|投产|开工|转化|解释")
_DONE_OF_IT = re.compile(f"[，,]?(?:现|目前|其中)?已?(?:全部)?(?:{_ACTS}|实到|到会|[收回]回)$")
_INSIDE = re.compile(f"(?P<noun>[{HAN}]{{0,6}}?)(?:当|之)?中[，,]?(?:已经?|现|共|就|只)?有")
# Behind a part that counts the same things as the whole: 40个达标, not 40个示范户.
_COUNTS = re.compile(f"[^{HAN}]|[已未达完实被获通受参建开整验合脱得没能正在是为、都按]|$")
_MOST_PARTS = 8
_NEAR, _NEAR_FOR_MANY = Decimal("0.05"), Decimal("0.1")
_MANY = 3


def totals(passages: list[Passage]) -> Iterator[Finding]:
    """At most one finding a sentence: one wrong figure spoils several sums."""
    for passage in passages:
        for start, end in passage.sentences:
            figures = [figure for figure in quantities(passage, start, end) if figure.unit]
            if len(figures) > 1:
                yield from islice(_findings(passage, figures, end), 1)


def _findings(passage: Passage, figures: list[Quantity], end: int) -> Iterator[Finding]:
    text = passage.levelled
    return chain(
        (f for listed in part_lists(text, figures, end) for f in _compare(passage, listed)),
        _remainders(passage, figures),
        _more_done_than_there_was(passage, figures),
        _more_inside_than_there_is(passage, figures),
        (
            _sum_finding(passage, listed.parts, listed.whole)
            for listed in lists_before_their_total(text, figures)
            if not _make(listed.parts, listed.whole)
        ),
    )


def _compare(passage: Passage, listed: PartList) -> Iterator[Finding]:
    too_large = [part for part in listed.parts if _is_larger(part, listed.whole)]
    if too_large:
        yield _too_large(passage, too_large[0], listed.whole)
    elif _is_a_slip(listed):
        yield _sum_finding(passage, listed.parts, listed.whole)


def _is_larger(part: Quantity, whole: Quantity) -> bool:
    """By more than rounding to different places explains."""
    off = max(part.step, whole.step) / 2 if part.step != whole.step else Decimal(0)
    return not part.is_rough and part.value - whole.value > off


def _is_a_slip(listed: PartList) -> bool:
    parts, whole = listed.parts, listed.whole
    if len(parts) < 2 or any(part.is_rough for part in parts):
        return False
    # All parts, or the first of them, make the whole: what follows is another thing.
    if any(_make(parts[:number], whole) for number in range(2, len(parts) + 1)):
        return False
    total = sum(part.value for part in parts)
    if total > whole.value:
        return _are_apart(listed.labels) or not _OVERLAPPING.search(listed.words)
    near = _NEAR_FOR_MANY if len(parts) >= _MANY else _NEAR
    return whole.value - total <= near * whole.value


def _are_apart(labels: Sequence[str]) -> bool:
    """Whether nobody stands under two of the heads: 男700人、女600人."""
    first, second, *more = (*labels, "", "")
    pairs = [*_APART, *((other, one) for one, other in _APART)]
    are_two = not any(more)
    return are_two and any(
        one in first and other in second and other not in first for one, other in pairs
    )


def _make(parts: Sequence[Quantity], whole: Quantity) -> bool:
    """Whether the parts make the whole, but for half a last place of each rounded figure."""
    rounded = [figure.step / 2 for figure in (*parts, whole) if not figure.is_whole]
    off = sum(rounded, Decimal(0)) * Decimal("0.99")
    return abs(sum(part.value for part in parts) - whole.value) <= off


def _more_done_than_there_was(passage: Passage, figures: list[Quantity]) -> Iterator[Finding]:
    """收到建议120条，采纳130条."""
    text = passage.levelled
    for whole, done in pairwise(figures):
        is_done = whole.unit == done.unit and _DONE_OF_IT.match(text[whole.end : done.start])
        is_known = not whole.is_rough and not _adds_to_more(text, whole)
        if is_done and is_known and _is_larger(done, whole):
            yield _too_large(passage, done, whole)


def _more_inside_than_there_is(passage: Passage, figures: list[Quantity]) -> Iterator[Finding]:
    """30个村中有40个村达标."""
    text = passage.levelled
    for whole, part in pairwise(figures):
        inside = _INSIDE.fullmatch(text, whole.end, part.start)
        if not inside or whole.unit != part.unit or whole.is_rough or not _is_larger(part, whole):
            continue
        if whole.unit == "人" or _COUNTS.match(text[part.end :].removeprefix(inside["noun"])):
            yield _too_large(passage, part, whole)


def _adds_to_more(text: str, figure: Quantity) -> bool:
    """Whether there was more before: 新增问题3个，整改12个."""
    clause = re.split("[，,。；;]", text[max(0, figure.start - 12) : figure.start])[-1]
    return "新增" in clause or "净增" in clause or is_change_or_mean(text, figure)


def _remainders(passage: Passage, figures: list[Quantity]) -> Iterator[Finding]:
    """46项，已完成38项，其余8项: what is done and the rest must fill up what there was."""
    text = passage.levelled
    for at, (before, rest) in enumerate(pairwise(figures), 1):
        gap = text[before.end : rest.start]
        if rest.is_rough or not _REST.search(gap) or _BREAK.search(gap):
            continue
        same = [figure for figure in figures[:at] if figure.unit == rest.unit][-_MOST_PARTS:]
        if _is_whole_with_done(text, same) and not _is_filled(same, rest):
            yield _sum_finding(passage, [*same[1:], rest], same[0])


def _is_whole_with_done(text: str, figures: list[Quantity]) -> bool:
    """Whether the first is a whole of which the second says how much is done."""
    if len(figures) < 2 or any(figure.is_rough for figure in figures):
        return False
    whole, done = figures[:2]
    says_whole = not _DONE.search(text[max(0, whole.start - 6) : whole.start])
    return says_whole and bool(_DONE.search(text[whole.end : done.start]))


def _is_filled(before: list[Quantity], rest: Quantity) -> bool:
    """Whether one of the figures is what figures behind it make together with the rest."""
    size = len(before)
    return any(
        _make([*before[first : last + 1], rest], before[at])
        for at in range(size)
        for first in range(at + 1, size)
        for last in range(first, size)
    )


def _too_large(passage: Passage, part: Quantity, whole: Quantity) -> Finding:
    place = {"start": part.start, "end": part.end}
    return passage.finding(PART_TOO_LARGE, **place, part=part.words, total=whole.words)


def _sum_finding(passage: Passage, parts: Sequence[Quantity], total: Quantity) -> Finding:
    first, last = min(parts[0].start, total.start), max(parts[-1].end, total.end)
    return passage.finding(
        DOES_NOT_ADD_UP,
        first,
        last,
        parts="＋".join(part.words for part in parts),
        sum=_in_words_of(total, sum(part.value for part in parts)),
        total=total.words,
    )


def _in_words_of(total: Quantity, value: Decimal) -> str:
    """``value`` with the scale and unit that ``total`` is written in."""
    return plain_number(value / total.counts) + total.words.lstrip("0123456789.,")
