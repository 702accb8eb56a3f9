"""Lists: the number a browser shows before an item."""

from dataclasses import dataclass

from ..docx.numerals import numeral
from .styles import Declarations

# The style of a list, and by which of Word's formats its numbers are written, with their end.
_FORMATS = {
    "decimal": ("decimal", "."),
    "decimal-leading-zero": ("decimalZero", "."),
    "lower-alpha": ("lowerLetter", "."),
    "lower-latin": ("lowerLetter", "."),
    "upper-alpha": ("upperLetter", "."),
    "upper-latin": ("upperLetter", "."),
    "lower-roman": ("lowerRoman", "."),
    "upper-roman": ("upperRoman", "."),
    "cjk-ideographic": ("taiwaneseCountingThousand", "、"),
    "trad-chinese-informal": ("taiwaneseCountingThousand", "、"),
    "simp-chinese-informal": ("chineseCountingThousand", "、"),
    "simp-chinese-formal": ("chineseLegalSimplified", "、"),
    "trad-chinese-formal": ("ideographLegalTraditional", "、"),
    "cjk-decimal": ("ideographDigital", "、"),
    "cjk-heavenly-stem": ("ideographTraditional", "、"),
    "cjk-earthly-branch": ("ideographZodiac", "、"),
    "japanese-informal": ("chineseCountingThousand", "、"),
}
_TYPES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_BULLETS = {"disc", "circle", "square"}
_WITHOUT = _BULLETS | {"none"}
_LARGEST = 9_999


@dataclass(slots=True)
class Numbers:
    """The numbers of the items of one list; ``kind`` is empty where they have none."""

    kind: str
    number: int = 1
    step: int = 1

    def label(self, attributes: dict[str, str], style: Declarations) -> str:
        """The number of the next item, as it is shown."""
        self.number = _whole(attributes.get("value", ""), self.number)
        number, self.number = self.number, self.number + self.step
        kind = _kind(attributes, style, self.kind)
        if kind in _BULLETS:
            return "•"
        if kind not in _FORMATS or not -_LARGEST <= number <= _LARGEST:
            return ""
        number_format, end = _FORMATS[kind]
        return numeral(number, number_format) + end


@dataclass(slots=True)
class OpenList:
    numbers: Numbers
    item_depth: int | None = None


def numbers(name: str, attributes: dict[str, str], style: Declarations) -> Numbers:
    """How the list ``name`` (ol, ul) is numbered. One that counts down must say from where."""
    kind = _kind(attributes, style, "decimal" if name == "ol" else "disc")
    counts_down = "reversed" in attributes
    if counts_down and "start" not in attributes:
        kind = ""
    return Numbers(kind, _whole(attributes.get("start", ""), 1), -1 if counts_down else 1)


def _kind(attributes: dict[str, str], style: Declarations, usual: str) -> str:
    stated = style.get("list-style-type") or style.get("list-style", "")
    known = [
        word for word in stated.split() if word in _FORMATS or word in _BULLETS or word == "none"
    ]
    if known:
        return known[0]
    return _TYPES.get(attributes.get("type", "").strip(), usual)


def _whole(written: str, otherwise: int) -> int:
    written = written.strip()[:6]
    digits = written.lstrip("-")
    is_number = digits.isascii() and digits.isdecimal() and len(written) - len(digits) < 2
    return int(written) if is_number else otherwise
