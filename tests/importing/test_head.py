"""What stands above the first paragraph."""

import datetime

import pytest

from bulletins.text.outline import Source
from tests.importing.samples import LEAD, PROSE, codes, outline_of


def head(*lines: str):
    return outline_of("\n".join([*lines, LEAD, "一、健全制度", PROSE, "二、抓好落实", PROSE]))


@pytest.mark.parametrize(
    "line",
    [
        "首页 > 理论学习 > 经验交流",
        "首页>理论学习>经验交流",
        "当前位置：首页 > 理论学习 > 经验交流",
        "您现在的位置：首页 » 理论学习 » 经验交流",
        "首页 / 理论学习 / 经验交流",
        "网站首页 - 理论学习 - 经验交流",
    ],
)
def test_a_breadcrumb_gives_its_columns_without_the_home_page(line):
    outline = head(line, "学以致用促发展")
    assert outline.breadcrumb == ["理论学习", "经验交流"]
    assert outline.title == "学以致用促发展"
    assert outline.accounted


def test_three_phrases_without_a_title_below_are_the_title():
    outline = head("学在深处 谋在新处 干在实处", "2024-03-05")
    assert outline.breadcrumb == []
    assert outline.title == "学在深处 谋在新处 干在实处"


@pytest.mark.parametrize(
    "line",
    [
        "时间:2024-09-02",
        "发布时间：2024年9月2日",
        "发布日期：2024/9/2 10:25",
        "日期：２０２４年９月２日",
        "二〇二四年九月二日",
        "二○二四年九月二日",
        "二零二四年九月二日",
        "2024.9.2",
        "（2024年9月2日）",
        "【2024-09-02 08:30:00】",
    ],
)
def test_every_form_of_date_line_is_read_and_left_out(line):
    outline = head("学以致用促发展", line)
    assert outline.date == datetime.date(2024, 9, 2)
    assert [(entry.text, entry.why) for entry in outline.left_out] == [(line, "read as the date")]


def test_a_date_that_does_not_exist_is_a_finding_and_no_date():
    outline = head("学以致用促发展", "时间：2024-02-30")
    assert outline.date is None
    finding = outline.findings[0]
    assert (finding.code, finding.line, finding.column) == ("impossible-date", 2, 4)
    assert finding.message() == "The calendar has no day 2024-02-30; the date was left empty."


def test_a_date_label_without_a_date_is_a_finding():
    assert "date-not-read" in codes(head("学以致用促发展", "时间：近日"))


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("来源：《学习动态》第8期", Source("学习动态", 8)),
        ("信息来源：《学习动态》2024年第8期", Source("学习动态", 8, 2024)),
        ("来源：《学习动态》2024年第8期（总第96期）", Source("学习动态", 8, 2024, 96)),
        ("来源：《学习动态》第十二期", Source("学习动态", 12)),
        ("来源：学习动态2024年第8期", Source("学习动态", 8, 2024)),
        ("来源：2024年第8期", Source("", 8, 2024)),
        ("来源：《学习动态》2024年增刊第1期", Source("学习动态", 1, 2024, is_supplement=True)),
        ("来源：《学习动态》增刊第1期", Source("学习动态", 1, is_supplement=True)),
        ("来源：学习动态（2024年第9期）", Source("学习动态", 9, 2024)),
        ("来源：学习动态(2024年第9期)", Source("学习动态", 9, 2024)),
        ("来源：《学习动态》（第9期）", Source("学习动态", 9)),
        ("来源：《学习动态》（2024年第9期，总第97期）", Source("学习动态", 9, 2024, 97)),
        ("来源：学习动态（2024年第9期）（总第97期）", Source("学习动态", 9, 2024, 97)),
        ("来源：《学习动态》（2024年增刊第2期）", Source("学习动态", 2, 2024, is_supplement=True)),
        ("来源：《学习动态》(2024年增刊第2期)", Source("学习动态", 2, 2024, is_supplement=True)),
        ("来源：学习动态2024年（第9期）", Source("学习动态", 9, 2024)),
        ("来源：《学习动态》增刊（第2期）", Source("学习动态", 2, is_supplement=True)),
        ("来源：学习动态（增刊）第2期", Source("学习动态", 2, is_supplement=True)),
        ("来源：学习动态（2024年增刊）", Source("学习动态", None, 2024, is_supplement=True)),
        ("来源：增刊第2期", Source("", 2, is_supplement=True)),
        ("（《学习动态》（2024年第9期））", Source("学习动态", 9, 2024)),
        ("来源：澜江日报", Source("澜江日报")),
        ("（《学习动态》2024年第8期）", Source("学习动态", 8, 2024)),
        ("2024年第8期", Source("", 8, 2024)),
    ],
)
def test_every_form_of_source_line_is_read(line, source):
    outline = head("学以致用促发展", line)
    assert outline.source == source
    assert [entry.why for entry in outline.left_out] == ["read as the source"]


