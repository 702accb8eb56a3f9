"""How the columns of a table are set, told from their words."""

import re
from enum import StrEnum

_NUMBER = re.compile(r"[+\-−－±]?\d[\d,，.．]*[%％‰]?")
_NOTHING = re.compile(r"[\s\-–—－/]*")
_SHORT = 6  # characters that stand on one line, however narrow the page


class ColumnKind(StrEnum):
    NUMBER = "number"
    SHORT = "short"
    WORDS = ""


def column_kinds(rows: list[list[str]]) -> list[ColumnKind]:
    """One for each column of ``rows``, plain words without the head."""
    return [_kind([cell.strip() for cell in column]) for column in zip(*rows, strict=True)]


def _kind(cells: list[str]) -> ColumnKind:
    said = [cell for cell in cells if not _NOTHING.fullmatch(cell)]
    if said and all(map(_NUMBER.fullmatch, said)):
        return ColumnKind.NUMBER
    return ColumnKind.SHORT if max(map(len, cells)) <= _SHORT else ColumnKind.WORDS
