"""A few broken lines become a paragraph again; short lines that somebody wrote stay as they are."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bulletins.importing.parsing.breaks import are_parallel, is_surely_broken
from tests.importing.samples import LEAD, codes, outline_of
from tests.importing.test_wrapping import cut, printed, rejoined, words

TITLE = "学习的报告"
COUNTED = (
    "一是抓头雁。以上率下抓学习，形成头雁效应，带动全县党员干部学习。二是抓阵地。建成阵地100个，"
    "覆盖全县乡镇街道和村（社区）。三是抓队伍。培训200人，建立宣讲队伍50支，开展宣讲活动1000场次。"
)
PLAIN = (
    "近年来青石县委扎实推进学习活动，以高度负责的精神抓好理论武装，健全完善制度机制、发挥示范引领"
    "作用、探索有效学习形式、压实压细工作责任，引导全县党员干部把学习成效凝聚为强大力量。"
)


@pytest.mark.parametrize("text", [COUNTED, PLAIN])
@pytest.mark.parametrize("width", [18, 22, 28, 30, 36, 45])
@pytest.mark.parametrize("front", [[TITLE], [TITLE, "青石县委宣传部"], []])
def test_one_short_paragraph_is_joined_and_a_warning_says_so(text, width, front):
    outline = outline_of("\n".join([*front, *cut(text, width)]))
    assert "hard-wrapped" in codes(outline)
    assert (outline.title, outline.subtitle) == (front[0] if front else "", "")
    sections = [paragraph for one in outline.sections for paragraph in one.body]
    measures = [one for section in outline.sections for one in section.measures]
    if text == PLAIN:
        assert [*outline.lead, *sections] == [PLAIN]
    else:
        assert [one.heading for one in measures] == ["抓头雁。", "抓阵地。", "抓队伍。"]


@pytest.mark.parametrize("width", [22, 28, 36])
def test_a_paragraph_that_lost_its_indent_on_the_way_is_joined(width):
    indented = [line.strip() for line in cut(PLAIN, width, "　　")]
    assert rejoined(TITLE, *indented) == [TITLE, PLAIN]


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("坚持月学制度，覆盖党员干部共12", "00人。"),
        ("市委坚持每月学习。全市党员干", "部受到教育。"),
        ("市委坚持落实“第一议", "题”制度。"),
        ("全市建成学习阵地、讲习所、", "书屋共九十处。"),
        ("市委坚持每月学习一次", "，雷打不动。"),
        ("市委健全完善各项学习", "的制度。"),
    ],
)
def test_what_only_the_edge_of_a_page_explains(line, following):
    assert is_surely_broken(line, following)


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("健全制度，学有遵循", "市委坚持每月学习一次。"),
        ("松涧县委书记方远", "“学”在前列。"),
        ("学什么？怎么学", "的确要想清楚。"),
        ("联系人：方远。电话：（0123）456789", "地址：青石县文化路九号。"),
        ("", "一"),
    ],
)
def test_what_somebody_may_have_written_so(line, following):
    assert not is_surely_broken(line, following)


WRITTEN_SO = [
    "青石县委把学习同春耕防汛一并安排部署，明确责任|市委坚持每月学习一次，雷打不动抓落实。",
    "深学细悟强党性，学思践悟守初心，勇立潮头建新功业|真抓实干促发展，凝心聚力谋新篇，奋楫扬帆启新征程"
    "|以上两联，请选用。",
    "春到青山草木知，一犁新雨润田时，农家莫道闲人少，|白发书生教小儿，夜深灯火照书帷，明朝又唱采茶词。",
    "方远、秦溪、罗行、宋桢、周渡、吴桥、郑岭、王川|冯川、陈岭、褚桥、卫渡、蒋桢、沈行、韩溪、杨远",
    "联系人：方远，电话：（0123）4567890，传真同号"
    "|地址：青石县文化路九号，邮编：345678，收发室收。",
    "推动理论学习走深走实的几点做法，供各单位学习参考|2024年9月2日|市委坚持每月学习一次，覆盖全部党员。",
    "一、健全完善制度机制，提高学习规范化水平|市委坚持每月学习一次。",
]


@pytest.mark.parametrize("text", WRITTEN_SO)
@pytest.mark.parametrize("front", [[], [TITLE]])
def test_short_lines_that_somebody_wrote_are_not_joined(text, front):
    lines = text.split("|")
    assert rejoined(*front, *lines) == [*front, *lines]


def test_where_too_little_speaks_for_a_break_a_hint_asks():
    line = "青石县委把学习同春耕防汛一并安排部署，明确责任"
    outline = outline_of("\n".join([TITLE, "2024-09-02", line, "分工抓落实，务求实效。"]))
    [hint] = [one for one in outline.findings if one.code == "maybe-wrapped"]
    assert (hint.line, hint.severity, hint.params) == (3, "hint", {"width": len(line)})
    assert "hard-wrapped" not in codes(outline)


def test_parallel_lines_are_those_with_their_stops_in_the_same_places():
    assert are_parallel(["学思想，强党性", "重实践，建新功"])
    assert not are_parallel(["学思想，强党性", "重在实践，建功"])
    assert not are_parallel(["学思想，强党性"])


def test_a_broken_line_in_a_text_of_whole_paragraphs_joins_nothing():
    lines = [TITLE, *[LEAD[:40] + "。"] * 12, *cut(PLAIN, 45)]
    assert rejoined(*lines) == lines


clauses = st.one_of(words(4, 12), st.integers(100, 9999).map("覆盖{}人".format))
sentences = st.lists(clauses, min_size=3, max_size=9).map(lambda parts: "，".join(parts) + "。")
prose = st.lists(sentences, min_size=1, max_size=3).map("".join)


@given(words(4, 15), prose, st.integers(18, 45), st.sampled_from([cut, printed]))
@settings(max_examples=200, deadline=None)
def test_any_prose_of_two_lines_or_more_is_one_paragraph_again(title, text, width, broken):
    """A heading above a sentence breaks off once too, so that with one or two breaks it may be but
    a hint; and where a line ends with a stop, the paragraph may.
    """
    lines = broken(text, width)
    breaks = [line for line in lines[:-1] if not line.endswith("。")]
    assume(breaks and len(title) < width - 2)
    found = codes(outline_of("\n".join([title, *lines])))
    front, *parts = rejoined(title, *lines)
    assert (front, "".join(parts)) == (title, text)
    if all(part.endswith("。") for part in parts):
        assert "hard-wrapped" in found
    else:
        assert len(breaks) < 3
        assert "maybe-wrapped" in found
