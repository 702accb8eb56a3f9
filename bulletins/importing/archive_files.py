"""The files of an archive, a folder or a zip: in natural order, each read only when asked for."""

import os
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from bulletins.text.findings import gettext_noop

from .readers import LARGEST, UnreadableText, fetch
from .readers.refusals import FORBIDDEN, MISSING, TOO_LARGE, UNPACKS_TOO_LARGE
from .readers.routing import require_known

MOST_FILES = 20_000
MOST_BYTES = 4 * 1024**3  # that a zip may unpack to, all in all
WIDEST_RATIO = 200  # of unpacked to packed; texts come to 20 at most
_SMALL = 1024**2  # below this no ratio does harm
NO_ARCHIVE = gettext_noop(
    "%(name)s is neither a folder nor a zip. A single bulletin is imported with import_issue."
)
BROKEN_ZIP = gettext_noop(
    "%(name)s is damaged or no zip. Unpack it with another program and import the folder."
)
TOO_MANY = gettext_noop("%(name)s holds more than %(most)d files. Import it in parts.")
LOCKED_IN_ZIP = gettext_noop(
    "%(name)s is protected by a password. Unpack the zip and import the folder."
)
DAMAGED_IN_ZIP = gettext_noop(
    "%(name)s is damaged inside the zip. Put it in again, or import it alone."
)
ALL_TOO_LARGE = gettext_noop(
    "%(name)s was not read: the zip unpacks to more than %(most)d MB. Import it in parts."
)
LINK = gettext_noop(
    "%(name)s is a link to a file elsewhere and was not followed. Put the file itself here."
)
NESTED = gettext_noop("%(name)s is an archive itself. Unpack it and import the folder.")
_ARCHIVES = {".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz"}
_BY_SYSTEMS = {".ds_store", "thumbs.db", "desktop.ini", "__macosx"}
_USUAL = re.compile(
    r"[\x20-\x7e\u2010-\u2027\u2460-\u2473\u3000-\u303f\u4e00-\u9fff\uff00-\uffef·]*"
)
_LOCK_FILES = ("~$", "._", ".~", "~wrl")


@dataclass(frozen=True, slots=True)
class ArchiveFile:
    """``name`` is its path in the archive, as people see it; ``read`` raises UnreadableText."""

    name: str
    read: Callable[[], bytes]

    @property
    def own_name(self) -> str:
        return PurePosixPath(self.name).name


@contextmanager
def open_archive(path: Path, *, apart_from: Path | None = None) -> Iterator[list[ArchiveFile]]:
    """The files of the folder or zip at ``path``, but for the folder ``apart_from``.

    What systems and programs put beside the files of people is passed over. Raises UnreadableText.
    """
    if path.is_dir():
        yield _in_order(path.name, _files_of_folder(path, apart_from))
    elif not path.exists():
        raise UnreadableText(MISSING, name=str(path))
    elif path.suffix.lower() != ".zip":
        raise UnreadableText(NO_ARCHIVE, name=path.name)
    else:
        with _open_zip(path) as archive:
            yield _in_order(path.name, _files_of_zip(archive))


@contextmanager
def _open_zip(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(path)
    except OSError as error:
        params = {"name": path.name, "reason": error.strerror or ""}
        raise UnreadableText(FORBIDDEN, **params) from error
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableText(BROKEN_ZIP, name=path.name) from error
    with archive:
        yield archive


def _in_order(name: str, files: Iterator[ArchiveFile]) -> list[ArchiveFile]:
    found = []
    for file in files:
        if len(found) == MOST_FILES:
            raise UnreadableText(TOO_MANY, name=name, most=MOST_FILES)
        found.append(file)
    return sorted(found, key=lambda file: natural_key(file.name))


def natural_key(name: str) -> list[tuple]:
    """第2期 before 第10期, and what stands in a folder beside its neighbours there."""
    return [
        tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)
        for folder in name.split("/")
        if (parts := [part for part in re.split(r"(\d+)", folder) if part])
    ]


