"""On PostgreSQL the site's own role cannot rewrite the log, as docs/operations.md has it."""

import re
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import ProgrammingError, connection, transaction

from accounts import log
from accounts.log import chain, verifying
from accounts.models import LogLink

ROOT = Path(__file__).resolve().parents[3]
ROLE = "bulletins_site_in_a_test"


def documented() -> list[str]:
    """The statements of the block in the document, for a role of our own."""
    text = (ROOT / "docs" / "operations.md").read_text()
    (block,) = re.findall(r"```sql\n(.*?)```", text, re.DOTALL)
    return [one.replace("bulletins_site", ROLE) for one in block.split(";") if one.strip()]


def execute(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def as_the_site():
    """A second role, made as the document says; gone with the test's transaction."""
    execute(f"CREATE ROLE {ROLE}", *documented(), f"SET LOCAL ROLE {ROLE}")
    try:
        yield
    finally:
        execute("RESET ROLE", f"DROP OWNED BY {ROLE}", f"DROP ROLE {ROLE}")


def test_the_document_names_the_tables_of_the_log():
    said = "\n".join(documented())
    for table in ("accounts_logrecord", "accounts_loglink", "accounts_logrotation"):
        assert table in said


def test_the_sites_role_adds_and_reads_and_can_do_nothing_else(chained):
    if connection.vendor != "postgresql":
        return  # other databases know no roles; the triggers are all there is
    with as_the_site():
        log.record(log.Act.CHANGED)
        assert chain.append() == 1
        assert verifying.verify().is_whole and LogLink.objects.count() == 7
        for table in ("accounts_logrecord", "accounts_loglink", "accounts_logrotation"):
            for statement in (
                f"UPDATE {table} SET hash = ''".replace("logrecord SET hash", "logrecord SET act"),
                f"DELETE FROM {table}",
                f"TRUNCATE {table}",
                f"ALTER TABLE {table} DISABLE TRIGGER USER",
            ):
                with pytest.raises(ProgrammingError), transaction.atomic():
                    execute(statement)
        with pytest.raises(ProgrammingError, match="logrotation"), transaction.atomic():
            execute("INSERT INTO accounts_logrotation (first, last) VALUES (1, 6)")
