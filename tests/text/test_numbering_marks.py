"""Marks are read as they are written, and nothing else is a mark."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletins.text.folding import fold
from bulletins.text.numbering import (
    Mark,
    Numbering,
    any_mark,
    chinese_number,
    chinese_numeral,
    read_mark,
)

NUMBERED = [numbering for numbering in Numbering if numbering != Numbering.NONE]


@given(st.sampled_from(NUMBERED), st.integers(1, 99))
def test_every_mark_that_is_written_is_read_back(numbering, number):
    if numbering == Numbering.CIRCLED and number > 20:
        return  # beyond ⑳ the mark is written in brackets
    written = numbering.mark(number)
    assert read_mark(fold(written + "学习"), numbering) == Mark(numbering, number, len(written))


@given(st.integers(1, 99))
def test_every_numeral_is_read_back(number):
    assert chinese_number(chinese_numeral(number)) == number


@pytest.mark.parametrize("numeral", ["", "零", "百", "一十", "十十", "二二", "学"])
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
        "100.学",
        "第一议题",
        "第一批",
        "三个一批",
        "上下一体",
        "统一是关键",
        "一是一，二是二",
        "一、二、三号楼",
        "一、二和三",
        "十十、学",
        "",
    ],
)
def test_what_only_looks_like_a_mark_is_none(text):
    assert any_mark(fold(text)) is None


def test_a_mark_may_be_read_inside_a_text():
    assert read_mark("做到:一是学", Numbering.ONE_IS, 3) == Mark(Numbering.ONE_IS, 1, 2)
