"""Everything above the first paragraph: breadcrumb, title, date, source, unit, editor's note."""

import re

from bulletins.text.dates import find_date
from bulletins.text.findings import Severity, gettext_noop
from bulletins.text.sentences import ends_like_a_sentence

from .breadcrumb import take_breadcrumb
from .draft import Draft
from .facts import AROUND_UNIT, READ_AS, take_author, take_facts, take_unit_again
from .labels import Kind
from .levels import claimed_heads
from .looks import headings_by_look
from .mast import split_office_and_date, take_mast
from .notes import is_note, take_note
from .segments import Segment
from .units import is_unit, unit_in_title, without_brackets
from .unnumbered import own_line_heads

UNIT_SEPARATOR = gettext_noop("separates the unit from the title")
TITLE_MISSING = gettext_noop("No title was found above this paragraph.")
SUBTITLE_GUESSED = gettext_noop(
    "This line was taken for the subtitle because it follows the title."
)
_DASH = re.compile(r"\s*[—–―─-]{1,3}")
# One to three personal names of two or three characters, 江　明 included.
_PERSON = r"[\u4e00-\u9fff](?: {0,2}[\u4e00-\u9fff]){1,2}"
_NAMES = re.compile(rf"\(?{_PERSON}(?: +{_PERSON}){{0,2}}\)?")
_BODY_END = ("。", ";", ",", ":")
_LONGEST_TITLE = 60
_LONGEST_EXCLAMATION = 30


def read_head(draft: Draft, lines: list[Segment]) -> list[Segment]:
    """The lines of the body."""
    lines = take_mast(draft, lines)
    names, index = _collect(draft, lines)
    if len(names) > 1 and take_breadcrumb(draft, names[0], title_follows=_is_title(names[1])):
        names = names[1:]
    if _is_heading_of_body(names, lines[index - 1 :]):
        names, index = names[:-1], index - 1
    rest = _name(draft, names)
    _note_missing_title(draft, lines)
    return rest + lines[index:]


def _collect(draft: Draft, lines: list[Segment]) -> tuple[list[Segment], int]:
    """The lines above the body that are names (title, unit …), and where the body begins."""
    names, index = [], 0
    while index < len(lines):
        line = lines[index]
        if is_note(line):
            index = take_note(draft, lines, index, only_one=bool(names))
            continue
        if not take_facts(draft, line):
            if _opens_body(line):
                break
            names.append(line)
        index += 1
    return names, index


def _opens_body(line: Segment) -> bool:
    if (line.paragraph.level or 0) > 1 or len(line) > _LONGEST_TITLE or line.any_mark:
        return True
    exclaims = ends_like_a_sentence(line.text) and len(line) > _LONGEST_EXCLAMATION
    return exclaims or line.folded.rstrip('"”’)').endswith(_BODY_END)


def _is_title(line: Segment) -> bool:
    return not is_unit(line) and not _DASH.match(line.folded)


def _is_heading_of_body(names: list[Segment], lines: list[Segment]) -> bool:
    """Whether the last name is the first of the unnumbered headings, with no lead above it."""
    if len(names) < 2 or names[-1] is not lines[0]:
        return False
    is_name = is_unit(names[-1]) or _are_couplet(names[-2], names[-1])
    return not is_name and _opens_with_heading(lines)


def _opens_with_heading(lines: list[Segment]) -> bool:
    searches = (claimed_heads, headings_by_look, own_line_heads)
    return 0 in next((heads for search in searches if (heads := search(lines))), [])


def _name(draft: Draft, names: list[Segment]) -> list[Segment]:
    """Tell title, subtitle and unit apart; gives the lines that are none of them."""
    title = next((name for name in names if _is_title(name)), names[0] if names else None)
    rest = []
    for name in names:
        if name is title:
            draft.title.append(name)
        elif not _take_name(draft, name):
            rest.append(name)
    return rest


def _take_name(draft: Draft, name: Segment) -> bool:
    """Whether ``name``, which is not the title, was found to be something."""
    if office := split_office_and_date(name):
        _take_office_and_date(draft, name, *office)
    elif is_unit(name):
        _take_unit(draft, name)
    elif _NAMES.fullmatch(name.folded) and draft.title:
        take_author(draft, name)
    elif _continues_title(draft, name):
        draft.title.append(name)
    elif not draft.subtitle and draft.title:
        _take_subtitle(draft, name)
    else:
        return False
    return True


def _take_office_and_date(draft: Draft, line: Segment, office: Segment, date: Segment) -> None:
    take_unit_again(draft, office)
    draft.leave_out(READ_AS[frozenset({Kind.DATE})], *line.around(office))
    draft.date = draft.date or find_date(date.text).date


def _take_unit(draft: Draft, name: Segment) -> None:
    unit = without_brackets(name)
    draft.leave_out(AROUND_UNIT, *name.around(unit))
    draft.unit.append(unit)


def _continues_title(draft: Draft, name: Segment) -> bool:
    """A title of two lines is a couplet: both lines are equally long and next to each other."""
    return len(draft.title) == 1 and not draft.subtitle and _are_couplet(draft.title[0], name)


def _are_couplet(first: Segment, second: Segment) -> bool:
    are_neighbours = second.index == first.index + 1
    return are_neighbours and len(first) == len(second) and not _DASH.match(second.folded)


def _take_subtitle(draft: Draft, name: Segment) -> None:
    draft.subtitle = name
    if not _DASH.match(name.folded):
        draft.find(name, "weak-structure", Severity.HINT, SUBTITLE_GUESSED)


def split_title(draft: Draft) -> None:
    """Take the unit from the front of the title, when the text names none in any other place."""
    if draft.unit or len(draft.title) != 1:
        return
    title = draft.title[0]
    if parts := unit_in_title(title):
        draft.unit, draft.title = [parts[0]], [parts[1]]
        draft.leave_out(UNIT_SEPARATOR, *title.around(*parts))


def _note_missing_title(draft: Draft, lines: list[Segment]) -> None:
    if not draft.title and lines:
        draft.find(lines[0], "title-missing", Severity.WARNING, TITLE_MISSING)
