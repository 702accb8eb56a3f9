"""The marks that number the parts of official prose: 一、（一）1. and their kin."""

import re
from dataclasses import dataclass, replace
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
        is_counted = self == Numbering.NONE or number <= HIGHEST
        pattern = _MARKS[self if is_counted else Numbering.ARABIC]
        chinese = chinese_numeral(number) if number <= HIGHEST else ""
        return pattern.format(chinese=chinese, number=number, circled=_circled(number))


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
HIGHEST = 999  # four digits are a year, or a figure


def chinese_numeral(number: int) -> str:
    """1 → 一, 10 → 十, 21 → 二十一, 105 → 一百零五; for 1 to 999, the range headings use."""
    if not 1 <= number <= HIGHEST:
        raise ValueError(f"headings are numbered from 1 to {HIGHEST}, not {number}")
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest)
    nought = "零" if 0 < rest < 10 else ""
    one = "一" if 10 <= rest < 20 else ""
    return f"{_DIGITS[hundreds]}百{nought}{one}{_below_hundred(rest)}"


def _below_hundred(number: int) -> str:
    tens, ones = divmod(number, 10)
    lead = "" if tens == 0 else ("十" if tens == 1 else _DIGITS[tens] + "十")
    return lead + (_DIGITS[ones] if ones else "")


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else f"（{number}）"


_NUMBERS = {chinese_numeral(number): number for number in range(1, HIGHEST + 1)}
_NOUGHTS = str.maketrans("〇○", "零零")


def chinese_number(numeral: str) -> int | None:
    """二十一 → 21, 一百〇五 → 105; None for what is no such numeral."""
    return _NUMBERS.get(numeral.translate(_NOUGHTS).replace("百十", "百一十"))


@dataclass(frozen=True, slots=True)
class Mark:
    """A numbering mark read from a text: its kind, its number, and how many characters it takes."""

    numbering: Numbering
    number: int
    length: int


# Patterns of numerals up to the highest, and of digits.
CHINESE = "[一二三四五六七八九十][一二三四五六七八九十百零〇]{0,5}"
FIGURES = r"[1-9]\d{0,2}"
_GAP = r"\s{0,2}"  # a space, or a character that does not show
# A digit behind the dot is a decimal (1.5万), unless a year or a day of a month begins there.
_DOT = r"\.(?:(?!\s*\d)|(?=\s*(?:(?:19|20)\d\d年|\d{1,2}月(?:\d|[初底份上中下]))))"
# What people set behind a mark that needs nothing more: （一）、 ①. 一是，
_BEHIND = r"(?:[、,:]|\.(?!\s*\d))?"
# On folded text. A numeral followed by more numerals is a list of numbers (一、二、三号楼);
# 一是一 is an idiom.
_WRITTEN = {
    Numbering.COMMA: rf"({CHINESE}){_GAP}[、.](?!{CHINESE}[、和及])",
    Numbering.BRACKETED: rf"[(〔【\[]\s*({CHINESE})\s*[)〕】\]]{_BEHIND}",
    Numbering.ARABIC: rf"({FIGURES}){_GAP}(?:{_DOT}|、(?!\d{{1,3}}(?:[、和及]|号[楼线院])))",
    Numbering.ARABIC_BRACKETED: rf"\(?\s*({FIGURES})\s*\){_BEHIND}",
    Numbering.ORDINAL: rf"第({CHINESE}){_GAP}[,、:]",
    Numbering.ONE_IS: rf"({CHINESE}){_GAP}是(?!\1){_BEHIND}",
    Numbering.ONE_MUST: rf"({CHINESE}){_GAP}要(?!\1){_BEHIND}",
}
_PATTERNS = {numbering: re.compile(pattern, re.ASCII) for numbering, pattern in _WRITTEN.items()}
_PUNCTUATION = re.compile(_BEHIND)
# 一、二季度, 一、二号楼: numerals that follow each other and count the same thing.
_COUNTED = re.compile(rf"({CHINESE})(?:季度|产业|号[楼线院]|期工程|审|把手)")
# Numbers that are one character (① ⑴ ⒈ ㈠ and their like): the first of a row, its number, and
# how many there are.
_SINGLE = [
    (Numbering.CIRCLED, 0x2460, 1, 20),
    (Numbering.CIRCLED, 0x3251, 21, 15),
    (Numbering.CIRCLED, 0x2776, 1, 10),
    (Numbering.CIRCLED, 0x2780, 1, 10),
    (Numbering.CIRCLED, 0x278A, 1, 10),
    (Numbering.ARABIC_BRACKETED, 0x2474, 1, 20),
    (Numbering.ARABIC, 0x2488, 1, 20),
    (Numbering.BRACKETED, 0x3220, 1, 10),
    (Numbering.BRACKETED, 0x3280, 1, 10),
]
_SINGLES = {
    chr(first + offset): Mark(numbering, number + offset, 1)
    for numbering, first, number, count in _SINGLE
    for offset in range(count)
}
_BARE = {
    Numbering.COMMA: re.compile(rf"({CHINESE})\s*"),
    Numbering.ARABIC: re.compile(rf"({FIGURES})\s*"),
}


_FIRSTS = frozenset("第(〔【[0123456789一二三四五六七八九十") | _SINGLES.keys()


def read_mark(folded: str, numbering: Numbering, start: int = 0) -> Mark | None:
    """The mark of ``numbering`` that stands at ``start`` of a folded text, if one does."""
    if folded[start : start + 1] not in _FIRSTS:
        return None
    single = _SINGLES.get(folded[start])
    if single and single.numbering == numbering:
        return replace(single, length=1 + len(_PUNCTUATION.match(folded, start + 1)[0]))
    pattern = _PATTERNS.get(numbering)
    match = pattern.match(folded, start) if pattern else None
    number = match and _number(match[1])
    if not number or _is_first_of_several(folded, match.end(), number):
        return None
    return Mark(numbering, number, match.end() - start)


def read_generated(folded: str, numbering: Numbering) -> Mark | None:
    """The mark that ``folded``, a number a word processor made, is: it may be bare (``一``)."""
    bare = _BARE.get(numbering)
    match = bare.fullmatch(folded) if bare else None
    number = match and _number(match[1])
    return Mark(numbering, number, len(folded)) if number else read_mark(folded, numbering)


def _is_first_of_several(folded: str, end: int, number: int) -> bool:
    following = _COUNTED.match(folded, end)
    return bool(following and chinese_number(following[1]) == number + 1)


def _number(written: str) -> int | None:
    return chinese_number(written) or (int(written) if written.isdecimal() else None)


def any_mark(folded: str) -> Mark | None:
    """The mark of any kind at the start of a folded text."""
    if folded[:1] not in _FIRSTS:
        return None
    marks = (read_mark(folded, numbering) for numbering in Numbering)
    return next((mark for mark in marks if mark), None)
