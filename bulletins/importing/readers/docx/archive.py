"""The zip file a document comes in, read with an eye on what it may do to this machine."""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator

from ..refusals import (
    DAMAGED,
    LOCKED,
    NOT_WORD,
    OLD_WORD,
    UNPACKS_TOO_LARGE,
    UnreadableText,
)

LARGEST = 200 * 1024 * 1024  # bytes unpacked, all that is read taken together
LARGEST_MEMBER = 60 * 1024 * 1024
MOST_MEMBERS = 5000
_CHUNK = 64 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of old Word, and of what is encrypted
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_DOCUMENT = "WordDocument".encode("utf-16-le")
_ENTRY = b"PK\x01\x02"  # opens each entry in a zip file's list of its members
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


class Archive:
    """The members of a zip file by name. Everything here raises UnreadableText."""

    def __init__(self, data: bytes, name: str):
        self.name = name
        self._unpacked = 0
        self._require_kind(data)
        if data.count(_ENTRY) > MOST_MEMBERS:
            raise self.refusal(UNPACKS_TOO_LARGE)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise self.refusal(DAMAGED) from error
        self._members = {_path(info): info for info in self._zip.infolist()}
        if any(info.flag_bits & 1 for info in self._members.values()):
            raise self.refusal(LOCKED)

    def refusal(self, template: str) -> UnreadableText:
        return UnreadableText(template, name=self.name)

    def _require_kind(self, data: bytes) -> None:
        if data.startswith(_OLE):
            if _ENCRYPTED in data:
                raise self.refusal(LOCKED)
            raise self.refusal(OLD_WORD if _OLD_DOCUMENT in data else NOT_WORD)
        if not data.startswith(b"PK"):
            raise self.refusal(NOT_WORD)

    def __contains__(self, path: str) -> bool:
        return path.lower() in self._members

    def read(self, path: str) -> bytes:
        return b"".join(self.chunks(path))

    def chunks(self, path: str) -> Iterator[bytes]:
        """The member ``path`` piece by piece; what it claims of its size is not believed."""
        member = self._members[path.lower()]
        if member.file_size > LARGEST_MEMBER:
            raise self.refusal(UNPACKS_TOO_LARGE)
        size = 0
        for chunk in self._unpack(member):
            size += len(chunk)
            self._unpacked += len(chunk)
            if size > LARGEST_MEMBER or self._unpacked > LARGEST:
                raise self.refusal(UNPACKS_TOO_LARGE)
            yield chunk

    def _unpack(self, member: zipfile.ZipInfo) -> Iterator[bytes]:
        try:
            with self._zip.open(member) as file:
                while chunk := file.read(_CHUNK):
                    yield chunk
        except _BROKEN as error:
            raise self.refusal(DAMAGED) from error


def _path(member: zipfile.ZipInfo) -> str:
    """Some programs write the paths of Windows."""
    return member.filename.replace("\\", "/").lstrip("/").lower()
