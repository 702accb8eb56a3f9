"""Where a page finds the pictures of a text, and a picture itself as an answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.http import FileResponse, Http404

from bulletins.models import Picture


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture for those who may see it at ``address``; its size in dots."""

    address: str
    width: int
    height: int


# By key: what markup calls a picture.
Pictures = Mapping[str, ShownPicture]
NONE: Pictures = MappingProxyType({})


def answer(picture: Picture, *, cache_control: str) -> FileResponse:
    """The picture's bytes, and nothing that a browser could take for anything else."""
    try:
        file = picture.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    headers = {
        "Cache-Control": cache_control,
        "Content-Security-Policy": "default-src 'none'",
        "X-Content-Type-Options": "nosniff",
    }
    return FileResponse(
        file, filename=picture.file_name, content_type=picture.media_type, headers=headers
    )
