"""Plain text and Markdown → paragraphs."""

import re

from bulletins.text.paragraphs import Manuscript, Paragraph

from .decoding import decode
from .marked_links import with_links

_LINE_END = re.compile(r"\r\n|\n|\r")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(?=\S)")
_LIST_SIGN = re.compile(r"\s*(?:[-*+>]\s+)(?=\S)")
_CLOSING_SIGNS = re.compile(r"\s+#+\s*$")
_ALL_BOLD = re.compile(r"\s*(\*\*|__)(?!\s)(?:(?!\1).)+\1\s*")


def read_plain(data: bytes, name: str) -> Manuscript:
    return Manuscript(plain_paragraphs(decode(data, name)))


def read_markdown(data: bytes, name: str) -> Manuscript:
    return Manuscript(markdown_paragraphs(decode(data, name)))


def plain_paragraphs(text: str) -> list[Paragraph]:
    """A paragraph for each line that is not blank."""
    lines = enumerate(_LINE_END.split(text), 1)
    return [Paragraph(line, number) for number, line in lines if line.strip()]


def markdown_paragraphs(text: str) -> list[Paragraph]:
    """As plain text, but the signs of headings, lists and bold lines are told from the text.

    Chinese Markdown has a paragraph on each line. Emphasis inside a line stays as it is.
    """
    return [with_links(_markdown(paragraph)) for paragraph in plain_paragraphs(text)]


def _markdown(paragraph: Paragraph) -> Paragraph:
    text = paragraph.text
    if heading := _HEADING.match(text):
        closing = _CLOSING_SIGNS.search(text, heading.end())
        back = len(closing[0]) if closing else 0
        return Paragraph(text, paragraph.line, level=len(heading[1]), markup=(heading.end(), back))
    if bold := _ALL_BOLD.fullmatch(text):
        front, end = bold.start(1) + 2, len(text.rstrip()) - 2
        return Paragraph(text, paragraph.line, markup=(front, len(text) - end))
    sign = _LIST_SIGN.match(text)
    return Paragraph(text, paragraph.line, markup=(sign.end(), 0)) if sign else paragraph
