"""Markdown → paragraphs: markdown-it says what its signs mean, the reader of web pages the rest."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bulletins.text.findings import Finding, Severity, gettext_noop
from bulletins.text.paragraphs import Kind, Manuscript, Paragraph

from ..decoding import decode
from ..html.page import Page
from ..html.tokens import Aside, End, Place, Start, Token
from .blocks import Block, blocks
from .places import placed
from .tags import Tags

__all__ = ["markdown_manuscript", "read_markdown"]

FILE_HEAD = gettext_noop("stands in the head of the file, which is no text")
AS_WRITTEN = gettext_noop(
    "As Markdown some of these characters would not show. The lines were taken as they are written."
)
_LINE_END = re.compile(r"\r\n|\n|\r")
_HEAD_RULES = ("---", "...")
_HEAD_LINE = re.compile(r"[A-Za-z][\w-]{0,40}\s*:(?:\s.*)?|\s+\S.*|-\s.*|#.*|\s*")


def read_markdown(data: bytes, name: str) -> Manuscript:
    return markdown_manuscript(decode(data, name))


def markdown_manuscript(text: str) -> Manuscript:
    """Each line of a paragraph is one of its own, as Chinese Markdown has it.

    A paragraph's line is that of the file, and so is its column: where a line makes several
    paragraphs (a picture within a sentence), the others stand behind the first.
    """
    lines = _LINE_END.split(text)
    head = _head(lines)
    found = blocks([*[""] * head, *lines[head:]])
    tags = Tags()
    page = Page(seeks_title=False)
    made = placed(page.read(_stream(lines[:head], found, tags)), page.places, lines)
    paragraphs = [_without_rule(one, tags.rules) for one in made.paragraphs]
    return Manuscript(paragraphs, [*made.findings, *_as_written(found)])


def _head(lines: list[str]) -> int:
    """How many lines ``title: …`` between two rules above all else take with the rules."""
    if lines[0].rstrip() != "---":
        return 0
    for at, line in enumerate(lines[1:], 1):
        if line.rstrip() in _HEAD_RULES:
            return at + 1 if at > 1 else 0
        if not _HEAD_LINE.fullmatch(line):
            return 0
    return 0


def _stream(head: list[str], found: list[Block], tags: Tags) -> Iterator[Token]:
    for at, line in enumerate(head, 1):
        yield from (Place(at), Aside(line, FILE_HEAD), Start("p"), End("p"))
    for block in found:
        if block.tokens is None:
            yield from _written(block)
        else:
            yield from tags.of(block.tokens)


def _written(block: Block) -> Iterator[Token]:
    for number, line in enumerate(block.lines, block.first):
        yield from (Place(number), Start("pre"), line, End("pre"))


def _as_written(found: list[Block]) -> Iterator[Finding]:
    for block in found:
        if block.tokens is None:
            words = block.lines[0].strip()[:40]
            place = (block.first, 1)
            yield Finding("markdown-as-written", Severity.HINT, AS_WRITTEN, *place, words)


def _without_rule(paragraph: Paragraph, rules: set[int]) -> Paragraph:
    """A rule (``---``) parts the articles of a bulletin, and is no text."""
    if paragraph.line not in rules or paragraph.kind != Kind.TEXT:
        return paragraph
    return replace(paragraph, markup=(len(paragraph.text), 0))
