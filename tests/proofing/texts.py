"""Texts under examination: each string a paragraph, on a line of its own."""

from datetime import date

from bulletins.proofing import examine
from bulletins.text.findings import Finding
from bulletins.text.paragraphs import Paragraph

ON = date(2024, 9, 20)


def paragraphs(*texts: str) -> list[Paragraph]:
    return [Paragraph(text, line) for line, text in enumerate(texts, 1)]


def found(*texts: str, on: date | None = ON) -> list[Finding]:
    return examine(paragraphs(*texts), on=on)


def codes(*texts: str, on: date | None = ON) -> list[str]:
    return [finding.code for finding in found(*texts, on=on)]


def the_only(*texts: str, on: date | None = ON) -> Finding:
    [finding] = found(*texts, on=on)
    return finding
