"""Marks are read as they are written, and nothing else is a mark."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletins.text.folding import fold
from bulletins.text.numbering import (
    HIGHEST,
    Mark,
    Numbering,
    any_mark,
    chinese_number,
    chinese_numeral,
    read_generated,
    read_mark,
)

NUMBERED = [numbering for numbering in Numbering if numbering != Numbering.NONE]


@given(st.sampled_from(NUMBERED), st.integers(1, HIGHEST))
def test_every_mark_that_is_written_is_read_back(numbering, number):
    if numbering == Numbering.CIRCLED and number > 20:
        return  # beyond ⑳ the mark is written in brackets
    written = numbering.mark(number)
    assert read_mark(fold(written + "学习"), numbering) == Mark(numbering, number, len(written))


@given(st.integers(1, HIGHEST))
def test_every_numeral_is_read_back(number):
    assert chinese_number(chinese_numeral(number)) == number


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(100, "一百"), (101, "一百零一"), (110, "一百一十"), (111, "一百一十一"), (250, "二百五十")],
)
def test_numerals_beyond_a_hundred_are_those_that_people_write(number, numeral):
    assert chinese_numeral(number) == numeral


@pytest.mark.parametrize(("numeral", "number"), [("一百〇一", 101), ("一百十二", 112)])
def test_other_spellings_of_a_numeral_are_known(numeral, number):
    assert chinese_number(numeral) == number


def test_beyond_the_highest_numeral_parts_are_numbered_in_figures():
    assert Numbering.COMMA.mark(HIGHEST + 1) == "1000."
    assert Numbering.NONE.mark(HIGHEST + 1) == ""


@pytest.mark.parametrize(
    "numeral", ["", "零", "百", "一十", "十十", "二二", "学", "一百零", "一百零十", "二百百"]
)
def test_what_is_no_numeral_has_no_number(numeral):
    assert chinese_number(numeral) is None


@pytest.mark.parametrize(
    ("text", "numbering", "number"),
    [
        ("(三)学", Numbering.BRACKETED, 3),
        ("（ 三 ）学", Numbering.BRACKETED, 3),
        ("（三）、学", Numbering.BRACKETED, 3),
        ("㈢学", Numbering.BRACKETED, 3),
        ("3、学", Numbering.ARABIC, 3),
        ("３．学", Numbering.ARABIC, 3),
        ("⒊学", Numbering.ARABIC, 3),
        ("⑶学", Numbering.ARABIC_BRACKETED, 3),
        ("3）学", Numbering.ARABIC_BRACKETED, 3),
        ("三.学", Numbering.COMMA, 3),
        ("第三、学", Numbering.ORDINAL, 3),
        ("三 、学", Numbering.COMMA, 3),
        ("三\u200b、学", Numbering.COMMA, 3),
        ("3\u200b.学", Numbering.ARABIC, 3),
        ("第三\u200b，学", Numbering.ORDINAL, 3),
        ("三\u200b是学", Numbering.ONE_IS, 3),
        ("〔三〕学", Numbering.BRACKETED, 3),
        ("【三】学", Numbering.BRACKETED, 3),
        ("㊂学", Numbering.BRACKETED, 3),
        ("❸学", Numbering.CIRCLED, 3),
        ("➂学", Numbering.CIRCLED, 3),
        ("㉑学", Numbering.CIRCLED, 21),
        ("③、学", Numbering.CIRCLED, 3),
        ("3.2024年以来", Numbering.ARABIC, 3),
        ("3. 2024年以来", Numbering.ARABIC, 3),
        ("3.5月1日起", Numbering.ARABIC, 3),
        ("3.5月底前", Numbering.ARABIC, 3),
        ("3、3月5日", Numbering.ARABIC, 3),
        ("三、三级书记带头学", Numbering.COMMA, 3),
        ("三、四级联动", Numbering.COMMA, 3),
        ("100.学", Numbering.ARABIC, 100),
        ("101、学", Numbering.ARABIC, 101),
        ("100.2024年以来", Numbering.ARABIC, 100),
        ("（100）学", Numbering.ARABIC_BRACKETED, 100),
        ("一百、学", Numbering.COMMA, 100),
        ("（一百零一）学", Numbering.BRACKETED, 101),
        ("第一百，学", Numbering.ORDINAL, 100),
    ],
)
def test_other_spellings_of_a_mark_are_known(text, numbering, number):
    assert any_mark(fold(text)) == read_mark(fold(text), numbering)
    assert read_mark(fold(text), numbering).number == number


@pytest.mark.parametrize(
    "text",
    [
        "1.5万名党员",
        "1．5万名党员",
        "1. 5万名党员",
        "2024.9.12",
        "2024年",
        "0.5%",
        "100.5万名党员",
        "2024.学",
        "2024、学",
        "（2024）学",
        "1000.学",
        "100、200和400米",
        "第一议题",
        "第一批",
        "三个一批",
        "上下一体",
        "统一是关键",
        "一是一，二是二",
        "一、二、三号楼",
        "一、二和三",
        "一、二季度工作",
        "三、四号楼",
        "一、二把手",
        "1、2号楼",
        "1、2和3号车间",
        "1.5倍",
        "3.14",
        "1.2日",
        "9.12活动",
        "9:30开会",
        "1.0版",
        "十十、学",
        "",
    ],
)
def test_what_only_looks_like_a_mark_is_none(text):
    assert any_mark(fold(text)) is None


@pytest.mark.parametrize(
    "mark", ["三是，", "三是：", "三要，", "（三）.", "（三），", "（3）.", "③.", "③，"]
)
def test_the_punctuation_behind_a_mark_belongs_to_it(mark):
    assert any_mark(fold(mark + "学")).length == len(mark)


def test_a_dot_before_a_digit_is_no_punctuation_of_the_mark():
    assert any_mark(fold("（3）.5")).length == 3


def test_a_mark_may_be_read_inside_a_text():
    assert read_mark("做到:一是学", Numbering.ONE_IS, 3) == Mark(Numbering.ONE_IS, 1, 2)


@pytest.mark.parametrize(
    ("generated", "numbering", "number"),
    [
        ("三、", Numbering.COMMA, 3),
        ("三", Numbering.COMMA, 3),
        ("三　", Numbering.COMMA, 3),
        ("3.", Numbering.ARABIC, 3),
        ("3 ", Numbering.ARABIC, 3),
        ("（三）", Numbering.BRACKETED, 3),
    ],
)
def test_a_number_that_a_word_processor_made_may_be_bare(generated, numbering, number):
    mark = read_generated(fold(generated), numbering)
    assert (mark.numbering, mark.number) == (numbering, number)


@pytest.mark.parametrize("generated", ["第三章", "•", "1.1", "A.", ""])
def test_other_signs_that_a_word_processor_makes_are_no_marks(generated):
    assert all(read_generated(fold(generated), numbering) is None for numbering in Numbering)
