"""Paragraphs of a body that are more than words: rows of a table, and pictures.

    | 单位 | 次数 |                a row of a table: cells between bars that have a space on each
    | 澜江市 | 12 |              side; neighbouring rows make one table, the first row is its head
    ![alternative text](picture:…)   a picture; … are the first 32 characters of its SHA-256

A cell holds inline markup (``markup``); a bar that parts no cells is written ``\\|``. In the
alternative text a backslash before a sign makes it an ordinary character, and nothing else is
markup. Whatever is neither is a paragraph of words.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

SIGNS = r"\*[]()^|"
_ESCAPED = re.compile(rf"\\([{re.escape(SIGNS)}])")
_PICTURE = re.compile(r"!\[(?P<alt>(?:\\.|[^\\\[\]\n])*)\]\(picture:(?P<digest>[0-9a-f]{32})\)")
_BETWEEN_CELLS = re.compile(r"(?<=[ ])\|(?=[ ])")
# Between white space, or what is dropped when a body is stored.
_SEEN = r"[^\s\x00-\x1f\x7f-\x9f\ud800-\udfff]"
_LONE_BAR = re.compile(rf"(?<!{_SEEN})\|(?!{_SEEN})")


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph in inline markup."""

    paragraph: str


@dataclass(frozen=True, slots=True)
class TableBlock:
    """Rows of cells in inline markup, all rows equally long."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class PictureBlock:
    """``alt`` is plain text, empty for a picture that only adorns."""

    alt: str
    digest: str


Block = TextBlock | TableBlock | PictureBlock


def blocks(paragraphs: Iterable[str]) -> list[Block]:
    """The paragraphs of a body as what they are."""
    heaps = (list(heap) for _, heap in groupby(paragraphs, _is_row))
    return [block for heap in heaps for block in _read(heap)]


def is_block(paragraph: str) -> bool:
    """Whether the paragraph is more than words."""
    return _is_row(paragraph) or picture(paragraph) is not None


def picture(paragraph: str) -> PictureBlock | None:
    match = _PICTURE.fullmatch(paragraph)
    return match and PictureBlock(_ESCAPED.sub(r"\1", match["alt"]), match["digest"])


def cells(paragraph: str) -> list[str] | None:
    """The cells of a row, in inline markup; None for what is no row."""
    if not _is_row(paragraph):
        return None
    return [cell.strip() for cell in _BETWEEN_CELLS.split(paragraph[1:-1])]


def picture_line(alt: str, digest: str) -> str:
    """The paragraph that shows the picture ``digest``; ``alt`` as it is read, not as markup."""
    escaped = re.sub(rf"[{re.escape(SIGNS)}]", r"\\\g<0>", _one_line(alt))
    return f"![{escaped}](picture:{digest})"


def table_row(cells: Iterable[str]) -> str:
    """The paragraph that is a row of these cells, each in inline markup."""
    return f"| {' | '.join(map(_cell, cells))} |"


def pictures(body: str) -> list[str]:
    """The digests of the pictures that a stored body shows, each once, in order."""
    found = (picture(line) for line in body.split("\n")) if "(picture:" in body else ()
    return list(dict.fromkeys(block.digest for block in found if block))


def _is_row(paragraph: str) -> bool:
    is_one_line = "\n" not in paragraph
    return is_one_line and paragraph.startswith("| ") and paragraph.endswith(" |")


def _read(heap: list[str]) -> list[Block]:
    """Neighbouring paragraphs that are all rows, or none of them is."""
    if _is_row(heap[0]):
        return [_table(heap)]
    return [picture(paragraph) or TextBlock(paragraph) for paragraph in heap]


def _table(paragraphs: list[str]) -> TableBlock:
    rows = [tuple(cells(paragraph) or ()) for paragraph in paragraphs]
    widest = max(map(len, rows))
    return TableBlock(tuple(row + ("",) * (widest - len(row)) for row in rows))


def _cell(markup: str) -> str:
    return _LONE_BAR.sub(r"\|", _one_line(markup))


def _one_line(text: str) -> str:
    return " ".join(_filled(text.splitlines()))


def _filled(lines: Iterable[str]) -> Iterator[str]:
    return (line.strip() for line in lines if line.strip())
