"""Where a numbered heading ends that runs in at the front of its paragraph."""

import pytest

from bulletins.text.numbering import Numbering
from tests.importing.parsing.typed import outline_of, suggested
from tests.importing.samples import LEAD, MORE_PROSE, PROSE, codes, headings, measure_headings

HEAD = ["学以致用促发展", "2024年3月5日", LEAD]


def text(*lines: str):
    return outline_of(*HEAD, *lines)


@pytest.mark.parametrize("colon", ["：", ":"])
def test_a_heading_may_end_with_a_colon(colon):
    outline = text(f"一、加强领导{colon}{PROSE}", f"二、压实责任{colon}{MORE_PROSE}")
    assert headings(outline) == [f"加强领导{colon}", f"压实责任{colon}"]
    assert [section.body for section in outline.sections] == [[PROSE], [MORE_PROSE]]
    assert True not in suggested(outline)


def test_a_heading_may_end_with_a_space():
    outline = text(f"一、加强领导　{PROSE}", f"二、压实各方责任 {MORE_PROSE}")
    assert headings(outline) == ["加强领导", "压实各方责任"]
    assert [section.body for section in outline.sections] == [[PROSE], [MORE_PROSE]]
    assert True not in suggested(outline)


def test_a_space_in_most_of_the_headings_only_is_a_suggestion():
    outline = text(
        f"一、加强领导　{PROSE}", f"二、压实责任　{PROSE}", f"三、强化督导。{MORE_PROSE}"
    )
    assert headings(outline) == ["加强领导", "压实责任", "强化督导。"]
    assert suggested(outline) == [True, True, True]
    assert codes(outline) == ["weak-structure"]


def test_a_couplet_with_a_space_is_one_heading():
    outline = text(f"一、学在深处 谋在新处。{PROSE}", f"二、干在实处 走在前处。{PROSE}")
    assert headings(outline) == ["学在深处 谋在新处。", "干在实处 走在前处。"]


def test_a_heading_with_a_comma_may_end_with_a_colon():
    outline = text(f"（一）强化领导，压实责任：{PROSE}", f"（二）强化督导，狠抓落实：{PROSE}")
    assert headings(outline) == ["强化领导，压实责任：", "强化督导，狠抓落实："]
    assert outline.section_numbering == Numbering.BRACKETED


def test_a_colon_inside_the_first_sentence_of_one_paragraph_ends_no_heading():
    outline = text(f"一、加强领导：成立专班。{PROSE}", f"二、压实责任。{MORE_PROSE}")
    assert headings(outline) == ["加强领导：成立专班。", "压实责任。"]


def test_a_colon_on_a_line_of_its_own_belongs_to_the_heading():
    outline = text("一、学习篇：以学铸魂", PROSE, "二、实践篇：以学促干", PROSE)
    assert headings(outline) == ["学习篇：以学铸魂", "实践篇：以学促干"]


@pytest.mark.parametrize(
    "lines",
    [
        [f"一、会议强调：{PROSE}{PROSE}", f"二、会议要求：{PROSE}{PROSE}"],
        [f"一、主要任务是：{PROSE}{PROSE}", f"二、工作要求如下：{PROSE}{PROSE}"],
        [f"一、会议时间：{PROSE}{PROSE}", f"二、参加人员：{PROSE}{PROSE}"],
    ],
)
def test_words_that_bring_on_a_speech_or_a_particular_are_no_heading(lines):
    assert text(*lines).sections == []


@pytest.mark.parametrize(
    "marks",
    [
        "（一） （二）",
        "1. 2.",
        "1、 2、",
        "１． ２．",
        "（1） （2）",
        "① ②",
        "⑴ ⑵",
        "⒈ ⒉",
        "㈠ ㈡",
        "❶ ❷",
    ],
)
@pytest.mark.parametrize("stop", ["。", "：", "　"])
def test_measures_may_end_their_headings_in_each_way(marks, stop):
    one, two = marks.split(" ")
    outline = text(
        "一、健全制度",
        f"{one}抓实计划{stop}{PROSE}",
        f"{two}抓实督导{stop}{PROSE}",
        "二、落实",
        PROSE,
    )
    stop = stop.strip()
    assert measure_headings(outline)[0] == [f"抓实计划{stop}", f"抓实督导{stop}"]
    assert outline.sections[0].measures[0].body == [PROSE]


