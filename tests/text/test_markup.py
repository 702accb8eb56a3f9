"""The inline markup: three signs, and everything else is text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletins.text import markup
from bulletins.text.markup import Link, Note, Strong, Text

# Texts in which the signs of the markup are as common as words.
SIGNED = st.lists(st.sampled_from([*"\\*[]()^ab学习。/:\n", "**", "](", "^[", "https://a"])).map(
    "".join
)


def test_emphasis_link_and_note_are_read():
    assert markup.parse("要**抓实**，见[通知](https://example.org/1)^[2024年印发]。") == (
        Text("要"),
        Strong((Text("抓实"),)),
        Text("，见"),
        Link("通知", "https://example.org/1"),
        Note((Text("2024年印发"),)),
        Text("。"),
    )


def test_emphasis_may_hold_a_link():
    assert markup.parse("**见[这里](/units/)**") == (Strong((Text("见"), Link("这里", "/units/"))),)


@pytest.mark.parametrize(
    "text", ["5*3=15", "国发[2024]8号", "a^b", "（一）**未完", "[没有地址]", "[]()", "****", "\\学"]
)
def test_what_is_not_well_formed_is_text(text):
    assert markup.parse(text) == (Text(text),)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:x",
        "data:text/html,x",
        "//evil.example",
        "/\\evil",
        "vbscript:x",
    ],
)
def test_an_address_that_is_not_safe_makes_no_link(address):
    (node,) = markup.parse(f"[点我]({address})") or [None]
    assert not isinstance(node, Link)


def test_an_unsafe_address_is_reported():
    assert markup.unsafe_addresses("[好](https://a.cn/)[坏](javascript:x)") == ["javascript:x"]


@pytest.mark.parametrize(
    "text", ["[x](javascript:alert(1))", "**重点[x](javascript:x)**", "[x](data:text/html,(a)b)"]
)
def test_an_unsafe_address_is_reported_wherever_it_hides(text):
    assert len(markup.unsafe_addresses(text)) == 1


def test_an_address_may_hold_brackets():
    assert markup.parse("[词条](https://a.cn/A_(B))") == (Link("词条", "https://a.cn/A_(B)"),)


def test_a_backslash_makes_a_sign_an_ordinary_character():
    assert markup.plain(r"\*\*原样\*\*") == "**原样**"


def test_a_note_is_not_part_of_the_line():
    assert markup.plain("正文^[注]。") == "正文。"


def test_line_ends_of_every_kind_part_paragraphs():
    assert markup.clean("甲\r\n乙\r丙\u2028丁\n\n  \n戊") == "甲\n乙\n丙\n丁\n戊"


def test_what_no_database_takes_is_dropped_and_the_rest_is_kept():
    assert markup.clean("甲\x00乙\ud800丙\x1b") == "甲乙丙"
    assert markup.clean("7\ue0108%\xa0\u200b。") == "7\ue0108%\xa0\u200b。"


def test_a_heading_has_no_line_breaks():
    assert markup.clean_line(" 一行\n又一行 ") == "一行 又一行"


@given(SIGNED)
def test_escaped_text_is_shown_as_it_stands(text):
    assert markup.plain(markup.escape(text)) == text


@given(SIGNED)
def test_escaped_text_holds_no_markup(text):
    assert all(isinstance(node, Text) for node in markup.parse(markup.escape(text)))


@given(st.text())
def test_any_text_is_parsed(text):
    markup.parse(text)
    cleaned = markup.clean(text)
    assert markup.clean(cleaned) == cleaned
    cleaned.encode()


@given(st.text())
def test_cleaning_keeps_every_character_but_space_and_controls(text):
    def kept(words):
        return [c for c in words if not c.isspace() and not markup._UNSTORABLE.match(c)]

    assert kept(markup.clean(text)) == kept(text)


@pytest.mark.parametrize("sign", ["[", "**", "^[", "\\", "](", "[a](", "**[^["])
def test_a_long_paragraph_of_signs_is_read_in_one_go(sign):
    text = sign * 20_000
    assert markup.plain(text)
