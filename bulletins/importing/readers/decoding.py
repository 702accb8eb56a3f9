"""Bytes → text, in the encodings that texts of the trade come in."""

import codecs
import re

from .big5 import seems_big5
from .refusals import NOT_TEXT, SEEMS_BIG5, UnreadableText

_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF32_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_DAMAGED_AT_MOST = 0.05  # of the characters beyond ASCII in a damaged UTF-8 file
# What a Chinese text consists of; and the share of Latin characters from which on NULs in a file
# that is UTF-8 too are no slip.
_COMMON = re.compile("[\t\n\r -~\u2010-\u2027\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]")
_COMMON_FROM, _LATIN_FROM = 0.9, 0.8
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
    """Text from bytes in UTF-8 or UTF-16, with a byte order mark or without, or in GB18030.

    UTF-16 without a mark is read where it is plain. A UTF-8 file with a few damaged bytes is
    still read; each becomes U+FFFD, which the parser reports. Raises UnreadableText.
    """
    for attempt in _ATTEMPTS:
        text = attempt(data)
        if text is not None:
            break
    if attempt is _decode_gb18030 and seems_big5(data):
        raise UnreadableText(SEEMS_BIG5, name=name)
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
    """A letter, a figure and the end of a line hold a NUL, which shows that a text is UTF-16; in
    which order its bytes stand shows where they make common characters.
    """
    nuls = data.count(0)
    if len(data) % 2 or not nuls:
        return None
    if nuls < _LATIN_FROM * len(data) / 2 and _decode_utf8(data) is not None:
        return None
    texts = [_try(data, encoding) for encoding in ("utf-16-le", "utf-16-be")]
    plain = [text for text in texts if text is not None and _is_common(text)]
    return plain[0] if len(plain) == 1 else None


def _is_common(text: str) -> bool:
    return len(_COMMON.findall(text)) >= _COMMON_FROM * len(text)


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


_ATTEMPTS = (
    _decode_marked,
    _decode_unmarked_utf16,
    _decode_utf8,
    _decode_gb18030,
    _decode_damaged_utf8,
)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
