"""Tables and pictures among the paragraphs of a body, and words that only look like them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletins.text import markup
from bulletins.text.blocks import (
    PictureBlock,
    TableBlock,
    TextBlock,
    blocks,
    cells,
    is_block,
    picture_line,
    pictures,
    table_row,
)

A, B = "a" * 32, "0123456789abcdef" * 2
# Texts in which the signs of blocks are as common as words.
SIGNED = st.lists(
    st.sampled_from(["|", " ", "!", "[", "]", "(", ")", "\\", "学", "\n", "\x00", "\u3000", "\x85"])
    | st.sampled_from(["| ", " |", f"![](picture:{A})", "**", "^[", "\t", "https://a"])
).map("".join)


def test_neighbouring_rows_make_one_table():
    assert blocks(["表前。", "| 单位 | 次数 |", "| 澜江市 | 12 |", "表后。", "| 又一张 |"]) == [
        TextBlock("表前。"),
        TableBlock((("单位", "次数"), ("澜江市", "12"))),
        TextBlock("表后。"),
        TableBlock((("又一张",),)),
    ]


def test_a_short_row_is_filled_up():
    (table,) = blocks(["| 甲 | 乙 | 丙 |", "| 一 |"])
    assert table.rows == (("甲", "乙", "丙"), ("一", "", ""))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| 甲 |  | 丙 |", ["甲", "", "丙"]),
        ("| 甲 | | 丙 |", ["甲", "", "丙"]),
        ("|  |", [""]),
        ("| |", [""]),
        ("| 甲|乙 | 丙 |", ["甲|乙", "丙"]),
        (r"| 甲 \| 乙 | 丙 |", [r"甲 \| 乙", "丙"]),
    ],
)
def test_cells_stand_between_bars_with_a_space_on_each_side(row, expected):
    assert cells(row) == expected


@pytest.mark.parametrize(
    "line", ["|甲|乙|", "| 甲 | 乙", "甲 | 乙 |", "|", "||", "| ", "见下表| 甲 |。", "", "| \n |"]
)
def test_a_line_that_is_not_a_whole_row_is_words(line):
    assert blocks([line]) == [TextBlock(line)]


def test_a_picture_is_alone_in_its_paragraph():
    assert blocks([f"![现场]( picture:{A})", f"见![图](picture:{A})。", f"![图](picture:{A})"]) == [
        TextBlock(f"![现场]( picture:{A})"),
        TextBlock(f"见![图](picture:{A})。"),
        PictureBlock("图", A),
    ]


@pytest.mark.parametrize("digest", ["", "abc", "A" * 32, "g" * 32, "a" * 31, "a" * 33, "a" * 64])
def test_a_picture_is_named_by_32_hex_digits(digest):
    assert not is_block(f"![图](picture:{digest})")


@pytest.mark.parametrize("alt", ["", "现场", "图[1]（甲）(乙)", "a\\b\\]", "**不加粗**", "| 表 |"])
def test_the_alternative_text_of_a_picture_is_kept_as_it_stands(alt):
    assert blocks([picture_line(alt, A)]) == [PictureBlock(alt, A)]


def test_line_breaks_in_a_cell_or_an_alternative_text_become_spaces():
    assert cells(table_row(["甲\n乙", " 丙\r\n\r\n丁 "])) == ["甲 乙", "丙 丁"]
    assert blocks([picture_line("甲\u2028乙", A)]) == [PictureBlock("甲 乙", A)]


def test_the_pictures_of_a_body_are_named_once_each_in_order():
    lines = [picture_line("", B), "正文", picture_line("图", A), picture_line("", B)]
    assert pictures("\n".join(lines)) == [B, A]
    assert pictures(f"见![图](picture:{A})") == pictures("") == []


def test_the_words_of_a_row_and_a_picture_are_those_a_reader_sees():
    assert markup.plain("| **单位**^[含部门] | 次数\\|人数 |") == "单位\t次数|人数"
    assert markup.plain(picture_line("现场[1]", A)) == "现场[1]"


def test_a_picture_is_no_unsafe_link_but_only_where_it_is_a_picture():
    row, inside = f"| ![图](picture:{A}) |", f"见![图](picture:{A})"
    assert markup.unsafe_addresses(f"正文\n{picture_line('图', A)}\r\n| 甲 |") == []
    assert markup.unsafe_addresses(f"{row}\n{inside}") == [f"picture:{A}"] * 2


def test_an_unsafe_link_in_a_cell_is_reported():
    assert markup.unsafe_addresses("| 甲 | [x](javascript:x) |") == ["javascript:x"]


def test_a_link_and_a_picture_do_not_reach_into_the_next_paragraph():
    assert markup.unsafe_addresses("见附件[1\n2](javascript:x)") == []


@pytest.mark.parametrize(
    "text", ["| 甲 |", "  | 甲 | 乙 |\u3000", f"![](picture:{A})", "甲\n| 乙 |"]
)
def test_words_that_look_like_a_block_are_escaped(text):
    escaped = markup.escape(text)
    assert escaped != text and markup.plain(escaped) == text


@pytest.mark.parametrize("text", ["| \n |", "| 甲", "甲 | 乙", "|甲|", "![](图)", "a|b", "甲 |"])
def test_a_bar_that_parts_no_cells_needs_no_escape(text):
    assert markup.plain(markup.escape(text)) == markup.escape(text) == text


@settings(deadline=None)
@given(SIGNED | st.text())
def test_escaped_text_is_no_block_and_shows_as_it_stands(text):
    escaped = markup.escape(text)
    assert markup.plain(escaped) == text
    stored = markup.paragraphs(markup.clean(escaped))
    assert all(isinstance(block, TextBlock) for block in blocks(stored))
    assert [markup.plain(line) for line in stored] == markup.paragraphs(markup.clean(text))


@settings(deadline=None)
@given(st.lists(SIGNED, min_size=1))
def test_cells_that_are_written_as_a_row_are_read_again(texts):
    row = table_row(markup.escape(text) for text in texts)
    stored = cells(markup.clean(row))
    assert [markup.plain(cell).split() for cell in stored] == [
        markup.clean(text).split() for text in texts
    ]


@settings(deadline=None)
@given(st.text(), st.text())
def test_any_text_is_read_as_blocks(text, more):
    assert len(blocks([text, more])) in (1, 2)
    assert blocks([picture_line(text, A)])


@pytest.mark.parametrize("sign", ["| ", "![", " |", "\\|", "| |", "![]("])
def test_a_long_paragraph_of_signs_is_read_in_one_go(sign):
    text = f"| {sign * 20_000} |"
    assert blocks([text, sign * 20_000]) and markup.plain(markup.escape(text)) == text
