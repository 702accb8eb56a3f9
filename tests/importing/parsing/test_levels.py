"""Levels of headings that the source itself claims."""

from bulletins.text.numbering import Numbering
from tests.importing.parsing.typed import markdown, outline_of, suggested, typed
from tests.importing.samples import (
    CLOSING,
    LEAD,
    MORE_PROSE,
    PROSE,
    codes,
    headings,
    measure_headings,
)

HEAD = ["学以致用促发展", "2024年3月5日", LEAD]


def h(level: int, text: str, number: str = ""):
    return typed(text, level=level, number=number)


def test_the_first_level_alone_above_everything_is_the_title():
    outline = markdown(
        "# 学以致用促发展", LEAD, "## 健全制度", PROSE, "### 定计划", PROSE, "## 抓好落实", PROSE
    )
    assert outline.title == "学以致用促发展"
    assert headings(outline) == ["健全制度", "抓好落实"]
    assert measure_headings(outline) == [["定计划"], []]
    assert True not in suggested(outline)


def test_the_first_level_wins_over_the_line_above_it():
    outline = outline_of("学习园地专栏", h(1, "学以致用促发展"), LEAD, h(2, "健全制度"), PROSE)
    assert outline.title == "学以致用促发展"


def test_the_first_level_several_times_heads_the_sections():
    outline = outline_of(*HEAD, h(1, "健全制度"), PROSE, h(1, "抓好落实"), PROSE)
    assert outline.title == "学以致用促发展"
    assert headings(outline) == ["健全制度", "抓好落实"]


def test_levels_below_the_second_stay_text_with_their_heads():
    outline = outline_of(
        *HEAD,
        h(1, "一、健全制度"),
        h(2, "（一）定计划"),
        h(3, "1.定题目"),
        PROSE,
        h(3, "2.定人员"),
        PROSE,
        h(2, "（二）抓督导"),
        PROSE,
        h(1, "二、抓好落实"),
        PROSE,
    )
    assert measure_headings(outline) == [["定计划", "抓督导"], []]
    assert outline.sections[0].measures[0].body == ["1.定题目", PROSE, "2.定人员", PROSE]
    assert outline.section_numbering == Numbering.COMMA
    assert outline.sections[0].measure_numbering == Numbering.BRACKETED


def test_numbered_headings_keep_their_kind_under_a_level():
    outline = outline_of(*HEAD, h(2, "（一）健全制度"), PROSE, h(2, "（二）抓好落实"), PROSE)
    assert headings(outline) == ["健全制度", "抓好落实"]
    assert outline.section_numbering == Numbering.BRACKETED


def test_numbers_made_by_the_word_processor_are_marks():
    outline = outline_of(
        *HEAD, h(1, "健全制度", number="一、"), PROSE, h(1, "抓好落实", number="二、"), PROSE
    )
    assert headings(outline) == ["健全制度", "抓好落实"]
    assert outline.section_numbering == Numbering.COMMA


def test_a_number_made_by_the_word_processor_is_a_mark_before_figures_too():
    outline = outline_of(
        *HEAD,
        "一、健全制度",
        typed(f"5万名党员参加。{PROSE}", number="1."),
        typed(f"6万名群众旁听。{PROSE}", number="2."),
        "二、抓好落实",
        PROSE,
    )
    assert measure_headings(outline)[0] == ["5万名党员参加。", "6万名群众旁听。"]


def test_a_heading_that_lost_its_style_is_found_by_its_number():
    outline = outline_of(
        *HEAD, h(1, "一、健全制度"), PROSE, "二、强化督导", PROSE, h(1, "三、抓好落实"), PROSE
    )
    assert headings(outline) == ["健全制度", "强化督导", "抓好落实"]


def test_a_heading_without_a_number_among_numbered_ones_is_believed_and_reported():
    outline = outline_of(
        *HEAD, h(1, "一、健全制度"), PROSE, h(1, "二、抓好落实"), PROSE, h(1, "几点体会"), PROSE
    )
    assert headings(outline) == ["健全制度", "抓好落实", "几点体会"]
    assert codes(outline) == ["numbering-missing"]
    assert outline.findings[0].line == 8


def test_one_level_for_two_kinds_of_numbers_is_two_levels():
    outline = outline_of(
        *HEAD,
        h(1, "一、健全制度"),
        h(1, "（一）定计划"),
        PROSE,
        h(1, "（二）抓督导"),
        PROSE,
        h(1, "二、抓好落实"),
        PROSE,
    )
    assert headings(outline) == ["健全制度", "抓好落实"]
    assert measure_headings(outline) == [["定计划", "抓督导"], []]


def test_a_level_is_believed_where_the_numbers_are_wrong():
    outline = outline_of(*HEAD, h(1, "一、健全制度"), PROSE, h(1, "一、抓好落实"), PROSE)
    assert headings(outline) == ["健全制度", "抓好落实"]
    assert codes(outline) == ["numbering-out-of-order"]
    assert outline.findings[0].message() == (
        "Number 1 stands before the heading in place 2; the headings are counted anew."
    )


def test_numbered_lines_above_the_first_level_are_the_higher_level():
    outline = outline_of(
        *HEAD,
        "一、健全制度",
        h(2, "（一）定计划"),
        PROSE,
        h(2, "（二）抓督导"),
        PROSE,
        "二、抓好落实",
        PROSE,
    )
    assert headings(outline) == ["健全制度", "抓好落实"]
    assert measure_headings(outline) == [["定计划", "抓督导"], []]


def test_numbers_that_begin_anew_under_each_heading_number_measures():
    outline = outline_of(
        *HEAD,
        h(1, "主要做法"),
        "一、健全制度",
        PROSE,
        "二、强化督导",
        PROSE,
        h(1, "几点体会"),
        "一、领导带头",
        PROSE,
        "二、群众参与",
        MORE_PROSE,
        CLOSING,
    )
    assert headings(outline) == ["主要做法", "几点体会"]
    assert measure_headings(outline) == [["健全制度", "强化督导"], ["领导带头", "群众参与"]]
    assert outline.sections[0].measure_numbering == Numbering.COMMA
    assert outline.closing == [CLOSING]


def test_a_whole_paragraph_claims_a_level_in_vain():
    outline = outline_of(*HEAD, h(1, PROSE * 4), MORE_PROSE, h(1, PROSE * 4), MORE_PROSE)
    assert outline.sections == []
