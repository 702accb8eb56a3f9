"""One figure given two ways in one article."""

import pytest

from tests.proofing.texts import codes, the_only


def test_the_same_words_with_two_figures_are_reported_at_the_second():
    finding = the_only("培训干部1200人，效果明显。", "一年来，培训干部1300人。")
    assert (finding.code, finding.line, finding.column) == ("figure-given-two-ways", 2, 9)
    assert finding.params["other"] == "1200人" and "1200人" in finding.params["where"]


@pytest.mark.parametrize(
    "texts",
    [
        ("全市累计培训干部1200人。", "全市累计培训干部1300人，效果明显。"),
        ("坚持边学边干，累计培训干部1200人。", "依托党校，培训干部1300人。"),
        ("澜江市边学边干，全市培训干部1200人。", "下一步，全市培训干部1300人。"),
        ("2024年，培训干部1200人。", "培训干部1300人。"),
        ("建成学习阵地205处。", "今年以来，全市建成学习阵地250处。"),
    ],
)
def test_totals_of_the_same_thing_contradict(texts):
    assert codes(*texts) == ["figure-given-two-ways"]


@pytest.mark.parametrize(
    "texts",
    [
        ("培训干部1200人。", "培训干部1200名。"),
        ("培训干部1.2万人。", "培训干部12034人。"),
        ("3月，培训干部1200人。", "4月，培训干部1300人。"),
        ("青石县培训干部1200人。", "松涧县培训干部1300人。"),
        ("在青石县，培训干部1200人。", "在松涧县，培训干部1300人。"),
        ("依托党校，培训干部1200人。", "组织夜学，培训干部300人。"),
        ("依托党校，提出意见建议52条。", "组织夜学，提出意见建议55条。"),
        ("培训干部约1200人。", "培训干部1300人。"),
        ("生产总值同比增长7.8%。", "固定资产投资同比增长8.1%。"),
        ("“甲”号下潜132次，“乙”号下潜116次。",),
        ("联席会议15个成员单位。", "联席会议5个常任单位。"),
    ],
)
def test_figures_of_different_things_are_passed_over(texts):
    assert codes(*texts) == []
