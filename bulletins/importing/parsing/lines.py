"""Lines trimmed to what is to be understood; what shows nothing is left out at once."""

import unicodedata

from bulletins.text.findings import gettext_noop

from .draft import Draft
from .segments import Segment

SHOWS_NOTHING = gettext_noop("shows nothing")
FORMAT_SIGN = gettext_noop("is a sign of the file's format")
_INVISIBLE = {"Cf", "Cc", "Zl", "Zp", "Zs"}


def visible_lines(draft: Draft, lines: list[Segment]) -> list[Segment]:
    """``lines`` that show something, without what shows nothing at their ends."""
    shown = [_visible(draft, line) for line in lines]
    return [line for line in shown if len(line)]


def _visible(draft: Draft, whole: Segment) -> Segment:
    text = _without_markup(whole)
    core = _without_invisible(text)
    draft.leave_out(FORMAT_SIGN, *whole.around(text))
    draft.leave_out(SHOWS_NOTHING, *text.around(core))
    return core


def _without_markup(whole: Segment) -> Segment:
    front, back = whole.paragraph.markup
    return whole.part(front, max(front, len(whole) - back))


def _without_invisible(line: Segment) -> Segment:
    """``line`` without the characters at its ends that take no room."""
    shown = [offset for offset, character in enumerate(line.text) if _shows(character)]
    return line.part(shown[0], shown[-1] + 1) if shown else line.part(0, 0)


def _shows(character: str) -> bool:
    return unicodedata.category(character) not in _INVISIBLE
