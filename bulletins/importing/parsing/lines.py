"""Lines trimmed to what is to be understood; what shows nothing is left out at once."""

import re
import unicodedata
from dataclasses import replace

from bulletins.text.findings import gettext_noop
from bulletins.text.folding import fold
from bulletins.text.numbering import any_mark
from bulletins.text.paragraphs import Span, Style

from .draft import Draft
from .segments import Segment

SHOWS_NOTHING = gettext_noop("shows nothing")
FORMAT_SIGN = gettext_noop("is a sign of the file's format")
# **制度牵引，学有规矩。**正文: the sign at the back, and whether the words may head something.
_BOLD_OPENING = re.compile(r"(\*\*|__)(?!\s)(?P<words>(?:(?!\1).){1,100})\1")
_ENDS_A_HEAD = re.compile(r"[。！？；：:!?;]$")
_FOLLOWS_A_HEAD = re.compile(r"[。：:！？]|\s")
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
    return _with_bold(draft, core)


def _with_bold(draft: Draft, line: Segment) -> Segment:
    """``line`` with its bold type where signs (``**``) at its front say it; they are left out."""
    opening = _BOLD_OPENING.match(line.text)
    if not opening or not _may_head(line, opening):
        return line
    words, end = opening.span("words")
    sign = line.part(end, opening.end())
    draft.leave_out(FORMAT_SIGN, line.part(0, words), sign)
    draft.signs[line.index] = sign
    return _bold(line.part(words), line.part(words, opening.end()))


def _may_head(line: Segment, opening: re.Match) -> bool:
    """Emphasis on anything else stays as it is, with its signs."""
    words, rest = opening["words"], line.text[opening.end() :]
    ends = _ENDS_A_HEAD.search(words) or _FOLLOWS_A_HEAD.match(rest)
    return bool(rest and (ends or any_mark(fold(words))))


def _bold(line: Segment, words: Segment) -> Segment:
    spans = (*line.paragraph.spans, Span(words.start, words.end, Style.BOLD))
    return replace(line, paragraph=replace(line.paragraph, spans=spans))


def _without_markup(whole: Segment) -> Segment:
    front, back = whole.paragraph.markup
    return whole.part(front, max(front, len(whole) - back))


def _without_invisible(line: Segment) -> Segment:
    """``line`` without the characters at its ends that take no room."""
    shown = [offset for offset, character in enumerate(line.text) if _shows(character)]
    return line.part(shown[0], shown[-1] + 1) if shown else line.part(0, 0)


def _shows(character: str) -> bool:
    return unicodedata.category(character) not in _INVISIBLE
