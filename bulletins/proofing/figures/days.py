"""Days that the calendar does not have, and weekdays that are not the date's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bulletins.proofing.passages import Passage, Remark
from bulletins.text.findings import Finding, Severity, gettext_noop
from bulletins.text.numbering import chinese_number

IMPOSSIBLE = Remark(
    "impossible-date",
    Severity.WARNING,
    gettext_noop("The calendar has no 〔%(date)s〕."),
)
WRONG_WEEKDAY = Remark(
    "weekday-is-not-the-dates",
    Severity.WARNING,
    gettext_noop("%(date)s is %(right)s, not %(written)s."),
)

_WEEKDAYS = "一二三四五六日"
_NUMERALS = "一二三四五六七八九"
_NOUGHTS = "〇○零"
_YEAR_WORDS = rf"(?:[12][0-9]{{3}}|[一二][{_NUMERALS}{_NOUGHTS}]{{3}})"
_NUMBER = rf"(?:[0-9]{{1,2}}|[{_NUMERALS}十]{{1,3}})"
# 周三 alone also begins names and words (周一鸣, 周六福), 星期三 does not.
_WEEKDAY = (
    r"(?:\s?[（(，,]?\s?(?P<weekday>(?:星期|礼拜)[一二三四五六日天]"
    r"|周[一二三四五六日](?=[）)，,。、；;\s上下早晚至到]|$)))?"
)
_IN_WORDS = re.compile(
    rf"(?:(?<![0-9])(?P<year>{_YEAR_WORDS})\s?年\s?)?"
    rf"(?<![0-9.第个{_NUMERALS}十])(?P<month>{_NUMBER})\s?月\s?(?P<day>{_NUMBER})\s?[日号]{_WEEKDAY}"
)
_IN_DIGITS = re.compile(
    r"(?<![0-9./-])(?P<year>(?:19|20)[0-9]{2})(?P<sign>[-/.])(?P<month>[0-9]{1,2})(?P=sign)"
    rf"(?P<day>[0-9]{{1,2}})(?![0-9./-]){_WEEKDAY}"
)
_NEITHER = re.compile(
    rf"(?<![0-9.{_NUMERALS}十])(?:1[3-9]|十[三四五六七八九])月(?![龄内饼]|\s?{_NUMBER}\s?[日号])|第[五六七八九5-9]季度"
)
_OTHER_CALENDAR = re.compile("(?:农历|阴历|旧历|夏历)[^。；]{0,6}$")
_YEAR_BEFORE = re.compile(rf"(?<![0-9])({_YEAR_WORDS})年")
_RELATIVE_YEARS = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "明年": 1}
_RELATIVE = re.compile("|".join(_RELATIVE_YEARS))
_LOOK_BACK = 200  # characters in which a year is sought
_LEAP_YEAR = 2024
_HALF_A_YEAR = 183


@dataclass(frozen=True, slots=True)
class _Written:
    """A date as it stands in a text; ``year`` is None where it is not written there."""

    start: int
    end: int
    words: str
    year: int | None
    month: int
    day: int
    weekday: str

    def in_year(self, year: int) -> date | None:
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


def doubtful_days(passages: list[Passage], on: date | None) -> Iterator[Finding]:
    """``on`` is the day of the issue: it tells the year where the text does not."""
    for passage in passages:
        for match in _NEITHER.finditer(passage.levelled):
            yield passage.finding(IMPOSSIBLE, match.start(), match.end(), date=match[0])
        for written in _written_dates(passage.levelled):
            yield from _check(passage, written, on)


def _written_dates(text: str) -> Iterator[_Written]:
    for pattern in (_IN_WORDS, _IN_DIGITS):
        for match in pattern.finditer(text):
            end = match.start("weekday") if match["weekday"] else match.end()
            yield _Written(
                start=match.start(),
                end=match.end(),
                words=text[match.start() : end].rstrip("（(，, "),
                year=_year(match["year"]) if match["year"] else None,
                month=_number(match["month"]),
                day=_number(match["day"]),
                weekday=match["weekday"] or "",
            )


def _year(words: str) -> int:
    digits = dict.fromkeys(_NOUGHTS, "0") | {s: str(n) for n, s in enumerate(_NUMERALS, 1)}
    return int("".join(digits.get(sign, sign) for sign in words))


def _number(words: str) -> int:
    """0 for what is no number of a month or day (十十)."""
    return int(words) if words.isdecimal() else chinese_number(words) or 0


def _check(passage: Passage, written: _Written, on: date | None) -> Iterator[Finding]:
    years = _years(passage, written, on)
    days = [day for year in years or [_LEAP_YEAR] if (day := written.in_year(year))]
    if not days:
        before = passage.text[max(0, written.start - 10) : written.start]
        if not _OTHER_CALENDAR.search(before):
            yield passage.finding(IMPOSSIBLE, written.start, written.end, date=written.words)
    elif years and written.weekday:
        yield from _check_weekday(passage, written, days)


def _check_weekday(passage: Passage, written: _Written, days: list[date]) -> Iterator[Finding]:
    stated = _WEEKDAYS.index(written.weekday[-1].replace("天", "日"))
    if all(day.weekday() != stated for day in days):
        yield passage.finding(
            WRONG_WEEKDAY,
            written.start,
            written.end,
            date=days[0].isoformat(),
            right=written.weekday[:-1] + _WEEKDAYS[days[0].weekday()],
            written=written.weekday,
        )


def _years(passage: Passage, written: _Written, on: date | None) -> list[int]:
    """The years it may be in, the likeliest first; none where nothing tells."""
    if written.year is not None:
        return [written.year]
    before = passage.levelled[max(0, written.start - _LOOK_BACK) : written.start]
    named = [_year(words) for words in _YEAR_BEFORE.findall(before)[-1:]]
    if on is None:
        return named
    named += [on.year + _RELATIVE_YEARS[words] for words in _RELATIVE.findall(before)[-1:]]
    return list(dict.fromkeys([*named, _nearest_year(written, on), on.year]))


def _nearest_year(written: _Written, on: date) -> int:
    """The year in which the day is nearest to ``on``: December, in an issue of January."""
    days = [written.in_year(on.year + shift) for shift in (0, -1, 1)]
    near = [day for day in days if day and abs((day - on).days) <= _HALF_A_YEAR]
    return near[0].year if near else on.year
