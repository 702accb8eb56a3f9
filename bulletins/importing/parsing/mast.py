"""The mast of a bulletin (name, issue, office, date) when it stands above the article."""

import dataclasses
import re

from bulletins.text.dates import find_date
from bulletins.text.findings import gettext_noop
from bulletins.text.sentences import ends_like_a_sentence

from .draft import Draft
from .labels import read_labels
from .notes import is_note
from .segments import Segment
from .sources import ISSUE, bare_name, read_source
from .units import is_unit

MAST = gettext_noop("is the mast of the bulletin")
_NOT_A_NAME = re.compile(r"内部|注意|秘密|机密|保密|绝密|参阅|编号")
_OFFICE_ROLE = re.compile(r"\s*(?:主办|编印|编发|主编|编|印发)\s*$")
_TOTAL = re.compile(r"\(?\s*总(?:第|期第)?\s*(\d{1,5})\s*期\s*\)?")
_SUPPLEMENT = re.compile(r"\s*[(（]?增刊[)）]?\s*$")
_REACH = 8  # a mast has a few lines
_LONGEST = 60


def take_mast(draft: Draft, lines: list[Segment]) -> list[Segment]:
    """``lines`` without a mast: short lines, 第N期 with a name above it, a title below."""
    issue = _issue_line(lines)
    if issue is None:
        return lines
    end = issue + 1
    while end < len(lines) and _belongs_to_mast(lines[end]):
        end += 1
    if not _title_at(lines, end):
        return lines
    _read(draft, lines[:issue], lines[issue:end])
    draft.leave_out(MAST, *lines[:end])
    return lines[end:]


def _issue_line(lines: list[Segment]) -> int | None:
    for index, line in enumerate(lines[:_REACH]):
        if len(line) > _LONGEST or ends_like_a_sentence(line.text):
            return None
        if index and ISSUE.match(line.folded.lstrip("( ")):
            return index
    return None


def _belongs_to_mast(line: Segment) -> bool:
    return bool(_TOTAL.fullmatch(line.folded) or split_office_and_date(line))


def split_office_and_date(line: Segment) -> tuple[Segment, Segment] | None:
    """``澜江市委宣传部编    2024年9月12日`` → the office and the date."""
    found = find_date(line.text) if len(line) <= _LONGEST else None
    if not found or line.folded[found.end :].strip() not in ("", ")"):
        return None
    office = line.part(0, len(line.folded[: found.start].rstrip("( ")))
    role = _OFFICE_ROLE.search(office.folded)
    name = office.part(0, role.start()) if role else office
    return (name, line.part(found.start, found.end)) if is_unit(name) else None


def _title_at(lines: list[Segment], index: int) -> bool:
    """Whether a title stands at ``index``, or below an editor's note that stands there."""
    if index < len(lines) and is_note(lines[index]):
        index += 1
        while index < len(lines) and ends_like_a_sentence(lines[index].text):
            index += 1
    if index >= len(lines):
        return False
    line = lines[index]
    is_short = len(line) <= _LONGEST and not ends_like_a_sentence(line.text)
    return is_short and not is_unit(line) and not read_labels(line)


def _read(draft: Draft, above: list[Segment], lines: list[Segment]) -> None:
    names = [line for line in above if not _NOT_A_NAME.search(line.folded)]
    issue = lines[0]
    source = read_source(issue.text.lstrip("（( "), issue.folded.lstrip("( "))
    name, is_supplement = _series(names[0].text if names else "")
    totals = [int(match[1]) for line in lines if (match := _TOTAL.fullmatch(line.folded))]
    total = next(iter(totals), source.total)
    draft.source = dataclasses.replace(
        source,
        publication=source.publication or name,
        total=total,
        is_supplement=source.is_supplement or is_supplement,
    )
    draft.source_place, draft.source_line = issue, issue.text
    dates = [found.date for line in lines if (found := find_date(line.text))]
    draft.date = next((date for date in dates if date), None)


def _series(line: str) -> tuple[str, bool]:
    """``《学习动态》增刊`` → the name alone, and that it is a supplement."""
    name = _SUPPLEMENT.sub("", line)
    return bare_name(name or line), bool(name) and name != line
