"""What is no running text: pictures, tables, notes, headers. It stays in its place, unread."""

from collections.abc import Iterator
from itertools import groupby

from bulletins.text.paragraphs import Kind, Paragraph

from .draft import Draft
from .segments import Segment


def set_apart(draft: Draft, paragraphs: list[tuple[int, Paragraph]]) -> list[Segment]:
    """The lines that are to be understood; the rest is put into the draft.

    Each paragraph comes with its number in the source.

    A table of a single row is a line too: masts are often set so, the office at the left, the date
    at the right.
    """
    lines = []
    for kind, run in groupby(paragraphs, key=lambda entry: entry[1].kind):
        whole = [Segment(paragraph, at, 0, len(paragraph.text)) for at, paragraph in run]
        if kind == Kind.TEXT or (kind == Kind.ROW and len(whole) == 1):
            lines += whole
        else:
            _set_apart(draft, kind, list(_trimmed(whole)))
    return lines


def _set_apart(draft: Draft, kind: Kind, segments: list[Segment]) -> None:
    if kind == Kind.NOTE:
        draft.notes += segments
    elif kind == Kind.ASIDE:
        for segment in segments:
            draft.leave_out(segment.paragraph.why, segment)
    else:
        draft.apart += segments


def _trimmed(segments: list[Segment]) -> Iterator[Segment]:
    """Pictures may have no words; nothing else is without."""
    for segment in segments:
        part = segment.part(0)
        if part or segment.paragraph.kind == Kind.PICTURE:
            yield part


def is_in_sight(paragraph: Paragraph) -> bool:
    """Whether there is anything of the paragraph to account for."""
    return bool(paragraph.text.strip()) or paragraph.kind == Kind.PICTURE
