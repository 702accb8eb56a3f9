"""Which device opens measures inside a section, and what only looks like one."""

import pytest

from bulletins.text.numbering import Numbering
from tests.importing.samples import (
    CLOSING,
    MORE_PROSE,
    PROSE,
    balance,
    codes,
    measure_headings,
    outline_of,
    page,
)


def section(*lines: str):
    """The first of two sections, made of ``lines``."""
    return outline_of(page("一、健全制度", *lines, "二、抓好落实", PROSE)).sections[0]


def found(*lines: str) -> list[str]:
    return [measure.heading for measure in section(*lines).measures]


@pytest.mark.parametrize(
    ("marks", "numbering"),
    [
        (["（一）", "（二）"], Numbering.BRACKETED),
        (["(一)", "(二)"], Numbering.BRACKETED),
        (["1.", "2."], Numbering.ARABIC),
        (["1、", "2、"], Numbering.ARABIC),
        (["1．", "2．"], Numbering.ARABIC),
        (["（1）", "（2）"], Numbering.ARABIC_BRACKETED),
        (["①", "②"], Numbering.CIRCLED),
        (["一是", "二是"], Numbering.ONE_IS),
        (["一要", "二要"], Numbering.ONE_MUST),
        (["第一，", "第二，"], Numbering.ORDINAL),
    ],
)
def test_each_mark_opens_a_measure_with_its_heading_run_in(marks, numbering):
    first, second = marks
    part = section(MORE_PROSE, f"{first}抓实计划。{PROSE}", f"{second}抓实督导。{PROSE}")
    assert [measure.heading for measure in part.measures] == ["抓实计划。", "抓实督导。"]
    assert [measure.body for measure in part.measures] == [[PROSE], [PROSE]]
    assert (part.body, part.measure_numbering) == ([MORE_PROSE], numbering)


@pytest.mark.parametrize("marks", [["（一）", "（二）"], ["1.", "2."], ["①", "②"]])
def test_a_marked_heading_may_stand_on_its_own_line(marks):
    first, second = marks
    part = section(f"{first}抓实计划", PROSE, MORE_PROSE, f"{second}抓实督导", PROSE)
    assert [measure.heading for measure in part.measures] == ["抓实计划", "抓实督导"]
    assert [measure.body for measure in part.measures] == [[PROSE, MORE_PROSE], [PROSE]]


@pytest.mark.parametrize("marks", ["一是 二是 三是", "一要 二要 三要", "① ② ③"])
def test_an_enumeration_may_stand_inside_one_paragraph(marks):
    one, two, three = marks.split()
    text = f"{MORE_PROSE}{one}抓实计划。{PROSE}{two}抓实督导。{PROSE}{three}抓实转化。{PROSE}"
    part = section(text)
    assert part.body == [MORE_PROSE]
    assert [measure.heading for measure in part.measures] == [
        "抓实计划。",
        "抓实督导。",
        "抓实转化。",
    ]


def test_an_item_of_one_sentence_is_all_heading():
    part = section("主要做到：一是健全学习制度；二是完善考评办法；三是用好学习成果。")
    assert [(measure.heading, measure.body) for measure in part.measures] == [
        ("健全学习制度；", []),
        ("完善考评办法；", []),
        ("用好学习成果。", []),
    ]
    assert part.body == ["主要做到："]


def test_an_enumeration_that_does_not_start_at_one_is_prose():
    assert found(f"二是抓实计划。{PROSE}", f"三是抓实督导。{PROSE}") == []


def test_one_item_alone_is_prose():
    assert found(f"一是抓实计划。{PROSE}") == []


def test_two_enumerations_in_a_section_stay_text_and_a_hint_says_so():
    twice = [f"一是抓实计划。{PROSE}二是抓实督导。{PROSE}"] * 2
    outline = outline_of(page("一、健全制度", *twice, "二、抓好落实", PROSE))
    assert measure_headings(outline) == [[], []]
    assert "weak-structure" in codes(outline)


