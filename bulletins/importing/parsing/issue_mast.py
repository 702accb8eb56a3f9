"""The mast of a bulletin: from its first line to the line of office and date."""

import datetime
import re
from dataclasses import dataclass

from bulletins.importing.reading import IssueFacts
from bulletins.text.dates import WrittenDate
from bulletins.text.findings import Severity, gettext_noop
from bulletins.text.sentences import ends_like_a_sentence

from .columns import column_name, is_rule
from .contents import is_contents_heading
from .draft import Draft
from .facts import IMPOSSIBLE_DATE, YEAR_FROM_DATE, YEAR_UNKNOWN
from .labels import Kind, read_labels
from .masthead import MastLine, Number, read_mast_line
from .notes import is_note
from .segments import Segment
from .sources import bare_name

MAST = gettext_noop("is the mast of the bulletin")
NOTICE = gettext_noop("says who may read the bulletin")
NO_MAST = gettext_noop("No mast was found: say which series, number and date this bulletin has.")
NO_SERIES = gettext_noop("The mast names no series.")
NO_NUMBER = gettext_noop("The mast states no number of the issue.")
NO_DATE = gettext_noop("The mast states no date with year, month and day.")
OTHER_YEAR = gettext_noop("The issue is numbered in %(year)s, but its date is %(date)s.")
DOUBLE = gettext_noop(
    "This is a double issue, numbers %(number)s to %(last)s. It was read as number %(number)s."
)
_LONGEST = 60
_MOST = 16  # a mast has a few lines
_MOST_NAMES = 8
_SERIES = re.compile(
    r"(?:动态|简报|通讯|专刊|参考|信息|通报|专报|快报|月报|周报|文摘|内参|导刊|交流|学刊|简讯|要情|工作)$"
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_LONGEST_NAME = 30


@dataclass(frozen=True, slots=True)
class Mast:
    """The first ``end`` lines of a bulletin, as far as they are its mast."""

    lines: tuple[MastLine, ...]

    @property
    def end(self) -> int:
        return len(self.lines)

    @property
    def number(self) -> Number | None:
        given = [said.number for said in self.lines if said.number]
        return next((number for number in given if number.number), next(iter(given), None))

    @property
    def total(self) -> int | None:
        return next((said.total for said in self.lines if said.total), None)

    @property
    def is_supplement(self) -> bool:
        return any(said.number and said.number.is_supplement for said in self.lines)

    @property
    def written_date(self) -> tuple[Segment, WrittenDate] | None:
        return next(((said.line, said.date) for said in self.lines if said.date), None)

    @property
    def date(self) -> datetime.date | None:
        return self.written_date[1].date if self.written_date else None

    @property
    def office(self) -> str:
        """One said to have made the bulletin; else the first that is named."""
        said = [line for line in self.lines if line.offices]
        made = [line for line in said if line.has_role] or said
        return made[0].offices[0] if made else ""

    @property
    def publication(self) -> str:
        names = [name for said in self.lines for name in said.names if _CHINESE.search(name)]
        quoted = next((name for name in names if "《" in name), "")
        together = "".join(names)
        if quoted or len(names) < 2:
            return bare_name(quoted or together)
        if len(together) <= _LONGEST_NAME:
            return together
        return next((name for name in names if _SERIES.search(name)), names[0])


def find_mast(lines: list[Segment]) -> Mast | None:
    """The mast at the top of ``lines``; None where no line of it gives a number of an issue."""
    said = _mast_lines(lines)
    mast = Mast(tuple(said))
    if not (mast.number or mast.total or _is_mast_without_number(mast)):
        return None
    following = lines[mast.end : mast.end + 1]
    is_sure = mast.date and any(one.offices and one.has_role for one in said)
    return mast if is_sure or not any(_is_prose(line) for line in following) else None


def _mast_lines(lines: list[Segment]) -> list[MastLine]:
    """Up to the last line that says something of the issue."""
    taken: list[MastLine] = []
    end = 0
    for at, line in enumerate(lines[:_MOST]):
        said = None if _is_none(line) else read_mast_line(line)
        if said is None or not _goes_on(taken, said, lines[at + 1 : at + 2]):
            break
        taken.append(said)
        if said.says_something:
            end = len(taken)
    return taken[:end]


def _is_none(line: Segment) -> bool:
    """Whether a line is certainly none of a mast."""
    if len(line) > _LONGEST or ends_like_a_sentence(line.text):
        return True
    if is_contents_heading(line) or is_note(line) or (column_name(line) and not is_rule(line)):
        return True
    kinds = {entry.kind for entry in read_labels(line)}
    return bool(kinds & {Kind.SOURCE, Kind.UNIT, Kind.OTHER, Kind.CREDIT}) and not _signs(line)


def _signs(line: Segment) -> bool:
    """签发人：… is a label of masts too, and 编辑：市委宣传部 names an office."""
    said = read_mast_line(line)
    return said.is_notice or bool(said.offices)


def _goes_on(taken: list[MastLine], said: MastLine, following: list[Segment]) -> bool:
    """Whether the mast goes on with ``said``."""
    mast = Mast(tuple(taken))
    if mast.number or mast.total:
        return _goes_on_below_number(mast, said, following)
    if said.says_something:
        return True
    return sum(bool(one.names) for one in taken) < _MOST_NAMES


def _goes_on_below_number(mast: Mast, said: MastLine, following: list[Segment]) -> bool:
    if said.names:
        has_mast_below = any(
            not _is_none(line) and read_mast_line(line).says_more_than_an_office
            for line in following
        )
        return not mast.publication and has_mast_below
    if said.offices and not said.says_more_than_an_office:
        return not mast.office and _is_dated(mast, following)
    return True


def _is_dated(mast: Mast, following: list[Segment]) -> bool:
    """A bare name of a unit is the office beside the date; else it may head the first article."""
    return bool(mast.date) or any(
        not _is_none(line) and read_mast_line(line).date for line in following
    )


def _is_prose(line: Segment) -> bool:
    return len(line) > _LONGEST or line.folded.endswith(("。", ";", ","))


def _is_mast_without_number(mast: Mast) -> bool:
    """Name, then office and date on one line: a mast whose number was forgotten."""
    return bool(_SERIES.search(mast.publication)) and any(
        said.date and said.offices for said in mast.lines
    )


def leave_out_mast(draft: Draft, mast: Mast) -> None:
    for said in mast.lines:
        is_notice = said.is_notice and not (said.number or said.date or said.names)
        draft.leave_out(NOTICE if is_notice else MAST, said.line.whole)


def issue_facts(draft: Draft, mast: Mast | None, lines: list[Segment]) -> IssueFacts:
    """What the mast says; for each thing it does not say, a finding."""
    if mast is None:
        if lines:
            draft.find(lines[0], "mast-missing", Severity.WARNING, NO_MAST)
        return IssueFacts()
    _note_what_is_missing(draft, mast)
    number = mast.number
    return IssueFacts(
        publication=mast.publication,
        number=number.number if number else None,
        year=_year(draft, mast),
        total=mast.total,
        is_supplement=mast.is_supplement,
        office=mast.office,
        date=mast.date,
    )


def _note_what_is_missing(draft: Draft, mast: Mast) -> None:
    first = mast.lines[0].line
    if not mast.publication:
        draft.find(first, "series-missing", Severity.WARNING, NO_SERIES)
    if not (mast.number and mast.number.number):
        draft.find(first, "number-missing", Severity.WARNING, NO_NUMBER)
    elif mast.number.last:
        params = {"number": mast.number.number, "last": mast.number.last}
        draft.find(_number_line(mast), "double-issue", Severity.HINT, DOUBLE, **params)
    if mast.date is None:
        _note_missing_date(draft, mast)


def _note_missing_date(draft: Draft, mast: Mast) -> None:
    if mast.written_date is None:
        draft.find(mast.lines[0].line, "date-missing", Severity.WARNING, NO_DATE)
        return
    line, found = mast.written_date
    written = line.part(found.start, found.end)
    draft.find(written, "impossible-date", Severity.WARNING, IMPOSSIBLE_DATE, date=written.text)


def _number_line(mast: Mast) -> Segment:
    return next(said.line for said in mast.lines if said.number)


def _year(draft: Draft, mast: Mast) -> int | None:
    """The year as stated; else that of the date, with a finding."""
    number, date = mast.number, mast.date
    if number is None or not number.number:
        return date.year if date else None
    params = {"number": number.number}
    if number.year:
        _note_other_year(draft, mast, number.year)
        return number.year
    if date is None:
        draft.find(_number_line(mast), "year-not-stated", Severity.WARNING, YEAR_UNKNOWN, **params)
        return None
    params["year"] = date.year
    draft.find(_number_line(mast), "year-not-stated", Severity.HINT, YEAR_FROM_DATE, **params)
    return date.year


def _note_other_year(draft: Draft, mast: Mast, year: int) -> None:
    """A last number of a year is often signed in the first days of the next."""
    date = mast.date
    if date is None or date.year == year:
        return
    is_usual = date.month == 1 and date.year == year + 1
    severity = Severity.HINT if is_usual else Severity.WARNING
    params = {"year": year, "date": str(date)}
    draft.find(_number_line(mast), "year-differs", severity, OTHER_YEAR, **params)
