"""Where what was made of Markdown stands in the file: its lines, and its columns among signs."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from operator import itemgetter

from bulletins.text.findings import Finding
from bulletins.text.paragraphs import Break, Kind, Manuscript, Paragraph

from ..html.runs import moved

_REACH = 500  # characters of signs, with an address, between two of a text


def placed(made: Manuscript, places: list[tuple[int, int]], lines: list[str]) -> Manuscript:
    """``made``, numbered by its paragraphs, with the places of the file; ``places`` has the line
    of those paragraphs with which one begins.
    """
    paragraphs = list(_placed(made.paragraphs, places, lines))
    known = {old.line: (old, new) for old, new in zip(made.paragraphs, paragraphs, strict=True)}
    findings = []
    for one in made.findings:
        line, column = _moved(one, known) or (_line(places, one.line), one.column)
        findings.append(replace(one, line=line, column=column))
    return Manuscript(paragraphs, findings)


def _placed(
    paragraphs: list[Paragraph], places: list[tuple[int, int]], lines: list[str]
) -> Iterator[Paragraph]:
    """Those that share a line stand one behind the other."""
    ends: dict[int, int] = {}
    for one in paragraphs:
        number = _line(places, one.line)
        made = replace(one, line=number, column=ends.get(number, 1))
        if number not in ends and one.kind == Kind.TEXT:
            made = _among_signs(made, lines[number - 1])
        ends[number] = made.place(len(made.text))[1] + 1
        yield made


def _line(places: list[tuple[int, int]], number: int) -> int:
    return places[bisect_right(places, number, key=itemgetter(0)) - 1][1]


def _moved(
    finding: Finding, known: dict[int, tuple[Paragraph, Paragraph]]
) -> tuple[int, int] | None:
    if finding.line not in known:
        return None
    old, new = known[finding.line]
    return new.place(finding.column - 1 + len(new.text) - len(old.text))


def _among_signs(paragraph: Paragraph, line: str) -> Paragraph:
    """With its column and breaks, and with the spaces that indent its line."""
    text, by = paragraph.text, paragraph.generated
    begin = line.find(text[by : by + 1])
    if by >= len(text) or begin < 0:
        return paragraph
    if indent := "" if by or line[:begin].strip() else line[:begin]:
        text, begin = indent + text, 0
        spans = tuple(moved(paragraph.spans, len(indent)))
        paragraph = replace(paragraph, text=text, spans=spans)
    breaks = _breaks(text, by, line, begin, paragraph.line)
    return replace(paragraph, column=max(1, begin + 1 - by), breaks=breaks)


def _breaks(text: str, by: int, line: str, begin: int, number: int) -> tuple[Break, ...]:
    """Where, from character ``by`` on, signs stand between two characters of ``text``."""
    breaks, at = [], begin
    for offset in range(by, len(text)):
        if line[at : at + 1] != text[offset]:
            found = line.find(text[offset], at, at + _REACH)
            if found < 0:
                continue
            breaks.append(Break(offset, number, found + 1))
            at = found
        at += 1
    return tuple(breaks)
