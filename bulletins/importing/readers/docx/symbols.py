"""Characters of symbol fonts (``w:sym``) → the characters of Unicode they show."""

import unicodedata

from .names import whole

_SHIFTED = 0xF000  # where Word keeps the characters of a symbol font
# Only signs about which there is no doubt; others keep their private-use code and are reported.
_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    **{0x81 + offset: chr(0x2460 + offset) for offset in range(10)},  # ① to ⑩
    **{0x8C + offset: chr(0x2776 + offset) for offset in range(10)},  # ❶ to ❿
    0xA8: "☐",
    0xD8: "➢",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_SYMBOL = {
    0x2B: "+",
    0x2D: "−",
    0x25: "%",
    0xA3: "≤",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
}
_WINGDINGS_2 = {0x52: "☑", 0xA3: "☐"}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


def symbol(code: str | None, font: str | None) -> str:
    """The character at ``code`` (hexadecimal) of ``font``; empty for what is no character."""
    try:
        number = int((code or "")[:8], 16)
    except ValueError:
        return ""
    return _shown(number, font)


def is_private(sign: str) -> bool:
    """Whether only a font that is not here says what ``sign`` shows."""
    return any(unicodedata.category(character) == "Co" for character in sign)


def symbol_of_field(instruction: str) -> str:
    """``SYMBOL 252 \\f Wingdings`` → ✓."""
    words = instruction.replace('"', "").split()
    font = words[words.index("\\f") + 1 :][:1] if "\\f" in words else [""]
    number = whole(words[1]) if len(words) > 1 else 0
    return _shown(number, font[0] if font else "")


def _shown(number: int, font: str | None) -> str:
    table = _FONTS.get((font or "").lower())
    within = number - _SHIFTED if number >= _SHIFTED else number
    if table is not None and within < 256:
        return table.get(within) or chr(_SHIFTED + within)
    is_character = 0x20 <= number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF
    return chr(number) if is_character else ""
