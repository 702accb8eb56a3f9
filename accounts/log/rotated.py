"""The files that old records were moved to: written, signed, read and checked.

A file is gzip of lines of JSON, one for a link: [number, previous, hash, columns of the record].
Its rotation, signed, stands beside it (``.json``) and in the database: the file can be kept
elsewhere, and is checked where it is there.
"""

import gzip
import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext

from accounts.models import LogRotation

from . import chain, signing
from .walking import Outcome, Problem, Walk

_SIGNED = ("first", "last", "previous", "hash", "file", "digest", "at", "key", "signature")


def folder() -> Path:
    return Path(settings.LOG_FOLDER) / "rotated"


def write(name: str, links: Iterable[tuple]) -> str:
    """The SHA-256 of the file that now holds ``links`` (as ``chain.stretch`` gives them)."""
    folder().mkdir(parents=True, exist_ok=True)
    path = folder() / name
    unfinished = path.with_name(f"{name}.unfinished")
    with gzip.open(unfinished, "wt", encoding="utf-8", errors="surrogateescape") as file:
        for number, previous, link_hash, _record, *values in links:
            file.write(json.dumps([number, previous, link_hash, *values], ensure_ascii=False))
            file.write("\n")
    unfinished.replace(path)
    return _digest(path)


def write_statement(rotation: LogRotation) -> None:
    text = json.dumps(statement_of(rotation), indent=1)
    (folder() / f"{rotation.file}.json").write_text(text + "\n")


def statement_of(rotation: LogRotation) -> dict:
    return {name: getattr(rotation, name) for name in _SIGNED}


def size() -> int:
    """How many records lie in files that are here."""
    return sum(_length(rotation) for rotation in LogRotation.objects.all() if _is_here(rotation))


def verify(outcome: Outcome, progress: Callable[[int], object]) -> None:
    """Whether each rotation is signed and follows the one before, and each file here is whole."""
    walk = Walk(1, chain.GENESIS)
    for rotation in LogRotation.objects.all():
        outcome.add(_wrong_with(rotation, walk))
        walk = Walk(rotation.last + 1, rotation.hash)
        if _is_here(rotation):
            outcome.add(_wrong_in_file(rotation))
            outcome.moved += _length(rotation)
            progress(_length(rotation))
        else:
            words = gettext("%(file)s (numbers %(first)s to %(last)s) is not here to be checked.")
            outcome.notes.append(words % statement_of(rotation))


def _wrong_with(rotation: LogRotation, walk: Walk) -> Iterator[Problem]:
    name = {"file": rotation.file}
    if not signing.is_genuine(statement_of(rotation)):
        yield Problem(gettext("%(file)s was not signed by this site") % name, rotation.first)
    if (rotation.first, rotation.previous) != (walk.number, walk.previous):
        words = gettext("%(file)s does not follow what was moved before it")
        yield Problem(words % name, rotation.first)


def _wrong_in_file(rotation: LogRotation) -> Iterator[Problem]:
    """The digest tells that it was changed, the lines tell where."""
    if _digest(folder() / rotation.file) == rotation.digest:
        return
    words = gettext("%(file)s was changed after it was signed") % {"file": rotation.file}
    yield Problem(words, rotation.first)
    try:
        yield from Walk(rotation.first, rotation.previous).problems(read(rotation.file))
    except (OSError, EOFError, zlib.error, ValueError, TypeError):
        words = gettext("%(file)s cannot be read to its end") % {"file": rotation.file}
        yield Problem(words, rotation.first)


def read(name: str) -> Iterator[tuple]:
    """The links in the file of that name, as ``chain.stretch`` gives them."""
    with gzip.open(folder() / name, "rt", encoding="utf-8", errors="surrogateescape") as file:
        for line in file:
            number, previous, link_hash, *values = json.loads(line)
            yield number, previous, link_hash, values[0], *values


def _length(rotation: LogRotation) -> int:
    return rotation.last - rotation.first + 1


def _is_here(rotation: LogRotation) -> bool:
    return (folder() / rotation.file).exists()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
