"""Enumerations inside paragraphs: which open measures, and which are only sentences."""

import pytest

from bulletins.text.numbering import Numbering
from tests.importing.parsing.typed import outline_of, suggested
from tests.importing.samples import LEAD, MORE_PROSE, PROSE, codes, measure_headings


def section(*lines: str):
    return outline_of(
        "学以致用促发展", "2024年3月5日", LEAD, "一、健全制度", *lines, "二、落实", PROSE
    )


def measures(*lines: str) -> list[str]:
    return measure_headings(section(*lines))[0]


SEPARATED = [
    "主要做了三件事：一是健全制度；二是完善考评；三是用好成果。",
    "主要做了三件事。一是健全制度。二是完善考评。三是用好成果。",
    "主要做了三件事：一是健全制度。二是完善考评。三是用好成果。",
    "主要做了三件事:一是健全制度;二是完善考评;三是用好成果。",
    "一是健全制度；二是完善考评；三是用好成果。",
    "“学”有三问！一是健全制度；二是完善考评；三是用好成果。",
]

ITEMS = [("一", "健全制度"), ("二", "完善考评"), ("三", "用好成果")]


@pytest.mark.parametrize("text", SEPARATED)
def test_items_may_stand_behind_stops_colons_and_semicolons(text):
    outline = section(text)
    bare = [heading.rstrip("；;。") for heading in measure_headings(outline)[0]]
    assert bare == ["健全制度", "完善考评", "用好成果"]
    assert True not in suggested(outline)
    assert outline.sections[0].measure_numbering == Numbering.ONE_IS


@pytest.mark.parametrize("punctuation", ["，", "：", "、"])
def test_the_punctuation_behind_the_number_is_no_part_of_the_heading(punctuation):
    items = [f"{number}是{punctuation}{words}。{PROSE}" for number, words in ITEMS]
    assert measure_headings(section(*items))[0] == [f"{words}。" for _, words in ITEMS]


def test_items_may_begin_after_a_comma_where_the_others_follow_stops():
    text = f"市委多措并举，一是健全制度。{PROSE}二是完善考评。{MORE_PROSE}三是用好成果。{PROSE}"
    outline = section(text)
    assert measure_headings(outline)[0] == ["健全制度。", "完善考评。", "用好成果。"]
    assert outline.sections[0].body == ["市委多措并举，"]
    assert suggested(outline) == [False, True, True, True, False]
    assert codes(outline) == ["weak-structure"]


@pytest.mark.parametrize(
    "text",
    [
        "做到三个坚持，一是坚持带头学，二是坚持集中学，三是坚持联系实际学。",
        "做到三个坚持：一是坚持带头学，二是坚持集中学，三是坚持联系实际学。",
        "工作要求，第一，提高认识，第二，压实责任，第三，加强督导。",
    ],
)
def test_an_enumeration_with_commas_is_a_sentence_and_a_hint_says_so(text):
    outline = section(text)
    assert measure_headings(outline)[0] == []
    assert outline.sections[0].body == [text]
    assert codes(outline) == ["weak-structure"]
    assert outline.findings[0].message().startswith("This enumeration runs within one sentence")


@pytest.mark.parametrize("words", ["是", "要"])
def test_a_gap_keeps_an_enumeration_text_and_is_a_warning(words):
    outline = section(f"一{words}健全制度。{PROSE}三{words}用好成果。{PROSE}")
    assert measure_headings(outline)[0] == []
    [finding] = outline.findings
    assert (finding.code, finding.severity) == ("numbering-out-of-order", "warning")
    assert finding.excerpt.startswith(f"三{words}")


def test_each_number_out_of_order_is_told_at_its_own_place():
    outline = section(*(f"{number}是健全制度。{PROSE}" for number in "一三四六"))
    assert set(codes(outline)) == {"numbering-out-of-order"}
    assert [finding.line for finding in outline.findings] == [6, 8]
    late = section(*(f"{number}是健全制度。{PROSE}" for number in "一五九"))
    assert [finding.line for finding in late.findings] == [6, 7]


def test_a_number_out_of_order_is_told_beside_those_that_are_repeated():
    outline = section(*(f"（{number}）健全制度。{PROSE}" for number in "一一七"))
    assert sorted((finding.code, finding.line) for finding in outline.findings) == [
        ("numbering-out-of-order", 7),
        ("numbering-repeated", 5),
        ("numbering-repeated", 6),
    ]


def test_an_enumeration_whose_first_item_has_other_words_is_reported():
    outline = section(f"首先是健全制度。{PROSE}二是完善考评。{PROSE}三是用好成果。{PROSE}")
    assert measure_headings(outline)[0] == []
    assert "numbering-out-of-order" in codes(outline)


@pytest.mark.parametrize(
    "text",
    [
        "这里，一是一，二是二，绝不含糊。",
        "统一是关键，第二是落实。",
        "三要素保障到位。二是原则。",
        "第一，无人缺席。",
        "一方面健全制度，另一方面完善考评。",
        f"一方面，{PROSE}另一方面，{MORE_PROSE}",
    ],
)
def test_what_counts_nothing_is_neither_taken_nor_reported(text):
    outline = section(text)
    assert (measure_headings(outline)[0], codes(outline)) == ([], [])


