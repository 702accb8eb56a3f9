"""What is no running text: pictures, tables, notes, headers. It stays in its place, unread."""

from collections.abc import Iterator
from itertools import groupby

from bulletins.text.paragraphs import Kind, Paragraph

from .draft import Draft
from .segments import Segment


def set_apart(draft: Draft, paragraphs: list[tuple[int, Paragraph]]) -> list[Segment]:
    """The lines that are to be understood; the rest is put into the draft.

    Each paragraph comes with its number in the source. A table of a single row is a line too: masts
    are often set so, the office at the left, the date at the right.
    """
    whole = [Segment(paragraph, at, 0, len(paragraph.text)) for at, paragraph in paragraphs]
    draft.notes += _of(Kind.NOTE, whole)
    lines = []
    # A note stands behind the row that calls it; it does not part a table.
    for kind, run in groupby(_but(Kind.NOTE, whole), key=lambda one: one.paragraph.kind):
        segments = list(run)
        if kind == Kind.TEXT or (kind == Kind.ROW and len(segments) == 1):
            lines += segments
        elif kind == Kind.ASIDE:
            for segment in segments:
                draft.leave_out(segment.paragraph.why, segment.part(0))
        else:
            draft.apart += [segment.part(0) for segment in segments]
    return lines


def _of(kind: Kind, segments: list[Segment]) -> list[Segment]:
    return [segment.part(0) for segment in segments if segment.paragraph.kind == kind]


def _but(kind: Kind, segments: list[Segment]) -> Iterator[Segment]:
    return (segment for segment in segments if segment.paragraph.kind != kind)


def is_in_sight(paragraph: Paragraph) -> bool:
    """Whether there is anything of the paragraph to account for."""
    return bool(paragraph.text.strip()) or paragraph.kind == Kind.PICTURE
