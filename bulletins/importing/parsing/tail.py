"""Everything below the last paragraph: attachments, credits, signature, distribution."""

import re

from bulletins.text.dates import find_date
from bulletins.text.findings import gettext_noop
from bulletins.text.sentences import ends_like_a_sentence

from .draft import Draft
from .facts import AROUND_UNIT, take_facts, take_unit_again
from .labels import Kind, read_labels
from .mast import split_office_and_date
from .notes import may_be_attachment, take_attachments
from .segments import Segment
from .units import contributing_unit, is_unit

DISTRIBUTION = gettext_noop("is the distribution list")
PRINT_RUN = gettext_noop("states the print run")
SIGNED_DATE = gettext_noop("read as the date of the signature")
_DISTRIBUTION = re.compile(r"(?:报|送|发|抄报|抄送|主送|分送|报送)\s*:.{0,500}")
_PRINT_RUN = re.compile(r"[(]?\s*(?:共|本期)?\s*印\s*\d{1,6}\s*份\s*[)]?")
_BRACKET = re.compile(r"[(【][^()【】]{2,120}[)】]$")


def read_tail(draft: Draft, lines: list[Segment]) -> list[Segment]:
    """The lines above the tail."""
    before = None
    while lines and before != len(lines):
        before = len(lines)
        lines = take_attachments(draft, lines)
        lines = _take_last_line(draft, lines)
    return _take_bracket(draft, lines)


def _take_last_line(draft: Draft, lines: list[Segment]) -> list[Segment]:
    if not lines:
        return lines
    above, last = lines[:-1], lines[-1]
    if _DISTRIBUTION.fullmatch(last.folded):
        draft.leave_out(DISTRIBUTION, last)
    elif _PRINT_RUN.fullmatch(last.folded):
        draft.leave_out(PRINT_RUN, last)
    elif _take_signature(draft, above, last) or _take_tail_facts(draft, last):
        pass
    elif not _take_contributing_unit(draft, last):
        return lines
    return above


def _take_tail_facts(draft: Draft, line: Segment) -> bool:
    """Label lines; one that gives a time without a date is part of a notice and stays."""
    dates = [entry.value for entry in read_labels(line) if entry.kind == Kind.DATE]
    return all(find_date(value.text) for value in dates) and take_facts(draft, line)


def _take_signature(draft: Draft, above: list[Segment], line: Segment) -> bool:
    """The unit that signs, below a sentence; its date was taken by then or stands beside it."""
    if parts := split_office_and_date(line):
        take_unit_again(draft, parts[0])
        draft.leave_out(SIGNED_DATE, *line.around(parts[0]))
        draft.date = draft.date or find_date(parts[1].text).date
        return True
    if not above or not is_unit(line) or not _ends_the_text(above[-1]):
        return False
    take_unit_again(draft, line)
    return True


def _ends_the_text(line: Segment) -> bool:
    return ends_like_a_sentence(line.text) or may_be_attachment(line)


def _take_contributing_unit(draft: Draft, line: Segment) -> bool:
    """A line that is nothing but ``（澜江市委宣传部供稿）``."""
    found = contributing_unit(line)
    if not found or found[0].start != line.start:
        return False
    _take_unit_out_of(draft, *found)
    return True


def _take_unit_out_of(draft: Draft, bracket: Segment, unit: Segment) -> None:
    take_unit_again(draft, unit)
    draft.leave_out(AROUND_UNIT, *bracket.around(unit))


def _take_bracket(draft: Draft, lines: list[Segment]) -> list[Segment]:
    """A bracket with the unit or the credits at the end of the last paragraph."""
    bracket = _closing_bracket(lines[-1]) if lines else None
    if bracket is None:
        return lines
    if found := contributing_unit(bracket):
        _take_unit_out_of(draft, *found)
    elif not _take_tail_facts(draft, bracket):
        return lines
    return [*lines[:-1], lines[-1].part(0, bracket.start - lines[-1].start)]


def _closing_bracket(line: Segment) -> Segment | None:
    start = max(0, len(line) - 125)
    match = _BRACKET.search(line.folded, start)
    return line.part(match.start()) if match and match.start() else None
