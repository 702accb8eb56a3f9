"""Tables: rows, cells, and how many columns there are."""

from collections.abc import Iterator

from lxml import etree

from .names import branch, child, is_on, name, value, whole

MOST_COLUMNS = 64  # Word has 63
_STANDS_FOR_NOTHING = "Pr"  # ends the names of properties


def rows(table: etree._Element) -> Iterator[etree._Element]:
    return _within(table, "w:tr")


def cells(row: etree._Element) -> Iterator[etree._Element]:
    return _within(row, "w:tc")


def paragraphs(cell: etree._Element) -> Iterator[etree._Element]:
    """All of a cell, those of tables within it too."""
    return _within(cell, "w:p")


def is_one_column(table: etree._Element) -> bool:
    """A table that only frames a text."""
    return all(
        _skipped_before(row) == 0 and len([*zip(cells(row), range(2), strict=False)]) < 2
        for row in rows(table)
    )


def columns(row: etree._Element) -> Iterator[tuple[etree._Element | None, int]]:
    """Each cell with the number of columns it takes; None for columns left out at the front."""
    left = MOST_COLUMNS
    if before := min(_skipped_before(row), left):
        left -= before
        yield None, before
    for cell in cells(row):
        span = whole(value(child(child(cell, "w:tcPr"), "w:gridSpan")), 1)
        taken = max(1, min(span, left))
        left -= taken
        yield cell, taken


def is_deleted(cell: etree._Element) -> bool:
    return child(child(cell, "w:tcPr"), "w:cellDel") is not None


def change_of(row: etree._Element) -> str:
    """``w:del`` or ``w:ins`` where the whole row was deleted or inserted with tracked changes."""
    properties = child(row, "w:trPr")
    return next((mark for mark in ("w:del", "w:ins") if is_on(child(properties, mark))), "")


def _skipped_before(row: etree._Element) -> int:
    return max(whole(value(child(child(row, "w:trPr"), "w:gridBefore"))), 0)


def _within(element: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """The nearest ``wanted`` elements, whatever wraps them; for rows and cells not those of a
    table within.
    """
    waiting = [*reversed(element)]
    while waiting:
        found = waiting.pop()
        short = name(found)
        if short == wanted:
            yield found
        elif short == "mc:AlternateContent":
            waiting += branch(found)
        elif not short.endswith(_STANDS_FOR_NOTHING) and not (wanted != "w:p" and short == "w:tbl"):
            waiting += reversed(found)