def test_a_source_without_a_year_or_a_date_to_take_it_from_is_a_warning():
    finding = head("学以致用促发展", "来源：《学习动态》第8期").findings[0]
    assert (finding.code, finding.severity) == ("year-not-stated", "warning")


def test_date_source_author_and_toolbar_may_share_a_line():
    outline = head(
        "学以致用促发展",
        "2024-09-02 10:25　来源：澜江日报　作者：方远　浏览次数：120　【字体：大 中 小】",
    )
    assert outline.date == datetime.date(2024, 9, 2)
    assert outline.source == Source("澜江日报")
    assert (outline.byline, outline.credits) == ("方远", {"作者": "方远"})
    assert outline.accounted


def test_the_unit_stands_on_a_line_of_its_own_above_the_lead():
    outline = head("学以致用促发展", "2024-09-02", "　　中共青石县委宣传部")
    assert outline.unit == "中共青石县委宣传部"
    assert outline.lead == [LEAD]


def test_two_units_are_both_kept():
    outline = head("学以致用促发展", "2024-09-02", "青石县委宣传部", "青石县教育局")
    assert outline.unit == "青石县委宣传部 青石县教育局"


def test_a_unit_in_brackets_is_kept_without_them():
    outline = head("学以致用促发展", "（青石县委宣传部）")
    assert outline.unit == "青石县委宣传部"
    assert [entry.text for entry in outline.left_out] == ["（", "）"]


def test_the_unit_is_taken_from_the_title_when_no_line_names_it():
    outline = head("澜江市：以学促干开新局", "2024-09-02")
    assert (outline.unit, outline.title) == ("澜江市", "以学促干开新局")
    assert ("：", "separates the unit from the title") in [
        (entry.text, entry.why) for entry in outline.left_out
    ]


def test_a_title_with_a_colon_stays_whole_when_a_line_names_the_unit():
    outline = head("白河区：三项举措促学习", "白河区委宣传部")
    assert (outline.unit, outline.title) == ("白河区委宣传部", "白河区：三项举措促学习")


def test_a_colon_after_something_else_than_a_unit_divides_no_title():
    outline = head("学思用贯通：一名书记的一天")
    assert (outline.unit, outline.title) == ("", "学思用贯通：一名书记的一天")


def test_a_line_that_opens_with_a_dash_is_the_subtitle():
    outline = head("学以致用促发展", "——青石县委理论学习中心组学习纪实", "2024-09-02")
    assert outline.subtitle == "——青石县委理论学习中心组学习纪实"
    assert "weak-structure" not in codes(outline)


def test_a_subtitle_without_a_dash_is_marked_as_a_guess():
    outline = head("学以致用促发展", "青石县抓实理论武装的几点做法", "2024-09-02")
    assert outline.subtitle == "青石县抓实理论武装的几点做法"
    assert "weak-structure" in codes(outline)


def test_a_couplet_on_two_lines_is_one_title():
    assert head("深耕细作育新苗", "同心协力开新篇").title == "深耕细作育新苗 同心协力开新篇"


@pytest.mark.parametrize(
    "label", ["编者按：", "【编者按】", "按语：", "开栏语：", "编者的话:", "编者按\n"]
)
def test_an_editors_note_is_kept_without_its_label(label):
    note = "各地学习工作各有特色，现刊发澜江市的做法，供参考借鉴。"
    outline = head("学以致用促发展", "2024-09-02", f"{label}{note}", "澜江市委宣传部")
    assert outline.editor_note == [note]
    assert outline.unit == "澜江市委宣传部"
    assert outline.lead == [LEAD]
    assert outline.accounted


def test_an_editors_note_in_brackets_loses_both_brackets():
    outline = head("学以致用促发展", "（编者按：现予刊发，供各地参考。）")
    assert outline.editor_note == ["现予刊发，供各地参考。"]
    assert outline.accounted


def test_an_editors_note_above_the_title_may_have_several_paragraphs():
    outline = head("编者按", "各地做法各异。", "现予刊发，供参考。", "学以致用促发展")
    assert outline.editor_note == ["各地做法各异。", "现予刊发，供参考。"]
    assert outline.title == "学以致用促发展"


