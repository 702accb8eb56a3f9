"""Plain text → paragraphs."""

import re

from bulletins.text.paragraphs import Manuscript, Paragraph

from .decoding import decode

_LINE_END = re.compile(r"\r\n|\n|\r")


def read_plain(data: bytes, name: str) -> Manuscript:
    return Manuscript(plain_paragraphs(decode(data, name)))


def plain_paragraphs(text: str) -> list[Paragraph]:
    """A paragraph for each line that is not blank."""
    lines = enumerate(_LINE_END.split(text), 1)
    return [Paragraph(line, number) for number, line in lines if line.strip()]
