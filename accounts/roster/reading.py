"""A table of people, XLSX or CSV → lines of words. What they mean, ``checking`` finds out."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

import openpyxl
from django.utils.translation import gettext
from openpyxl.styles import Font
from openpyxl.utils.exceptions import InvalidFileException

# The format of the file, whatever language the screens speak; remarks in brackets may be missing.
COLUMNS = {
    "username": "用户名",
    "name": "姓名",
    "unit": "单位（代码或名称）",
    "email": "邮箱",
    "roles": "角色",
    "role_unit": "角色所在单位",
    "starts": "起",
    "ends": "止",
    "note": "备注",
}
_NEEDED = ("username", "name", "unit")
_BYTES = 5 * 1024 * 1024
_UNPACKED = 50 * 1024 * 1024
_WIDTH = 50  # cells of a line that are looked at


class UnreadableRoster(Exception):
    """The file is no such table; ``str(error)`` says why and what to do."""


@dataclass(slots=True)
class Line:
    """``number`` is the row's in the file, as Excel counts; ``words`` by the names of COLUMNS."""

    number: int
    words: dict[str, str] = field(default_factory=dict)


def read(data: bytes, most: int) -> list[Line]:
    """At most ``most`` lines. Raises UnreadableRoster."""
    if len(data) > _BYTES:
        raise UnreadableRoster(gettext("The file is larger than 5 MB. Divide it."))
    rows = enumerate(_of_workbook(data) if data[:2] == b"PK" else _of_text(data), 1)
    filled = ((number, row) for number, row in rows if any(row))
    _number, head = next(filled, (0, []))
    names = _names(head)
    lines = [Line(number, _by_name(names, row)) for number, row in _at_most(filled, most)]
    if not lines:
        raise UnreadableRoster(gettext("There is nobody in the table, below the row of headings."))
    return lines


def _at_most(rows: Iterable, most: int) -> Iterator:
    for count, row in enumerate(rows, 1):
        if count > most:
            raise UnreadableRoster(
                gettext("More than %(most)s people. Divide the file, and bring in one at a time.")
                % {"most": most}
            )
        yield row


def _names(head: list[str]) -> list[str | None]:
    """What each column holds. Raises UnreadableRoster when one is missing or unknown."""
    known = {_plain(words): name for name, words in COLUMNS.items()}
    found = [known.get(_plain(words)) if words else None for words in head]
    unknown = [words for words, name in zip(head, found, strict=True) if words and not name]
    missing = [COLUMNS[name] for name in _NEEDED if name not in found]
    if missing or unknown or len(set(filter(None, found))) < len(list(filter(None, found))):
        raise UnreadableRoster(
            gettext(
                "The first row must have the headings of the template, each once. Missing: "
                "%(missing)s. Not known: %(unknown)s. Fetch the template and fill it in."
            )
            % {"missing": "、".join(missing) or "—", "unknown": "、".join(unknown) or "—"}
        )
    return found


def _plain(words: str) -> str:
    """A heading without its remark in brackets."""
    return re.sub(r"[（(].*|\s+|[*＊:：]", "", words)


def _by_name(names: list[str | None], row: list[str]) -> dict[str, str]:
    return {name: words for name, words in zip(names, row, strict=False) if name}


def _of_text(data: bytes) -> Iterator[list[str]]:
    text = _decoded(data)
    first = text.partition("\n")[0]
    mark = max(",\t;", key=first.count)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True):
            yield [cell.strip() for cell in row[:_WIDTH]]
    except csv.Error as error:
        raise UnreadableRoster(
            gettext("The table breaks off: a quotation mark is not closed. Save it again as XLSX.")
        ) from error


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableRoster(gettext("This is neither XLSX nor CSV. Save the table as XLSX."))


def _of_workbook(data: bytes) -> Iterator[list[str]]:
    _require_harmless(data)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for row in book.worksheets[0].iter_rows(max_col=_WIDTH, values_only=True):
            yield [_words(cell) for cell in row]
    except UnreadableRoster:
        raise
    except Exception as error:  # openpyxl raises whatever a broken part makes it stumble over
        raise UnreadableRoster(
            gettext("This workbook cannot be read. Save it again as XLSX, or as CSV.")
        ) from error


def _require_harmless(data: bytes) -> None:
    """Neither swollen nor with entities of its own."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            is_swollen = sum(part.file_size for part in parts) > _UNPACKED or len(parts) > 1000
            if is_swollen or any(_has_entities(archive, part) for part in parts):
                raise UnreadableRoster(gettext("This workbook is not what Excel or WPS write."))
    except (zipfile.BadZipFile, InvalidFileException, NotImplementedError, RuntimeError) as error:
        raise UnreadableRoster(
            gettext("This workbook cannot be read. Save it again as XLSX, or as CSV.")
        ) from error


def _has_entities(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    with archive.open(part) as file:
        return b"<!DOCTYPE" in file.read(4096)


def _words(cell: object) -> str:
    if isinstance(cell, datetime | date):
        return cell.strftime("%Y-%m-%d")
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else str(cell).strip()


def template() -> bytes:
    """An empty table with the headings, and no line that somebody might forget to take out."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(list(COLUMNS.values()))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = 20
    for letter in "ABCDEFGHI":  # as text, so that 001 stays 001
        sheet.column_dimensions[letter].number_format = "@"
    sheet.freeze_panes = "A2"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
