"""How a text is divided into lead, sections and closing."""

import pytest

from bulletins.importing.parsing import parse
from bulletins.importing.readers.markdown import markdown_manuscript
from bulletins.text.numbering import Numbering
from tests.importing.samples import (
    CLOSING,
    LEAD,
    MORE_PROSE,
    PROSE,
    codes,
    headings,
    measure_headings,
    outline_of,
    page,
)


def test_headings_on_their_own_line_lose_their_marks():
    outline = outline_of(page("一、健全制度", PROSE, "二、抓好落实", PROSE, MORE_PROSE, CLOSING))
    assert headings(outline) == ["健全制度", "抓好落实"]
    assert outline.section_numbering == Numbering.COMMA
    assert [section.body for section in outline.sections] == [[PROSE], [PROSE, MORE_PROSE]]
    assert (outline.lead, outline.closing) == ([LEAD], [CLOSING])


@pytest.mark.parametrize("numbering", [Numbering.ARABIC, Numbering.COMMA])
def test_headings_are_numbered_beyond_a_hundred(numbering):
    parts = [f"{numbering.mark(number)}第{number}项措施\n{PROSE}" for number in range(1, 125)]
    outline = outline_of(page(*parts))
    assert headings(outline) == [f"第{number}项措施" for number in range(1, 125)]
    assert (outline.section_numbering, codes(outline)) == (numbering, [])


def test_a_short_sentence_run_in_is_a_heading_that_keeps_its_stop():
    outline = outline_of(page(f"一、要切实加强领导。{PROSE}", f"二、要压实各方责任。{PROSE}"))
    assert headings(outline) == ["要切实加强领导。", "要压实各方责任。"]
    assert [section.body for section in outline.sections] == [[PROSE], [PROSE]]


def test_whole_sentences_under_numbers_are_items_and_keep_their_marks():
    items = [
        "一、因公出差不能参加集体学习的，应当在会前向组长书面请假，并在返回后一周内完成补学。",
        "二、两个以上单位联合举办的学习，可以分别计入各单位全年学习次数，但不得重复报送信息；",
        "三、学习档案可以使用电子形式保存，保存期限不少于三年，涉密内容不得录入联网设备。",
    ]
    outline = outline_of(page(*items))
    assert outline.sections == []
    assert outline.lead == [LEAD, *items]
    assert "items-not-headings" in codes(outline)
    assert outline.accounted


@pytest.mark.parametrize(
    ("first", "second", "numbering"),
    [
        ("（一）", "（二）", Numbering.BRACKETED),
        ("(一)", "(二)", Numbering.BRACKETED),
        ("㈠", "㈡", Numbering.BRACKETED),
        ("1.", "2.", Numbering.ARABIC),
        ("１．", "２．", Numbering.ARABIC),
        ("1、", "2、", Numbering.ARABIC),
        ("（1）", "（2）", Numbering.ARABIC_BRACKETED),
        ("1）", "2）", Numbering.ARABIC_BRACKETED),
        ("①", "②", Numbering.CIRCLED),
    ],
)
def test_without_the_first_level_the_second_numbers_the_sections(first, second, numbering):
    outline = outline_of(page(f"{first}健全制度", PROSE, f"{second}抓好落实", PROSE))
    assert headings(outline) == ["健全制度", "抓好落实"]
    assert outline.section_numbering == numbering


def test_unnumbered_lines_between_paragraphs_are_headings_and_a_hint_says_so():
    outline = outline_of(page("选准题目，对准需要", PROSE, "备足功课，有的放矢", PROSE, CLOSING))
    assert headings(outline) == ["选准题目，对准需要", "备足功课，有的放矢"]
    assert outline.section_numbering == Numbering.NONE
    assert outline.closing == [CLOSING]
    assert codes(outline) == ["weak-structure"]


def test_unnumbered_headings_may_follow_the_title_without_a_lead():
    lines = ["学以致用促发展", "2024-09-02", "选准题目见方向", PROSE, "备足功课有准备", PROSE]
    outline = outline_of("\n".join(lines))
    assert outline.title == "学以致用促发展"
    assert headings(outline) == ["选准题目见方向", "备足功课有准备"]


