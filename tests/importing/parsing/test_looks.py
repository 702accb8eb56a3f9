"""Bold type and larger type say where headings are."""

import pytest

from tests.importing.parsing.typed import markdown, outline_of, suggested, typed
from tests.importing.samples import (
    CLOSING,
    LEAD,
    MORE_PROSE,
    PROSE,
    codes,
    headings,
    measure_headings,
    page,
)
from tests.importing.samples import outline_of as read_plainly

HEAD = ["学以致用促发展", "2024年3月5日", LEAD]


def test_bold_lines_without_numbers_are_headings_and_no_guess():
    outline = outline_of(
        *HEAD, "*选准题目，对准需要*", PROSE, "*备足功课*", PROSE, MORE_PROSE, CLOSING
    )
    assert headings(outline) == ["选准题目，对准需要", "备足功课"]
    assert outline.closing == [CLOSING]
    assert suggested(outline) == [False, False]
    assert codes(outline) == []


def test_a_bold_heading_may_be_a_sentence_with_its_stop():
    outline = outline_of(*HEAD, "*选准题目。*", PROSE, "*备足功课。*", PROSE)
    assert headings(outline) == ["选准题目。", "备足功课。"]


def test_bold_lines_win_over_short_lines_that_are_not_bold():
    outline = outline_of(
        *HEAD, "*选准题目*", PROSE, "青石县的做法", MORE_PROSE, "*备足功课*", PROSE
    )
    assert headings(outline) == ["选准题目", "备足功课"]
    assert outline.sections[0].body == [PROSE, "青石县的做法", MORE_PROSE]


def test_larger_type_is_as_good_as_bold():
    body = typed(PROSE, size=16)
    lines = [typed("选准题目", size=18), body, typed("备足功课", size=18), body, body]
    outline = outline_of(*HEAD[:2], typed(LEAD, size=16), *lines)
    assert headings(outline) == ["选准题目", "备足功课"]
    assert suggested(outline) == [False, False]


def test_of_two_sizes_the_larger_heads_sections_and_the_smaller_measures():
    body = typed(PROSE, size=16)
    part = [typed("*定题目*", size=16), body, typed("*定人员*", size=16), body]
    lines = [typed("*选准题目*", size=18), *part, typed("*备足功课*", size=18), *part]
    outline = outline_of(*HEAD[:2], typed(LEAD, size=16), *lines)
    assert headings(outline) == ["选准题目", "备足功课"]
    assert measure_headings(outline) == [["定题目", "定人员"]] * 2


def test_bold_lines_that_follow_each_other_are_only_guessed_at():
    outline = outline_of(*HEAD, "*重要提示*", "*请各单位注意*", PROSE, "*选准题目*", PROSE)
    assert "weak-structure" in codes(outline)


def test_a_text_that_is_bold_throughout_says_nothing_by_it():
    outline = outline_of(
        *HEAD, f"*{PROSE}*", "*选准题目*", f"*{PROSE}*", "*备足功课*", f"*{PROSE}*"
    )
    assert suggested(outline) == [True, True]


def test_one_bold_line_alone_is_no_heading():
    assert outline_of(*HEAD, "*选准题目*", PROSE, MORE_PROSE).sections == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("*制度牵引，学有规矩。*", "*带头示范。*"),
        ("*制度牵引学有规矩*。", "*带头示范*。"),
        ("*制度牵引：*", "*带头示范工作：*"),
        ("*制度牵引*：", "*带头示范工作*："),
        ("*“一把手”带头学。*", "*班子成员集中学！*"),
    ],
)
def test_bold_words_at_the_front_of_paragraphs_are_headings(first, second):
    outline = outline_of(*HEAD, first + PROSE, second + MORE_PROSE, CLOSING)
    assert headings(outline) == [first.replace("*", ""), second.replace("*", "")]
    assert [section.body for section in outline.sections] == [[PROSE], [MORE_PROSE]]
    assert suggested(outline) == [False, False]
    assert outline.closing == [CLOSING]


def test_bold_words_before_a_space_are_headings():
    outline = outline_of(*HEAD, f"*制度牵引*　{PROSE}", f"*带头示范*　{MORE_PROSE}")
    assert headings(outline) == ["制度牵引", "带头示范"]
    assert outline.sections[0].body == [PROSE]


def test_paragraphs_between_bold_openings_belong_to_the_part_above():
    outline = outline_of(*HEAD, f"*制度牵引。*{PROSE}", MORE_PROSE, f"*带头示范。*{PROSE}")
    assert [section.body for section in outline.sections] == [[PROSE, MORE_PROSE], [PROSE]]


def test_bold_openings_inside_a_section_are_measures():
    outline = outline_of(
        *HEAD,
        "*一、健全制度*",
        f"*抓实计划。*{PROSE}",
        f"*抓实督导。*{PROSE}",
        "*二、抓好落实*",
        PROSE,
    )
    assert headings(outline) == ["健全制度", "抓好落实"]
    assert measure_headings(outline) == [["抓实计划。", "抓实督导。"], []]
    assert True not in suggested(outline)


