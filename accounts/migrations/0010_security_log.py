import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_rights_come_from_roles_alone")]

    operations = [
        migrations.CreateModel(
            name="LogRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(db_index=True, verbose_name="time")),
                ("act", models.CharField(db_index=True, max_length=40, verbose_name="act")),
                (
                    "result",
                    models.CharField(
                        choices=[("done", "done"), ("refused", "refused"), ("failed", "failed")],
                        max_length=10,
                        verbose_name="result",
                    ),
                ),
                (
                    "person_id",
                    models.BigIntegerField(
                        db_index=True, null=True, verbose_name="number of the account"
                    ),
                ),
                ("person", models.CharField(blank=True, max_length=60, verbose_name="person")),
                (
                    "username",
                    models.CharField(blank=True, max_length=150, verbose_name="user name"),
                ),
                (
                    "roles",
                    models.CharField(blank=True, max_length=500, verbose_name="in which roles"),
                ),
                ("command", models.CharField(blank=True, max_length=40, verbose_name="command")),
                (
                    "address",
                    models.CharField(blank=True, max_length=45, verbose_name="from address"),
                ),
                ("session", models.CharField(blank=True, max_length=16, verbose_name="session")),
                (
                    "object_type",
                    models.CharField(blank=True, max_length=60, verbose_name="kind of object"),
                ),
                (
                    "object_id",
                    models.CharField(
                        blank=True, max_length=40, verbose_name="number of the object"
                    ),
                ),
                (
                    "object_label",
                    models.CharField(blank=True, max_length=200, verbose_name="object"),
                ),
                (
                    "unit_id",
                    models.BigIntegerField(
                        db_index=True, null=True, verbose_name="number of the unit"
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=100, verbose_name="unit")),
                ("before", models.CharField(blank=True, max_length=64, verbose_name="hash before")),
                ("after", models.CharField(blank=True, max_length=64, verbose_name="hash after")),
                ("detail", models.TextField(blank=True, verbose_name="details")),
            ],
            options={
                "verbose_name": "log record",
                "verbose_name_plural": "security log",
                "ordering": ["-pk"],
                "permissions": [("export_logrecord", "Can export the security log")],
                "abstract": False,
                "default_permissions": ("view",),
                "base_manager_name": "objects",
                "indexes": [
                    models.Index(fields=["object_type", "object_id"], name="log_record_by_object")
                ],
            },
        ),
        migrations.CreateModel(
            name="LogWaiting",
            fields=[
                (
                    "record",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="waiting",
                        serialize=False,
                        to="accounts.logrecord",
                    ),
                ),
            ],
            options={"default_permissions": ()},
        ),
        migrations.CreateModel(
            name="LogLink",
            fields=[
                ("number", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                (
                    "record",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="link",
                        to="accounts.logrecord",
                    ),
                ),
                ("previous", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ["number"],
                "abstract": False,
                "default_permissions": (),
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="LogRotation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("first", models.PositiveBigIntegerField(unique=True)),
                ("last", models.PositiveBigIntegerField(unique=True)),
                ("previous", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
                ("file", models.CharField(max_length=100)),
                ("digest", models.CharField(max_length=64)),
                ("at", models.CharField(max_length=32)),
                ("key", models.CharField(max_length=64)),
                ("signature", models.CharField(max_length=128)),
            ],
            options={
                "ordering": ["first"],
                "abstract": False,
                "default_permissions": (),
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("first"))),
                        name="log_rotation_is_a_stretch",
                    )
                ],
            },
        ),
    ]
