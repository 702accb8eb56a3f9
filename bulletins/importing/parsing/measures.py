"""The measures inside a section, by the first device that fits."""

from bulletins.text.findings import Severity, gettext_noop
from bulletins.text.numbering import Numbering

from .closing import is_about_ahead, opening_inside
from .draft import Draft, DraftMeasure, DraftSection
from .enumerations import NUMBERINGS, enumeration
from .levels import claimed_parts
from .looks import bold_openings, lines_by_look
from .marked import are_headings, note_items, numbered_lines
from .parallel import parallel_sentences
from .parts import Found, cut, first_found
from .segments import Segment
from .sequences import sequence
from .unnumbered import bracket_heads, colon_heads, headed_lines, run_in_heads

FOLLOWS = gettext_noop("This paragraph was put under the last measure because it follows it.")
AHEAD_INSIDE = gettext_noop(
    "These words stand in the paragraph of the last measure and were put under it; "
    "they may be the closing."
)
# （一） stands above 1., so 1. makes measures only where no （一） does; 一、 only where sections
# have no numbers.
_LINE_NUMBERINGS = (
    Numbering.COMMA,
    Numbering.BRACKETED,
    Numbering.ARABIC,
    Numbering.ARABIC_BRACKETED,
    Numbering.CIRCLED,
)


def find_measures(
    lines: list[Segment], above: Numbering = Numbering.NONE, *, is_lone: bool = False
) -> Found:
    """Where measures begin in the lines of a section that is numbered ``above``.

    Below a lone section they are as easily seen as sections are.
    """
    numbered = _numbered(lines, above)
    return first_found(
        [
            lambda: claimed_parts(lines),
            lambda: lines_by_look(lines).unless_within(numbered),
            lambda: bold_openings(lines).unless_within(numbered),
            lambda: bracket_heads(lines).unless_within(numbered),
            lambda: headed_lines(lines).if_around(numbered),
            lambda: sequence(lines).if_around(numbered),
            # Two paragraphs of a section may well both open with a saying of four and four.
            lambda: run_in_heads(lines, fewest=2 if is_lone else 3).if_around(numbered),
            lambda: numbered,
            lambda: colon_heads(lines),
            lambda: parallel_sentences(lines),
        ]
    )


def _numbered(lines: list[Segment], above: Numbering) -> Found:
    """The highest numbers that head lines, else those within paragraphs."""
    first = 0 if above == Numbering.NONE else 1
    kinds = [kind for kind in _LINE_NUMBERINGS[first:] if kind != above]
    on_lines = {kind: numbered_lines(lines, kind) for kind in kinds}
    items = [kind for kind in kinds if _are_items(lines, on_lines[kind])]
    inside = [kind for kind in NUMBERINGS if kind != above and kind not in items]
    return first_found(
        [
            *(lambda kind=kind: _headings(lines, on_lines[kind]) for kind in kinds),
            lambda: enumeration(lines, inside),
        ]
    )


def _headings(lines: list[Segment], found: Found) -> Found:
    if not _are_items(lines, found):
        return found
    return Found(findings=[note_items(lines, found)])


def _are_items(lines: list[Segment], found: Found) -> bool:
    return bool(found.starts) and not are_headings(lines, found, may_stand_alone=True)


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
    draft.tell(found.findings)
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
