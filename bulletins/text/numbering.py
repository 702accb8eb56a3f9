"""The marks that number the parts of official prose: 一、（一）1. and their kin."""

from enum import StrEnum


class Numbering(StrEnum):
    """How the headings of one level are numbered. The value is what the database stores."""

    NONE = "none"
    COMMA = "comma"  # 一、
    BRACKETED = "bracketed"  # （一）
    ARABIC = "arabic"  # 1.
    ARABIC_BRACKETED = "arabic-bracketed"  # （1）
    CIRCLED = "circled"  # ①
    ONE_IS = "one-is"  # 一是
    ONE_MUST = "one-must"  # 一要
    ORDINAL = "ordinal"  # 第一，

    def mark(self, number: int) -> str:
        """The mark before part ``number`` (1, 2, 3 …), such as ``三、``; empty for NONE."""
        pattern = _MARKS[self]
        return pattern.format(chinese=chinese_numeral(number), number=number, circled=_circled(number))


_MARKS = {
    Numbering.NONE: "",
    Numbering.COMMA: "{chinese}、",
    Numbering.BRACKETED: "（{chinese}）",
    Numbering.ARABIC: "{number}.",
    Numbering.ARABIC_BRACKETED: "（{number}）",
    Numbering.CIRCLED: "{circled}",
    Numbering.ONE_IS: "{chinese}是",
    Numbering.ONE_MUST: "{chinese}要",
    Numbering.ORDINAL: "第{chinese}，",
}
_DIGITS = "零一二三四五六七八九"


def chinese_numeral(number: int) -> str:
    """1 → 一, 10 → 十, 21 → 二十一; for 1 to 99, the range headings use."""
    if not 1 <= number <= 99:
        raise ValueError(f"headings are numbered from 1 to 99, not {number}")
    tens, ones = divmod(number, 10)
    lead = "" if tens == 0 else ("十" if tens == 1 else _DIGITS[tens] + "十")
    return lead + (_DIGITS[ones] if ones else "")


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else f"（{number}）"
