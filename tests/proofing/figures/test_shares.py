"""Rates that their own figures contradict."""

import pytest

from tests.proofing.texts import codes, the_only


def test_a_rate_that_is_not_that_of_its_figures_is_reported():
    finding = the_only("议定事项861件，办结802件，办结率83.1%。")
    assert finding.code == "rate-contradicts-figures"
    assert finding.params["rate"] == "93.1"
    assert "93.1%" in finding.message()


def test_a_share_of_what_was_named_is_checked_too():
    assert codes("筛选发布36个，其中乡镇21个，占总数的68.3%。") == ["rate-contradicts-figures"]


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("参会50人，占总数100人的60%。", "50"),
        ("覆盖50个村，占全县120个村的60%。", "41.7"),
    ],
)
def test_a_share_of_a_whole_that_is_named_with_it_is_checked(text, rate):
    finding = the_only(text)
    assert (finding.code, finding.params["rate"]) == ("rate-contradicts-figures", rate)


@pytest.mark.parametrize(
    "text",
    [
        "参会50人，占总数100人的50%。",
        "参会50人，占总数约100人的60%。",
        "宣讲50场，占全县120个村的60%。",
        "议定事项861件，办结802件，办结率93.1%。",
        "议定事项861件，办结802件，办结率93.2%。",
        "筛选发布36个，其中乡镇21个，占总数的58.3%。",
        "覆盖120场，青年1000人，占全市青年的25%。",
        "建议8万条，采纳3万条，采纳率40%。",
        "出口24.1亿美元，增长1.2倍，占比41.8%。",
        "办结802件，满意率93%。",
    ],
)
def test_rates_that_fit_or_have_another_base_are_passed_over(text):
    assert codes(text) == []
