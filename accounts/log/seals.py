"""How far the chain had come, day by day, in signed files beside the database.

Links and records at the end of the chain could be deleted together and leave no gap; the file of
the day says that they were there. Copied to another machine, the files are proof also against
those who hold this one.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from accounts.models import LogLink

from . import signing


@dataclass(frozen=True, slots=True)
class Seal:
    """``is_genuine`` is False where a file says what the site never signed."""

    file: str
    number: int = 0
    hash: str = ""
    is_genuine: bool = False


def folder() -> Path:
    return Path(settings.LOG_FOLDER) / "seals"


def keep(link: LogLink) -> None:
    """Note that the chain has come to ``link``. A day's file only goes forward."""
    folder().mkdir(parents=True, exist_ok=True)
    path = folder() / f"{timezone.localdate().isoformat()}.json"
    with _one_at_a_time():
        if path.exists() and _read(path).number >= link.number:
            return
        said = {"number": link.number, "hash": link.hash, "at": timezone.now().isoformat()}
        unfinished = path.with_suffix(".unfinished")
        unfinished.write_text(json.dumps(signing.sign(said), indent=1) + "\n")
        unfinished.replace(path)


def kept() -> list[Seal]:
    """By day."""
    return [_read(path) for path in sorted(folder().glob("*.json"))]


def _read(path: Path) -> Seal:
    try:
        said = json.loads(path.read_text())
        number, link_hash = int(said["number"]), str(said["hash"])
    except (ValueError, KeyError, TypeError):
        return Seal(path.name)
    return Seal(path.name, number, link_hash, signing.is_genuine(said))


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    descriptor = os.open(folder() / "lock", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
