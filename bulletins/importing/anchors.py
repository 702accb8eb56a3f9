"""Where in an outline notes are called and links stand: the part, and the offset in its words.

A part is named by its JSON pointer in the outline: ``/sections/0/measures/1/body/2``.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace

from bulletins.text.outline import IssueOutline, MeasureOutline, Outline, SectionOutline
from bulletins.text.paragraphs import Kind, Paragraph, Span, Style, joint

from .lost_links import is_carried
from .outlining import Passage
from .reading import Piece, Reading, written

Key = tuple[int, int]
Homes = dict[Key, list[tuple[int, str]]]


def article_json(reading: Reading, outline: Outline, translate: Callable[[str], str]) -> dict:
    """The outline as plain data, with the places of its notes and links, where it has some."""
    data = outline.as_json(translate)
    if places := _note_places(reading, outline):
        data["note_places"] = places
    return data | _links(reading, outline)


def issue_json(reading: Reading, issue: IssueOutline, translate: Callable[[str], str]) -> dict:
    links = _links(reading, Outline(editor_note=issue.editor_note))
    return issue.as_json(translate) | links


def _note_places(reading: Reading, outline: Outline) -> list[dict]:
    """In the order in which the notes are called."""
    homes = note_homes(reading, outline)
    return [
        {"part": pointer, "offset": offset, "words": note}
        for pointer, words in _parts(outline)
        if hasattr(words, "pieces")
        for offset, note in sorted(homes.get(key_of(words), ()))
    ]


def _links(reading: Reading, outline: Outline) -> dict[str, list[dict]]:
    links = [
        {
            "part": pointer,
            "start": span.start,
            "end": span.end,
            "words": str(words[span.start : span.end]),
            "address": span.address,
        }
        for pointer, words in _parts(outline)
        if hasattr(words, "pieces")
        for span in carried_spans(reading.paragraphs, words)
        if span.style == Style.LINK
    ]
    return {"links": links} if links else {}


def carried_spans(paragraphs: tuple[Paragraph, ...], words: Passage) -> Iterator[Span]:
    """The spans of all pieces that come along, as offsets into the passage."""
    for piece, base in _bases(paragraphs, words):
        for span in paragraphs[piece.at].spans:
            start, end = max(span.start, piece.start), min(span.end, piece.end)
            if start < end and (span.style != Style.LINK or is_carried(span.address)):
                move = base - piece.start
                yield replace(span, start=start + move, end=end + move)


def _bases(paragraphs: tuple[Paragraph, ...], words: Passage) -> Iterator[tuple[Piece, int]]:
    """Each piece with the offset at which it begins in the passage."""
    so_far = ""
    for piece in words.pieces:
        text = written(paragraphs[piece.at], piece)
        so_far += joint(so_far, text) if so_far else ""
        yield piece, len(so_far)
        so_far += text


def key_of(words: Passage) -> Key:
    first = words.pieces[0]
    return first.at, first.start


def note_homes(reading: Reading, outline: Outline) -> Homes:
    """The notes of each passage that may hold some: offset into the passage, words.

    Each note goes where it was called; one that was called in a title or heading, which hold no
    notes, goes to the front of the next paragraph.
    """
    bodies = [words for _pointer, words in _parts(outline) if _holds_notes(reading, words)]
    bodies.sort(key=key_of)
    homes: Homes = {}
    keys, pieces = [key_of(words) for words in bodies], _pieces_by_paragraph(reading, bodies)
    for note in outline.notes:
        call = _call(reading, note.pieces[0])
        number, offset = _inside(pieces, *call) or (bisect_left(keys, call), 0)
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


def _parts(outline: Outline) -> Iterator[tuple[str, str]]:
    """Each paragraph of the bodies with its pointer."""
    yield from _body("/editor_note", outline.editor_note)
    yield from _body("/lead", outline.lead)
    for pointer, part in _sections(outline):
        yield from _body(f"{pointer}/body", part.body)
    yield from _body("/closing", outline.closing)
    yield from _body("/attachments", outline.attachments)


def _body(pointer: str, body: list[str]) -> Iterator[tuple[str, str]]:
    return ((f"{pointer}/{at}", words) for at, words in enumerate(body))


def _sections(outline: Outline) -> Iterator[tuple[str, SectionOutline | MeasureOutline]]:
    for at, section in enumerate(outline.sections):
        yield f"/sections/{at}", section
        for number, measure in enumerate(section.measures):
            yield f"/sections/{at}/measures/{number}", measure


def _holds_notes(reading: Reading, words: str) -> bool:
    pieces = getattr(words, "pieces", ())
    return bool(pieces) and reading.paragraphs[pieces[0].at].kind in (Kind.TEXT, Kind.ROW)


def _call(reading: Reading, note: Piece) -> tuple[int, int]:
    """The paragraph and the offset in it at which ``note`` is called."""
    at = note.at
    while at and reading.paragraphs[at].kind not in (Kind.TEXT, Kind.ROW):
        at -= 1
    return at, reading.paragraphs[note.at].anchor
