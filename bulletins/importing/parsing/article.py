"""The stages that read one article, alone in its file or one of a bulletin."""

from bulletins.text.characters import odd_characters
from bulletins.text.findings import Finding
from bulletins.text.paragraphs import Manuscript, Paragraph

from .apart import is_in_sight, set_apart
from .broken_heads import join_headings
from .draft import Draft
from .facts import note_missing_year
from .furniture import leave_out_furniture
from .head import read_head
from .lines import visible_lines
from .sections import divide
from .tail import read_tail
from .title_parts import split_title
from .wrapping import joins, rejoin


def whole_paragraphs(manuscript: Manuscript) -> tuple[list[Paragraph], list[Finding]]:
    """The paragraphs that show something, broken lines joined, and what there is to say of them."""
    shown = [paragraph for paragraph in manuscript.paragraphs if is_in_sight(paragraph)]
    lines = join_headings(shown)
    source = rejoin(lines)
    odd = [finding for paragraph in source for finding in odd_characters(paragraph)]
    return source, [*manuscript.findings, *joins(lines, source), *odd]


def read_article(draft: Draft, paragraphs: list[tuple[int, Paragraph]]) -> None:
    """Put an article into ``draft``: its paragraphs, each with its number in the source."""
    lines = leave_out_furniture(draft, visible_lines(draft, set_apart(draft, paragraphs)))
    lines = read_head(draft, lines)
    lines = read_tail(draft, lines)
    split_title(draft)
    divide(draft, lines)
    note_missing_year(draft)
