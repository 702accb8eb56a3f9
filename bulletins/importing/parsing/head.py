"""Everything above the first paragraph: breadcrumb, title, date, source, unit, editor's note."""

from bulletins.text.findings import Severity, gettext_noop
from bulletins.text.sentences import ends_like_a_sentence

from .breadcrumb import take_breadcrumb
from .column_above import take_column
from .draft import Draft
from .facts import take_broken_facts, take_facts
from .levels import claimed_heads
from .looks import body_size, headings_by_look
from .mast import take_mast
from .naming import DASH, are_couplet, has_look_of_title, is_title, take_names
from .notes import is_note, take_note
from .segments import Segment
from .units import is_unit
from .unnumbered import own_line_heads

TITLE_MISSING = gettext_noop("No title was found above this paragraph.")
_BODY_END = ("。", ";", ",", ":")
_LONGEST_TITLE = 60
_LONGEST_SUBTITLE = 100
_LONGEST_EXCLAMATION = 30


def read_head(draft: Draft, lines: list[Segment]) -> list[Segment]:
    """The lines of the body."""
    lines = take_mast(draft, lines)
    usual = body_size(lines)
    names, index = _collect(draft, lines, usual)
    if len(names) > 1 and take_breadcrumb(draft, names[0], title_follows=is_title(names[1])):
        names = names[1:]
    names = take_column(draft, names, usual)
    if _is_heading_of_body(names, lines[index - 1 :]):
        names, index = names[:-1], index - 1
    rest = take_names(draft, names, usual)
    _note_missing_title(draft, lines)
    return rest + lines[index:]


def _collect(draft: Draft, lines: list[Segment], usual: float | None) -> tuple[list[Segment], int]:
    """The lines above the body that are names (title, unit …), and where the body begins."""
    names, index = [], 0
    while index < len(lines):
        line = lines[index]
        if is_note(line):
            index = take_note(draft, lines, index, only_one=bool(names))
            continue
        if take_broken_facts(draft, line, lines[index + 1 : index + 2]):
            index += 1
        elif not take_facts(draft, line):
            if _opens_body(line, usual):
                break
            names.append(line)
        index += 1
    return names, index


def _opens_body(line: Segment, usual: float | None) -> bool:
    if has_look_of_title(line, usual) and not line.any_mark and len(line) <= _LONGEST_SUBTITLE:
        return False
    longest = _LONGEST_SUBTITLE if DASH.match(line.folded) else _LONGEST_TITLE
    if (line.paragraph.level or 0) > 1 or len(line) > longest or line.any_mark:
        return True
    exclaims = ends_like_a_sentence(line.text) and len(line) > _LONGEST_EXCLAMATION
    return exclaims or line.folded.rstrip('"”’)').endswith(_BODY_END)


def _is_heading_of_body(names: list[Segment], lines: list[Segment]) -> bool:
    """Whether the last name is the first of the unnumbered headings, with no lead above it."""
    if len(names) < 2 or names[-1] is not lines[0] or _is_claimed_title(names, lines):
        return False
    is_name = is_unit(names[-1]) or are_couplet(names[-2], names[-1])
    return not is_name and _opens_with_heading(lines)


def _is_claimed_title(names: list[Segment], lines: list[Segment]) -> bool:
    """Whether the last name is the only heading of the first level."""
    above = [name for name in names[:-1] if name.paragraph.level == 1]
    is_alone = not above and claimed_heads(lines) == [0]
    return names[-1].paragraph.look.is_title or (is_alone and names[-1].paragraph.level == 1)


def _opens_with_heading(lines: list[Segment]) -> bool:
    searches = (claimed_heads, headings_by_look, own_line_heads)
    return 0 in next((heads for search in searches if (heads := search(lines))), [])


def _note_missing_title(draft: Draft, lines: list[Segment]) -> None:
    if not draft.title and lines:
        draft.find(lines[0], "title-missing", Severity.WARNING, TITLE_MISSING)
