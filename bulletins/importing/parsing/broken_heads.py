"""A heading whose lines somebody parted by hand (Shift+Enter) is one heading."""

from dataclasses import replace
from itertools import groupby

from bulletins.text.paragraphs import Kind, Paragraph, joined


def join_headings(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """``paragraphs``, of which neighbours that are lines of one heading are one."""
    whole = []
    for _line, run in groupby(enumerate(paragraphs), key=_heading):
        lines = [paragraph for _at, paragraph in run]
        whole += [_joined(lines)] if len(lines) > 1 else lines
    return whole


def _heading(entry: tuple[int, Paragraph]) -> tuple:
    """The same for the lines of one heading, different for all else."""
    at, paragraph = entry
    if paragraph.kind != Kind.TEXT or paragraph.level is None:
        return (at,)
    return paragraph.line, paragraph.level


def _joined(lines: list[Paragraph]) -> Paragraph:
    whole = joined(lines)
    spans = list(lines[0].spans)
    for line, begin in zip(lines[1:], whole.breaks, strict=True):
        move = begin.offset - (len(line.text) - len(line.text.lstrip()))
        spans += [
            replace(span, start=max(span.start + move, begin.offset), end=span.end + move)
            for span in line.spans
        ]
    within = [span for span in spans if span.start < min(span.end, len(whole.text))]
    return replace(lines[0], text=whole.text, breaks=whole.breaks, spans=tuple(within))
