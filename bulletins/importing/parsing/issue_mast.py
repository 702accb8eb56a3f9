"""The mast of a bulletin: from its first line to the line of office and date."""

import datetime
import re
from dataclasses import dataclass

from bulletins.text.dates import WrittenDate
from bulletins.text.findings import gettext_noop
from bulletins.text.sentences import ends_like_a_sentence

from .columns import column_name, is_rule
from .contents import is_contents_heading
from .draft import Draft
from .labels import Kind, read_labels
from .masthead import MastLine, Number, read_mast_line
from .notes import is_note
from .segments import Segment
from .sources import bare_name

MAST = gettext_noop("is the mast of the bulletin")
NOTICE = gettext_noop("says who may read the bulletin")
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
    def number_line(self) -> Segment:
        """The line that gives the number; the first where none does."""
        given = (said.line for said in self.lines if said.number)
        return next(given, self.lines[0].line)

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
    if is_note(line):
        return False
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