def test_an_item_out_of_order_stays_text_and_is_a_warning():
    outline = outline_of(
        page(
            "一、健全",
            f"一是定计划。{PROSE}二是抓督导。{PROSE}四是促转化。{PROSE}",
            "二、落实",
            PROSE,
        )
    )
    assert measure_headings(outline)[0] == ["定计划。", "抓督导。"]
    assert outline.sections[0].measures[1].body == [f"{PROSE}四是促转化。{PROSE}"]
    assert "numbering-out-of-order" in codes(outline)


@pytest.mark.parametrize(
    "sentence",
    [
        "统一是关键，第一批联系点已经覆盖全市。",
        "“第一议题”制度执行有力，三个一批项目全部开工。",
        "坚持上下一体，第一时间传达学习，第二批主题教育压茬推进。",
        "一是一、二是二，实事求是记录学习情况，绝不允许弄虚作假。",
        "干部普遍反映，这一是思想洗礼，二是能力提升。",
        "三要素保障到位。二是原则。",
    ],
)
def test_a_numeral_in_prose_numbers_nothing(sentence):
    part = section(sentence + PROSE, sentence + MORE_PROSE)
    assert part.measures == []


@pytest.mark.parametrize(
    "lines",
    [
        ["1.5万名党员参加学习，覆盖全部乡镇。", "2.6万名群众旁听宣讲，反响热烈。"],
        ["1．5万名党员参加学习，覆盖全部乡镇。", "2．6万名群众旁听宣讲，反响热烈。"],
        ["1.2 万名党员参加学习。", "2. 3万名群众旁听宣讲。"],
        ["9.12活动如期举行。", "10.12活动圆满收官。"],
        ["2024.9.12，学习会召开。", "2024.9.13，研讨会召开。"],
    ],
)
def test_a_decimal_or_a_date_is_not_a_numbering_mark(lines):
    assert found(*lines) == []


def test_the_third_level_stays_text_under_the_second():
    part = section("（一）抓实计划", "1.定题目。", "2.定人员。", "（二）抓实督导", PROSE)
    assert part.measure_numbering == Numbering.BRACKETED
    assert part.measures[0].body == ["1.定题目。", "2.定人员。"]


def test_parallel_short_sentences_open_measures():
    part = section(
        f"{PROSE}立足田头，让农户听得懂。{MORE_PROSE}立足农资，让农户用得稳。{PROSE}"
        f"立足机具，让农户耕得上。{MORE_PROSE}"
    )
    assert [measure.heading for measure in part.measures] == [
        "立足田头，让农户听得懂。",
        "立足农资，让农户用得稳。",
        "立足机具，让农户耕得上。",
    ]
    assert (part.body, part.measure_numbering) == ([PROSE], Numbering.NONE)


@pytest.mark.parametrize(
    "text",
    [
        # twice is not three times
        f"注重研讨，学深。{PROSE}注重调研，学实。{PROSE}",
        # a list of short sentences, with no text of their own
        f"坚持领导带头学。坚持集中研讨学。坚持联系实际学。{PROSE}",
        # subjects and connectives begin sentences too
        f"全市动员。{PROSE}全市推进。{PROSE}全市落实。{PROSE}",
        f"同时抓好计划。{PROSE}同时抓好督导。{PROSE}同时抓好转化。{PROSE}",
        # within a sentence
        f"领导班子带头学，带头讲，带头做。{PROSE}带头示范。{PROSE}",
    ],
)
def test_what_only_looks_parallel_opens_no_measures(text):
    assert found(text) == []


def test_a_longer_sentence_with_the_same_beginning_makes_it_doubtful():
    text = (
        f"坚持带头学。{PROSE}坚持集中学。{PROSE}坚持联系学。{PROSE}"
        "坚持把学习成果转化为推动高质量发展的生动实践，确保各项任务落到实处。"
    )
    outline = outline_of(page("一、健全制度", text, "二、抓好落实", PROSE))
    assert measure_headings(outline) == [[], []]
    assert "weak-structure" in codes(outline)


