"""The chain: each link holds the hash of its record, its number and the link before it.

Records are linked after their transactions, in short ones that take turns, so that no act holds
the chain while it works. What a crash leaves unlinked waits and is taken up with the next act.
"""

import datetime
import hashlib
import json
from collections.abc import Iterable, Iterator

from django.db import OperationalError, connection, transaction

from accounts.models import LogLink, LogRecord, LogRotation, LogWaiting

from . import seals

GENESIS = "0" * 64  # what the first link follows
FORM = "1"  # of what is hashed; another order of columns is another form
COLUMNS = (
    *("id", "at", "act", "result", "person_id", "person", "username", "roles", "command"),
    *("address", "session", "object_type", "object_id", "object_label", "unit_id", "unit"),
    *("before", "after", "detail"),
)
_AT_ONCE = 500
_canonical = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=repr).encode
_GONE = (None,) * len(COLUMNS)
_RECORDS, _LINKS = LogRecord._meta.db_table, LogLink._meta.db_table
_WAITING = LogWaiting._meta.db_table


def link_hash(previous: str, number: int, values: Iterable) -> str:
    """Of the canonical JSON of form, previous hash, number and columns, in UTF-8."""
    text = _canonical([FORM, previous, number, *values])
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def append() -> int:
    """Link what waits, in the order in which it was recorded; how many records that were."""
    count = 0
    while links := _append_some():
        seals.keep(links[-1])
        count += len(links)
    return count


@transaction.atomic
def _append_some() -> list[LogLink]:
    take_turns()
    waiting = list(_waiting())
    if not waiting:
        return []
    links = list(_links(head(), waiting))
    LogLink.objects.bulk_create(links)
    LogWaiting.objects.filter(record__in=[link.record_id for link in links]).delete()
    return links


def head() -> tuple[int, str]:
    """Number and hash of the last link; of what was moved away, where no link is left."""
    newest = LogLink.objects.order_by("-number").values_list("number", flat=True).first()
    return (newest, hashes([newest])[newest]) if newest else last_rotated()


def hashes(numbers: Iterable[int]) -> dict[int, str]:
    """Of those links of ``numbers`` that are there."""
    listed = ", ".join(str(int(number)) for number in numbers)
    sql = f"SELECT number, hash FROM {_LINKS} WHERE number IN ({listed})"
    return dict(select(sql, [])) if listed else {}


def last_rotated() -> tuple[int, str]:
    moved = LogRotation.objects.order_by("-last").first()
    return (moved.last, moved.hash) if moved else (0, GENESIS)


def take_turns() -> None:
    """One at a time until the transaction ends; SQLite's begin IMMEDIATE, so one writes anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('security log'))")


def _links(head: tuple[int, str], rows: Iterable[tuple]) -> Iterator[LogLink]:
    number, previous = head
    for row in rows:
        number += 1
        made = link_hash(previous, number, row)
        yield LogLink(number=number, record_id=row[0], previous=previous, hash=made)
        previous = made


def _waiting() -> Iterator[tuple]:
    yield from select(
        f"SELECT {_selected()} FROM {_RECORDS} r JOIN {_WAITING} w ON w.record_id = r.id "
        f"ORDER BY r.id LIMIT {_AT_ONCE}",
        [],
    )


def stretch(first: int, size: int, last: int | None = None) -> list[tuple]:
    """Links from number ``first`` on, up to ``size``: number, previous, hash, record's number, and
    the columns of the record, all None where it is gone.
    """
    end = "" if last is None else f"AND number <= {int(last)}"
    links = list(
        select(
            f"SELECT number, previous, hash, record_id FROM {_LINKS} "
            f"WHERE number >= %s {end} ORDER BY number LIMIT %s",
            [first, size],
        )
    )
    records = _records(link[-1] for link in links)
    return [(*link, *records.get(link[-1], _GONE)) for link in links]


def _records(numbers: Iterable) -> dict[int, tuple]:
    """Asked by their numbers and not by a join: how a database plans one, nobody knows before."""
    listed = ", ".join(str(number) for number in numbers if isinstance(number, int))
    sql = f"SELECT {_selected()} FROM {_RECORDS} r WHERE r.id IN ({listed})"
    return {row[0]: row for row in select(sql, [])} if listed else {}


def _selected() -> str:
    """Django has SQLite's times parsed, and what is written otherwise may read the same: as text
    they are what is stored.
    """
    columns = {column: f'r."{column}"' for column in COLUMNS}
    if connection.vendor == "sqlite":
        columns["at"] = 'CAST(r."at" AS TEXT)'
    return ", ".join(columns.values())


def select(sql: str, parameters: list) -> Iterator[tuple]:
    """Rows as the database holds them, not as the ORM reads them: a changed byte stays one."""
    with connection.cursor() as cursor:
        try:
            cursor.execute(sql, parameters)
            rows = cursor.fetchall()
        except OperationalError:
            if connection.vendor != "sqlite":
                raise
            rows = _undecoded(cursor, sql, parameters)
    return iter(_without_clocks(rows))


def _undecoded(cursor, sql: str, parameters: list) -> list[tuple]:
    """On SQLite a text may hold bytes that are no UTF-8: they are kept as they are."""
    before, connection.connection.text_factory = connection.connection.text_factory, _text
    try:
        cursor.execute(sql, parameters)
        return cursor.fetchall()
    finally:
        connection.connection.text_factory = before


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _without_clocks(rows: list[tuple]) -> list[tuple]:
    """Times in UTC, in the words in which SQLite stores them."""
    if not rows or not any(isinstance(value, datetime.datetime) for value in rows[0]):
        return rows
    return [tuple(map(_in_utc, row)) for row in rows]


def _in_utc(value):
    if isinstance(value, datetime.datetime):
        return str(value.astimezone(datetime.UTC).replace(tzinfo=None))
    return value
