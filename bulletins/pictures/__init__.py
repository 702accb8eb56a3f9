"""Pictures that come with a text: each is written anew and kept once, under its SHA-256."""

import hashlib

from django.core.files.base import ContentFile
from django.utils.translation import gettext

from bulletins.errors import Refused
from bulletins.models import Picture
from bulletins.models.picture import EXTENSIONS

from .redrawing import Redrawn, redraw

__all__ = ["take"]


def take(data: bytes, *, name: str = "") -> Picture:
    """The kept picture that shows what ``data`` shows; the same bytes give the same row.

    ``name`` is what people call the file, for the message. Raises Refused. Call it before the
    transaction in which a text is stored: two of those that take the same pictures in another
    order would wait for each other.
    """
    made = _redrawn(data, name)
    digest = hashlib.sha256(made.data).hexdigest()
    # The file first: a crash in between leaves a file nobody asks for, not a row without one.
    file = _write(f"{digest[:2]}/{digest}.{EXTENSIONS[made.media_type]}", made.data)
    row, _created = Picture.objects.get_or_create(
        digest=digest,
        defaults={
            "key": digest[:32],
            "media_type": made.media_type,
            "width": made.width,
            "height": made.height,
            "size": len(made.data),
            "file": file,
        },
    )
    return row


def _redrawn(data: bytes, name: str) -> Redrawn:
    try:
        return redraw(data)
    except Refused as refusal:
        if not name:
            raise
        named = gettext("“%(name)s”: %(reason)s") % {"name": name, "reason": refusal}
        raise Refused(named) from refusal


def _write(name: str, data: bytes) -> str:
    storage = Picture._meta.get_field("file").storage
    return name if storage.exists(name) else storage.save(name, ContentFile(data))
