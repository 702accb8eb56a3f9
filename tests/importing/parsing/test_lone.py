"""A heading that is the only one of its kind: a suggestion, or text with a hint that says why."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletins.text.numbering import Numbering
from tests.importing.parsing import written
from tests.importing.parsing.test_round_trip import (
    LOWER,
    MEASURES,
    measures_below,
    parts,
    set_in_type,
    several,
)
from tests.importing.parsing.typed import markdown, outline_of, suggested, typed
from tests.importing.parsing.written import Form, own_lines, run_in
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
HEADS = ["制度牵引，学有规矩。", "领导带头，学有标杆。", "督导问效，学有成果。"]
RUN_IN = [head + PROSE for head in HEADS]
OWN_LINES = ["选准题目，对准需要", PROSE, "备足功课，有的放矢", MORE_PROSE]
ONE_IS = [f"一是定计划。{PROSE}", f"二是抓督导。{MORE_PROSE}"]


def messages(outline, code: str) -> list[str]:
    return [finding.message() for finding in outline.findings if finding.code == code]


class TestAboveMeasures:
    @pytest.mark.parametrize(
        ("mark", "numbering"),
        [
            ("一、", Numbering.COMMA),
            ("（一）", Numbering.BRACKETED),
            ("1.", Numbering.ARABIC),
            ("（1）", Numbering.ARABIC_BRACKETED),
            ("①", Numbering.CIRCLED),
        ],
    )
    def test_a_lone_number_above_heads_without_numbers_is_a_suggested_section(
        self, mark, numbering
    ):
        outline = outline_of(*HEAD, f"{mark}主要做法", *RUN_IN, CLOSING)
        assert headings(outline) == ["主要做法"]
        assert measure_headings(outline) == [HEADS]
        assert suggested(outline) == [True, False, False, False]
        assert (outline.lead, outline.closing) == ([LEAD], [CLOSING])
        assert outline.section_numbering == numbering
        assert messages(outline, "weak-structure") == [
            "This is the only number of its kind; it was taken for the heading of a section "
            "because measures follow it."
        ]
        assert "numbering-alone" not in codes(outline)
        assert outline.accounted

    @pytest.mark.parametrize(
        ("below", "measures"),
        [
            (RUN_IN[:2], HEADS[:2]),
            (OWN_LINES, ["选准题目，对准需要", "备足功课，有的放矢"]),
            (ONE_IS, ["定计划。", "抓督导。"]),
            (["".join(ONE_IS)], ["定计划。", "抓督导。"]),
            ([f"（一）定计划。{PROSE}", f"（二）抓督导。{PROSE}"], ["定计划。", "抓督导。"]),
            (["1.定计划", PROSE, "2.抓督导", PROSE], ["定计划", "抓督导"]),
            (["*定计划*", PROSE, "*抓督导*", PROSE], ["定计划", "抓督导"]),
            ([f"*定好计划。*{PROSE}", f"*抓实督导。*{PROSE}"], ["定好计划。", "抓实督导。"]),
            ([f"【建强队伍】{PROSE}", f"【打磨课程】{PROSE}"], ["【建强队伍】", "【打磨课程】"]),
        ],
    )
    @pytest.mark.parametrize("head", ["一、主要做法", "主要做法", "*主要做法*"])
    def test_whatever_opens_the_measures(self, head, below, measures):
        outline = outline_of(*HEAD, head, *below)
        assert headings(outline) == ["主要做法"]
        assert measure_headings(outline) == [measures]
        assert outline.sections[0].suggested
        assert outline.lead == [LEAD]

    @pytest.mark.parametrize("head", ["一、主要做法", "主要做法", "*主要做法*"])
    def test_text_may_stand_between_the_heading_and_the_enumeration(self, head):
        outline = outline_of(*HEAD, head, MORE_PROSE, *ONE_IS)
        assert headings(outline) == ["主要做法"]
        assert outline.sections[0].body == [MORE_PROSE]
        assert measure_headings(outline) == [["定计划。", "抓督导。"]]

    def test_a_lone_number_may_be_run_in(self):
        outline = outline_of(*HEAD, f"一、加强领导。{PROSE}", *ONE_IS)
        assert headings(outline) == ["加强领导。"]
        assert outline.sections[0].body == [PROSE]
        assert measure_headings(outline) == [["定计划。", "抓督导。"]]

    def test_a_styled_heading_alone_is_no_guess(self):
        outline = outline_of(*HEAD, typed("主要做法", level=2), *ONE_IS)
        assert headings(outline) == ["主要做法"]
        assert measure_headings(outline) == [["定计划。", "抓督导。"]]
        assert suggested(outline) == [False, False, False]

    def test_a_larger_line_alone_heads_the_measures_below_it(self):
        lines = [typed("主要做法", size=18), *(typed(line, size=16) for line in ONE_IS)]
        outline = outline_of(*HEAD[:2], typed(LEAD, size=16), *lines)
        assert headings(outline) == ["主要做法"]
        assert measure_headings(outline) == [["定计划。", "抓督导。"]]

    def test_markdown_says_it_by_a_level(self):
        outline = markdown("# 学以致用促发展", LEAD, "## 主要做法", *ONE_IS)
        assert headings(outline) == ["主要做法"]
        assert measure_headings(outline) == [["定计划。", "抓督导。"]]

    def test_a_lone_number_that_is_not_the_first_is_counted_anew_and_the_finding_says_so(self):
        outline = outline_of(*HEAD, "三、主要做法", *RUN_IN)
        assert headings(outline) == ["主要做法"]
        assert messages(outline, "numbering-jumps") == [
            "The first number is 〔三、〕: one is missing or misnumbered. The headings are "
            "counted anew: 〔三、〕 will read 〔一、〕."
        ]

    def test_of_two_lone_numbers_the_higher_heads_the_section(self):
        outline = outline_of(*HEAD, "一、主要做法", f"（一）定计划。{PROSE}", *ONE_IS)
        assert headings(outline) == ["主要做法"]
        assert outline.sections[0].body == [f"（一）定计划。{PROSE}"]
        assert len(messages(outline, "numbering-alone")) == 1


class TestBesideItsLike:
    @pytest.mark.parametrize("numbered", [0, 1, 2])
    @pytest.mark.parametrize("first", ["一、", "（一）", "1."])
    def test_one_number_among_heads_of_one_shape_is_one_of_them(self, numbered, first):
        lines = [f"{first if at == numbered else ''}{line}" for at, line in enumerate(RUN_IN)]
        outline = outline_of(*HEAD, *lines)
        assert headings(outline) == HEADS
        assert suggested(outline) == [True] * 3
        assert outline.lead == [LEAD]
        assert messages(outline, "weak-structure") == [
            "This is the only number of its kind; the lines that are like it were taken for "
            "headings of the same level, and all are numbered."
        ]
        moved = codes(outline).count("numbering-out-of-order")
        assert moved == (0 if numbered == 0 else 1)

    def test_an_own_line_like_the_next_is_beside_it(self):
        outline = outline_of(*HEAD, "一、主要做法", PROSE, "几点体会", MORE_PROSE)
        assert headings(outline) == ["主要做法", "几点体会"]
        assert suggested(outline) == [True, True]
        assert outline.section_numbering == Numbering.COMMA

    def test_an_own_line_unlike_those_that_follow_is_above_them(self):
        outline = outline_of(*HEAD, "一、主要做法", PROSE, *OWN_LINES)
        assert headings(outline) == ["主要做法"]
        assert measure_headings(outline) == [["选准题目，对准需要", "备足功课，有的放矢"]]

    def test_a_number_that_the_lines_above_count_up_to_is_beside_them(self):
        lines = ["选准题目，对准需要", PROSE, "二、主要做法", PROSE, "几点体会", PROSE]
        outline = outline_of(*HEAD, *lines)
        assert headings(outline) == ["选准题目，对准需要", "主要做法", "几点体会"]
        assert "numbering-out-of-order" not in codes(outline)

    def test_a_bold_number_is_beside_bold_lines(self):
        outline = outline_of(*HEAD, "*一、选准题目*", PROSE, "*备足功课再出发*", PROSE)
        assert headings(outline) == ["选准题目", "备足功课再出发"]

    def test_words_before_colons_may_hold_the_only_number(self):
        lines = [f"建强宣讲队伍：{PROSE}", f"二、打磨精品课程：{PROSE}", f"搭好学习平台：{PROSE}"]
        outline = outline_of(*HEAD, *lines)
        assert headings(outline) == ["建强宣讲队伍：", "打磨精品课程：", "搭好学习平台："]


class TestTextWithAHint:
    @pytest.mark.parametrize("mark", ["一、", "（一）", "1.", "（1）", "①", "三、", "（四）", "5."])
    @pytest.mark.parametrize(
        "lines",
        [
            ["{}主要做法", PROSE, MORE_PROSE],  # nothing below
            [PROSE, "{}主要做法"],  # the last line
            ["{}" + PROSE, MORE_PROSE],  # no heading, but an item
            ["{}" + PROSE, *RUN_IN],
            [*RUN_IN, "{}主要做法", PROSE],  # below others
            ["{}几点体会" + "写" * 50, *OWN_LINES],
            ["*选准题目*", PROSE, "*备足功课*", PROSE, "{}主要做法", PROSE],
        ],
    )
    def test_a_lone_number_that_heads_nothing_is_text_and_a_hint_says_so(self, mark, lines):
        outline = outline_of(*HEAD, *(line.format(mark) for line in lines))
        assert messages(outline, "numbering-alone") == [
            "This is the only number of its kind, and too little around it says that it is a "
            "heading; it was kept as text."
        ]
        assert outline.accounted

    def test_a_lone_number_below_short_lines_that_it_does_not_count_is_text(self):
        outline = outline_of(*HEAD, *OWN_LINES, "一、主要做法", PROSE)
        assert headings(outline) == ["选准题目，对准需要", "备足功课，有的放矢"]
        assert len(messages(outline, "numbering-alone")) == 1

    def test_numbers_of_which_the_first_ones_are_missing_are_text_and_a_hint_says_so(self):
        outline = outline_of(*HEAD, "3.健全制度", PROSE, "4.抓好落实", PROSE)
        assert outline.sections == []
        assert messages(outline, "numbering-out-of-order") == [
            "The first of these numbers is 3; they were kept as text and number nothing."
        ]

    def test_a_lone_number_inside_a_section_is_told_of_too(self):
        lines = ["一、健全制度", f"（一）定计划。{PROSE}", *ONE_IS, "二、抓好落实", PROSE]
        outline = outline_of(*HEAD, *lines)
        assert measure_headings(outline) == [["定计划。", "抓督导。"], []]
        assert messages(outline, "numbering-alone") != []

    def test_a_number_that_opens_a_part_in_the_end_is_not_said_to_be_text(self):
        outline = outline_of(*HEAD, f"分三步：1.定计划。{PROSE}", f"2.抓督导。{PROSE}")
        assert measure_headings(outline) == [["定计划。", "抓督导。"]]
        assert [code for code in codes(outline) if code.startswith("numbering")] == []

    @pytest.mark.parametrize("line", ["主要做法", "*主要做法*"])
    def test_a_line_at_the_very_top_with_text_below_is_no_heading(self, line):
        outline = outline_of(*HEAD[:2], line, LEAD, *ONE_IS)
        assert headings(outline) == [""]

    def test_a_line_above_numbered_sections_stays_with_the_lead(self):
        outline = outline_of(*HEAD, "主要做法", "一、健全制度", PROSE, "二、抓好落实", PROSE)
        assert headings(outline) == ["健全制度", "抓好落实"]


NUMBERED = [
    form
    for kind in [Numbering.COMMA, *LOWER[:-1]]
    for form in (
        *own_lines(kind),
        *own_lines(kind, is_bold=True),
        *own_lines(kind, level=1),
        *run_in(kind, ("。",)),
    )
]
FORMS = [*NUMBERED, written.levelled(1), written.BOLD_LINES, written.GUESSED_LINES]


@st.composite
def lone_texts(draw):
    """One section in any form, with measures in one."""
    form: Form = draw(st.sampled_from(FORMS))
    heading, body = draw(parts)
    if form == written.GUESSED_LINES:
        body = []
    below = draw(measures_below(form).filter(lambda below: below in MEASURES))
    return form, [(heading, body)], below, [draw(several(below))]


@given(lone_texts())
@settings(max_examples=200, deadline=None)
def test_a_lone_section_in_any_form_has_the_measures_below_it(text):
    form, [(heading, body)], below, [inner] = text
    got = outline_of(*set_in_type(*text))
    assert got.accounted
    assert headings(got) == [heading + form.end]
    assert got.sections[0].body == body
    assert measure_headings(got) == [
        [written.shown(below, number, words) for number, (words, _) in enumerate(inner, 1)]
    ]
    assert got.section_numbering == form.numbering
    assert got.sections[0].suggested == ("level" not in form.name)
