"""Bytes → text, in the encodings that texts of the trade come in."""

import codecs
import re

from .refusals import NOT_TEXT, UnreadableText

_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF32_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_DAMAGED_AT_MOST = 0.05  # of the characters beyond ASCII in a damaged UTF-8 file
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_FRONT = 4096  # bytes in which a page says how it is encoded
# What pages declare; gb2312 is said of much that it does not hold.
_ENCODINGS = {
    b"gb2312": "gb18030",
    b"gbk": "gb18030",
    b"gb18030": "gb18030",
    b"x-gbk": "gb18030",
    b"big5": "big5hkscs",
    b"big5-hkscs": "big5hkscs",
}


def decode(data: bytes, name: str) -> str:
    """Text from bytes in UTF-8 or UTF-16 with a byte order mark, UTF-8, or GB18030.

    A UTF-8 file with a few damaged bytes is still read; each becomes U+FFFD, which the parser
    reports. Raises UnreadableText.
    """
    for attempt in (_decode_marked, _decode_utf8, _decode_gb18030, _decode_damaged_utf8):
        text = attempt(data)
        if text is not None:
            break
    if text is None or _BINARY.search(text):
        raise UnreadableText(NOT_TEXT, name=name)
    return text


def decode_page(data: bytes, name: str) -> str:
    """As ``decode``, but what a web page declares (``charset=big5``) counts where it is not UTF-8.

    Characters that show nothing are left out, as browsers do. Raises UnreadableText.
    """
    declared = (
        _ENCODINGS.get(match[1].lower()) if (match := _DECLARED.search(data[:_FRONT])) else None
    )
    for attempt in (_decode_marked, _decode_unmarked_utf16, _decode_utf8):
        text = attempt(data)
        if text is not None:
            return text.replace("\0", "")
    if declared and (text := _decode_declared(data, declared)) is not None:
        return text.replace("\0", "")
    return decode(data.replace(b"\0", b""), name)


def _decode_declared(data: bytes, encoding: str) -> str | None:
    """The text with a few damaged bytes at most; None where there are more."""
    text = data.decode(encoding, "replace")
    beyond_ascii = sum(character > "~" for character in text)
    return text if text.count("\ufffd") <= _DAMAGED_AT_MOST * beyond_ascii else None


def _decode_marked(data: bytes) -> str | None:
    if data.startswith(_UTF16_MARKS) and not data.startswith(_UTF32_MARKS):
        return _try(data, "utf-16")
    return None


def _decode_unmarked_utf16(data: bytes) -> str | None:
    """A page begins with ``<``, which in UTF-16 shows the order of the bytes."""
    if data[:2] == b"<\0":
        return _try(data, "utf-16-le")
    return _try(data, "utf-16-be") if data[:2] == b"\0<" else None


def _decode_utf8(data: bytes) -> str | None:
    return _try(data, "utf-8-sig")


def _decode_gb18030(data: bytes) -> str | None:
    """None also for damaged UTF-8, much of which GB18030 would take for rare characters."""
    text = _try(data, "gb18030")
    return None if text is None or _is_damaged_utf8(data) else text


def _decode_damaged_utf8(data: bytes) -> str | None:
    return data.decode("utf-8-sig", "replace") if _is_damaged_utf8(data) else None


def _is_damaged_utf8(data: bytes) -> bool:
    beyond_ascii = [character for character in data.decode("utf-8", "replace") if character > "~"]
    return 0 < beyond_ascii.count("\ufffd") <= _DAMAGED_AT_MOST * len(beyond_ascii)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