def test_one_short_line_alone_is_no_heading():
    outline = outline_of(page(PROSE, "选准题目，对准需要", PROSE))
    assert outline.sections == []


def test_sentences_of_one_shape_that_open_paragraphs_are_run_in_headings():
    outline = outline_of(
        page(f"制度牵引，学有规矩。{PROSE}", f"领导带头，学有标杆。{PROSE}", CLOSING)
    )
    assert headings(outline) == ["制度牵引，学有规矩。", "领导带头，学有标杆。"]
    assert (outline.lead, outline.closing) == ([LEAD], [CLOSING])


def test_long_run_in_headings_need_three_paragraphs_alike():
    heads = [
        "把学习会开到项目工地上，在现场会诊中找准堵点。",
        "把政策读到项目清单里，在对标研究中用足机遇。",
        "把规则学到审批流程中，在优化服务中压缩时间。",
    ]
    outline = outline_of(page(*(head + PROSE for head in heads)))
    assert headings(outline) == heads
    assert outline_of(page(*(head + PROSE for head in heads[:2]))).sections == []


def test_short_first_sentences_of_different_shape_are_prose():
    outline = outline_of(
        page(f"会议气氛热烈。{PROSE}", f"与会同志认为，此举很好。{PROSE}", f"成效初显。{PROSE}")
    )
    assert outline.sections == []
    assert "no-structure" in codes(outline)


def test_a_text_without_headings_is_all_lead_and_a_hint_says_so():
    outline = outline_of(page(PROSE, MORE_PROSE))
    assert (outline.sections, outline.lead) == ([], [LEAD, PROSE, MORE_PROSE])
    assert codes(outline) == ["no-structure"]


def test_an_enumeration_alone_makes_one_section_without_a_heading():
    outline = outline_of(
        page(f"一是强化制度。{PROSE}", f"二是强化督导。{PROSE}", f"三是强化转化。{PROSE}", CLOSING)
    )
    assert headings(outline) == [""]
    assert measure_headings(outline) == [["强化制度。", "强化督导。", "强化转化。"]]
    assert (outline.lead, outline.closing) == ([LEAD], [CLOSING])


def test_a_jump_in_the_numbers_is_a_warning_and_the_mark_is_believed():
    outline = outline_of(page("一、健全制度", PROSE, "三、抓好落实", PROSE))
    assert headings(outline) == ["健全制度", "抓好落实"]
    finding = next(finding for finding in outline.findings if finding.code == "numbering-jumps")
    assert (finding.line, finding.severity) == (6, "warning")
    assert finding.message().startswith("Number 3 follows number 1")


def test_a_number_that_repeats_stays_text_and_is_a_warning():
    outline = outline_of(page("一、健全制度", PROSE, "二、抓好落实", PROSE, "二、再抓落实", PROSE))
    assert headings(outline) == ["健全制度", "抓好落实"]
    assert outline.sections[1].body == [PROSE, "二、再抓落实", PROSE]
    assert "numbering-out-of-order" in codes(outline)
    assert outline.accounted


def test_a_number_that_stands_alone_stays_text():
    outline = outline_of(page(PROSE, "一、健全制度", PROSE))
    assert outline.sections == []
    assert "numbering-alone" in codes(outline)


def test_a_number_on_every_heading_is_said_to_be_repeated_at_each_place():
    outline = outline_of(page(*["一、健全制度", PROSE] * 50))
    repeated = [finding for finding in outline.findings if finding.code == "numbering-repeated"]
    assert [finding.line for finding in repeated] == list(range(4, 104, 2))
    assert {finding.severity for finding in repeated} == {"warning"}
    assert repeated[0].message() == (
        "Number 1 is repeated: it opens 50 lines. It was kept as text."
    )
    assert "numbering-alone" not in codes(outline)
    assert (outline.sections, outline.accounted) == ([], True)


