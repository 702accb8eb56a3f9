"""PASSAGE → a paragraph as bodies store it: emphasis, links, notes, table rows, pictures."""

from collections.abc import Mapping

from bulletins.text import blocks, markup
from bulletins.text.marking import marked, marked_row
from bulletins.text.outline import Outline
from bulletins.text.paragraphs import Kind, Paragraph

from .anchors import carried_spans, key_of, note_homes
from .reading import Reading


class Writer:
    """Writes the passages of one outline."""

    def __init__(self, reading: Reading, outline: Outline, pictures: Mapping[str, str]):
        self._paragraphs = reading.paragraphs
        self._pictures = pictures  # name in the source → key under which it is kept
        self._notes = note_homes(reading, outline)

    def write(self, words: str) -> str | None:
        """The stored form of a passage; None for a picture that is not kept."""
        pieces = getattr(words, "pieces", ())
        if not pieces:
            return markup.escape(words)
        match self._paragraphs[pieces[0].at].kind:
            case Kind.PICTURE:
                return self._picture(self._paragraphs[pieces[0].at])
            case Kind.ROW:
                write = marked_row
            case _:
                write = marked
        spans = list(carried_spans(self._paragraphs, words))
        return write(str(words), spans, self._notes.get(key_of(words), ()))

    def _picture(self, paragraph: Paragraph) -> str | None:
        key = self._pictures.get(paragraph.picture.name) if paragraph.picture else None
        return key and blocks.picture_line(paragraph.text, key)
