"""Texts as a word processor hands them over: with bold type, sizes, levels and its own numbers."""

from dataclasses import replace

from bulletins.importing.parsing import parse
from bulletins.importing.readers.markdown import markdown_manuscript
from bulletins.text.outline import Outline
from bulletins.text.paragraphs import Look, Manuscript, Paragraph, Span, Style


def typed(text: str, *, level: int | None = None, number: str = "", **look) -> Paragraph:
    """A paragraph; ``*words*`` are bold, ``number`` is made by the word processor."""
    parts = (number + text).split("*")
    spans, words = [], ""
    for place, part in enumerate(parts):
        if place % 2:
            spans.append(Span(len(words), len(words) + len(part), Style.BOLD))
        words += part
    return Paragraph(
        words, 0, level=level, generated=len(number), spans=tuple(spans), look=Look(**look)
    )


def outline_of(*paragraphs: Paragraph | str) -> Outline:
    whole = [typed(one) if isinstance(one, str) else one for one in paragraphs]
    numbered = [replace(one, line=line) for line, one in enumerate(whole, 1)]
    return parse(Manuscript(numbered))


def markdown(*lines: str) -> Outline:
    return parse(markdown_manuscript("\n".join(lines)))


def suggested(outline: Outline) -> list[bool]:
    """Of each section, and of each measure in it, whether it is a suggestion."""
    parts = [part for section in outline.sections for part in (section, *section.measures)]
    return [part.suggested for part in parts]
