"""A rate and its opposite in one sentence make a hundred."""

import pytest

from tests.proofing.texts import codes, the_only


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("合格率99.5%，不合格率1.5%。", "101"),
        ("不合格率1.5%，合格率99.5%。", "101"),
        ("合格率97%、不合格率1%。", "98"),
        ("合格率提高到99.5%，不合格率降到1.5%。", "101"),
        ("完成率为90%，未完成率为5%。", "95"),
        ("满意率97%，不满意率5%。", "102"),
    ],
)
def test_a_rate_and_its_opposite_that_make_no_hundred_are_reported(text, total):
    finding = the_only(text)
    assert (finding.code, finding.params["sum"]) == ("rate-and-complement", total)


@pytest.mark.parametrize(
    "text",
    [
        "合格率99.5%，不合格率0.5%。",
        "合格率99.3%，不合格率0.8%。",
        "满意率95%，不满意率1%。",
        "合格率约99%，不合格率2%。",
        "甲组合格率99%，乙组不合格率2%。",
        "合格率99%，合格率98%。",
        "合格率99%，其中优秀率2%。",
    ],
)
def test_rates_that_fit_or_leave_room_are_passed_over(text):
    assert codes(text) == []
