"""The database: what it is, who may what in it, whether it is up to date."""

import datetime
from collections.abc import Iterator

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .asking import Answer, advice, question, unsafe

_LOCAL = {"", "localhost", "127.0.0.1", "::1"}
_ENCRYPTED = {"require", "verify-ca", "verify-full"}
_MAY_EVERYTHING = "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user"
_OFF = datetime.timedelta(minutes=1)


@question(_("Database"))
def kind() -> Iterator[Answer]:
    if connection.vendor == "sqlite" and settings.PRODUCTION:
        yield advice(
            gettext(
                "The database is SQLite: one machine, one writer at a time, and whoever can write "
                "the file can change the log unnoticed by the database."
            ),
            gettext("For many staff, or where the log must be guarded, use PostgreSQL."),
        )


@question(_("Rights in PostgreSQL"))
def rights() -> Iterator[Answer]:
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(_MAY_EVERYTHING)
        (may_everything,) = cursor.fetchone()
    if may_everything:
        yield unsafe(
            gettext("The site signs in to PostgreSQL as somebody who may everything there."),
            gettext("Give it a role of its own, without SUPERUSER and CREATEROLE."),
        )
    yield from _way_there()


def _way_there() -> Iterator[Answer]:
    given = connection.settings_dict
    is_far = given["HOST"] not in _LOCAL and not given["HOST"].startswith("/")
    if given["HOST"] and not given["HOST"].startswith("/") and not given["PASSWORD"]:
        yield unsafe(
            gettext("PostgreSQL lets the site in without a password."),
            gettext("Set a password for its role, and scram-sha-256 in pg_hba.conf."),
        )
    if is_far and given["OPTIONS"].get("sslmode") not in _ENCRYPTED:
        yield unsafe(
            gettext("The way to PostgreSQL is not encrypted."),
            gettext("Add ?sslmode=verify-full to DATABASE_URL."),
        )


@question(_("Migrations"))
def migrations() -> Iterator[Answer]:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        yield unsafe(
            gettext("The database is older than the program; %(count)d migrations wait.")
            % {"count": len(waiting)},
            gettext("Make a backup, then run: python3 dev.py manage migrate"),
        )


@question(_("Clock and time zone"))
def clock() -> Iterator[Answer]:
    newest = LogEntry.objects.order_by("-action_time").values_list("action_time", flat=True).first()
    if newest and newest > timezone.now() + _OFF:
        yield unsafe(
            gettext("The clock goes wrong: entries of the log lie in its future."),
            gettext("Set the machine's clock by NTP."),
        )
    apart = _apart()
    if apart > _OFF:
        yield unsafe(
            gettext("The clocks of the site and its database differ by %(seconds)d s.")
            % {"seconds": apart.total_seconds()},
            gettext("Set both machines' clocks by NTP."),
        )
    if settings.TIME_ZONE != "Asia/Shanghai" or not settings.USE_TZ:
        yield advice(
            gettext("The site's time zone is %(zone)s.") % {"zone": settings.TIME_ZONE},
            gettext("Published times are to be Beijing time: set Asia/Shanghai."),
        )


def _apart() -> datetime.timedelta:
    if connection.vendor != "postgresql":
        return datetime.timedelta(0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (there,) = cursor.fetchone()
    return abs(timezone.now() - there)
