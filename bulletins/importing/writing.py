"""PASSAGE → a paragraph as bodies store it: emphasis, links, notes, table rows, pictures."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import replace

from bulletins.text import blocks, markup
from bulletins.text.marking import marked, marked_row
from bulletins.text.outline import MeasureOutline, Outline, SectionOutline
from bulletins.text.paragraphs import Kind, Paragraph, Span, joint

from .outlining import Passage
from .reading import Piece, Reading


class Writer:
    """Writes the passages of one outline. Each note goes where it was called; one that was called
    in a title or heading, which hold no notes, goes to the front of the next paragraph.
    """

    def __init__(self, reading: Reading, outline: Outline, pictures: Mapping[str, str]):
        self._paragraphs = reading.paragraphs
        self._pictures = pictures  # name in the source → key under which it is kept
        self._notes = _homes(reading, outline)

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
        spans = list(_spans(self._paragraphs, words))
        return write(str(words), spans, self._notes.get(_key(words), ()))

    def _picture(self, paragraph: Paragraph) -> str | None:
        key = self._pictures.get(paragraph.picture.name) if paragraph.picture else None
        return key and blocks.picture_line(paragraph.text, key)


def _spans(paragraphs: tuple[Paragraph, ...], words: Passage) -> Iterator[Span]:
    """The spans of all pieces, as offsets into the passage."""
    for piece, base in _bases(paragraphs, words):
        for span in paragraphs[piece.at].spans:
            start, end = max(span.start, piece.start), min(span.end, piece.end)
            if start < end:
                move = base - piece.start
                yield replace(span, start=start + move, end=end + move)


def _bases(paragraphs: tuple[Paragraph, ...], words: Passage) -> Iterator[tuple[Piece, int]]:
    """Each piece with the offset at which it begins in the passage."""
    so_far = ""
    for piece in words.pieces:
        text = paragraphs[piece.at].text[piece.start : piece.end]
        so_far += joint(so_far, text) if so_far else ""
        yield piece, len(so_far)
        so_far += text


def _key(words: Passage) -> tuple[int, int]:
    first = words.pieces[0]
    return first.at, first.start


def _homes(reading: Reading, outline: Outline) -> dict[tuple[int, int], list[tuple[int, str]]]:
    """The notes of each passage that may hold some: offset into the passage, words."""
    bodies = [words for words in _bodies(outline) if _holds_notes(reading, words)]
    bodies.sort(key=_key)
    homes: dict[tuple[int, int], list[tuple[int, str]]] = {}
    keys, pieces = [_key(words) for words in bodies], _pieces_by_paragraph(reading, bodies)
    for note in outline.notes:
        call = _call(reading, note.pieces[0])
        number, offset = _inside(pieces, *call) or _next(keys, call)
        if number < len(bodies):
            homes.setdefault(keys[number], []).append((offset, str(note)))
        elif bodies:
            homes.setdefault(keys[-1], []).append((len(bodies[-1]), str(note)))
    return homes


def _pieces_by_paragraph(reading: Reading, bodies: list[Passage]) -> dict[int, list[tuple]]:
    """Paragraph of the source → its pieces: number of the passage, piece, offset in the passage."""
    found: dict[int, list[tuple]] = {}
    for number, words in enumerate(bodies):
        for piece, base in _bases(reading.paragraphs, words):
            found.setdefault(piece.at, []).append((number, piece, base))
    return found


def _inside(pieces: dict[int, list[tuple]], at: int, offset: int) -> tuple[int, int] | None:
    """The passage, and the offset in it, at which a note is called; None in a title or heading."""
    for number, piece, base in pieces.get(at, ()):
        if piece.start < offset <= piece.end or offset == piece.start == 0:
            return number, base + offset - piece.start
    return None


def _next(keys: list[tuple[int, int]], call: tuple[int, int]) -> tuple[int, int]:
    return bisect_left(keys, call), 0


def _bodies(outline: Outline) -> Iterator[Passage]:
    parts: list[SectionOutline | MeasureOutline] = []
    for section in outline.sections:
        parts += [section, *section.measures]
    for body in (outline.editor_note, outline.lead, *(part.body for part in parts)):
        yield from body
    yield from outline.closing
    yield from outline.attachments


def _holds_notes(reading: Reading, words: str) -> bool:
    pieces = getattr(words, "pieces", ())
    return bool(pieces) and reading.paragraphs[pieces[0].at].kind in (Kind.TEXT, Kind.ROW)


def _call(reading: Reading, note: Piece) -> tuple[int, int]:
    """The paragraph and the offset in it at which ``note`` is called."""
    at = note.at
    while at and reading.paragraphs[at].kind not in (Kind.TEXT, Kind.ROW):
        at -= 1
    return at, reading.paragraphs[note.at].anchor
