"""Quotes and brackets in pairs, each closed inside what it was opened in."""

import pytest

from tests.proofing.texts import codes, found, the_only


@pytest.mark.parametrize(
    ("text", "mark", "column"),
    [
        ("严格落实“第一议题”制度，学懂“弄通做实。", "“", 16),
        ("严格落实第一议题”制度，逐项对照。", "”", 9),
        ("各级党委（党组认真学习，逐项对照。", "（", 5),
        ("各级党委党组）认真学习，逐项对照。", "）", 7),
        ("印发《实施办法，逐项对照。", "《", 3),
        ("印发实施办法》，逐项对照。", "》", 7),
        ("文号为江宣〔2024号，逐项对照。", "〔", 6),
        ("【编者按澜江市委带头学习。", "【", 1),
        ("他说‘学习要紧，大家点头。", "‘", 3),
        ("题为「灯下夜学，大家点头。", "「", 3),
    ],
)
def test_a_mark_without_its_partner_is_reported_at_its_place(text, mark, column):
    finding = the_only(text)
    assert finding.code == "unpaired-mark"
    assert (finding.params["mark"], finding.column) == (mark, column)


def test_a_full_width_bracket_may_be_closed_by_a_half_width_one():
    assert codes("各级党委（党组)认真学习，逐项对照。") == ["half-width-punctuation"]


def test_marks_that_overlap_are_reported_once():
    finding = the_only("印发《实施办法（试行》）的通知。")
    assert (finding.code, finding.column) == ("wrongly-nested-marks", 12)


def test_a_mark_the_wrong_way_round_is_one_finding():
    assert codes("严格落实“第一议题“制度，用好“学习清单”。") == ["mark-in-itself"]


def test_a_title_inside_a_title_has_marks_of_its_own():
    assert codes("学习《关于印发《办法》的通知》。") == ["mark-in-itself"]
    assert codes("学习《关于印发〈办法〉的通知》。") == []


@pytest.mark.parametrize(
    "text",
    [
        "他说：“‘学’字当头，‘干’字为先。”",
        "《实施办法（试行）》（以下简称《办法》）印发。",
        "（含县（市、区）党委）",
        "1）组建队伍；2）明确责任；a)抓早抓小。",
        "It’s the members’ own ‘study’ of China’s plan.",
        "「灯下夜学」『清单』【打印】〔2024〕",
        "（一、二级）",
    ],
)
def test_marks_in_order_are_passed_over(text):
    assert not {"unpaired-mark", "wrongly-nested-marks", "mark-in-itself"} & set(codes(text))


def test_a_quotation_may_open_each_of_its_paragraphs():
    assert codes("他说：“学习要紧。", "“研讨更要紧。", "“落实最要紧。”大家点头。") == [
        "unpaired-mark"
    ]
    assert codes("他说：“学习要紧。", "“研讨更要紧。", "“落实最要紧。”") == []


def test_a_quotation_may_close_in_a_later_paragraph():
    assert codes("他说：“学习要紧。", "研讨更要紧。", "落实最要紧。”大家点头。") == []


def test_a_quotation_that_never_closes_is_reported_where_it_opens():
    finding = the_only("他说：“学习要紧。", "研讨“更”要紧。")
    assert (finding.line, finding.column) == (1, 4)


def test_brackets_close_in_their_own_paragraph():
    assert codes("各级党委（党组", "认真学习）。") == ["unpaired-mark", "unpaired-mark"]


def test_an_odd_straight_quote_is_reported():
    assert "odd-straight-quotes" in codes('严格落实"第一议题制度规定，逐项对照。')
    assert "odd-straight-quotes" not in codes('严格落实"第一议题"制度，逐项对照。')
    assert "odd-straight-quotes" not in codes('配备65"大屏一块，逐项对照。')


def test_a_straight_quote_that_closes_a_curly_one_is_said_once():
    findings = {finding.code for finding in found('严格落实“第一议题"制度，逐项对照。')}
    assert findings == {"half-width-punctuation", "unpaired-mark"}