@pytest.mark.parametrize(
    "lines",
    [
        # one alone
        [f"*制度牵引。*{PROSE}", MORE_PROSE],
        # within a sentence
        [f"*青石县*{PROSE}", f"*松涧县*{MORE_PROSE}"],
        # not at the front
        [f"{PROSE}*制度牵引。*{PROSE}", f"{PROSE}*带头示范。*{PROSE}"],
        # more than a sentence
        [f"*制度牵引。{PROSE}*{PROSE}", f"*带头示范。{PROSE}*{PROSE}"],
        # whole paragraphs
        [f"*{PROSE}*", f"*{MORE_PROSE}*", PROSE, MORE_PROSE],
    ],
)
def test_bold_type_elsewhere_in_prose_says_nothing(lines):
    assert outline_of(*HEAD, *lines).sections == []


def test_bold_openings_that_hold_an_enumeration_are_the_higher_level():
    inner = f"一是定计划。{PROSE}二是抓督导。{PROSE}"
    outline = outline_of(*HEAD, f"*制度牵引。*{inner}", f"*带头示范。*{MORE_PROSE}")
    assert headings(outline) == ["制度牵引。", "带头示范。"]
    assert measure_headings(outline) == [["定计划。", "抓督导。"], []]


def test_bold_openings_under_bracketed_numbers_are_the_lower_level():
    outline = outline_of(
        *HEAD,
        "（一）健全制度",
        f"*抓实计划。*{PROSE}",
        f"*抓实督导。*{PROSE}",
        "（二）抓好落实",
        PROSE,
    )
    assert headings(outline) == ["健全制度", "抓好落实"]
    assert measure_headings(outline)[0] == ["抓实计划。", "抓实督导。"]


def test_bold_type_says_where_a_numbered_heading_ends():
    outline = outline_of(
        *HEAD,
        f"*一、加强领导，形成合力：*市委成立专班。{PROSE}",
        f"*二、压实责任*：县区建立台账。{PROSE}",
    )
    assert headings(outline) == ["加强领导，形成合力：", "压实责任："]
    assert outline.sections[0].body == [f"市委成立专班。{PROSE}"]


def test_a_bold_number_is_a_number():
    outline = outline_of(*HEAD, "*一、*健全制度", PROSE, "*二、*抓好落实", PROSE)
    assert headings(outline) == ["健全制度", "抓好落实"]


MARKDOWN = ["# 学以致用促发展", LEAD]


def test_bold_lines_in_markdown_are_headings():
    outline = markdown(*MARKDOWN, "**选准题目**", PROSE, "__备足功课__", PROSE)
    assert headings(outline) == ["选准题目", "备足功课"]
    assert suggested(outline) == [False, False]
    assert (outline.left_out, outline.accounted) == ([], True)


def test_bold_openings_in_markdown_lose_their_signs():
    outline = markdown(*MARKDOWN, f"**制度牵引，学有规矩。**{PROSE}", f"**带头示范**：{MORE_PROSE}")
    assert headings(outline) == ["制度牵引，学有规矩。", "带头示范："]
    assert [section.body for section in outline.sections] == [[PROSE], [MORE_PROSE]]
    assert outline.accounted


def test_bold_openings_lose_the_signs_of_markdown_in_a_plain_text_too():
    lines = [f"**制度牵引，学有规矩。**{PROSE}", f"**带头示范**：{MORE_PROSE}"]
    outline = read_plainly(page(*lines))
    assert headings(outline) == ["制度牵引，学有规矩。", "带头示范："]
    assert [section.body for section in outline.sections] == [[PROSE], [MORE_PROSE]]
    assert outline.accounted


def test_a_bold_opening_with_a_number_in_markdown_loses_its_signs():
    outline = markdown(*MARKDOWN, f"**一、健全制度。**{PROSE}", f"**二、抓好落实。**{PROSE}")
    assert headings(outline) == ["健全制度。", "抓好落实。"]
    assert outline.sections[0].body == [PROSE]
    assert outline.accounted


def test_a_bold_opening_in_markdown_that_heads_nothing_is_one_paragraph_with_its_text():
    outline = markdown(*MARKDOWN, f"**注意：**{PROSE}")
    assert outline.lead[-1] == f"注意：{PROSE}"
    assert outline.accounted


def test_emphasis_within_a_sentence_in_markdown_heads_nothing():
    outline = markdown(*MARKDOWN, f"**青石县**坚持带头学。{PROSE}")
    assert outline.lead[-1] == f"青石县坚持带头学。{PROSE}"


def test_a_bold_line_may_end_with_a_colon():
    outline = outline_of(*HEAD, "*主要做法：*", PROSE, "*几点体会：*", PROSE)
    assert headings(outline) == ["主要做法：", "几点体会："]