@pytest.mark.parametrize(
    "marks", ["1. 2. 3.", "1、 2、 3、", "（1） （2） （3）", "① ② ③", "（一） （二） （三）"]
)
def test_numbers_inside_one_paragraph_open_measures(marks):
    one, two, three = marks.split(" ")
    text = f"{MORE_PROSE}{one}定题目。{PROSE}{two}定人员。{PROSE}{three}定时间。{PROSE}"
    assert measures(text) == ["定题目。", "定人员。", "定时间。"]


@pytest.mark.parametrize(
    "text",
    [
        f"{PROSE}全年学习1.5万人次。2.6万名群众旁听。",
        f"{PROSE}1.2万人参加；2.3万人旁听。",
        f"{PROSE}会议于9：30开始；10：30结束。",
        f"{PROSE}一、二、三号楼已经建成。二、三产业占比提高。",
        f"{PROSE}一、二季度集中开展；三、四季度巩固提高。",
    ],
)
def test_figures_inside_a_paragraph_open_nothing(text):
    assert measures(text) == []


def test_an_enumeration_over_several_paragraphs_may_begin_inside_one():
    lines = [f"{MORE_PROSE}一是定题目。{PROSE}", f"二是定人员。{PROSE}", f"三是定时间。{PROSE}"]
    assert measures(*lines) == ["定题目。", "定人员。", "定时间。"]


def test_of_two_kinds_the_one_that_begins_first_opens_the_measures():
    text = f"一是定题目。{PROSE}具体做法：①问卷；②座谈。二是定人员。{PROSE}"
    outline = section(text)
    assert measure_headings(outline)[0] == ["定题目。", "定人员。"]
    assert outline.sections[0].measures[0].body == [f"{PROSE}具体做法：①问卷；②座谈。"]


@pytest.mark.parametrize("comma", ["，", "、", ",", "是", "："])
def test_those_counted_of_them_open_measures_and_keep_their_words(comma):
    text = f"{MORE_PROSE}其一{comma}建强队伍。{PROSE}其二{comma}打磨课程。{PROSE}"
    outline = section(text)
    assert measure_headings(outline)[0] == [f"其一{comma}建强队伍。", f"其二{comma}打磨课程。"]
    assert True not in suggested(outline)
    assert outline.sections[0].measure_numbering == Numbering.NONE


@pytest.mark.parametrize("text", ["其一，建强队伍。", "其三，建强队伍。其四，打磨课程。"])
def test_those_out_of_order_open_none(text):
    assert measures(text + PROSE) == []


FIRSTLY = ["首先，建强队伍。", "其次，打磨课程。", "再次，搭好平台。", "最后，管好阵地。"]


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("together", [True, False])
def test_firstly_and_secondly_are_a_suggestion(count, together):
    lines = [head + PROSE for head in FIRSTLY[:count]]
    outline = section(*(["".join(lines)] if together else lines))
    assert measure_headings(outline)[0] == FIRSTLY[:count]
    assert suggested(outline) == [False, *[True] * count, False]
    assert "weak-structure" in codes(outline)


@pytest.mark.parametrize(
    "text",
    [
        # what happened, not what heads something
        f"首先，会议传达学习了省委全会精神，并结合实际研究贯彻落实意见，随后观看了警示教育专题片。{PROSE}"
        f"其次，与会同志围绕主题交流研讨，大家认为这次学习主题鲜明、内容丰富、针对性很强。{PROSE}",
        f"首先，建强队伍。{PROSE}",
        f"其次，打磨课程。{PROSE}首先，建强队伍。{PROSE}",
        "首先，建强队伍。其次，打磨课程。",
        f"首先一条是学。{PROSE}其次的任务是用。{PROSE}",
    ],
)
def test_firstly_in_prose_opens_nothing(text):
    assert measures(text) == []


def test_one_verb_counted_three_times_is_a_suggestion():
    text = f"一抓组织领导。{PROSE}二抓责任落实。{PROSE}三抓督导检查。{PROSE}"
    outline = section(text)
    assert measure_headings(outline)[0] == ["一抓组织领导。", "二抓责任落实。", "三抓督导检查。"]
    assert suggested(outline)[1:4] == [True] * 3


@pytest.mark.parametrize(
    "text",
    [
        f"一抓组织领导。{PROSE}二抓责任落实。{PROSE}",
        f"一带一路建设推进。{PROSE}二看三查。{PROSE}三学三比。{PROSE}",
        f"一抓到底。{PROSE}",
    ],
)
def test_numerals_before_verbs_in_prose_open_nothing(text):
    assert measures(text) == []


def test_an_enumeration_that_restarts_in_each_run_in_section_belongs_to_the_sections():
    inner = f"一是定题目。{PROSE}二是定人员。{PROSE}"
    outline = outline_of(
        "学以致用促发展",
        LEAD,
        f"制度牵引，学有规矩。{inner}",
        f"领导带头，学有标杆。{inner}",
        f"督导问效，学有成果。{inner}",
    )
    assert measure_headings(outline) == [["定题目。", "定人员。"]] * 3


def test_an_enumeration_inside_one_of_several_guessed_parts_is_the_lower_level():
    inner = f"一是定题目。{PROSE}二是定人员。{PROSE}"
    outline = section("选准题目有方向", f"{MORE_PROSE}{inner}", "备足功课见真章", PROSE)
    assert measure_headings(outline)[0] == ["选准题目有方向", "备足功课见真章"]
