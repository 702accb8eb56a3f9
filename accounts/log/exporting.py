"""The log for other programs: CSV for spreadsheets, JSON lines for everything else."""

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils import timezone

from accounts.models import LogRecord

from . import chain
from .acts import name_of

# What makes a spreadsheet compute a cell instead of showing it.
_COMPUTED = tuple("=+-@\t\r＝＋－＠")
_AFTER = ("link", "hash")


@dataclass(frozen=True, slots=True)
class Format:
    name: str
    media_type: str

    def lines(self, records: Iterable[LogRecord]) -> Iterator[str]:
        return _WRITERS[self.name](records)


FORMATS = {
    "csv": Format("csv", "text/csv; charset=utf-8"),
    "jsonl": Format("jsonl", "application/jsonl; charset=utf-8"),
}


def _csv(records: Iterable[LogRecord]) -> Iterator[str]:
    """Begins with the mark by which spreadsheets know UTF-8."""
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow([_heading(column) for column in (*chain.COLUMNS, *_AFTER)])
    for record in records:
        yield writer.writerow(_harmless(value) for value in _in_words(record))


def _jsonl(records: Iterable[LogRecord]) -> Iterator[str]:
    for record in records:
        data = {column: getattr(record, column) for column in chain.COLUMNS}
        data |= {"at": record.at.isoformat(), "detail": details(record)}
        data |= dict(zip(_AFTER, _link(record), strict=True))
        yield json.dumps(data, ensure_ascii=False) + "\n"


_WRITERS = {"csv": _csv, "jsonl": _jsonl}


def details(record: LogRecord) -> dict:
    return json.loads(record.detail) if record.detail else {}


class _Echo:
    """What csv writes to: hands back each line."""

    def write(self, line: str) -> str:
        return line


def _in_words(record: LogRecord) -> Iterator[object]:
    said = {
        "at": timezone.localtime(record.at).isoformat(timespec="milliseconds"),
        "act": name_of(record.act),
        "result": record.get_result_display(),
    }
    for column in chain.COLUMNS:
        yield said.get(column, getattr(record, column))
    yield from _link(record)


def _link(record: LogRecord) -> tuple:
    link = getattr(record, "link", None)
    return (link.number, link.hash) if link else ("", "")


def _heading(column: str) -> str:
    names = {field.name: str(field.verbose_name) for field in LogRecord._meta.concrete_fields}
    return names.get(column, column)


def _harmless(value: object) -> object:
    if isinstance(value, str) and value.lstrip().startswith(_COMPUTED):
        return f"'{value}"
    return "" if value is None else value