def test_repeated_numbers_stay_a_finding_when_other_headings_are_found():
    lines = ["一、健全制度", f"1.定计划。{PROSE}", f"2.抓督导。{PROSE}", "一、抓好落实", PROSE]
    assert codes(outline_of(page(*lines))).count("numbering-repeated") == 2


def test_a_number_with_a_wide_gap_after_it_is_not_said_to_be_alone():
    outline = outline_of(page("一、健全制度", PROSE, "八、抓好落实", PROSE))
    assert "numbering-alone" not in codes(outline)
    assert "numbering-out-of-order" in codes(outline)


def test_each_doubt_about_a_number_is_told_once():
    for lines in (["（一）健全制度", PROSE], ["（二）健全制度", PROSE] * 2):
        findings = outline_of(page(*lines)).findings
        assert len(findings) == len({(finding.code, finding.line) for finding in findings})


@pytest.mark.parametrize(
    "opening", ["新征程，", "下一步，", "今后，", "接下来，", "站在新起点，", "今年，市委将"]
)
def test_a_closing_is_known_by_its_first_words(opening):
    closing = f"{opening}全市继续完善学习制度，推动学习走深走实。"
    outline = outline_of(page("一、健全制度", PROSE, MORE_PROSE, "二、抓好落实", PROSE, closing))
    assert outline.closing == [closing]
    assert "weak-structure" not in codes(outline)


def test_a_closing_known_by_its_place_alone_is_marked_as_a_guess():
    parts = ["一、健全制度", PROSE, "二、抓好落实", PROSE, "三、狠抓转化", PROSE]
    outline = outline_of(page(*parts, MORE_PROSE))
    assert outline.closing == [MORE_PROSE]
    assert codes(outline) == ["weak-structure"]


def test_a_section_about_what_comes_next_keeps_its_paragraphs():
    outline = outline_of(page("一、主要做法", PROSE, "二、下一步打算", PROSE, CLOSING))
    assert outline.closing == []
    assert outline.sections[1].body == [PROSE, CLOSING]


def test_markdown_headings_need_no_numbers():
    text = f"# 学以致用促发展\n\n{LEAD}\n\n## 健全制度\n\n{PROSE}\n\n## 抓好落实\n\n- {PROSE}\n"
    outline = parse(markdown_manuscript(text))
    assert outline.title == "学以致用促发展"
    assert headings(outline) == ["健全制度", "抓好落实"]
    assert outline.sections[1].body == [PROSE]
    assert (outline.left_out, outline.accounted) == ([], True)


def test_markdown_headings_may_carry_numbers_as_well():
    text = f"# 学以致用促发展\n{LEAD}\n## 一、健全制度\n{PROSE}\n## **二、抓好落实**\n{PROSE}\n"
    assert len(parse(markdown_manuscript(text)).sections) == 2


def test_a_line_without_a_stop_is_no_closing():
    parts = ["一、健全制度", PROSE, "二、抓好落实", PROSE, "三、狠抓转化", PROSE]
    assert outline_of(page(*parts, "联系人：方远")).closing == []


def test_one_markdown_heading_below_a_section_is_one_measure():
    text = (
        f"# 学以致用\n{LEAD}\n## 一、健全制度\n{PROSE}\n### 定计划\n{PROSE}\n## 二、落实\n{PROSE}\n"
    )
    assert measure_headings(parse(markdown_manuscript(text))) == [["定计划"], []]


def test_lower_markdown_headings_are_measures():
    text = f"# 学以致用\n{LEAD}\n## 健全制度\n{PROSE}\n### 定计划\n{PROSE}\n### 抓督导\n{PROSE}\n"
    outline = parse(markdown_manuscript(text))
    assert headings(outline) == ["健全制度"]
    assert measure_headings(outline) == [["定计划", "抓督导"]]


def test_items_of_several_long_sentences_keep_their_marks():
    items = [f"一、{PROSE}{MORE_PROSE}", f"二、{MORE_PROSE}{PROSE}"]
    outline = outline_of(page(*items))
    assert (outline.sections, outline.lead) == ([], [LEAD, *items])
