"""Decisions about findings; what was decided cannot be changed, not by SQL either."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLE = "bulletins_overruling"
MESSAGE = "what was overruled stays as it was decided"


def add_trigger(apps, schema_editor):
    statements = {"sqlite": _sqlite, "postgresql": _postgresql}[schema_editor.connection.vendor]
    for statement in statements():
        schema_editor.execute(statement, params=None)


def drop_trigger(apps, schema_editor):
    on_table = {"sqlite": "", "postgresql": f" ON {TABLE}"}[schema_editor.connection.vendor]
    schema_editor.execute(f"DROP TRIGGER {TABLE}_is_final{on_table}", params=None)


def _sqlite():
    yield f"""
        CREATE TRIGGER {TABLE}_is_final BEFORE UPDATE ON {TABLE}
        BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END
    """


def _postgresql():
    yield f"""
        CREATE OR REPLACE FUNCTION {TABLE}_keep() RETURNS trigger AS $$
        BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END
        $$ LANGUAGE plpgsql
    """
    yield f"""
        CREATE TRIGGER {TABLE}_is_final BEFORE UPDATE ON {TABLE}
        FOR EACH ROW EXECUTE FUNCTION {TABLE}_keep()
    """


class Migration(migrations.Migration):
    dependencies = [
        ("bulletins", "0004_pictures_in_articles"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Overruling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=60, verbose_name="finding")),
                ("words", models.CharField(max_length=200, verbose_name="words concerned")),
                ("digest", models.CharField(max_length=64, verbose_name="content hash")),
                ("reason", models.CharField(max_length=500, verbose_name="reason")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="time")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="overrulings",
                        to="bulletins.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "overruled finding",
                "verbose_name_plural": "overruled findings",
                "ordering": ["at", "pk"],
                "permissions": [("overrule_finding", "Can overrule a finding")],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "digest"), name="overruling_once_for_article_and_finding"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="overruling_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.RunPython(add_trigger, drop_trigger),
    ]
