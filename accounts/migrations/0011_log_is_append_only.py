"""What stands in the security log is not changed or deleted by anyone, not by SQL either.

Only what a rotation names may go: its records are in a signed file by then. SQLite makes a table
anew, without its triggers, for some changes of a schema: a later migration that touches one of
these tables must put them on again (``manage.py verify_log`` tells when they are gone).
"""

from django.db import migrations

MESSAGE = "the security log is only added to"
RECORD, LINK, ROTATION = "accounts_logrecord", "accounts_loglink", "accounts_logrotation"
# When a row of the table may go, and which columns tell a row that is there already.
ROTATED = {
    RECORD: f"EXISTS (SELECT 1 FROM {LINK} l JOIN {ROTATION} r ON l.number BETWEEN r.first AND r.last WHERE l.record_id = OLD.id)",
    LINK: f"EXISTS (SELECT 1 FROM {ROTATION} r WHERE OLD.number BETWEEN r.first AND r.last)",
    ROTATION: "1 = 0",
}
UNIQUE = {RECORD: ["id"], LINK: ["number", "record_id"], ROTATION: ["id", "first", "last"]}


def add_triggers(apps, schema_editor):
    for statement in statements(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def drop_triggers(apps, schema_editor):
    for statement in drop_statements(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def statements(vendor):
    write = {"sqlite": _sqlite, "postgresql": _postgresql}[vendor]
    return [statement for table in ROTATED for statement in write(table)]


def drop_statements(vendor):
    acts = {
        "sqlite": ("update", "delete", "insert"),
        "postgresql": ("update", "delete", "truncate"),
    }[vendor]
    for table in ROTATED:
        for act in acts:
            yield f"DROP TRIGGER {table}_no_{act}" + (
                f" ON {table}" if vendor == "postgresql" else ""
            )


def _sqlite(table):
    refuse = f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    yield f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refuse}"
    yield f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} WHEN NOT ({ROTATED[table]}) {refuse}"
    # INSERT OR REPLACE deletes the row that is in its way, and no DELETE trigger hears of it.
    same = " OR ".join(f"{column} = NEW.{column}" for column in UNIQUE[table])
    yield (
        f"CREATE TRIGGER {table}_no_insert BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) {refuse}"
    )


def _postgresql(table):
    raising = f"RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'"
    yield f"""
        CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger AS $$
        BEGIN {raising}; END $$ LANGUAGE plpgsql
    """
    yield f"""
        CREATE OR REPLACE FUNCTION {table}_refuse_unless_rotated() RETURNS trigger AS $$
        BEGIN IF {ROTATED[table]} THEN RETURN OLD; END IF; {raising}; END $$ LANGUAGE plpgsql
    """
    yield f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_refuse()"
    yield f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()"
    yield f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_refuse_unless_rotated()"


class Migration(migrations.Migration):
    dependencies = [("accounts", "0010_security_log")]

    operations = [migrations.RunPython(add_triggers, drop_triggers)]