def test_items_of_an_enumeration_may_have_headings_with_colons():
    outline = text(f"一是抓实计划：{PROSE}二是抓实督导：{MORE_PROSE}")
    assert measure_headings(outline) == [["抓实计划：", "抓实督导："]]


INSIDE = [
    f"一、健全制度。{PROSE}二、强化督导。{PROSE}三、抓好落实。{MORE_PROSE}",
    f"一、健全制度：{PROSE}二、强化督导：{PROSE}三、抓好落实：{MORE_PROSE}",
]


@pytest.mark.parametrize("paragraph", INSIDE)
def test_several_first_level_numbers_in_one_paragraph_open_sections(paragraph):
    outline = text(paragraph)
    bare = [heading.rstrip("。：") for heading in headings(outline)]
    assert bare == ["健全制度", "强化督导", "抓好落实"]
    assert outline.section_numbering == Numbering.COMMA
    assert [section.body for section in outline.sections] == [[PROSE], [PROSE], [MORE_PROSE]]


def test_words_before_the_first_number_in_a_paragraph_are_lead():
    outline = text(f"主要做法如下：一、健全制度。{PROSE}二、强化督导。{PROSE}")
    assert outline.lead == [LEAD, "主要做法如下："]
    assert headings(outline) == ["健全制度。", "强化督导。"]


def test_whole_sentences_under_numbers_in_one_paragraph_are_items():
    paragraph = f"现答复如下：一、{PROSE}二、{MORE_PROSE}三、{PROSE}"
    outline = text(paragraph)
    assert (outline.sections, outline.lead) == ([], [LEAD, paragraph])
    assert codes(outline) == ["items-not-headings"]


RULES = [
    "1.因公出差不能参加集体学习的，应当在会前向组长书面请假，并在返回后一周内完成补学；",
    "2.两个以上单位联合举办的学习，可以分别计入各单位全年学习次数，但不得重复报送；",
    "3.学习档案可以使用电子形式保存，保存期限不少于三年，涉密内容不得录入联网设备。",
]


@pytest.mark.parametrize(
    "marks", ["1. 2. 3.", "（一） （二） （三）", "（1） （2） （3）", "① ② ③"]
)
def test_whole_sentences_under_lower_numbers_in_a_section_stay_text_with_their_marks(marks):
    pairs = zip(RULES, ["1.", "2.", "3."], marks.split(), strict=True)
    rules = [rule.replace(old, mark) for rule, old, mark in pairs]
    outline = text("一、健全制度", PROSE, "二、有关要求", *rules)
    assert measure_headings(outline) == [[], []]
    assert outline.sections[1].body == rules
    assert codes(outline) == ["items-not-headings"]


def test_numbered_short_sentences_in_a_section_are_measures():
    outline = text("一、健全制度", PROSE, "二、主要举措", "1.定题目。", "2.定人员。", "3.定时间。")
    assert measure_headings(outline)[1] == ["定题目。", "定人员。", "定时间。"]


def test_levels_below_the_second_keep_their_numbers_in_the_text():
    lines = ["1.定题目。", "（1）征集。", "①问卷。", "2.定人员。"]
    outline = text(
        "一、健全制度", "（一）抓计划", PROSE, *lines, "（二）抓督导", PROSE, "二、落实", PROSE
    )
    assert measure_headings(outline) == [["抓计划", "抓督导"], []]
    assert outline.sections[0].measures[0].body == [PROSE, *lines]


def test_without_the_second_level_the_third_makes_measures():
    outline = text(
        "一、健全制度",
        "1.抓计划",
        "（1）征集。",
        "（2）汇总。",
        "2.抓督导",
        PROSE,
        "二、落实",
        PROSE,
    )
    assert measure_headings(outline) == [["抓计划", "抓督导"], []]
    assert outline.sections[0].measures[0].body == ["（1）征集。", "（2）汇总。"]


def test_without_the_first_level_the_next_two_are_taken():
    outline = text(
        "（一）健全制度", "1.抓计划", PROSE, "2.抓督导", PROSE, "（二）抓好落实", "①自查", PROSE
    )
    assert headings(outline) == ["健全制度", "抓好落实"]
    assert measure_headings(outline) == [["抓计划", "抓督导"], []]
    assert outline.sections[1].body == ["①自查", PROSE]


def test_a_character_that_does_not_show_inside_a_mark_hides_nothing():
    outline = text("一\u200b、健全制度", PROSE, "二、\u200b抓好落实", PROSE)
    assert headings(outline)[0] == "健全制度"
    assert len(outline.sections) == 2
    assert outline.accounted
