"""Body lines → lead, sections with their measures, closing."""

from dataclasses import replace

from bulletins.text.findings import Severity, gettext_noop
from bulletins.text.numbering import Numbering

from .closing import split_closing, without_formula
from .draft import Draft, DraftSection
from .enumerations import enumeration
from .levels import claimed_parts
from .lone import line_above, lone_heading
from .looks import bold_openings, lines_by_look
from .marked import KEPT_AS_TEXT, are_headings, note_items, numbered_lines, restarts
from .measures import fill_section, find_measures
from .particulars import doubtful_labels
from .parts import Found, Part, cut, first_found
from .segments import Segment, filled
from .sequences import sequence
from .unnumbered import bracket_heads, colon_heads, headed_lines, run_in_heads

UNSTRUCTURED = gettext_noop("No headings were found; the whole text was taken as the lead.")
# Where 一、 is missing, the highest of these that is there numbers the sections.
_LOWER = (
    Numbering.BRACKETED,
    Numbering.ARABIC,
    Numbering.ARABIC_BRACKETED,
    Numbering.CIRCLED,
)


def divide(draft: Draft, lines: list[Segment]) -> None:
    """Put all ``lines`` into the draft."""
    if not lines:
        return
    lines, formula = without_formula(lines)
    _divide(draft, lines)
    draft.closing += formula
    _forget_taken(draft)


def _divide(draft: Draft, lines: list[Segment]) -> None:
    found = _find_sections(lines)
    draft.tell(found.findings)
    if found.numbering != Numbering.NONE and not are_headings(lines, found):
        draft.tell([note_items(lines, found)])
        draft.lead = lines  # items of an answer or a notice, with their numbers
    elif found.starts:
        doubts = doubtful_labels(lines, found)
        draft.tell(doubts)
        _take_sections(draft, lines, replace(found, findings=[*found.findings, *doubts]))
    else:
        _take_whole(draft, lines)


def _find_sections(lines: list[Segment]) -> Found:
    """Headings with levels of the source's own win, then 一、, then what is not numbered."""
    chinese, claimed = chinese_numbers(lines), claimed_parts(lines)
    lower = first_found(lambda kind=kind: _first_level(lines, kind) for kind in _LOWER)
    by_look = lines_by_look(lines)
    return first_found(
        [
            lambda: claimed.unless_within(chinese),
            lambda: _above_chinese(lines, by_look, chinese),
            lambda: _above_chinese(lines, headed_lines(lines), chinese),
            lambda: chinese,
            lambda: Found(findings=[] if lower.starts else lower.findings),
            lambda: _find_weaker(lines, by_look, lower),
        ]
    )


def _find_weaker(lines: list[Segment], by_look: Found, lower: Found) -> Found:
    """Headings that neither a level nor 一、二、 shows, under a lone one or under none."""
    several = first_found(
        [
            lambda: by_look.unless_within(lower),
            lambda: headed_lines(lines).unless_within(lower),
            lambda: bold_openings(lines).unless_within(lower),
            lambda: bracket_heads(lines).unless_within(lower),
            lambda: run_in_heads(lines).if_around(lower).if_around(sequence(lines)),
            lambda: lower,
            lambda: colon_heads(lines),
        ]
    )
    lone = lone_heading(lines, several, lower)
    return lone if lone.starts else several


def chinese_numbers(lines: list[Segment]) -> Found:
    """一、 before lines; where the first has none of its own line, within paragraphs."""
    found = numbered_lines(lines, Numbering.COMMA)
    if found.starts and found.starts[0].mark.number == 1:
        return found
    inside = enumeration(lines, [Numbering.COMMA])
    return inside if len(inside.starts) > len(found.starts) else found


def _above_chinese(lines: list[Segment], heads: Found, chinese: Found) -> Found:
    """``heads`` where 一、 begins anew under several of them."""
    is_above = chinese.starts and restarts(lines, Numbering.COMMA)
    return heads.unless_within(chinese) if is_above else Found()


def _first_level(lines: list[Segment], numbering: Numbering) -> Found:
    return Found() if restarts(lines, numbering) else numbered_lines(lines, numbering)


def _take_sections(draft: Draft, lines: list[Segment], found: Found) -> None:
    draft.lead, parts = cut(lines, found)
    *others, last = parts
    draft.sections = [_section(draft, part, found) for part in others]
    is_plain = found.numbering == Numbering.NONE and not found.findings
    one_paragraph_each = is_plain and _all_run_in(parts)
    measures = find_measures(last.body, found.numbering, is_lone=not others)
    body = split_closing(draft, last, others, measures, one_paragraph_each=one_paragraph_each)
    draft.sections.append(fill_section(draft, _empty(last, found), body, measures))


def _section(draft: Draft, part: Part, found: Found) -> DraftSection:
    return fill_section(
        draft, _empty(part, found), part.body, find_measures(part.body, found.numbering)
    )


def _all_run_in(parts: list[Part]) -> bool:
    return all(
        part.body and part.heading and part.body[0].index == part.heading.index for part in parts
    )


def _empty(part: Part, found: Found) -> DraftSection:
    return DraftSection(part.sign, part.heading, suggested=found.is_weak)


def _take_whole(draft: Draft, lines: list[Segment]) -> None:
    """A text without headings but one at most: all lead, or one section for its measures."""
    found = find_measures(lines)
    if not found.starts:
        draft.find(lines[0], "no-structure", Severity.HINT, UNSTRUCTURED)
        draft.tell(found.findings)
        draft.lead = lines
        return
    above = line_above(lines, found)
    if above.starts:
        draft.tell(above.findings)
        _take_sections(draft, lines, above)
    else:
        _take_measures(draft, lines, found)


def _take_measures(draft: Draft, lines: list[Segment], found: Found) -> None:
    """One section without a heading."""
    body = split_closing(draft, Part(body=lines), [], found, one_paragraph_each=False)
    section = fill_section(draft, DraftSection(), body, found)
    whole_lines = found.starts[0].at
    draft.lead, section.body = section.body[:whole_lines], section.body[whole_lines:]
    draft.sections = [section]


def _forget_taken(draft: Draft) -> None:
    """A number that opens a part in the end was not kept as text, whatever a search said of it."""
    parts = [part for section in draft.sections for part in (section, *section.measures)]
    taken = {sign.paragraph.place(sign.start) for sign in filled(part.sign for part in parts)}
    draft.findings = [
        finding
        for finding in draft.findings
        if finding.template not in KEPT_AS_TEXT or (finding.line, finding.column) not in taken
    ]