def _is_passed_over(name: str) -> bool:
    parts = name.lower().split("/")
    return any(part in _BY_SYSTEMS for part in parts) or parts[-1].startswith(_LOCK_FILES)


def _require_no_archive(name: str) -> None:
    if PurePosixPath(name).suffix.lower() in _ARCHIVES:
        raise UnreadableText(NESTED, name=PurePosixPath(name).name)


def _files_of_folder(folder: Path, apart_from: Path | None) -> Iterator[ArchiveFile]:
    apart = apart_from.resolve() if apart_from else None
    for top, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if (Path(top) / name).resolve() != apart]
        for name in names:
            path = Path(top) / name
            shown = _shown(path.relative_to(folder).as_posix())
            if not _is_passed_over(shown):
                yield ArchiveFile(shown, _reader_of_file(path, shown, folder))


def _shown(name: str) -> str:
    """``name`` in characters: a disk from another system may hold names in GBK."""
    return _decoded(os.fsencode(name))


def _decoded(data: bytes) -> str:
    """A name in UTF-8 or GBK. Some names in GBK are UTF-8 too, but of letters nobody uses here."""
    names = []
    for encoding in ("utf-8", "gb18030"):
        try:
            names.append(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    usual = (name for name in names if _USUAL.fullmatch(name))
    return next(usual, next(iter(names), data.decode("utf-8", "replace")))


def _reader_of_file(path: Path, shown: str, folder: Path) -> Callable[[], bytes]:
    def read() -> bytes:
        _require_no_archive(shown)
        if not path.resolve().is_relative_to(folder.resolve()):
            raise UnreadableText(LINK, name=path.name)
        return fetch(path)

    return read


def _files_of_zip(archive: zipfile.ZipFile) -> Iterator[ArchiveFile]:
    budget = _Budget(MOST_BYTES)
    for info in archive.infolist():
        name = _name_in_zip(info)
        if not info.is_dir() and not _is_passed_over(name):
            yield ArchiveFile(name, _reader_of_member(archive, info, name, budget))


@dataclass(slots=True)
class _Budget:
    """How much a zip may still unpack to."""

    left: int


def _name_in_zip(info: zipfile.ZipInfo) -> str:
    """Without the flag for UTF-8 a name comes as code page 437; it is UTF-8 or GBK all the same."""
    name = info.filename
    if not info.flag_bits & 0x800:
        name = _decoded(info.orig_filename.encode("cp437", "replace"))
    return name.replace("\\", "/").replace("\0", "").strip("/")


def _reader_of_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, budget: _Budget
) -> Callable[[], bytes]:
    own_name = PurePosixPath(name).name

    def read() -> bytes:
        _require_no_archive(name)
        require_known(own_name)
        _require_harmless(info, own_name, budget)
        data = _unpacked(archive, info, own_name)
        budget.left -= len(data)
        if len(data) > LARGEST:
            raise UnreadableText(TOO_LARGE, name=own_name, largest=LARGEST // 1024**2)
        return data

    return read


def _require_harmless(info: zipfile.ZipInfo, name: str, budget: _Budget) -> None:
    if info.flag_bits & 0x1:
        raise UnreadableText(LOCKED_IN_ZIP, name=name)
    if info.file_size > LARGEST:
        raise UnreadableText(TOO_LARGE, name=name, largest=LARGEST // 1024**2)
    if info.file_size > max(_SMALL, WIDEST_RATIO * info.compress_size):
        raise UnreadableText(UNPACKS_TOO_LARGE, name=name)
    if info.file_size > budget.left:
        raise UnreadableText(ALL_TOO_LARGE, name=name, most=MOST_BYTES // 1024**2)


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    """The bytes, one more than may be at most: what the zip says of sizes is not believed."""
    try:
        with archive.open(info) as member:
            return member.read(LARGEST + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise UnreadableText(DAMAGED_IN_ZIP, name=name) from error
    except RuntimeError as error:  # an encryption that the flag does not tell of
        raise UnreadableText(LOCKED_IN_ZIP, name=name) from error
