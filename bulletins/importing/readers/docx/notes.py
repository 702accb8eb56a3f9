"""Foot- and endnotes: they stand in parts of their own and are called from the text."""

from itertools import repeat

from lxml import etree

from bulletins.text.findings import Finding, Severity
from bulletins.text.paragraphs import Kind, Paragraph, Span

from . import noticed
from .galley import NoteCall
from .names import children, value
from .noticed import Place
from .package import Package, Part
from .story import Desk, Story

_KINDS = ("footnote", "endnote")


class Notes:
    """The notes of a document. Each is given once, where it is called first."""

    def __init__(self, package: Package, desk: Desk, main: Part):
        self._desk = desk
        self._parts: dict[str, Part] = {}
        self._notes: dict[NoteCall, etree._Element | None] = {}
        for kind in _KINDS:
            path = package.related(main, f"{kind}s")
            root = package.root(path)
            self._parts[kind] = package.part(path)
            for note in children(root, f"w:{kind}"):
                self._notes[NoteCall(kind, value(note, "w:id") or "")] = note

    def __call__(self, call: NoteCall, place: Place, around: str) -> list[Paragraph]:
        """The note as one paragraph, and the pictures in it; ``place`` is where it is called."""
        if call not in self._notes:
            finding = Finding(
                "missing-note", Severity.WARNING, noticed.MISSING_NOTE, *place, around
            )
            self._desk.noticed.add(finding)
            return []
        note, self._notes[call] = self._notes[call], None
        if note is None or (value(note, "w:type") or "normal") != "normal":
            return []
        story = Story(self._desk, self._parts[call.kind], repeat(place[0]), no_notes)
        read = story.read(note)
        texts = [paragraph for paragraph in read if paragraph.kind in (Kind.TEXT, Kind.ROW)]
        others = [paragraph for paragraph in read if paragraph.kind not in (Kind.TEXT, Kind.ROW)]
        return [*_as_one(texts, place), *others]


def no_notes(call: NoteCall, place: Place, around: str) -> list[Paragraph]:
    """Notes and headers call no notes."""
    return []


def _as_one(paragraphs: list[Paragraph], place: Place) -> list[Paragraph]:
    """The paragraphs of a note joined by spaces."""
    text, spans = "", []
    for paragraph in paragraphs:
        words = paragraph.text.strip()
        text += " " if text else ""
        begin, end = len(text), len(text) + len(words)
        by = begin - (len(paragraph.text) - len(paragraph.text.lstrip()))
        spans += [_moved(span, by, begin, end) for span in paragraph.spans]
        text += words
    kept = tuple(span for span in spans if span.start < span.end)
    return [Paragraph(text, *place, kind=Kind.NOTE, spans=kept)] if text else []


def _moved(span: Span, by: int, begin: int, end: int) -> Span:
    start, stop = max(span.start + by, begin), min(span.end + by, end)
    return Span(start, stop, span.style, span.address)
