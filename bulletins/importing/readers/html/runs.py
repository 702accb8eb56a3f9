"""Paragraphs that become one: those of a cell, and those of a note."""

from dataclasses import replace

from bulletins.text.paragraphs import Paragraph, Span


def run_on(paragraphs: list[Paragraph]) -> tuple[str, list[Span], list[int]]:
    """Their text with a space between them, their spans, and where each of them begins."""
    texts, spans, begins, length = [], [], [], 0
    for paragraph in paragraphs:
        length += bool(begins)
        begins.append(length)
        texts.append(paragraph.text)
        spans += moved(paragraph.spans, length)
        length += len(paragraph.text)
    return " ".join(texts), spans, begins


def moved(spans: tuple[Span, ...], by: int) -> list[Span]:
    return [replace(one, start=one.start + by, end=one.end + by) for one in spans]