def test_a_mast_above_the_article_is_left_out_and_read():
    outline = head(
        "内部资料　注意保存",
        "学习动态",
        "2024年第8期（总第96期）",
        "江原省委宣传部编　　2024年9月2日",
        "学以致用促发展",
        "澜江市委宣传部",
    )
    assert outline.source == Source("学习动态", 8, 2024, 96)
    assert outline.date == datetime.date(2024, 9, 2)
    assert (outline.title, outline.unit) == ("学以致用促发展", "澜江市委宣传部")
    assert {entry.why for entry in outline.left_out} == {"is the mast of the bulletin"}


@pytest.mark.parametrize("name", ["学习动态", "《学习动态》"])
@pytest.mark.parametrize("issue", ["增刊第2期", "（增刊第2期）"])
def test_a_mast_of_a_supplement_names_the_series_without_brackets(name, issue):
    outline = head(name, issue, "学以致用促发展")
    assert outline.source == Source("学习动态", 2, is_supplement=True)
    assert outline.title == "学以致用促发展"
    assert [entry.text for entry in outline.left_out] == [name, issue]
    assert outline.accounted


@pytest.mark.parametrize("name", ["学习动态增刊", "《学习动态》增刊", "学习动态（增刊）"])
def test_a_mast_may_say_beside_the_name_that_it_is_a_supplement(name):
    outline = head(name, "第2期", "学以致用促发展")
    assert outline.source == Source("学习动态", 2, is_supplement=True)


@pytest.mark.parametrize(
    ("line", "source"),
    [
        (
            "来源：《学习动态》增刊第1期 2024年9月12日",
            Source("学习动态", 1, is_supplement=True),
        ),
        ("来源：《学习动态》第8期（2024-09-12 10:25）", Source("学习动态", 8)),
        ("来源：澜江日报　2024-09-12 【字体：大 中 小】", Source("澜江日报")),
    ],
)
def test_a_bare_date_may_stand_behind_the_source(line, source):
    outline = head("学以致用促发展", line)
    assert (outline.source, outline.date) == (source, datetime.date(2024, 9, 12))
    assert outline.source_line == line
    assert outline.accounted


def test_a_bare_date_may_stand_behind_a_name():
    outline = head("学以致用促发展", "作者：方远 2024-09-12")
    assert (outline.byline, outline.date) == ("方远", datetime.date(2024, 9, 12))


def test_a_contents_list_with_page_numbers_is_left_out():
    outline = head("目　录", "学以致用促发展……1", "以考促学见实效 …… 4", "学以致用促发展")
    assert [entry.why for entry in outline.left_out] == ["is the list of contents"] * 3
    assert outline.title == "学以致用促发展"


def test_a_text_that_starts_with_a_paragraph_has_no_title_and_says_so():
    outline = outline_of(LEAD)
    assert (outline.title, outline.lead) == ("", [LEAD])
    assert "title-missing" in codes(outline)


@pytest.mark.parametrize("line", ["方　远", "方远", "（方远 秦若溪）"])
def test_personal_names_below_the_title_are_the_author(line):
    outline = head("学以致用促发展", line, "2024-09-02")
    assert outline.byline == line.strip("（）")
    assert outline.subtitle == ""
    assert outline.accounted


def test_a_mast_may_take_several_lines_and_stand_above_an_editors_note():
    outline = head(
        "学习动态",
        "第8期",
        "（总第96期）",
        "【编者按】现予刊发，供参考。",
        "学习成果促开新局",
        "澜江市委",
    )
    assert outline.source == Source("学习动态", 8, None, 96)
    assert outline.editor_note == ["现予刊发，供参考。"]
    assert (outline.title, outline.unit) == ("学习成果促开新局", "澜江市委")


def test_a_unit_may_carry_the_date_in_brackets():
    outline = head("学以致用促发展", "澜江市委宣传部（2024年9月2日）")
    assert (outline.unit, outline.date) == ("澜江市委宣传部", datetime.date(2024, 9, 2))


@pytest.mark.parametrize(
    "line", ["奋力开新局", "举措落到实处", "学习凝聚全部", "搭好学习平台", "深入推进示范区"]
)
def test_a_phrase_that_only_ends_like_a_unit_is_none(line):
    assert head("学以致用促发展", line, "2024-09-02").unit == ""


def test_the_number_of_a_document_is_left_out():
    outline = head("关于开展学习的通知", "临宣〔2024〕8号")
    assert [entry.why for entry in outline.left_out] == ["is the number of the document"]


def test_a_title_of_two_phrases_above_a_subtitle_is_no_breadcrumb():
    outline = head("深学细悟 笃行实干", "青石县抓实理论武装的几点做法")
    assert (outline.breadcrumb, outline.title) == ([], "深学细悟 笃行实干")
