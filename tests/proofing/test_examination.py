"""All checks together: any text, every kind of paragraph, each finding inside the text."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bulletins.proofing import examine, examine_characters, merged
from bulletins.text.findings import Severity
from bulletins.text.paragraphs import Kind, Paragraph, joined
from tests.proofing.texts import ON, paragraphs

FRAGMENTS = (
    "今年以来 共36场 其中市级12场 、 ， 。 ； ： , . ; : ( ) （ ） “ ” ‘ ’ 《 》 〈 〉 「 」 【 】"
    " 〔 〕 [ ] \" ' 其余8项 已完成38项 占总数的58.3% 办结率93.1% 满意率达到986% 由100家增加到150家"
    " 增长50% 2024年9月12日（星期四） 9月31日 二月三十日 13月 2024-02-30 一是 二是 四是 （1） （3）"
    " ① ③ 第一， 1. 2、 的的 了了 ，， 培训干部1200人 培训干部1300人 既使 截止10月 约30人左右"
    " 政治意识、 大局意识、 ★ 机密★ 99999999999999999999人 0家 0.000001% 1,200万元 ３６场"
    " \ue010 \u200b \ud800 \u3000 \t # ** [甲](https://a.b)"
)
trade = st.lists(st.sampled_from(FRAGMENTS.split(" ")), max_size=40).map("".join)
any_text = st.one_of(trade, st.text(max_size=120))
any_paragraphs = st.lists(any_text, max_size=6)


@given(any_paragraphs)
@example(["\ud800"])
@example(["由0家增加到0家，增长0%。"])
@example(["共0场，其中0场、0场，占0%。"])
@settings(max_examples=200, deadline=None)
def test_no_text_crashes_and_every_finding_stands_in_the_text(texts):
    source = paragraphs(*texts)
    for finding in [*examine(source, on=ON), *examine_characters(source)]:
        text = texts[finding.line - 1]
        assert 1 <= finding.column <= len(text)
        assert finding.excerpt in text
        assert finding.message() and finding.as_json()


@given(any_paragraphs)
@settings(max_examples=50, deadline=None)
def test_examining_twice_finds_the_same(texts):
    assert examine(paragraphs(*texts), on=ON) == examine(paragraphs(*texts), on=ON)


@pytest.mark.parametrize(
    "unit",
    "一 1 1, 1. 1О “ ” （ 其中1场、 共1场，其中 共1场： 由1家增加到 9月 2024年9月12日（ 的 学习"
    " 一是 （1） 1） [ [a]( a@ 约1 政治意识、 占比1% ， 。 《“ 《（》 2024- 其余1项 A1"
    " \" '".split(),
)
def test_a_hostile_paragraph_is_read_to_its_end(unit):
    """Patterns that go back and forth would not come to an end here."""
    text = (unit * 20_000)[:20_000] + ")）”》】"
    assert all(1 <= finding.column <= len(text) for finding in examine(paragraphs(text), on=ON))


def test_table_rows_and_notes_are_examined_and_headers_are_not():
    kinds = {
        kind: examine([Paragraph("学习，，研讨", 1, kind=kind)])
        for kind in (Kind.TEXT, Kind.ROW, Kind.NOTE, Kind.ASIDE, Kind.PICTURE)
    }
    assert [len(findings) for findings in kinds.values()] == [1, 1, 1, 0, 0]


def test_odd_characters_are_reported_wherever_a_reader_may_see_them():
    kinds = [Kind.TEXT, Kind.ROW, Kind.NOTE, Kind.PICTURE, Kind.ASIDE]
    source = [Paragraph("7\ue0108%", line, kind=kind) for line, kind in enumerate(kinds, 1)]
    assert [finding.line for finding in examine_characters(source)] == [1, 2, 3, 4]


def test_private_use_characters_alone_of_all_odd_ones_stop_a_submission():
    source = paragraphs("7\ue0108%，\ufffd，\ud800，\u200b，\u00a0，\u2f00")
    stopping = [finding.character for finding in examine_characters(source) if finding.stops]
    assert stopping == ["U+E010"]


def test_the_signs_of_a_file_format_are_no_text():
    heading = Paragraph("## 学习与研讨 ##", 1, markup=(3, 3))
    assert examine([heading]) == []


def test_a_finding_in_a_joined_paragraph_stands_on_its_own_line():
    first, second = Paragraph("今年以来，澜江市委带头学习", 4), Paragraph("的的成效明显。", 5)
    [finding] = examine([joined([first, second])])
    assert (finding.line, finding.column) == (5, 1)


def test_findings_come_in_the_order_of_the_text():
    findings = examine(paragraphs("学习，，研讨(会)的的成效", "9月31日"), on=ON)
    places = [(finding.line, finding.column) for finding in findings]
    assert places == sorted(places) and len(places) == 4


def test_what_was_said_before_is_not_said_again_of_the_same_place():
    known = examine(paragraphs("9月31日"), on=ON)
    new = examine(paragraphs("9月31日", "9月31日"), on=ON)
    assert [finding.line for finding in merged(known, new)] == [1, 2]


def test_figures_that_contradict_are_warnings_and_habits_are_hints():
    figures, habits = examine(paragraphs("共36场，其中市级40场。", "学习,研讨。"), on=ON)
    assert (figures.severity, habits.severity) == (Severity.WARNING, Severity.HINT)


def test_raised_and_lowered_figures_and_boxes_are_ordinary_characters():
    area = "全市投入1.5×10⁴元，占地12m²，其中青石县8m²、松涧县4m²，用水H₂O20吨。"
    powers = "误差为10⁻³⁽²⁾，x²+y²=z²，测了CO₂和水温。☑是☐否。"
    assert examine(paragraphs(area, powers), on=ON) == []
    assert examine_characters(paragraphs(area, powers)) == []
