"""Half-width marks in Chinese text: one finding a paragraph, with the count."""

import pytest

from tests.proofing.texts import codes, found, the_only


def test_a_paragraph_of_half_width_marks_is_one_finding_with_their_number():
    finding = the_only("今年以来,澜江市委(市政府)带头学习,推动落实;成效明显.")
    assert (finding.code, finding.params["count"], finding.params["mark"]) == (
        "half-width-punctuation",
        6,
        ",",
    )
    assert (finding.line, finding.column) == (1, 5)


def test_each_paragraph_has_a_finding_of_its_own():
    lines = [finding.line for finding in found("学习,研讨。", "学习，研讨。", "调研,宣讲。")]
    assert lines == [1, 3]


@pytest.mark.parametrize(
    "mark", [",", ";", ":", "?", "!", "."], ids=["comma", "semi", "colon", "ask", "cry", "stop"]
)
def test_each_mark_behind_a_chinese_character_counts(mark):
    assert codes(f"全市上下一心抓学习{mark}各单位迅速行动，抓好落实。") == [
        "half-width-punctuation"
    ]


def test_a_mark_behind_a_figure_belongs_to_the_chinese_that_follows():
    assert codes("同比增长8%,居全省第一，比上年提高2个位次。") == ["half-width-punctuation"]


def test_half_width_brackets_around_chinese_words_count():
    finding = the_only("各级党委(党组)认真学习，逐项对照。")
    assert (finding.params["count"], finding.params["mark"]) == (2, "(")


@pytest.mark.parametrize(
    "text",
    [
        "投入资金1,200万元，增长3.5%，时间为10:25。",
        "登录https://example.org/a,b;c?d=(1)查看，按要求填报。",
        "请寄study.group@example.org，逾期不候。",
        "1.综合文稿岗位侧重原著研读，每月精读1篇；",
        "(1)组建队伍，明确责任。",
        "引进Visual Studio, Word等软件，提高效率。",
        "时间:2024-09-12   来源:《学习动态》第8期",
        "撰稿:方知远 一审:秦若溪 终审:宋维桢",
        "参见[学习办法](/dongtai/2024/8/)，逐条落实。",
        "This sentence, in English (with 中文), is left alone.",
        "今年以来，澜江市委（市政府）带头学习；成效明显。",
    ],
)
def test_what_is_half_width_by_right_is_passed_over(text):
    assert codes(text) == []


def test_a_colon_in_a_heading_is_not_taken_for_a_label():
    assert codes("澜江市:三项举措推动中心组学习走深走实见行见效") == ["half-width-punctuation"]
