"""Text pasted with its lines broken, each about as wide as the page it came from."""

import re
import statistics
import unicodedata

from bulletins.text.findings import Severity, gettext_noop
from bulletins.text.sentences import ends_like_a_sentence

from .draft import Draft
from .segments import Segment

HARD_WRAPPED = gettext_noop(
    "The text looks hard-wrapped: its lines break off after about %(width)d characters. "
    "They were not joined."
)
_NARROWEST, _WIDEST = 30, 42
_NEARLY = 3  # a first line is indented by two, and no stop begins a line
_LONGEST = 2 * _WIDEST  # a line of figures alone
_FEWEST = 4
_INSIDE_SENTENCES = re.compile("[。，、；,;]")


def wrap_width(lines: list[Segment]) -> int | None:
    """After how many characters the lines break off; None where lines are whole paragraphs.

    Of the lines a quarter at least break off there, and hardly one is longer.
    """
    open_lines = [line for line in lines if not ends_like_a_sentence(line.text)]
    in_range = [len(line) for line in open_lines if _NARROWEST <= len(line) <= _LONGEST]
    if len(in_range) < _FEWEST:
        return None
    width = min(_WIDEST, round(statistics.median(in_range)))
    broken = [line for line in lines if _is_broken(line, width)]
    prose = [line for line in broken if reads_like_prose(line)]
    longer = [line for line in lines if _room(line) > width + _NEARLY]
    is_wrapped = len(prose) >= max(_FEWEST, len(lines) / 4) and len(longer) <= len(lines) / 10
    return width if is_wrapped else None


def is_first_of_wrapped(lines: list[Segment], index: int, width: int | None) -> bool:
    """Whether a paragraph broken at ``width`` begins at ``index``: another line continues it."""
    if width is None or index + 1 >= len(lines) or not _is_broken(lines[index], width):
        return False
    following = lines[index + 1]
    return _is_broken(following, width) or ends_like_a_sentence(following.text)


def reads_like_prose(line: Segment) -> bool:
    return bool(_INSIDE_SENTENCES.search(line.text))


def note_wrapping(draft: Draft, lines: list[Segment], width: int | None) -> None:
    """One warning for the whole text, at the first line of ``lines`` that is broken."""
    first = next((line for line in lines if width and _is_broken(line, width)), None)
    if first:
        draft.find(first, "hard-wrapped", Severity.WARNING, HARD_WRAPPED, width=width)


def _is_broken(line: Segment, width: int) -> bool:
    """Whether ``line`` breaks off there, counted in characters or in room on the sheet."""
    is_near = _room(line) <= width + _NEARLY and width - _NEARLY <= len(line)
    return is_near and not ends_like_a_sentence(line.text)


def _room(line: Segment) -> int:
    """The width in full-width characters, of which Latin letters and figures are half."""
    if len(line) > _LONGEST + 2 * _NEARLY:
        return len(line)
    wide = sum(unicodedata.east_asian_width(character) in "WFA" for character in line.text)
    return (len(line) + wide + 1) // 2
