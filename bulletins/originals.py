"""Files as people sent them in: kept once, byte for byte, under their SHA-256."""

import hashlib

from django.core.files.base import ContentFile

from .models import Original


def keep(data: bytes) -> Original:
    """The row of these bytes. The file is there before the row is, and lies under its own digest:
    a crash between the two, or two people at once, leaves nothing wrong.
    """
    digest = hashlib.sha256(data).hexdigest()
    kept = Original.objects.filter(digest=digest).first()
    if kept and kept.file.storage.exists(kept.file.name):
        return kept
    name = _write(digest, data)
    row, _created = Original.objects.get_or_create(
        digest=digest, defaults={"size": len(data), "file": name}
    )
    return row


def _write(digest: str, data: bytes) -> str:
    name = f"{digest[:2]}/{digest}"
    storage = Original._meta.get_field("file").storage
    return name if storage.exists(name) else _saved(storage, name, data)


def _saved(storage, name: str, data: bytes) -> str:
    """The storage gives another name where somebody wrote the same bytes meanwhile; one is kept."""
    saved = storage.save(name, ContentFile(data))
    if saved != name:
        storage.delete(saved)
    return name
