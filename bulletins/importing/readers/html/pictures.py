"""Pictures of a page: those whose bytes stand in it, and those that lie elsewhere."""

import base64
import binascii
import re
from urllib.parse import unquote, unquote_to_bytes

from bulletins.text.paragraphs import Picture

from ..docx.pictures import alternative, picture_header, style_size

_DATA = re.compile(r"data:([\w.+-]+/[\w.+-]+)?((?:;[^,;]{0,100}){0,5}),", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_LONGEST_NAME = 100
# Where pages keep the address of a picture that is loaded only when it comes into sight.
_LATE = ("data-src", "data-original", "data-lazy-src", "_src")


def read_picture(attributes: dict[str, str], number: int) -> tuple[Picture, bool] | None:
    """The picture of an ``img``, number ``number`` of the page, and whether it can be shown.

    One that lies elsewhere has no bytes. None for one of a single pixel, which counts readers.
    """
    size = _size(attributes)
    source = attributes.get("src", "").strip()
    late = next((attributes[name] for name in _LATE if attributes.get(name)), "")
    if _is_dot(size) or not (source or late):
        return None
    if match := _DATA.match(source):
        picture, is_showable = _within(source[match.end() :], match, number, size)
        is_stand_in = _is_dot((picture.width, picture.height))
        if not is_stand_in or not late:
            return None if is_stand_in else (picture, is_showable)
        source = late
    return Picture(_name(source, number), "", *size), False


def words_for(attributes: dict[str, str]) -> str:
    """The words that stand for a picture."""
    return alternative(attributes.get("alt"), attributes.get("title"))


def _within(
    written: str, match: re.Match, number: int, size: tuple[int, int]
) -> tuple[Picture, bool]:
    data = _bytes(written, is_base64="base64" in match[2].lower())
    header = picture_header(data) if data else None
    media_type, size = header or ((match[1] or "").lower(), size)
    return Picture(f"picture-{number}", media_type, *size, data), header is not None


def _bytes(written: str, *, is_base64: bool) -> bytes:
    if not is_base64:
        return unquote_to_bytes(written)
    written = _SPACE.sub("", unquote(written) if "%" in written else written)
    try:
        return base64.b64decode(written + "=" * (-len(written) % 4), validate=True)
    except (binascii.Error, ValueError):
        return b""


def _name(address: str, number: int) -> str:
    """The name of the file at ``address``."""
    path = unquote(re.split(r"[?#]", address[:2000])[0]).replace("\\", "/").rstrip("/")
    return path.rpartition("/")[2][-_LONGEST_NAME:] or f"picture-{number}"


def _is_dot(size: tuple[int, int]) -> bool:
    return 0 < max(size) <= 1


def _size(attributes: dict[str, str]) -> tuple[int, int]:
    """In pixels, 0 where it is not said."""
    width, height = style_size(attributes.get("style", ""))
    return (
        width or _pixels(attributes.get("width", "")),
        height or _pixels(attributes.get("height", "")),
    )


def _pixels(written: str) -> int:
    digits = re.match(r"\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*$", written[:20], re.ASCII)
    return int(digits[1]) if digits else 0
