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


def test_a_rise_that_falls_is_reported():
    assert codes("学习场次从50场增加到40场。") == ["change-in-the-other-direction"]


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
    ],
)
def test_changes_that_fit_are_passed_over(text):
    assert codes(text) == []
