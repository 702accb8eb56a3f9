"""The line above a title that names a column is not the title."""

import pytest

from tests.importing.parsing.test_naming import BODY, body, head, roles
from tests.importing.parsing.typed import outline_of, typed
from tests.importing.samples import codes

TITLE = "青石县以学促干开新局"


@pytest.mark.parametrize(
    "line",
    [
        "【经验交流】",
        "［工作动态］",
        "◆ 经验交流",
        "——学习园地——",
        "经验交流",
        "经 验 交 流",
        "工作动态",
        "各地信息",
        "本期要闻",
    ],
)
def test_a_known_column_above_the_title_is_left_out_and_kept_as_the_column(line):
    outline = head(line, TITLE)
    assert (outline.title, outline.subtitle, codes(outline)) == (TITLE, "", [])
    assert outline.column == "".join(line.strip("【】［］◆— ").split())
    assert outline.left_out[0].why == "names the column of the articles below it"
    assert outline.accounted


def test_the_last_of_the_breadcrumb_above_the_title_is_the_column():
    outline = head("首页 > 理论 > 学海拾贝", "学海拾贝", TITLE)
    assert (outline.title, outline.column, codes(outline)) == (TITLE, "学海拾贝", [])


def test_a_line_behind_a_dash_below_them_is_the_subtitle():
    outline = head("工作动态", TITLE, "——青石县的做法")
    assert (outline.title, outline.subtitle) == (TITLE, "——青石县的做法")
    assert codes(outline) == []


def test_a_line_between_the_title_and_its_subtitle_goes_on_with_the_title():
    outline = head("以学促干开创新局面", "推动理论武装走深走实", "——青石县的做法")
    assert outline.title == "以学促干开创新局面推动理论武装走深走实"
    assert (outline.subtitle, codes(outline)) == ("——青石县的做法", ["weak-structure"])


@pytest.mark.parametrize(
    "lines",
    [
        ["【学思】", TITLE],
        ["学习体会", "青石县的几点做法"],
        ["学在青石", "青石县以学促干推动理论武装", "——青石县的做法"],
    ],
)
def test_where_the_column_is_doubtful_the_title_is_a_suggestion(lines):
    assert roles(*lines)["title"] is True
    assert head(*lines).title == lines[1]


def test_a_short_title_above_a_long_line_is_a_suggestion_and_so_is_the_subtitle():
    lines = ["学习有声", "青石县以学促干开新局推动理论武装走深走实"]
    assert roles(*lines) == {"title": True, "subtitle": True}
    assert head(*lines).column == ""


@pytest.mark.parametrize("below", ["青石县委宣传部", "方远　秦若溪", "2024-09-02", "□ 方远"])
def test_a_column_with_no_title_below_is_the_title(below):
    outline = head("工作动态", below)
    assert (outline.title, outline.column, codes(outline)) == ("工作动态", "", [])


def test_a_title_that_the_source_claims_is_no_column():
    outline = outline_of(typed("工作研究", level=1), TITLE, *BODY)
    assert (outline.title, outline.subtitle) == ("工作研究", TITLE)


def test_a_column_above_a_title_in_larger_type_is_no_subtitle():
    lines = [typed("经验交流", size=16), typed(TITLE, size=22, is_centred=True)]
    outline = outline_of(*lines, *body(size=16))
    assert (outline.title, outline.subtitle, outline.column) == (TITLE, "", "经验交流")
