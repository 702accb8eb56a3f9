"""Mast and foot of a bulletin → facts of the issue; for each that is missing, a finding."""

import datetime

from bulletins.importing.reading import IssueFacts
from bulletins.text.findings import Severity, gettext_noop

from .draft import Draft
from .facts import IMPOSSIBLE_DATE, YEAR_FROM_DATE, YEAR_UNKNOWN
from .foot import Foot
from .issue_mast import Mast
from .segments import Segment

NO_MAST = gettext_noop("No mast was found: say which series, number and date this bulletin has.")
NO_SERIES = gettext_noop("The mast names no series.")
NO_NUMBER = gettext_noop("The mast states no number of the issue.")
NO_DATE = gettext_noop("The mast states no date with year, month and day.")
DATE_FROM_FOOT = gettext_noop(
    "The mast states no date. The day on which the bulletin was printed was taken: %(date)s."
)
OTHER_YEAR = gettext_noop("The issue is numbered in %(year)s, but its date is %(date)s.")
DOUBLE = gettext_noop(
    "This is a double issue, numbers %(number)s to %(last)s. It was read as number %(number)s."
)


def issue_facts(
    draft: Draft, mast: Mast | None, foot: Foot | None, lines: list[Segment]
) -> IssueFacts:
    """What mast and foot say; ``contents`` are not filled in."""
    foot = foot or Foot(len(lines))
    if mast is None and lines:
        draft.find(lines[0], "mast-missing", Severity.WARNING, NO_MAST)
    mast = mast or Mast(())
    date = mast.date or _date_of_foot(draft, foot)
    if mast.lines:
        _note_what_is_missing(draft, mast)
        if date is None:
            _note_missing_date(draft, mast)
    number = mast.number
    return IssueFacts(
        publication=mast.publication,
        number=number.number if number else None,
        year=_year(draft, mast, date),
        total=mast.total,
        is_supplement=mast.is_supplement,
        office=mast.office,
        date=date,
        report_to=foot.report_to,
        send_to=foot.send_to,
        distribute_to=foot.distribute_to,
        print_run=foot.print_run,
        credits=foot.credits,
    )


def _date_of_foot(draft: Draft, foot: Foot) -> datetime.date | None:
    if foot.printed is None:
        return None
    line, date = foot.printed
    draft.find(line, "date-from-foot", Severity.WARNING, DATE_FROM_FOOT, date=str(date))
    return date


def _note_what_is_missing(draft: Draft, mast: Mast) -> None:
    first = mast.lines[0].line
    if not mast.publication:
        draft.find(first, "series-missing", Severity.WARNING, NO_SERIES)
    if not (mast.number and mast.number.number):
        draft.find(first, "number-missing", Severity.WARNING, NO_NUMBER)
    elif mast.number.last:
        params = {"number": mast.number.number, "last": mast.number.last}
        draft.find(mast.number_line, "double-issue", Severity.HINT, DOUBLE, **params)


def _note_missing_date(draft: Draft, mast: Mast) -> None:
    if mast.written_date is None:
        draft.find(mast.lines[0].line, "date-missing", Severity.WARNING, NO_DATE)
        return
    line, found = mast.written_date
    written = line.part(found.start, found.end)
    draft.find(written, "impossible-date", Severity.WARNING, IMPOSSIBLE_DATE, date=written.text)


def _year(draft: Draft, mast: Mast, date: datetime.date | None) -> int | None:
    """The year as stated; else that of the date, with a finding."""
    number = mast.number
    if number is None or not number.number:
        return date.year if date else None
    if number.year:
        _note_other_year(draft, mast, number.year, date)
        return number.year
    params = {"number": number.number}
    if date is None:
        draft.find(mast.number_line, "year-not-stated", Severity.WARNING, YEAR_UNKNOWN, **params)
        return None
    params["year"] = date.year
    draft.find(mast.number_line, "year-not-stated", Severity.HINT, YEAR_FROM_DATE, **params)
    return date.year


def _note_other_year(draft: Draft, mast: Mast, year: int, date: datetime.date | None) -> None:
    """A last number of a year is often signed in the first days of the next."""
    if date is None or date.year == year:
        return
    is_usual = date.month == 1 and date.year == year + 1
    severity = Severity.HINT if is_usual else Severity.WARNING
    params = {"year": year, "date": str(date)}
    draft.find(mast.number_line, "year-differs", severity, OTHER_YEAR, **params)
