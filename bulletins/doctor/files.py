"""The data folder, who can read it, and whether there is a copy of it."""

import datetime
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from .asking import Answer, advice, question, unsafe

_LEAST_FREE = 1024**3
# Whatever makes the copies touches this file in the data folder when one is made.
BACKUP_STAMP = "last-backup"
_BACKUP_DAYS = 7


@question(_("Rights of the data folder"))
def data_folder() -> Iterator[Answer]:
    if not settings.DATA_DIR.stat().st_mode & (stat.S_IXGRP | stat.S_IXOTH):
        return  # nobody else gets at what is in it
    for path in (settings.DATA_DIR, *_kept()):
        if path.stat().st_mode & (stat.S_IROTH | stat.S_IWOTH | stat.S_IWGRP):
            yield unsafe(
                gettext("Other accounts of this machine can read or change %(path)s.")
                % {"path": path},
                gettext("chmod go-w,o-rwx %(path)s") % {"path": path},
            )


def _kept() -> list[Path]:
    keys = [path for path in settings.DATA_DIR.glob("*key*") if path.is_file()]
    return [*keys, *settings.DATA_DIR.glob("*.sqlite3")]


@question(_("Room on the disk"))
def room() -> Iterator[Answer]:
    free = shutil.disk_usage(settings.DATA_DIR).free
    if free < _LEAST_FREE:
        yield unsafe(
            gettext("Only %(free)d MB are free where the data folder lies.")
            % {"free": free // 1024**2},
            gettext("Make room before saving fails."),
        )


@question(_("Static files collected"))
def static_files() -> Iterator[Answer]:
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not settings.PRODUCTION:
        return
    if not manifest.exists():
        yield unsafe(
            gettext("The static files are not collected: pages come without style and scripts."),
            gettext("Run: python3 dev.py manage collectstatic --noinput"),
        )
    elif manifest.stat().st_mtime < _newest(Path(settings.BASE_DIR) / "static"):
        yield advice(
            gettext("Static files were changed since they were collected."),
            gettext("Run: python3 dev.py manage collectstatic --noinput"),
        )


def _newest(folder: Path) -> float:
    return max(path.stat().st_mtime for path in folder.rglob("*"))


@question(_("Backups"))
def backups() -> Iterator[Answer]:
    stamp = settings.DATA_DIR / BACKUP_STAMP
    if not stamp.exists():
        yield unsafe(
            gettext("There is no sign that a backup was ever made."),
            gettext(
                "Copy the database and the data folder to another machine, daily, and touch "
                "%(path)s when it is done (docs/operations.md)."
            )
            % {"path": stamp},
        )
        return
    days = int((datetime.datetime.now().timestamp() - stamp.stat().st_mtime) // 86400)
    if days > _BACKUP_DAYS:
        words = ngettext(
            "The last backup is %(days)d day old.", "The last backup is %(days)d days old.", days
        )
        yield unsafe(
            words % {"days": days},
            gettext("See why none was made since."),
        )
