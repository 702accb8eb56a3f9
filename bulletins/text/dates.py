"""Dates as bulletins write them: 2024-09-12, 2024年9月12日, 二〇二四年九月十二日."""

import re
from dataclasses import dataclass
from datetime import date

from .folding import fold
from .numbering import chinese_number

_NOUGHTS = "〇○零◯"
_NUMERALS = "一二三四五六七八九"
_DIGITS = {numeral: str(value) for value, numeral in enumerate(_NUMERALS, 1)}
_DIGITS |= dict.fromkeys(_NOUGHTS, "0")
_FIGURES = (
    r"(?<![\d.])(\d{4})\s*"
    r"(?:([-/.])\s*(\d{1,2})\s*\2\s*(\d{1,2})(?!\d)日?|年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号])"
)
_WORDS = (
    rf"([{_NUMERALS}{_NOUGHTS}]{{4}})年"
    rf"([{_NUMERALS}十]{{1,2}})月([{_NUMERALS}十]{{1,3}})[日号]"
)
_DATE = re.compile(f"{_FIGURES}|{_WORDS}", re.ASCII)
_TIME = re.compile(
    r"[\sT]*\d{1,2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?|时\d{1,2}分?)(?!\d)",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date found at ``start:end`` of a text (its time of day included).

    ``date`` is None when the calendar has no such day (2024-02-30).
    """

    start: int
    end: int
    date: date | None


def find_date(text: str) -> WrittenDate | None:
    """The first date in ``text``, with its year; a day of a month alone is no date."""
    folded = fold(text)
    match = _DATE.search(folded)
    if match is None:
        return None
    time = _TIME.match(folded, match.end())
    return WrittenDate(match.start(), time.end() if time else match.end(), _calendar_day(match))


def _calendar_day(match: re.Match) -> date | None:
    year, _, month, day, month_cn, day_cn, *words = match.groups()
    numbers = _from_words(*words) if words[0] else (year, month or month_cn, day or day_cn)
    try:
        return date(*(int(number) for number in numbers))
    except ValueError:
        return None


def _from_words(year: str, month: str, day: str) -> tuple[str | int, int, int]:
    digits = "".join(_DIGITS[digit] for digit in year)
    return digits, chinese_number(month) or 0, chinese_number(day) or 0
