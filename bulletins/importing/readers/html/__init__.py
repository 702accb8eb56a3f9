"""Web pages, and what a browser, Word or WPS puts on the clipboard, → paragraphs."""

import re

from bulletins.text.paragraphs import Kind, Manuscript

from ..decoding import decode_page
from ..plain import plain_paragraphs
from ..refusals import PROGRAMMED, UnreadableText
from .page import Page
from .tokens import tokens

__all__ = ["read_html", "read_paste"]

_CLIPBOARD_HEADER = re.compile(r"Version:[^<]{0,500}?(?:StartHTML|StartFragment):[^<]{0,500}")
_SHOWN = (Kind.TEXT, Kind.ROW, Kind.NOTE)
_TIMES, _TIMES_AN_ARTICLE = 3, 30
_FEW_PROGRAMS = 3
_HARDLY_ANY, _ARTICLE = 120, 900  # bytes: 40 and 300 Chinese characters


def read_html(data: bytes, name: str) -> Manuscript:
    """The page whose bytes are ``data``; a paragraph's line counts paragraphs and blank lines.

    Raises UnreadableText, also for a page whose text is written by programs: read without a
    browser it has none, or not that which a reader sees.
    """
    page = Page()
    manuscript = page.read(tokens(decode_page(data, name)))
    if page.programs and _is_program(page, manuscript):
        raise UnreadableText(PROGRAMMED, name=name)
    return manuscript


def _is_program(page: Page, manuscript: Manuscript) -> bool:
    """Whether the programs in a page far outweigh its text: by three to one where it shows less
    than an article, by thirty to one where it shows as much.

    Weighed in bytes, in which a Chinese character, worth about a syllable or a short word, counts
    three times as much as a letter of a program. The counters and share buttons of an ordinary
    page come to 5 to 50 kB beside 3 to 10 kB of text. One or two programs condemn a page only
    when it shows hardly anything.
    """
    texts = [one.text.strip() for one in manuscript.paragraphs if one.kind in _SHOWN]
    shown = sum(len(text.encode("utf-8", "replace")) for text in texts)
    is_outweighed = page.program > shown * (_TIMES if shown < _ARTICLE else _TIMES_AN_ARTICLE)
    return not shown or (is_outweighed and (page.programs >= _FEW_PROGRAMS or shown < _HARDLY_ANY))


def read_paste(html: str, text: str) -> Manuscript:
    """What was pasted: ``html`` where the clipboard held it and it shows anything, else ``text``.

    Lines are counted as in a page, or as in a text file.
    """
    header = _CLIPBOARD_HEADER.match(html)
    page = html[header.end() :] if header else html
    manuscript = Page().read(tokens(page.replace("\0", "")))
    if any(one.kind in _SHOWN and one.text.strip() for one in manuscript.paragraphs):
        return manuscript
    return Manuscript(plain_paragraphs(text))
