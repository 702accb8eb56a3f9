"""Tables: whether one holds figures or only arranges a page, and its rows as paragraphs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bulletins.text.paragraphs import Kind, Look, Paragraph

from .runs import moved, run_on

MOST_COLUMNS = 64
LARGEST_SPAN = 1000
_EMPTY_CELLS = 200_000  # that spans may add to all the tables of a page
_MOST_PARAGRAPHS = 3  # of a cell of figures
_LONGEST = 200  # characters of a cell with several paragraphs

Heap = list  # of paragraphs, and of heaps within


@dataclass(slots=True)
class Cell:
    columns: int = 1
    rows: int = 1
    heap: Heap = field(default_factory=list)

    @property
    def texts(self) -> list[Paragraph]:
        """What shows in the cell of a table without tables in it."""
        return [paragraph for paragraph in self.heap if paragraph.kind == Kind.TEXT]

    @property
    def others(self) -> list[Paragraph]:
        return [paragraph for paragraph in self.heap if paragraph.kind != Kind.TEXT]


@dataclass(slots=True)
class Table:
    """A table that is being read. ``depth`` is where it stands among the open elements."""

    depth: int
    arranges: bool = False
    has_heads: bool = False
    rows: list[list[Cell]] = field(default_factory=list)
    groups: set[int] = field(default_factory=set)  # the rows that begin a head, a body or a foot
    row_depth: int | None = None
    cell_depth: int | None = None

    def is_layout(self) -> bool:
        """Whether it only arranges what would as well stand one below the other."""
        if self.arranges:
            return True
        cells = [cell for row in self.rows for cell in row]
        is_narrow = all(len(row) < 2 for row in self.rows)
        return is_narrow or (not self.has_heads and any(_is_page(cell) for cell in cells))


def _is_page(cell: Cell) -> bool:
    """Whether a cell holds what reads like an article rather than an entry."""
    texts = cell.texts
    if any(paragraph.level for paragraph in texts) or len(texts) > _MOST_PARAGRAPHS:
        return True
    return len(texts) > 1 and sum(len(paragraph.text) for paragraph in texts) > _LONGEST


def span(written: str, *, of_none: int = 1) -> int:
    """The value of ``colspan`` or ``rowspan``; ``of_none`` where 0 is written."""
    digits = written.strip()[:5]
    is_number = digits.isascii() and digits.isdecimal()
    return min(int(digits) or of_none, LARGEST_SPAN) if is_number else 1


Moved = Callable[[int, int, int], None]  # from line, to line, by how many characters


class Rows:
    """The rows of tables as paragraphs; ``moved`` is told where each paragraph of a cell went."""

    def __init__(self, moved: Moved):
        self._moved = moved
        self._empty_left = _EMPTY_CELLS

    def paragraphs(self, table: Table) -> Iterator[Paragraph]:
        """Each row, and after it what is no text in it: pictures and asides."""
        reach: dict[int, int] = {}  # column → how many rows a cell above still takes
        for at, row in enumerate(table.rows):
            if at in table.groups:
                reach.clear()
            placed, width = self._placed(row, reach)
            if any(cell.texts for _, cell in placed):
                yield self._row(placed, width)
            for cell in row:
                yield from cell.others

    def _placed(self, row: list[Cell], reach: dict[int, int]) -> tuple[list[tuple[int, Cell]], int]:
        """Each cell with its column, after the cells that reach down into the row, and how many
        columns the row has.
        """
        above, column, taken, placed = dict(reach), 0, {}, []
        for cell in row:
            while above.get(column):
                column += 1
            wide = max(1, min(cell.columns, MOST_COLUMNS - column)) if self._empty_left > 0 else 1
            if cell.rows > 1 and column < MOST_COLUMNS and self._empty_left > 0:
                taken |= dict.fromkeys(range(column, column + wide), cell.rows)
            placed.append((column, cell))
            column += wide
        width = max([column, *(at + 1 for at in above)])
        reach.update({at: left - 1 for at, left in above.items()})
        reach.update({at: rows - 1 for at, rows in taken.items()})
        for at in [at for at, left in reach.items() if left <= 0]:
            del reach[at]
        self._empty_left -= max(0, width - len(row))
        return placed, width

    def _row(self, placed: list[tuple[int, Cell]], width: int) -> Paragraph:
        texts, spans, length, before = [], [], 0, 0
        first = next(paragraph for _, cell in placed for paragraph in cell.texts)
        for column, cell in placed:
            text, inside, begins = run_on(cell.texts)
            length += column - before
            spans += moved(tuple(inside), length)
            for paragraph, begin in zip(cell.texts, begins, strict=True):
                self._moved(paragraph.line, first.line, length + begin)
            texts += ["\t" * (column - before), text.replace("\t", " ")]
            length, before = length + len(text), column
        whole = "".join([*texts, "\t" * (width - 1 - before)])
        return Paragraph(
            whole,
            first.line,
            kind=Kind.ROW,
            generated=0 if whole.startswith("\t") else first.generated,
            spans=tuple(spans),
            look=Look(opens_page=first.look.opens_page),
        )