def test_measures_of_the_last_section_leave_the_closing_alone():
    lines = [f"一是抓实计划。{PROSE}", f"二是抓实督导。{PROSE}", CLOSING]
    outline = outline_of(page("一、健全制度", PROSE, "二、抓好落实", *lines))
    assert measure_headings(outline) == [[], ["抓实计划。", "抓实督导。"]]
    assert outline.closing == [CLOSING]


def test_only_marks_that_were_recognised_are_missing_from_the_outline():
    text = page(
        "一、健全制度", f"（一）抓实计划。{PROSE}", f"（二）抓实督导。{PROSE}", "二、落实", PROSE
    )
    assert balance(text, outline_of(text)) == ("", "".join(sorted("一、二、（一）（二）")))


def test_the_stored_text_keeps_full_and_half_width_as_they_were():
    part = section("（１）抓实计划，ＡＢ①。" + PROSE, "(2)抓实督导,AB②。" + PROSE)
    assert [measure.heading for measure in part.measures] == ["抓实计划，ＡＢ①。", "抓实督导,AB②。"]


def test_two_sayings_in_one_section_are_no_headings():
    assert found(f"以上率下，起而行之。{PROSE}", f"形式一新，人气就旺。{MORE_PROSE}") == []


def test_a_paragraph_after_an_enumeration_in_one_paragraph_is_doubtful():
    outline = outline_of(
        page("一、健全", f"一是定计划。{PROSE}二是抓督导。{PROSE}", MORE_PROSE, "二、落实", PROSE)
    )
    assert outline.sections[0].measures[1].body == [PROSE, MORE_PROSE]
    assert "weak-structure" in codes(outline)


AHEAD = "下一步，市委将继续完善学习制度。"


def doubts(outline, code="weak-structure"):
    return [(f.line, f.column, f.message()) for f in outline.findings if f.code == code]


@pytest.mark.parametrize("together", [True, False])
def test_words_about_what_comes_next_in_the_last_measure_are_doubtful(together):
    items = [f"一是定计划。{PROSE}", f"二是抓督导。{PROSE}", f"三是促转化。{PROSE}{AHEAD}{PROSE}"]
    lines = ["".join(items)] if together else items
    outline = outline_of(page("一、健全制度", PROSE, "二、抓好落实", *lines))
    assert outline.sections[1].measures[-1].body == [f"{PROSE}{AHEAD}{PROSE}"]
    place = (6 + len(lines), lines[-1].index(AHEAD) + 1)
    assert doubts(outline) == [
        (
            *place,
            "These words stand in the paragraph of the last measure and were put under it; "
            "they may be the closing.",
        )
    ]
    assert outline.accounted


def test_words_about_what_comes_next_are_doubtful_in_a_text_without_sections():
    items = f"一是定计划。{PROSE}二是抓督导。{PROSE}{AHEAD}"
    assert len(doubts(outline_of(page(items)))) == 1


@pytest.mark.parametrize(
    "text",
    [
        # a measure of its own
        f"一是定计划。{PROSE}二是下一步抓督导。{PROSE}",
        # not in the last measure
        f"一是定计划。{AHEAD}{PROSE}二是抓督导。{PROSE}",
        # within a sentence
        f"一是定计划。{PROSE}二是抓督导。{PROSE}市委明确，下一步继续抓好督导。",
    ],
)
def test_words_about_what_comes_next_elsewhere_are_no_doubt(text):
    assert doubts(outline_of(page("一、健全制度", text, "二、抓好落实", PROSE))) == []


def test_a_section_about_what_comes_next_may_say_so_in_its_last_measure():
    text = f"一是定计划。{PROSE}二是抓督导。{PROSE}{AHEAD}"
    assert doubts(outline_of(page("一、主要做法", PROSE, "二、下一步打算", text))) == []


def test_short_sentences_with_different_numbers_of_clauses_are_not_parallel():
    text = f"突出研读。{PROSE}突出课堂，读出“味”。{PROSE}突出导学，学出“劲”。{PROSE}"
    outline = outline_of(page("一、健全制度", text, "二、抓好落实", PROSE))
    assert measure_headings(outline) == [[], []]
    assert "weak-structure" in codes(outline)
