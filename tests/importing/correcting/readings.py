"""Readings of texts of our own, and what to ask of them. Pieces are named by their first words."""

import pytest

from bulletins.importing.correcting import CannotCorrect
from bulletins.importing.outlining import outline
from bulletins.importing.parsing import understand
from bulletins.importing.readers.plain import plain_paragraphs
from bulletins.importing.reading import Reading
from bulletins.text.paragraphs import Manuscript
from tests.importing.samples import MORE_PROSE, PROSE, page

SECTIONS = page("一、健全制度", PROSE, "二、抓好落实", MORE_PROSE)


def read(text: str) -> Reading:
    return understand(Manuscript(plain_paragraphs(text)))


def at(reading: Reading, words: str) -> int:
    """The piece that opens with ``words``."""
    found = [i for i, piece in enumerate(reading.pieces) if reading.text(piece).startswith(words)]
    assert found, words
    return found[0]


def refusal(act, *args) -> str:
    with pytest.raises(CannotCorrect) as refused:
        act(*args)
    return refused.value.message()


def shape(reading: Reading) -> list:
    """The headings: each section's with its measures'."""
    return [
        (section.heading, [measure.heading for measure in section.measures])
        for section in outline(reading).sections
    ]
