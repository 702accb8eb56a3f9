"""Lines that open with a numbering mark, and whether they are headings or items."""

from bulletins.text.findings import Finding, Severity, gettext_noop
from bulletins.text.numbering import Mark, Numbering
from bulletins.text.sentences import ends_like_a_sentence, first_sentence_end

from .heads import with_heads
from .particulars import particulars
from .parts import Found, Start, opening
from .segments import Segment

JUMPS = gettext_noop(
    "Number %(number)d follows number %(before)d: one is missing or misnumbered. The headings are "
    "counted anew: 〔%(written)s〕 will read 〔%(anew)s〕."
)
BEGINS_LATE = gettext_noop(
    "The first number is 〔%(written)s〕: one is missing or misnumbered. The headings are counted "
    "anew: 〔%(written)s〕 will read 〔%(anew)s〕."
)
LATE = gettext_noop(
    "The first of these numbers is %(number)d; they were kept as text and number nothing."
)
OUT_OF_ORDER = gettext_noop(
    "Number %(number)d stands after number %(before)d; it was kept as text and numbers nothing."
)
ALONE = gettext_noop(
    "This is the only number of its kind, and too little around it says that it is a heading; it "
    "was kept as text."
)
REPEATED = gettext_noop(
    "Number %(number)d is repeated: it opens %(count)d lines. It was kept as text."
)
ITEMS = gettext_noop(
    "These numbered paragraphs are whole sentences; they were kept as text, not made headings."
)
PARTICULARS = gettext_noop(
    "These numbered lines are particulars (a label, a colon and what it is); they were kept as "
    "text, not made headings."
)
# What is said of a number that opens no part.
KEPT_AS_TEXT = {OUT_OF_ORDER, ALONE, REPEATED, LATE}
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
    starts, jumps, rejected, before = [], [], [], 0
    marked = marked_lines(lines, numbering)
    for start in marked:
        number, line = start.mark.number, lines[start.at]
        if _follows(number, before, numbering):
            starts.append(start)
            jumps += [jump(line, start.mark, before, len(starts))] if number > before + 1 else []
            before = number
        else:
            rejected.append(_out_of_order(line, number, before))
    if len(starts) >= 2:
        findings = sorted([*jumps, *rejected], key=lambda finding: finding.line)
        return with_heads(lines, Found(starts, numbering, findings))
    return Found(findings=_doubts(lines, marked, starts, rejected))


def _doubts(
    lines: list[Segment], marked: list[Start], starts: list[Start], rejected: list[Finding]
) -> list[Finding]:
    """Why the marks open no parts: there is but one, it is repeated, or they are misnumbered.

    Each mark that is out of order is told at its own place.
    """
    if len(marked) < 2:
        return [_hint(lines[start.at], "numbering-alone", ALONE) for start in marked]
    if not starts:
        number = marked[0].mark.number
        return [_hint(lines[marked[0].at], "numbering-out-of-order", LATE, number=number)]
    number = starts[0].mark.number
    same = [start for start in marked if start.mark.number == number]
    if len(same) > 1:
        repeated = [_repeated(lines[start.at], number, len(same)) for start in same]
        return repeated + [one for one in rejected if one.params["number"] != number]
    return rejected


def _hint(line: Segment, code: str, template: str, **params: int) -> Finding:
    return line.finding(code, Severity.HINT, template, **params)


def _repeated(line: Segment, number: int, count: int) -> Finding:
    params = {"number": number, "count": count}
    return line.finding("numbering-repeated", Severity.WARNING, REPEATED, **params)


def marked_lines(lines: list[Segment], numbering: Numbering) -> list[Start]:
    """All lines that open with a mark of ``numbering`` and say something behind it."""
    marks = ((at, line.mark(numbering)) for at, line in enumerate(lines))
    return [Start(at, 0, mark) for at, mark in marks if mark and len(lines[at].part(mark.length))]


def _follows(number: int, before: int, numbering: Numbering) -> bool:
    if before == 0:
        return number == 1 or (number == 2 and numbering in _MAY_START_LATE)
    return before < number <= before + _WIDEST_JUMP


def jump(line: Segment, mark: Mark, before: int, place: int) -> Finding:
    """``mark`` opens part ``place``, and is to be replaced by the number of that place."""
    return line.finding(
        "numbering-jumps",
        Severity.WARNING,
        JUMPS if before else BEGINS_LATE,
        number=mark.number,
        before=before,
        written=line.text[: mark.length].strip(),
        anew=mark.numbering.mark(place),
    )


def _out_of_order(line: Segment, number: int, before: int) -> Finding:
    params = {"number": number, "before": before}
    return line.finding("numbering-out-of-order", Severity.WARNING, OUT_OF_ORDER, **params)


def restarts(lines: list[Segment], numbering: Numbering) -> bool:
    """Whether the numbering begins anew: then it is not the first level of the text."""
    return sum(start.mark.number == 1 for start in marked_lines(lines, numbering)) > 1


def are_headings(lines: list[Segment], found: Found, *, may_stand_alone: bool = False) -> bool:
    """Whether most of the marked parts have headings; else they are the items of an answer.

    An item is a whole sentence, or several, too long to head anything. A heading stands alone on
    its line without a stop, is a short sentence with text after it, or is a short sentence alone
    on its line with paragraphs below (``may_stand_alone``: or with none). Where the source itself
    claims a heading, or says where it ends, it is believed. A particular (时间：9月12日) is none.
    """
    marked = {start.at for start in found.starts}
    labelled = particulars(lines, found)
    headings = [
        not labelled[number]
        and _is_heading(
            opening(lines, found.starts, number),
            is_sure=start.head is not None or bool(lines[start.at].paragraph.level),
            stands_alone=not may_stand_alone and not _has_text_below(lines, start, marked),
        )
        for number, start in enumerate(found.starts)
    ]
    return 2 * sum(headings) > len(headings)


def note_items(lines: list[Segment], found: Found) -> Finding:
    """Why the marked parts, which are no headings, were kept as text."""
    are_particulars = 2 * sum(particulars(lines, found)) >= len(found.starts)
    return _hint(
        lines[found.starts[0].at], "items-not-headings", PARTICULARS if are_particulars else ITEMS
    )


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
