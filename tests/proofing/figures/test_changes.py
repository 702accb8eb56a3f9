"""Changes that their own figures contradict."""

import pytest

from tests.proofing.texts import codes, the_only


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("由100家增加到150家，增长40%。", "50%"),
        ("由38项合并为25项，减少12项。", "13项"),
        ("平均用时由90天压缩至62天，压缩20%。", "31.1%"),
        ("投入由1.2亿元增加到1.5亿元，增加5000万元。", "3000万元"),
        ("满意率由60%提高到75%，提高12个百分点。", "15个百分点"),
    ],
)
def test_a_change_that_is_not_that_of_its_figures_is_reported(text, right):
    finding = the_only(text)
    assert (finding.code, finding.params["right"]) == ("change-contradicts-figures", right)


@pytest.mark.parametrize(
    "text", ["学习场次从50场增加到40场。", "产值10亿元，比上年的12亿元增长20%。"]
)
def test_a_rise_that_falls_is_reported(text):
    assert codes(text) == ["change-in-the-other-direction"]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("培训1500人，比上年的1200人增长30%。", "25%"),
        ("培训1500人，较2023年的1200人增加200人。", "300人"),
        ("今年培训1500人，去年1200人，增长30%。", "25%"),
    ],
)
def test_a_change_that_is_told_the_other_way_round_is_checked_too(text, right):
    finding = the_only(text)
    assert (finding.code, finding.params["right"]) == ("change-contradicts-figures", right)


def test_a_change_that_rounding_might_explain_is_a_hint_where_nothing_looks_rounded():
    finding = the_only("产值达到10亿元，比上年的8亿元增长20%。")
    assert (finding.severity, finding.params["right"]) == ("hint", "25%")
    assert codes("产值达到10亿元，比上年的8亿元增长20.4%。") == []


def test_percent_where_points_are_meant_is_reported():
    finding = the_only("满意率由60%提高到75%，提高15%。")
    assert (finding.code, finding.params["points"]) == ("percent-for-points", "15")


@pytest.mark.parametrize(
    "text",
    [
        "由100家增加到150家，增长50%。",
        "审批事项由38项合并为25项，减少13项，平均用时由90天压缩至62天。",
        "候诊时间由46分钟降到27分钟，缩短19分钟。",
        "跑动次数由4.2次减到1次，平均办理时间压缩62%。",
        "由1.2万家增加到1.5万家，增长24%。",
        "满意率由60%提高到75%，提高15个百分点，提高25%。",
        "加工精度从0.04毫米提升至0.003毫米。",
        "指数由负9.7降至负20。",
        "由约100家增加到150家，增长40%。",
        "产值达到10亿元，比上年的8亿元增长25%。",
        "培训1500人，比上年增加300人，增长25%。",
        "培训1500人，比上年的1200场增长30%。",
        "产值增长10亿元，比上年的8亿元增长20%。",
        "培训1500人，去年1200人，经费增长30%。",
    ],
)
def test_changes_that_fit_are_passed_over(text):
    assert codes(text) == []
