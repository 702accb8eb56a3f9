"""The time of first publication cannot be changed by anyone, not by SQL either."""

from django.db import migrations

TABLES = ["bulletins_issue", "bulletins_article"]
MESSAGE = "the time of first publication cannot be changed"


def add_triggers(apps, schema_editor):
    statements = {"sqlite": _sqlite, "postgresql": _postgresql}[schema_editor.connection.vendor]
    for table in TABLES:
        for statement in statements(table):
            schema_editor.execute(statement, params=None)


def drop_triggers(apps, schema_editor):
    on_table = {"sqlite": "", "postgresql": " ON {table}"}[schema_editor.connection.vendor]
    for table in TABLES:
        schema_editor.execute(
            f"DROP TRIGGER {table}_first_publication{on_table.format(table=table)}", params=None
        )


def _sqlite(table):
    yield f"""
        CREATE TRIGGER {table}_first_publication
        BEFORE UPDATE OF first_published_at ON {table}
        WHEN OLD.first_published_at IS NOT NULL
            AND NEW.first_published_at IS NOT OLD.first_published_at
        BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END
    """


def _postgresql(table):
    yield f"""
        CREATE OR REPLACE FUNCTION {table}_keep_first_publication() RETURNS trigger AS $$
        BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END
        $$ LANGUAGE plpgsql
    """
    yield f"""
        CREATE TRIGGER {table}_first_publication
        BEFORE UPDATE OF first_published_at ON {table}
        FOR EACH ROW
        WHEN (OLD.first_published_at IS NOT NULL
            AND NEW.first_published_at IS DISTINCT FROM OLD.first_published_at)
        EXECUTE FUNCTION {table}_keep_first_publication()
    """


class Migration(migrations.Migration):
    dependencies = [("bulletins", "0001_initial")]

    operations = [migrations.RunPython(add_triggers, drop_triggers)]
