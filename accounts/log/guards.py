"""Whether the triggers that keep the log's tables are there (accounts.migrations.0011)."""

from django.db import connection

from accounts.models import LogLink, LogRecord, LogRotation

_ACTS = {
    "sqlite": ("update", "delete", "insert"),
    "postgresql": ("update", "delete", "truncate"),
}
_THERE = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A')",
}


def missing() -> list[str]:
    """The names of triggers that are gone or switched off."""
    with connection.cursor() as cursor:
        cursor.execute(_THERE[connection.vendor])
        there = {name for (name,) in cursor.fetchall()}
    tables = (model._meta.db_table for model in (LogRecord, LogLink, LogRotation))
    wanted = [f"{table}_no_{act}" for table in tables for act in _ACTS[connection.vendor]]
    return [name for name in wanted if name not in there]
