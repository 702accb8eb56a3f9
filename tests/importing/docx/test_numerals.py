"""Numbers in the forms of Word's automatic numbering."""

import pytest

from bulletins.importing.readers.docx.numerals import numeral
from bulletins.text.numbering import chinese_numeral

NUMBERS = (1, 2, 10, 11, 20, 21, 100, 101, 110, 1000, 10001)


@pytest.mark.parametrize(
    ("number_format", "written"),
    [
        ("decimal", "1 2 10 11 20 21 100 101 110 1000 10001"),
        ("decimalZero", "01 02 10 11 20 21 100 101 110 1000 10001"),
        ("decimalFullWidth", "１ ２ １０ １１ ２０ ２１ １００ １０１ １１０ １０００ １０００１"),
        ("decimalEnclosedCircle", "① ② ⑩ ⑪ ⑳ 21 100 101 110 1000 10001"),
        ("decimalEnclosedCircleChinese", "① ② ⑩ 11 20 21 100 101 110 1000 10001"),
        ("decimalEnclosedParen", "⑴ ⑵ ⑽ ⑾ ⒇ 21 100 101 110 1000 10001"),
        ("decimalEnclosedFullstop", "⒈ ⒉ ⒑ ⒒ ⒛ 21 100 101 110 1000 10001"),
        ("chineseCounting", "一 二 十 十一 二十 二十一 一○○ 一○一 一一○ 一○○○ 一○○○一"),
        (
            "chineseCountingThousand",
            "一 二 十 十一 二十 二十一 一百 一百〇一 一百一十 一千 一万〇一",
        ),
        (
            "chineseLegalSimplified",
            "壹 贰 壹拾 壹拾壹 贰拾 贰拾壹 壹佰 壹佰零壹 壹佰壹拾 壹仟 壹万零壹",
        ),
        ("taiwaneseCounting", "一 二 十 十一 二十 二十一 一○○ 一○一 一一○ 一○○○ 一○○○一"),
        (
            "taiwaneseCountingThousand",
            "一 二 十 十一 二十 二十一 一百 一百零一 一百一十 一千 一萬零一",
        ),
        ("taiwaneseDigital", "一 二 一○ 一一 二○ 二一 一○○ 一○一 一一○ 一○○○ 一○○○一"),
        ("japaneseCounting", "一 二 十 十一 二十 二十一 百 百一 百十 千 一万一"),
        (
            "japaneseDigitalTenThousand",
            "一 二 一〇 一一 二〇 二一 一〇〇 一〇一 一一〇 一〇〇〇 一〇〇〇一",
        ),
        ("ideographDigital", "一 二 一〇 一一 二〇 二一 一〇〇 一〇一 一一〇 一〇〇〇 一〇〇〇一"),
        (
            "ideographLegalTraditional",
            "壹 貳 壹拾 壹拾壹 貳拾 貳拾壹 壹佰 壹佰零壹 壹佰壹拾 壹仟 壹萬零壹",
        ),
        ("ideographTraditional", "甲 乙 癸 11 20 21 100 101 110 1000 10001"),
        ("ideographZodiac", "子 丑 酉 戌 20 21 100 101 110 1000 10001"),
        (
            "ideographZodiacTraditional",
            "甲子 乙丑 癸酉 甲戌 癸未 甲申 癸卯 甲辰 癸丑 癸卯 甲辰",
        ),
        ("ideographEnclosedCircle", "㈠ ㈡ ㈩ 11 20 21 100 101 110 1000 10001"),
        ("upperRoman", "I II X XI XX XXI C CI CX M MMMMMMMMMMI"),
        ("lowerRoman", "i ii x xi xx xxi c ci cx m mmmmmmmmmmi"),
        ("upperLetter", "A B J K T U VVVV WWWW FFFFF"),
        ("lowerLetter", "a b j k t u vvvv wwww fffff"),
        ("ordinal", "1st 2nd 10th 11th 20th 21st 100th 101st 110th 1000th 10001st"),
        ("numberInDash", "- 1 - - 2 - - 10 -"),
        ("unheardOf", "1 2 10 11 20 21 100 101 110 1000 10001"),
    ],
)
def test_each_form_as_word_writes_it(number_format, written):
    ours = " ".join(numeral(number, number_format) for number in NUMBERS)
    assert ours.startswith(written)


def test_a_form_without_numbers_writes_nothing():
    assert [numeral(3, "none"), numeral(3, "bullet")] == ["", ""]


def test_nought_and_what_is_beyond_all_lists_is_written_too():
    assert numeral(0, "chineseCountingThousand") == "〇"
    assert numeral(0, "lowerLetter") == ""
    assert numeral(-3, "upperRoman") == "-3"
    assert numeral(999_999_999, "lowerRoman") == "999999999"


@pytest.mark.parametrize("number", range(1, 100))
def test_chinese_numerals_agree_with_those_that_headings_are_read_by(number):

    assert numeral(number, "chineseCounting") == chinese_numeral(number)
