"""Particulars of a notice are items, and the formula that closes it is its closing."""

import pytest

from tests.importing.parsing.typed import outline_of, suggested, typed
from tests.importing.samples import LEAD, PROSE, codes, headings, measure_headings

HEAD = ["关于举办集中学习的通知", "2024年9月2日", LEAD]
PARTICULARS = ["时间：9月12日", "地点：三楼会议室", "参会人员：全体干部"]


def text(*lines: str):
    return outline_of(*HEAD, *lines)


def numbered(*words: str) -> list[str]:
    return [f"{number}、{one}" for number, one in zip("一二三四", words, strict=False)]


@pytest.mark.parametrize("marks", ["一、 二、 三、", "（一） （二） （三）", "1. 2. 3.", "① ② ③"])
def test_numbered_particulars_are_text_with_their_numbers(marks):
    items = [mark + words for mark, words in zip(marks.split(), PARTICULARS, strict=True)]
    outline = text(*items, "特此通知。")
    assert (outline.sections, outline.lead) == ([], [LEAD, *items])
    assert outline.closing == ["特此通知。"]
    assert codes(outline) == ["items-not-headings"]
    assert "particulars" in outline.findings[0].message()


@pytest.mark.parametrize(
    "items",
    [
        numbered("时间：9月12日上午9时。请提前十分钟入场。", "地点：三楼会议室。"),
        numbered("会议时间：9月12日", "会议地点：三楼会议室", "有关要求：准时参加"),
        [*numbered("时间：9月12日", "地点：三楼会议室", "联系人：方远"), "请各单位准时参加。"],
        ["事项如下：一、时间：9月12日；二、地点：三楼会议室；三、联系人：方远。"],
        [
            typed("一、*时间：*2024年9月12日上午9时30分"),
            typed("二、*地点：*市委办公楼三楼会议室"),
        ],
    ],
)
def test_particulars_are_known_in_other_forms(items):
    assert text(*items).sections == []


def test_particulars_below_a_section_are_no_measures():
    items = [f"{number}.{words}" for number, words in enumerate(PARTICULARS, 1)]
    outline = text("一、工作要求", PROSE, "二、会议安排", *items)
    assert measure_headings(outline) == [[], []]
    assert outline.sections[1].body == items


@pytest.mark.parametrize(
    "lines",
    [
        numbered(f"丰富内容：开设专题。{PROSE}", f"创新方式：送学上门。{PROSE}"),
        numbered("聚焦主题：围绕发展选题", "选好带头人：支部书记走在前"),
        ["一、学习内容：原文原著", PROSE, "二、学习方式：线上线下", PROSE],
        [typed(line, level=2) for line in numbered("时间：9月12日", "地点：三楼会议室")],
    ],
)
def test_headings_with_a_colon_stay_headings(lines):
    assert len(text(*lines).sections) == 2


def test_labels_with_nothing_below_are_a_suggestion():
    outline = text(*numbered("强化领导：书记带头学", "强化督导：专班跟着走"))
    assert headings(outline) == ["强化领导：书记带头学", "强化督导：专班跟着走"]
    assert suggested(outline) == [True, True]
    assert codes(outline) == ["weak-structure"]


def test_a_particular_among_headings_makes_them_a_suggestion():
    lines = ["一、会议时间：9月12日", "二、会议议程", PROSE, "三、会议要求", PROSE]
    assert suggested(text(*lines)) == [True, True, True]


@pytest.mark.parametrize(
    "formula", ["特此通知。", "特此函告", "专此报告。", "妥否，请批示。", "此复。"]
)
def test_a_formula_closes_the_text_whatever_stands_above_it(formula):
    outline = text("一、健全制度", PROSE, "二、抓好落实", PROSE, formula)
    assert (outline.sections[1].body, outline.closing) == ([PROSE], [formula])
    assert codes(outline) == []


def test_a_formula_goes_below_a_closing_and_above_what_follows_it():
    ahead = "下一步，澜江市委将继续抓好集中学习。"
    outline = text(
        "一、健全制度", PROSE, "二、抓好落实", PROSE, ahead, "特此报告。", "专班已报到。"
    )
    assert outline.closing == [ahead, "特此报告。", "专班已报到。"]


def test_the_words_of_a_formula_inside_a_text_close_nothing():
    outline = text("特此通知。", "一、健全制度", PROSE, "二、特此说明的事项", PROSE)
    assert outline.closing == []
