"""What stands on the line of the title and is none of it: the unit, the subtitle."""

import re

from bulletins.text.findings import gettext_noop

from .draft import Draft
from .facts import AROUND_UNIT
from .lines import SHOWS_NOTHING
from .segments import Segment
from .units import is_unit, unit_in_title

UNIT_BEHIND_TITLE = gettext_noop("What stands in brackets behind the title was taken for the unit.")
UNIT_SEPARATOR = gettext_noop("separates the unit from the title")
SUBTITLE_SPLIT = gettext_noop("What stands behind the dash was taken for the subtitle.")
UNIT_BEFORE_DASH = gettext_noop("What stands before the dash was taken for the unit.")
_BRACKET_BEHIND = re.compile(r"(?<=\S{4})\(([^()]{2,30})\)$")
_INNER_DASH = re.compile(r"(?<=\S{4})\s*(?=(?:[—–―─]{2}|--)\s*\S{6})")
_UNIT_DASH = re.compile(r"\s*(?:[—–―─]{1,2}|--)\s*")


def split_title(draft: Draft) -> None:
    """Take from a title on one line what stands on lines of its own elsewhere: unit, subtitle."""
    if len(draft.title) != 1:
        return
    if not draft.unit:
        _split_unit(draft, draft.title[0])
    if not draft.unit:
        _split_bracket(draft, draft.title[0])
    if not draft.subtitle:
        _split_subtitle(draft, draft.title[0])


def _split_unit(draft: Draft, title: Segment) -> None:
    """``澜江市：以学促干``; before a dash it is less sure."""
    parts = unit_in_title(title)
    if not parts and (dash := _INNER_DASH.search(title.folded)):
        behind = _UNIT_DASH.match(title.folded, dash.end())
        unit = title.part(0, dash.start())
        if is_unit(unit):
            parts = unit, title.part(behind.end())
            draft.suggest(unit, UNIT_BEFORE_DASH)
    if parts:
        draft.unit, draft.title = [parts[0]], [parts[1]]
        draft.leave_out(UNIT_SEPARATOR, *title.around(*parts))


def _split_bracket(draft: Draft, title: Segment) -> None:
    """``学以致用促发展（澜江市委宣传部）``"""
    bracket = _BRACKET_BEHIND.search(title.folded)
    unit = title.part(*bracket.span(1)) if bracket else None
    if unit and is_unit(unit):
        draft.unit, draft.title = [unit], [title.part(0, bracket.start())]
        draft.leave_out(AROUND_UNIT, *title.part(bracket.start()).around(unit))
        draft.suggest(unit, UNIT_BEHIND_TITLE)


def _split_subtitle(draft: Draft, title: Segment) -> None:
    """``学以致用促发展——松涧县的做法``"""
    dash = _INNER_DASH.search(title.folded)
    if dash:
        draft.subtitle = title.part(dash.end())
        draft.title = [title.part(0, dash.start())]
        draft.leave_out(SHOWS_NOTHING, *title.around(*draft.title, draft.subtitle))
        draft.suggest(draft.subtitle, SUBTITLE_SPLIT)
