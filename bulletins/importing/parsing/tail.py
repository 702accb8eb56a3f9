"""Everything below the last paragraph: attachments, credits, signature, distribution."""

import re

from bulletins.text.dates import find_date
from bulletins.text.findings import gettext_noop
from bulletins.text.sentences import ends_like_a_sentence

from .attached import take_attached
from .draft import Draft
from .facts import AROUND_UNIT, take_author, take_facts, take_unit_again
from .furniture import why_furniture
from .labels import Kind, are_credits, credits_behind, read_labels
from .mast import split_office_and_date
from .naming import take_unit_with_people
from .notes import may_be_attachment, take_attachments
from .people import are_people
from .segments import Segment, filled
from .units import contributing_unit, is_unit, unit_with_people

DISTRIBUTION = gettext_noop("is the distribution list")
PRINT_RUN = gettext_noop("states the print run")
IMPRINT = gettext_noop("states who printed it, and when")
SIGNED_DATE = gettext_noop("read as the date of the signature")
_DISTRIBUTION = re.compile(r"(?:报|送|发|抄报|抄送|主送|分送|报送)\s*:.{0,500}")
_PRINT_RUN = re.compile(r"[(]?\s*(?:共|本期)?\s*印\s*\d{1,6}\s*份\s*[)]?")
_SHORT, _LONGEST_IMPRINT = 6, 50
_REACH = 8  # lines of units that sign one below the other
_IMPRINT = re.compile(r"印发?\s*$")
_BRACKET = re.compile(r"[(【][^()【】]{2,120}[)】]$")


def read_tail(draft: Draft, lines: list[Segment]) -> list[Segment]:
    """The lines above the tail."""
    lines = take_attached(draft, _above_foot(draft, list(lines)))
    count = len(lines) + 1
    while lines and len(lines) < count:
        count = len(lines)
        if may_be_attachment(lines[-1]):
            take_attachments(draft, lines)
        if lines and _take_last_line(draft, lines[-1], lines[-_REACH:-1]):
            lines.pop()
    return _take_bracket(draft, lines)


def _above_foot(draft: Draft, lines: list[Segment]) -> list[Segment]:
    """``lines`` without distribution list, print run and credits, which stand below all else."""
    while lines and (_take_foot(draft, lines[-1]) or _take_credits(draft, lines[-1])):
        lines.pop()
    return lines


def _take_foot(draft: Draft, line: Segment) -> bool:
    """A line of the foot; credits may stand behind it: ``共印300份　责任编辑：方远``."""
    before, credits = credits_behind(line) or (line, None)
    why = _why_foot(before) or (credits and why_furniture(before))
    if not why:
        return False
    draft.leave_out(why, *line.around(*filled([credits])))
    return _take_credits(draft, credits) if credits else True


def _why_foot(line: Segment) -> str | None:
    if _DISTRIBUTION.fullmatch(line.folded):
        return DISTRIBUTION
    if _PRINT_RUN.fullmatch(line.folded):
        return PRINT_RUN
    return IMPRINT if _is_imprint(line) else None


def _take_credits(draft: Draft, line: Segment) -> bool:
    return are_credits(line) and take_facts(draft, line)


def _is_imprint(line: Segment) -> bool:
    """``澜江市委办公室　2024年9月2日印发``: its date is not that of the text."""
    match = _IMPRINT.search(line.folded[-_SHORT:])
    return bool(match and len(line) <= _LONGEST_IMPRINT and find_date(line.text))


def _take_last_line(draft: Draft, line: Segment, above: list[Segment]) -> bool:
    return (
        _take_foot(draft, line)
        or _take_tail_facts(draft, line)
        or _take_signature(draft, above, line)
        or _take_contributing_unit(draft, line)
        or _take_people(draft, above, line)
    )


def _take_people(draft: Draft, above: list[Segment], line: Segment) -> bool:
    """The author below the last sentence, alone or with the unit: ``（澜江市委宣传部　方远）``"""
    if not above or not _ends_the_text(above[-1]):
        return False
    if parts := unit_with_people(line):
        take_unit_with_people(draft, line, *parts)
        return True
    if not are_people(line.folded):
        return False
    take_author(draft, line)
    return True


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
    text = next((one for one in reversed(above) if not is_unit(one)), None)
    if text is None or not is_unit(line) or not _ends_the_text(text):
        return False
    if draft.unit and draft.unit[0].index == line.index + 1:
        draft.unit.insert(0, line)
    else:
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
    """A bracket with the unit, the author or the credits at the end of the last paragraph."""
    if not lines:
        return lines
    line = lines[-1]
    found = contributing_unit(line)
    bracket = found[0] if found else _closing_bracket(line)
    if bracket is None or bracket.start == line.start:
        return lines
    text = line.part(0, bracket.start - line.start)
    if found:
        _take_unit_out_of(draft, *found)
    elif not (_take_people(draft, [text], bracket) or _take_tail_facts(draft, bracket)):
        return lines
    return [*lines[:-1], text]


def _closing_bracket(line: Segment) -> Segment | None:
    start = max(0, len(line) - 125)
    match = _BRACKET.search(line.folded, start)
    return line.part(match.start()) if match else None
