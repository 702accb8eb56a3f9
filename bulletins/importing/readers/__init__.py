"""A file, or its bytes → the paragraphs it holds. What cannot be read is refused.

Each kind of file has a module here. A new kind is a function ``(data, name) -> Manuscript`` that
raises UnreadableText, entered in READERS (``routing``).
"""

from pathlib import Path

from bulletins.text.paragraphs import Manuscript

from .html import read_paste
from .refusals import DIRECTORY, EMPTY, FORBIDDEN, MISSING, TOO_LARGE, UnreadableText
from .routing import READERS, read_as_it_is, require_known

__all__ = ["LARGEST", "READERS", "UnreadableText", "fetch", "read", "read_bytes", "read_paste"]

LARGEST = 20 * 1024 * 1024  # bytes


def read(path: Path) -> Manuscript:
    """The file at ``path`` as a manuscript. Raises UnreadableText."""
    path = Path(path)
    return read_bytes(fetch(path), path.name)


def fetch(path: Path) -> bytes:
    """The bytes of a file that is there and not too large. Raises UnreadableText."""
    if not path.exists():
        raise UnreadableText(MISSING, name=str(path))
    if path.is_dir():
        raise UnreadableText(DIRECTORY, name=str(path))
    require_known(path.name)
    if not path.is_file():  # to open a pipe is to wait for ever
        raise UnreadableText(FORBIDDEN, name=path.name, reason="not a regular file")
    try:
        _require_size(path.stat().st_size, path.name)
        return path.read_bytes()
    except OSError as error:
        raise UnreadableText(FORBIDDEN, name=path.name, reason=error.strerror or "") from error


def read_bytes(data: bytes, name: str) -> Manuscript:
    """The same for what a person sent in under the file name ``name``. Raises UnreadableText."""
    require_known(name)
    _require_size(len(data), name)
    manuscript = read_as_it_is(data, name)
    if not any(paragraph.text.strip() for paragraph in manuscript.paragraphs):
        raise UnreadableText(EMPTY, name=name)
    return manuscript


def _require_size(size: int, name: str) -> None:
    if size > LARGEST:
        raise UnreadableText(TOO_LARGE, name=name, largest=LARGEST // 1024 // 1024)
