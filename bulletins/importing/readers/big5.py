"""Text in Big5, most of which GB18030 would take for rare characters, without an error."""

import codecs
import re

_SAMPLE = 64 * 1024  # bytes
_MOST_IN_GB, _LEAST_IN_BIG5 = 0.8, 0.95  # of the characters beyond ASCII, those in common use
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")


def _characters(encoding: str, *rows: range) -> frozenset[str]:
    cells = [bytes([row, cell]) for rs in rows for row in rs for cell in range(0x40, 0xFF)]
    return frozenset("".join(cell.decode(encoding, "ignore") for cell in cells)) - {"\ufffd"}


# Punctuation, full-width letters and the two levels of GB 2312; not its kana, Greek and Cyrillic.
_IN_GB = _characters("gb2312", range(0xA1, 0xA2), range(0xA3, 0xA4), range(0xB0, 0xF8))
# Punctuation, and the level of Big5 with what is written often.
_IN_BIG5 = _characters("big5", range(0xA1, 0xA4), range(0xA4, 0xC7))


def seems_big5(data: bytes) -> bool:
    """Whether ``data``, which is no UTF-8, makes common words in Big5 and none in GB18030."""
    in_big5, in_gb = (_begin(data, encoding) for encoding in ("big5hkscs", "gb18030"))
    if in_big5 is None or in_gb is None:
        return False
    return _share(in_big5, _IN_BIG5) >= _LEAST_IN_BIG5 and _share(in_gb, _IN_GB) < _MOST_IN_GB


def _begin(data: bytes, encoding: str) -> str | None:
    """The beginning of the text; None where it is not in ``encoding``."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(data[:_SAMPLE])
    except UnicodeDecodeError:
        return None


def _share(text: str, known: frozenset[str]) -> float:
    beyond = _BEYOND_ASCII.findall(text)
    return sum(map(known.__contains__, beyond)) / len(beyond) if beyond else 1.0
