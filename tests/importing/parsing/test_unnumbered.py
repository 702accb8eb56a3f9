"""Headings without numbers that no look of the source shows."""

import pytest

from tests.importing.parsing.typed import outline_of, suggested
from tests.importing.samples import CLOSING, LEAD, MORE_PROSE, PROSE, codes, headings

HEAD = ["学以致用促发展", "2024年3月5日", LEAD]


def test_three_paragraphs_alike_before_their_colons_are_a_suggestion():
    lines = [f"建强宣讲队伍：{PROSE}", f"打磨精品课程：{MORE_PROSE}", f"搭好学习平台：{PROSE}"]
    outline = outline_of(*HEAD, *lines, CLOSING)
    assert headings(outline) == ["建强宣讲队伍：", "打磨精品课程：", "搭好学习平台："]
    assert [section.body for section in outline.sections] == [[PROSE], [MORE_PROSE], [PROSE]]
    assert suggested(outline) == [True] * 3
    assert outline.closing == [CLOSING]


@pytest.mark.parametrize(
    "lines",
    [
        [f"建强宣讲队伍：{PROSE}", f"打磨精品课程：{PROSE}"],
        [f"沈既明：{PROSE}", f"贺兰舟：{PROSE}", f"江念慈：{PROSE}"],
        [f"会议强调：{PROSE}", f"会议要求：{PROSE}", f"会议指出：{PROSE}"],
        [f"学习时间：{PROSE}", f"学习地点：{PROSE}", f"参加人员：{PROSE}"],
        ["学习主题：党史", "研讨题目：三农", "学习方式：集中"],
        [f"建强队伍：{PROSE}", f"把课堂搬到项目工地上去：{PROSE}", f"学：{PROSE}"],
    ],
)
def test_colons_of_speakers_particulars_and_unlike_paragraphs_head_nothing(lines):
    assert outline_of(*HEAD, *lines).sections == []


def test_short_lines_that_begin_after_the_numbers_are_the_lower_level():
    outline = outline_of(
        *HEAD,
        "（一）健全制度",
        "选准题目有方向",
        PROSE,
        "备足功课见真章",
        PROSE,
        "（二）抓好落实",
        MORE_PROSE,
    )
    assert headings(outline) == ["健全制度", "抓好落实"]
    assert [measure.heading for measure in outline.sections[0].measures] == [
        "选准题目有方向",
        "备足功课见真章",
    ]
    assert suggested(outline) == [False, True, True, False]
    assert codes(outline) == ["weak-structure"]


def test_short_lines_above_numbers_that_begin_anew_are_the_higher_level():
    parts = ["一、健全制度", PROSE, "二、抓好落实", PROSE]
    outline = outline_of(*HEAD, "主要做法", MORE_PROSE, *parts, "几点体会", MORE_PROSE, *parts)
    assert headings(outline) == ["主要做法", "几点体会"]
    assert [len(section.measures) for section in outline.sections] == [2, 2]
    assert suggested(outline) == [True, False, False, True, False, False]


def test_short_lines_among_numbers_that_count_on_head_no_sections():
    lines = [
        "主要做法",
        MORE_PROSE,
        "一、健全制度",
        PROSE,
        "几点体会",
        MORE_PROSE,
        "二、落实",
        PROSE,
    ]
    assert headings(outline_of(*HEAD, *lines)) == ["健全制度", "落实"]


def test_a_run_in_heading_may_have_more_than_twenty_characters():
    heads = [
        "坚持以上率下带头学，把第一议题作为首要政治任务。",
        "坚持统筹兼顾系统学，把集中研讨作为主要学习形式。",
        "坚持联系实际深入学，把成果转化作为检验学习标准。",
    ]
    outline = outline_of(*HEAD, *(head + PROSE for head in heads))
    assert headings(outline) == heads


@pytest.mark.parametrize("pair", ["【】", "〖〗", "［］"])
def test_words_in_box_brackets_at_the_front_are_headings(pair):
    opener, closer = pair
    lines = [f"{opener}建强队伍{closer}{PROSE}", f"{opener}打磨课程{closer}{MORE_PROSE}"]
    outline = outline_of(*HEAD, *lines, CLOSING)
    assert headings(outline) == [f"{opener}建强队伍{closer}", f"{opener}打磨课程{closer}"]
    assert outline.sections[0].body == [PROSE]
    assert suggested(outline) == [False, False]


def test_one_box_bracket_at_the_front_heads_nothing():
    assert outline_of(*HEAD, f"【案例】{PROSE}", MORE_PROSE).sections == []
