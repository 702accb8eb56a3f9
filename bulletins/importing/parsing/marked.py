"""Lines that open with a numbering mark, and whether they are headings or items."""

from bulletins.text.findings import Finding, Severity, gettext_noop
from bulletins.text.numbering import Numbering
from bulletins.text.sentences import ends_like_a_sentence, first_sentence_end

from .heads import with_heads
from .parts import Found, Start, opening
from .segments import Segment

JUMPS = gettext_noop("Number %(number)d follows number %(before)d: one is missing or misnumbered.")
OUT_OF_ORDER = gettext_noop(
    "Number %(number)d stands after number %(before)d; it was kept as text and numbers nothing."
)
ALONE = gettext_noop("This is the only number of its kind; it was kept as text.")
REPEATED = gettext_noop(
    "Number %(number)d is repeated: it opens %(count)d lines. It was kept as text."
)
ITEMS = gettext_noop(
    "These numbered paragraphs are whole sentences; they were kept as text, not made headings."
)
_WIDEST_JUMP = 3
# Only the two kinds that open the parts of official prose are believed when the first is missing.
_MAY_START_LATE = {Numbering.COMMA, Numbering.BRACKETED}
_LONGEST_OWN_LINE = 50
_LONGEST_RUN_IN = 40
_LONGEST_SENTENCE_ALONE = 25


def numbered_lines(lines: list[Segment], numbering: Numbering) -> Found:
    """The lines whose marks of ``numbering`` stand in order, at least two of them.

    A mark that leaves out one or two numbers is believed, with a finding; one that repeats or
    goes back stays text, with a finding.
    """
    starts, findings, before = [], [], 0
    for start in _candidates(lines, numbering):
        number, line = start.mark.number, lines[start.at]
        if _follows(number, before, numbering):
            if number != before + 1:
                findings.append(_finding(line, "numbering-jumps", JUMPS, number, before))
            starts.append(start)
            before = number
        else:
            findings.append(_finding(line, "numbering-out-of-order", OUT_OF_ORDER, number, before))
    if len(starts) >= 2:
        return with_heads(lines, Found(starts, numbering, findings))
    return Found(findings=_doubts(lines, numbering, starts, findings))


def _doubts(
    lines: list[Segment], numbering: Numbering, starts: list[Start], rejected: list[Finding]
) -> list[Finding]:
    """Why the one mark that could open parts opens none: it is repeated, misnumbered, or alone.

    Each mark that is out of order is told at its own place.
    """
    if not starts:
        return []
    number = starts[0].mark.number
    same = [start for start in _candidates(lines, numbering) if start.mark.number == number]
    if len(same) > 1:
        repeated = [_repeated(lines[start.at], number, len(same)) for start in same]
        return repeated + [one for one in rejected if one.params["number"] != number]
    return rejected or [lines[starts[0].at].finding("numbering-alone", Severity.HINT, ALONE)]


def _repeated(line: Segment, number: int, count: int) -> Finding:
    params = {"number": number, "count": count}
    return line.finding("numbering-repeated", Severity.WARNING, REPEATED, **params)


def _candidates(lines: list[Segment], numbering: Numbering) -> list[Start]:
    marks = ((at, line.mark(numbering)) for at, line in enumerate(lines))
    return [Start(at, 0, mark) for at, mark in marks if mark and len(lines[at].part(mark.length))]


def _follows(number: int, before: int, numbering: Numbering) -> bool:
    if before == 0:
        return number == 1 or (number == 2 and numbering in _MAY_START_LATE)
    return before < number <= before + _WIDEST_JUMP


def _finding(line: Segment, code: str, template: str, number: int, before: int) -> Finding:
    return line.finding(code, Severity.WARNING, template, number=number, before=before)


def restarts(lines: list[Segment], numbering: Numbering) -> bool:
    """Whether the numbering begins anew: then it is not the first level of the text."""
    return sum(start.mark.number == 1 for start in _candidates(lines, numbering)) > 1


def are_headings(lines: list[Segment], found: Found, *, may_stand_alone: bool = False) -> bool:
    """Whether most of the marked parts have headings; else they are the items of an answer.

    An item is a whole sentence, or several, too long to head anything. A heading stands alone on
    its line without a stop, is a short sentence with text after it, or is a short sentence alone
    on its line with paragraphs below (``may_stand_alone``: or with none). Where the source itself
    claims a heading, or says where it ends, it is believed.
    """
    marked = {start.at for start in found.starts}
    headings = [
        _is_heading(
            opening(lines, found.starts, number),
            is_sure=start.head is not None or bool(lines[start.at].paragraph.level),
            stands_alone=not may_stand_alone and not _has_text_below(lines, start, marked),
        )
        for number, start in enumerate(found.starts)
    ]
    return 2 * sum(headings) > len(headings)


def _is_heading(text: Segment, *, is_sure: bool, stands_alone: bool) -> bool:
    first = text.part(0, first_sentence_end(text.text))
    if is_sure:
        return True
    if first.end != text.end:
        return len(first) <= _LONGEST_RUN_IN
    if not ends_like_a_sentence(text.text):
        return len(text) <= _LONGEST_OWN_LINE
    return len(text) <= _LONGEST_SENTENCE_ALONE and not stands_alone


def _has_text_below(lines: list[Segment], start: Start, marked: set[int]) -> bool:
    return start.at + 1 < len(lines) and start.at + 1 not in marked
