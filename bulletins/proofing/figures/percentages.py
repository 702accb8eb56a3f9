"""Percentages beyond what a word allows: 覆盖率达到186%."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bulletins.proofing.packs import Cap
from bulletins.proofing.passages import Passage, Remark, with_severity
from bulletins.text.findings import Finding, Severity, gettext_noop

from .quantities import plain_number, quantities

BEYOND = Remark(
    "percentage-beyond-its-cap",
    Severity.WARNING,
    gettext_noop("〔%(word)s〕 cannot be %(figure)s: at most %(highest)s%% (%(source)s)."),
)
_NEAR = 24
# Between the word and its figure: not another clause, and not a change (覆盖率提高120%).
_BREAK = re.compile("[，,。；;：:！？!?、0-9]")
_CHANGE = re.compile(
    "(?:提高|增长|增加|上升|提升|增|升|涨|下降|降低|减少|同比|环比|比|较)(?![^，]{0,4}[至到为])"
)


def beyond_caps(passages: list[Passage], caps: tuple[Cap, ...]) -> Iterator[Finding]:
    if not caps:
        return
    by_word, words = _words(caps)
    for passage in passages:
        shares = [figure for figure in quantities(passage) if figure.unit == "%"]
        for share in shares:
            before = passage.text[max(0, share.start - _NEAR) : share.start]
            clause = before[_last_break(before) :]
            found = list(words.finditer(clause))
            cap = by_word[found[-1][0]] if found else None
            if cap and share.value > cap.highest and not _CHANGE.search(clause[found[-1].end() :]):
                yield passage.finding(
                    with_severity(BEYOND, cap.severity),
                    share.start - len(clause) + found[-1].start(),
                    share.end,
                    word=found[-1][0],
                    figure=share.words,
                    highest=plain_number(cap.highest),
                    source=cap.source,
                )


@lru_cache(maxsize=32)
def _words(caps: tuple[Cap, ...]) -> tuple[dict[str, Cap], re.Pattern]:
    by_word = {word: cap for cap in caps for word in cap.words}
    longest_first = sorted(by_word, key=len, reverse=True)
    return by_word, re.compile("|".join(map(re.escape, longest_first)))


def _last_break(before: str) -> int:
    return max((match.end() for match in _BREAK.finditer(before)), default=0)
