"""Body lines → lead, sections with their measures, closing."""

from dataclasses import replace

from bulletins.text.findings import Severity, gettext_noop
from bulletins.text.numbering import Numbering

from .closing import split_closing
from .draft import Draft, DraftSection
from .marked import ITEMS, are_headings, numbered_lines, restarts
from .measures import fill_section, find_measures, first_found
from .parts import Found, Part, cut
from .segments import Segment
from .unnumbered import headed_lines, run_in_heads

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
    found = _find_sections(lines)
    draft.findings += found.findings
    if found.starts and found.numbering and not _check_headings(draft, lines, found):
        _keep_items(draft, lines)
    elif found.starts:
        _take_sections(draft, lines, found)
    else:
        _take_whole(draft, lines)


def _find_sections(lines: list[Segment]) -> Found:
    """Headings with levels of the source's own win, then 一、, then what is not numbered."""
    return first_found(
        [
            lambda: numbered_lines(lines, Numbering.COMMA),
            lambda: headed_lines(lines),
            *(lambda kind=kind: _first_level(lines, kind) for kind in _LOWER),
            lambda: run_in_heads(lines),
        ]
    )


def _first_level(lines: list[Segment], numbering: Numbering) -> Found:
    return Found() if restarts(lines, numbering) else numbered_lines(lines, numbering)


def _check_headings(draft: Draft, lines: list[Segment], found: Found) -> bool:
    if found.numbering == Numbering.NONE or are_headings(lines, found.starts):
        return True
    first = lines[found.starts[0].at]
    draft.find(first, "items-not-headings", Severity.HINT, ITEMS)
    return False


def _keep_items(draft: Draft, lines: list[Segment]) -> None:
    """Items of an answer or a notice: text with their numbers, under no heading."""
    draft.lead = lines


def _take_sections(draft: Draft, lines: list[Segment], found: Found) -> None:
    draft.lead, parts = cut(lines, found)
    *others, last = parts
    draft.sections = [_section(draft, part, found) for part in others]
    one_paragraph_each = found.numbering == Numbering.NONE and not found.findings
    measures = find_measures(last.body)
    body = split_closing(draft, last, others, measures, one_paragraph_each=one_paragraph_each)
    draft.sections.append(fill_section(draft, _empty(last, found), body, measures))


def _section(draft: Draft, part: Part, found: Found) -> DraftSection:
    return fill_section(draft, _empty(part, found), part.body, find_measures(part.body))


def _empty(part: Part, found: Found) -> DraftSection:
    return DraftSection(part.sign, part.heading, suggested=found.is_weak)


def _take_whole(draft: Draft, lines: list[Segment]) -> None:
    """A text without headings: one section without a heading for its measures, or all lead."""
    found = _without_known(draft, find_measures(lines))
    if not found.starts:
        draft.find(lines[0], "no-structure", Severity.HINT, UNSTRUCTURED)
        draft.findings += found.findings
        draft.lead = lines
        return
    body = split_closing(draft, Part(body=lines), [], found, one_paragraph_each=False)
    section = fill_section(draft, DraftSection(), body, found)
    whole_lines = found.starts[0].at
    draft.lead, section.body = section.body[:whole_lines], section.body[whole_lines:]
    draft.sections = [section]


def _without_known(draft: Draft, found: Found) -> Found:
    """``found`` without what the search for sections said of the same lines."""
    known = {(finding.code, finding.line) for finding in draft.findings}
    new = [finding for finding in found.findings if (finding.code, finding.line) not in known]
    return replace(found, findings=new)
