"""The measures inside a section, by the first device that fits."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from bulletins.text.findings import Finding, Severity, gettext_noop
from bulletins.text.numbering import Numbering

from .closing import is_about_ahead, opening_inside
from .draft import Draft, DraftMeasure, DraftSection
from .enumerations import enumeration
from .marked import numbered_lines
from .parallel import parallel_sentences
from .parts import Found, cut
from .segments import Segment
from .unnumbered import headed_lines, run_in_heads

FOLLOWS = gettext_noop("This paragraph was put under the last measure because it follows it.")
AHEAD_INSIDE = gettext_noop(
    "These words stand in the paragraph of the last measure and were put under it; "
    "they may be the closing."
)
# （一） stands above 1., so 1. makes measures only where no （一） does.
_LINE_NUMBERINGS = (
    Numbering.BRACKETED,
    Numbering.ARABIC,
    Numbering.ARABIC_BRACKETED,
    Numbering.CIRCLED,
)


def first_found(searches: Iterable[Callable[[], Found]]) -> Found:
    """What the first successful search found; without one, the findings of all.

    Warnings of the searches before it stay true whatever is found.
    """
    doubts: list[Finding] = []
    for search in searches:
        found = search()
        if found.starts:
            warnings = [doubt for doubt in doubts if doubt.severity == Severity.WARNING]
            return replace(found, findings=[*warnings, *found.findings])
        doubts += found.findings
    return Found(findings=doubts)


def find_measures(lines: list[Segment]) -> Found:
    """Where measures begin in the lines of a section."""
    searches = [lambda kind=kind: numbered_lines(lines, kind) for kind in _LINE_NUMBERINGS]
    return first_found(
        [
            *searches,
            lambda: enumeration(lines),
            lambda: headed_lines(lines),
            # Two paragraphs of a section may well both open with a saying of four and four.
            lambda: run_in_heads(lines, fewest=3),
            lambda: parallel_sentences(lines),
        ]
    )


def _note_followers(draft: Draft, lines: list[Segment], found: Found) -> None:
    """Paragraphs after an enumeration inside one paragraph need not belong to its last item."""
    last_two = [start.at for start in found.starts[-2:]]
    follower = last_two[-1] + 1
    if len(last_two) == 2 and len(set(last_two)) == 1 and follower < len(lines):
        draft.find(lines[follower], "weak-structure", Severity.HINT, FOLLOWS)


def _note_closing_inside(draft: Draft, section: DraftSection, last: Segment) -> None:
    """What comes next may close the text though it stands in the last measure's paragraph."""
    words = None if is_about_ahead(section.heading) else opening_inside(last)
    if words:
        draft.find(words, "weak-structure", Severity.HINT, AHEAD_INSIDE)


def fill_section(
    draft: Draft, section: DraftSection, lines: list[Segment], found: Found
) -> DraftSection:
    """Put ``lines`` into ``section``: what stands before the first measure, and the measures."""
    draft.findings += found.findings
    if not found.starts:
        section.body = lines
        return section
    _note_followers(draft, lines, found)
    last = found.starts[-1]
    _note_closing_inside(draft, section, lines[last.at].part(last.offset))
    section.body, parts = cut(lines, found)
    section.measures = [
        DraftMeasure(part.sign, part.heading, part.body, found.is_weak) for part in parts
    ]
    return section
