"""Numbers as Word writes them in its automatic numbering (``ST_NumberFormat``)."""

from collections.abc import Callable
from dataclasses import dataclass

LARGEST = 32767  # beyond it Word's own formats have no meaning
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_TIMES_THROUGH = 30  # the alphabet, before Word's letters begin again


@dataclass(frozen=True, slots=True)
class Counting:
    """A way of counting with tens, hundreds and thousands.

    ``spoken_one``: whether 一 stands before 十 (and 百, 千): never, not in 10 to 19, or always.
    """

    digits: str = "〇一二三四五六七八九"
    units: str = "十百千"
    myriad: str = "万"
    spoken_one: str = "not in the teens"
    has_zero: bool = True

    def write(self, number: int) -> str:
        if number == 0:
            return self.digits[0]
        high, low = divmod(number, 10_000)
        text = self._group(high) + self.myriad if high else ""
        gap = self.digits[0] if high and 0 < low < 1000 and self.has_zero else ""
        text += gap + self._group(low)
        if self.spoken_one == "not in the teens" and text.startswith("一" + self.units[0]):
            return text[1:]
        return text

    def _group(self, number: int) -> str:
        """Up to four digits; one zero for the places left out between others."""
        text, is_gap = "", False
        for place in (3, 2, 1, 0):
            digit = number // 10**place % 10
            if digit == 0:
                is_gap = bool(text)
                continue
            text += self.digits[0] if is_gap and self.has_zero else ""
            text += self._digit(digit, place)
            is_gap = False
        return text

    def _digit(self, digit: int, place: int) -> str:
        is_silent = digit == 1 and place > 0 and self.spoken_one == "never"
        unit = self.units[place - 1] if place else ""
        return ("" if is_silent else self.digits[digit]) + unit


_CHINESE = Counting()
_JAPANESE = Counting(spoken_one="never", has_zero=False)
_TAIWANESE = Counting(digits="零一二三四五六七八九", myriad="萬")
_LEGAL = Counting(digits="零壹贰叁肆伍陆柒捌玖", units="拾佰仟", spoken_one="always")
_LEGAL_TRADITIONAL = Counting(
    digits="零壹貳參肆伍陸柒捌玖", units="拾佰仟", myriad="萬", spoken_one="always"
)


def _digits(ten: str) -> Callable[[int], str]:
    return lambda number: "".join(ten[int(digit)] for digit in str(number))


def _in_a_row(first: str, count: int) -> Callable[[int], str]:
    """① to ⑳, then plain figures."""
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= count else str(number)


def _listed(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 1 <= number <= len(signs) else str(number)


def _below_hundred(number: int) -> str:
    return _CHINESE.write(number) if number < 100 else _digits("○一二三四五六七八九")(number)


def _roman(number: int) -> str:
    text = ""
    for amount, sign in _ROMAN:
        text += sign * (number // amount)
        number %= amount
    return text


def _letter(number: int) -> str:
    """a to z, then aa to zz: the same letter again, not the next pair."""
    times, place = divmod((number - 1) % (26 * _TIMES_THROUGH), 26)
    return chr(ord("a") + place) * (times + 1) if number else ""


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"


def _sexagenary(number: int) -> str:
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12] if number else "0"


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": _digits("０１２３４５６７８９"),
    "decimalFullWidth2": _digits("０１２３４５６７８９"),
    "decimalEnclosedCircle": _in_a_row("①", 20),
    "decimalEnclosedCircleChinese": _in_a_row("①", 10),
    "decimalEnclosedParen": _in_a_row("⑴", 20),
    "decimalEnclosedFullstop": _in_a_row("⒈", 20),
    "numberInDash": lambda number: f"- {number} -",
    "chineseCounting": _below_hundred,
    "chineseCountingThousand": _CHINESE.write,
    "chineseLegalSimplified": _LEGAL.write,
    "taiwaneseCounting": _below_hundred,
    "taiwaneseCountingThousand": _TAIWANESE.write,
    "taiwaneseDigital": _digits("○一二三四五六七八九"),
    "japaneseCounting": _JAPANESE.write,
    "japaneseDigitalTenThousand": _digits("〇一二三四五六七八九"),
    "ideographDigital": _digits("〇一二三四五六七八九"),
    "ideographLegalTraditional": _LEGAL_TRADITIONAL.write,
    "ideographTraditional": _listed(_STEMS),
    "ideographZodiac": _listed(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "ideographEnclosedCircle": _in_a_row("㈠", 10),
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerLetter": _letter,
    "ordinal": _ordinal,
    "none": lambda number: "",
    "bullet": lambda number: "",
}


def is_known(number_format: str) -> bool:
    return number_format in _FORMATS


def numeral(number: int, number_format: str) -> str:
    """12 → 十二, ⑫, xii …; plain figures in a format that is not known, or out of its range."""
    if not 0 <= number <= LARGEST:
        return str(number)
    return _FORMATS.get(number_format, str)(number)
