"""No text crashes the parser, and no character of any text is lost."""

import json
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bulletins.importing.parsing import parse
from bulletins.importing.readers.markdown import markdown_manuscript
from bulletins.importing.readers.plain import plain_paragraphs
from bulletins.importing.reading import Facts, Piece, Reading, Role
from bulletins.text.paragraphs import Manuscript, Paragraph
from tests.importing.samples import LEAD, PROSE, balance, numbers_shown, outline_of, page

MARKDOWN_SIGNS = set("#*_->`~|+=![]()<\\&;.")
MARK_CHARACTERS = set("一二三四五六七八九十第是要、，,：:.．()（）0123456789０１２３①②③㈠⑴")
FRAGMENTS = (
    "首页 > 理论学习 当前位置： 《学习动态》 第8期 2024年第8期 （总第96期） 时间："
    " 来源： 2024-09-12 2024-02-30 二〇二四年九月十二日 10:25 澜江市委宣传部 青石县"
    " 澜江市： （澜江市委宣传部供稿） （作者单位： ） 供稿： 撰稿：方远 终审: 编者按："
    " 【编者按】 目录 ……3 附件1： 附件： 1. 1、 2. （1） （2） ① ② ㈠ ⑴ 一、 二、 三、"
    " 五、 （一） （二） (三) 一是 二是 三是 一要 二要 第一， 第二，"
    " 制度牵引，学有规矩。 领导带头，学有标杆。 注重研讨，学深。 注重调研，学实。"
    " 注重讲学，学精。 要切实加强领导。 下一步， 新征程 —— 【打印】 上一篇：没有了 —1—"
    " 报：省委 共印100份 内部资料 “ ” 。 ； ， ： ！ 1.5万 第一议题 # ## ** - 学 习"
    " \u00a0 \u200b \ue010 \ufeff \u202e \u000c \u2028"
)
texts_of_the_trade = st.lists(
    st.sampled_from([*FRAGMENTS.split(" "), PROSE, LEAD, "\n", "\n\n", "\r\n", "　"]), max_size=60
).map("".join)
any_text = st.one_of(texts_of_the_trade, st.text(max_size=200))


@given(any_text)
@example("")
@example("\u200b")
@example("\ud800")
@example("一、")
@example("2024-09-02")
@settings(max_examples=150, deadline=None)
def test_any_text_becomes_an_outline_that_accounts_for_it(text):
    outline = outline_of(text)
    too_many, missing = balance(text, outline)
    assert outline.accounted
    assert too_many == ""
    assert set(missing) <= MARK_CHARACTERS
    json.dumps(outline.as_json())


@given(any_text)
@example("首页首页\u200b——首页首页首页")
@example("\t1.\n1.")
@example("1. 一\n1. 二")
@settings(max_examples=60, deadline=None)
def test_any_markdown_is_accounted_for(text):
    manuscript = markdown_manuscript(text)
    outline = parse(manuscript)
    too_many, missing = balance(text, outline)
    counted = numbers_shown(manuscript.paragraphs)
    assert outline.accounted and not Counter(too_many) - counted
    assert set(missing) <= MARK_CHARACTERS | MARKDOWN_SIGNS | set(counted)


@given(texts_of_the_trade, st.sampled_from("\ue010\u00a0\u200b\u202e\ufffd"), st.integers(0, 300))
@settings(max_examples=100, deadline=None)
def test_an_odd_character_is_reported_wherever_it_stands(text, odd, place):
    place = min(place, len(text))
    text = text[:place].replace("\r", "") + odd + "习" + text[place:].replace("\r", "")
    findings = outline_of(text).findings
    lines = text.split("\n")
    assert any(
        finding.character == f"U+{ord(odd):04X}"
        and lines[finding.line - 1][finding.column - 1] == odd
        for finding in findings
    )


@given(any_text)
@settings(max_examples=60, deadline=None)
def test_findings_stand_in_the_order_of_the_text_and_can_be_said(text):
    findings = outline_of(text).findings
    places = [(finding.line, finding.column) for finding in findings]
    assert places == sorted(places)
    assert all(finding.message() for finding in findings)
    assert all(finding.line >= 1 and finding.column >= 1 for finding in findings)


def test_strings_of_an_outline_have_no_white_space_at_their_ends():
    outline = outline_of(page("　　一、健全制度　", f"　　{PROSE}　\u00a0", "二、抓好落实", PROSE))
    assert outline.sections[0].heading == "健全制度"
    assert outline.sections[0].body == [PROSE]


def test_a_line_that_shows_nothing_is_left_out_and_reported():
    outline = outline_of(page("\u200b\ufeff", PROSE))
    assert ("\u200b\ufeff", "shows nothing") in [(e.text, e.why) for e in outline.left_out]
    assert outline.accounted


@pytest.fixture
def paragraph() -> Paragraph:
    return Paragraph(" 学习 ", line=7, column=3)


def reading(paragraph: Paragraph, *spans: tuple[int, int]) -> Reading:
    pieces = tuple(Piece(0, start, end, Role.TEXT) for start, end in spans)
    return Reading((paragraph,), pieces, (Facts(),))


def test_a_character_that_was_entered_nowhere_is_an_error(paragraph):
    [finding] = reading(paragraph, (1, 2)).discrepancies
    assert (finding.code, finding.severity) == ("not-accounted", "error")
    assert (finding.line, finding.column) == (7, 5)


def test_a_character_that_was_entered_twice_is_an_error(paragraph):
    assert len(reading(paragraph, (0, 4), (2, 3)).discrepancies) == 1


def test_white_space_needs_no_entry(paragraph):
    assert reading(paragraph, (1, 3)).discrepancies == []


def test_a_long_text_is_read_in_time_that_grows_with_its_length():
    """Not a timing: the longest inputs that once were slow, long enough to hang if they were."""
    for unit in (
        "一是",
        "注重学习，学深。",
        "（",
        "《学",
        "时间：",
        "1.",
        "制度牵引，学有规矩。习",
        "> ",
        "二是健全，学。",
        "一、学。二、习。",
        "首先，学。其次，习。",
        "其一，学。",
        "一抓学。",
        "**学。**习",
        "来 源 ",
        "记者 方远 ",
        "附件1\n",
        "附件\n学。\n",
        "附件：学\n编辑：方远\n",
        "学——习",
        "（编者按：",
    ):
        outline = parse(Manuscript(plain_paragraphs(unit * 20_000)))
        assert outline.accounted
    assert outline_of("\n".join(f"制度牵引，学有规矩。{PROSE}" for _ in range(1_500))).accounted
