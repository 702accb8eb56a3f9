"""The security log as its enemies would like it, and what is in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from django.db import connection

from accounts.models import LogRecord

triggers = import_module("accounts.migrations.0011_log_is_append_only")
# What it asks the database to record that somebody looked at something unpublished: a savepoint,
# their roles, the record, that it waits to be chained, the end of the savepoint.
LOOKING = 5


@contextmanager
def log_unguarded(connection=connection) -> Iterator[None]:
    """Without the triggers, as somebody could have it who owns the database."""
    with connection.cursor() as cursor:
        for statement in triggers.drop_statements(connection.vendor):
            cursor.execute(statement)
        yield
        for statement in triggers.statements(connection.vendor):
            cursor.execute(statement)


def acts(**wanted) -> list[str]:
    """What was recorded, in its order."""
    return list(LogRecord.objects.filter(**wanted).order_by("pk").values_list("act", flat=True))


def rewrite(table: str, key: str, number: int, column: str, value) -> None:
    """Change one field of one row behind everybody's back."""
    with connection.cursor() as cursor:
        cursor.execute(f'UPDATE {table} SET "{column}" = %s WHERE {key} = %s', [value, number])
