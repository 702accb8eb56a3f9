"""A total and its parts in one sentence."""

import pytest

from tests.proofing.texts import codes, the_only


@pytest.mark.parametrize(
    "text",
    [
        "共36场，其中A12场、B15场、C8场。",
        "举办培训36场，其中市级12场、县级15场、乡级10场。",
        "举办培训36场，其中市级12场，县级15场，乡级8场。",
        "共36场：市级12场、县级15场、乡级8场。",
        "共36场（市级12场、县级15场、乡级8场）。",
        "市级12场、县级15场、乡级8场，共36场。",
        "市级12场、县级15场和乡级8场，合计36场。",
        "投入1.2亿元，其中市级8000万元、县级5000万元。",
        "形成事项46项，已完成38项，其余9项正在推进。",
        "全年培训1200人，其中男700人、女600人。",
        "参会1200人，其中党员800人、群众600人。",
        "基层党组织1200个，其中机关300个、农村600个、社区200个、企业150个。",
    ],
)
def test_parts_that_do_not_make_the_total_are_reported(text):
    assert codes(text) == ["sum-does-not-add-up"]


def test_the_finding_says_what_the_parts_make():
    finding = the_only("全年共36场，其中市级12场、县级15场、乡级8场。")
    assert finding.params == {"parts": "12场＋15场＋8场", "sum": "35场", "total": "36场"}
    assert finding.column == 4
    assert "35场" in finding.message()


def test_the_sum_is_said_in_the_words_of_the_total():
    finding = the_only("投入1.2亿元，其中市级8000万元、县级5000万元。")
    assert finding.params["sum"] == "1.3亿元"


@pytest.mark.parametrize(
    "text",
    [
        "共36场，其中市级12场、县级15场、乡级9场。",
        "共36场，其中市级12场、县级15场。",
        "播种21.6万亩，其中早稻3.1万亩、中稻12.9万亩、玉米5.6万亩。",
        "播种21.6万亩，其中早稻3.1万亩、中稻12.9万亩、玉米5.5万亩。",
        "共有36名，其中党员20名、女性18名、本科以上学历30名。",
        "共有36名，其中党员30名、女性18名。",
        "全年培训1200人，其中男700人、女400人。",
        "形成事项46项，已完成38项，其余8项正在推进。",
        "收集问题326件，办结291件，办结率89.3%，其余35件明确时限。",
        "办小组6期，每期90人，共培训540人。",
        "市级12场、县级15场，今年以来累计开展300场。",
        "设22个大项、564个小项，共有44个国家参赛。",
        "审议议案39件，通过其中的24件，包括制定6件、修改14件、决定4件。",
        "认领6条，其余3条在会后答复。",
        "共41个场馆，其中东区36个，西区3个，北区2个，东区21个场馆共用。",
        "超过300场，其中市级320场。",
        "改造小区23个，新增泊位1350个，其中边角地块620个、错时共享730个。",
    ],
)
def test_parts_that_may_be_right_are_passed_over(text):
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "举办培训36场，其中市级40场。",
        "参加学习的有120人，其中县级干部130名。",
        "收到意见建议120条，采纳130条。",
        "应到50人，实到56人。",
        "全县30个村中有40个村达标。",
        "全县30个村中，有40个已达标。",
        "120名党员中有130名受到表彰。",
    ],
)
def test_a_part_larger_than_its_whole_is_reported(text):
    assert codes(text) == ["part-larger-than-whole"]


@pytest.mark.parametrize(
    "text",
    [
        "宣讲320场，比上年增加20场，其中县级280场。",
        "平均单产375公斤，其中小麦单产399公斤。",
        "日均发送1763万人次，其中29日发送2009万人次。",
        "新增问题3个，整改12个。",
        "全县30个村中有20个村达标。",
        "全县30个村中有40个示范户。",
        "每10个村中有12个项目。",
        "宣讲120场，听众3600人次，其中进校园40场。",
    ],
)
def test_what_is_no_whole_has_no_parts(text):
    assert codes(text) == []


def test_one_wrong_figure_is_one_finding():
    assert len(codes("共36场，其中市级40场、县级15场、乡级8场，其余3场待办。")) == 1
