"""Dates, sources, units and credits in each form and place."""

import datetime

import pytest

from bulletins.text.outline import Source
from tests.importing.samples import CLOSING, LEAD, PROSE, codes, outline_of

DAY = datetime.date(2024, 9, 12)
BODY = [LEAD, "一、健全制度", PROSE, "二、抓好落实", PROSE, CLOSING]


def head(*lines: str):
    return outline_of("\n".join(["学以致用促发展", *lines, *BODY]))


def tail(*lines: str):
    return outline_of("\n".join(["学以致用促发展", *BODY, *lines]))


def ending(words: str):
    return outline_of("\n".join(["学以致用促发展", *BODY[:-1], CLOSING + words]))


@pytest.mark.parametrize(
    "line",
    [
        "2024-09-12 10:25:00",
        "2024-09-12T10:25:00+08:00",
        "2024年9月12日 星期四",
        "2024年9月12日（星期四）",
        "2024年9月12日 周四 上午10:25",
        "2024年9月12日 10时25分",
        "2024年9月12日10:25",
        "2024 年 9 月 12 日",
        "2024\u200b年9月12日",
        "时　间：2024-09-12",
        "时 间: 2024/9/12",
        "发布日期：2024-09-12",
        "更新时间：2024年09月12日 10:25",
        "时间 2024-09-12",
        "日期 二〇二四年九月十二日",
        "二〇二四年九月十二日",
        "**时间：**2024-09-12",
    ],
)
def test_each_form_of_date_is_read(line):
    outline = head(line)
    assert (outline.date, codes(outline)) == (DAY, codes(head("2024-09-12")) + odd(line))
    assert outline.accounted


def odd(line: str) -> list[str]:
    return ["zero-width-character"] if "\u200b" in line else []


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("来　源：《学习动态》第8期", Source("学习动态", 8)),
        ("来源 《学习动态》第8期", Source("学习动态", 8)),
        ("来源《学习动态》第8期", Source("学习动态", 8)),
        ("稿源：澜江日报", Source("澜江日报")),
        ("摘自《学习动态》2024年第8期", Source("学习动态", 8, 2024)),
        ("（转自《学习动态》2024年第8期）", Source("学习动态", 8, 2024)),
        ("原载：《学习动态》2024年第8期", Source("学习动态", 8, 2024)),
        ("来\u200b源：《学习动态》2024年第8期", Source("学习动态", 8, 2024)),
    ],
)
def test_each_form_of_source_is_read(line, source):
    outline = head("2024-09-12", line)
    assert outline.source == source
    assert outline.accounted


@pytest.mark.parametrize(
    "lines",
    [
        ["时间：2024-09-12 来源：《学习", "动态》2024年第8期"],
        ["时间：2024-09-12 来源：《学习动态》（2024年", "第8期）"],
        ["时间：2024-09-12 来源：", "《学习动态》2024年第8期"],
        ["来源：", "《学习动态》2024年第8期", "时间：", "2024-09-12"],
        ["时间 2024-09-12 来源 《学习动态》2024年第8期"],
    ],
)
def test_a_source_line_may_be_broken(lines):
    outline = head(*lines)
    assert (outline.source, outline.date) == (Source("学习动态", 8, 2024), DAY)
    assert (outline.title, outline.subtitle, codes(outline)) == ("学以致用促发展", "", [])
    assert outline.accounted


def test_a_source_without_a_value_takes_no_line_that_is_none():
    outline = head("来源：", "青石县委宣传部")
    assert (outline.unit, outline.source) == ("青石县委宣传部", None)


CREDITS = {"撰稿": "方远", "一审": "秦溪", "二审": "罗行", "终审": "宋桢"}


@pytest.mark.parametrize(
    "line",
    [
        "撰稿/方远 一审/秦溪 二审/罗行 终审/宋桢",
        "撰稿丨方远 一审丨秦溪 二审丨罗行 终审丨宋桢",
        "撰稿｜方远　一审｜秦溪　二审｜罗行　终审｜宋桢",
        "撰稿 方远 一审 秦溪 二审 罗行 终审 宋桢",
        "（撰稿 方远，一审 秦溪，二审 罗行，终审 宋桢）",
        "撰　稿：方远　一　审：秦溪　二　审：罗行　终　审：宋桢",
        "［撰稿：方远　一审：秦溪　二审：罗行　终审：宋桢］",
    ],
)
def test_each_form_of_credits_is_read(line):
    outline = tail(line)
    assert outline.credits == CREDITS
    assert outline.closing == [CLOSING]
    assert outline.accounted


def test_text_and_pictures_have_their_own_people():
    assert tail("文/方远 图/秦溪").credits == {"文": "方远", "图": "秦溪"}


@pytest.mark.parametrize("line", ["编辑 出版 发行 工作", "记者 朋友们好", "图 学习现场"])
def test_a_role_without_a_colon_needs_names_of_people(line):
    assert tail(line).credits == {}


@pytest.mark.parametrize("words", ["（作者系松涧县委书记）", "（作者为松涧县委书记）"])
def test_who_the_author_is_may_be_said_at_the_end(words):
    for outline in (tail(words), ending(words)):
        assert outline.byline == "松涧县委书记"
        assert outline.closing == [CLOSING]


UNIT = "澜江市委宣传部"


@pytest.mark.parametrize(
    "outline",
    [
        head(UNIT),
        head(f"（{UNIT}）"),
        head(f"供稿单位：{UNIT}"),
        head(f"供稿单位　{UNIT}"),
        head(f"报送单位：{UNIT}　报送时间：2024-09-12"),
        head(f"{UNIT}供稿"),
        tail(f"（{UNIT}供稿）"),
        tail(f"（{UNIT}　供稿）"),
        tail(f"（{UNIT}报送）"),
        tail(f"（{UNIT}）"),
        tail(f"{UNIT}供稿"),
        tail(f"供稿：{UNIT}"),
        tail(f"（来稿单位：{UNIT}）"),
        tail(f"（作者单位系{UNIT}）"),
        tail(UNIT, "2024年9月12日"),
        ending(f"（{UNIT}）"),
        ending(f"（{UNIT}供稿）"),
        ending(f"（供稿单位：{UNIT}）"),
    ],
)
def test_the_unit_is_read_in_each_place(outline):
    assert outline.unit == UNIT
    assert (outline.lead, outline.closing) == ([LEAD], [CLOSING])
    assert (outline.title, outline.subtitle, codes(outline)) == ("学以致用促发展", "", [])
    assert outline.accounted


@pytest.mark.parametrize("colon", [":", "：", " : "])
@pytest.mark.parametrize("unit", ["澜江市", "青石县、松涧县", "江原省水利厅"])
def test_units_stand_before_a_colon_in_the_title(unit, colon):
    outline = outline_of("\n".join([f"{unit}{colon}以学促干开新局", *BODY]))
    assert (outline.unit, outline.title) == (unit, "以学促干开新局")


@pytest.mark.parametrize(
    "lines",
    [
        ["澜江市委宣传部　青石县委"],
        ["澜江市委宣传部、青石县委"],
        ["澜江市委宣传部", "青石县委"],
    ],
)
def test_several_units_are_kept(lines):
    assert head(*lines).unit.replace("、", " ").split() == ["澜江市委宣传部", "青石县委"]
    signed = tail(*lines, "2024年9月12日")
    assert "青石县委" in signed.unit
    assert signed.closing == [CLOSING]


@pytest.mark.parametrize("words", ["（澜江市委宣传部　方远）", "（方远　秦若溪）"])
def test_the_author_may_stand_in_brackets_at_the_end(words):
    for outline in (tail(words), ending(words)):
        assert outline.byline.startswith("方远")
        assert outline.closing == [CLOSING]
        assert outline.accounted


@pytest.mark.parametrize(
    "words", ["（详见附表）", "（下转第四版）", "（共三期）", "见（澜江市委宣传部）"]
)
def test_other_brackets_at_the_end_stay(words):
    outline = ending(words)
    assert outline.closing == [CLOSING + words]
    assert (outline.unit, outline.byline) == ("", "")


def test_the_line_of_printing_is_left_out_and_its_date_is_not_that_of_the_text():
    outline = tail("澜江市委办公室", "2024年9月12日", "澜江市委办公室秘书科　2024年9月15日印发")
    assert (outline.date, outline.unit) == (DAY, "澜江市委办公室")
    assert "states who printed it, and when" in {entry.why for entry in outline.left_out}


@pytest.mark.parametrize("line", ["（云岭日报记者 沈知秋）", "（本报记者 沈知秋）", "记者：沈知秋"])
def test_a_reporter_may_have_a_medium(line):
    assert tail(line).credits == {"记者": "沈知秋"}
    assert ending(line).credits == {"记者": "沈知秋"} or not line.startswith("（")


def test_a_role_may_have_both_a_unit_and_people():
    outline = head("作者：澜江市委宣传部　方远")
    assert (outline.unit, outline.byline) == ("澜江市委宣传部", "方远")
    assert outline.accounted


@pytest.mark.parametrize("line", ["2024年9月", "二〇二四年九月", "（2024年9月）"])
def test_a_month_is_no_date_and_no_subtitle(line):
    outline = head(line)
    assert (outline.date, outline.subtitle) == (None, "")
    assert codes(outline) == ["date-not-read"]


@pytest.mark.parametrize("line", ["2024-09-12 澜江市委宣传部", "澜江市委宣传部　2024年9月12日"])
def test_a_date_and_a_unit_may_share_a_line(line):
    outline = head(line)
    assert (outline.date, outline.unit) == (DAY, "澜江市委宣传部")


def test_a_line_of_labels_may_open_with_the_unit():
    outline = head("青石县委组织部 时间：2024-09-12 来源： 作者：方远 点击次数：28344")
    assert (outline.unit, outline.date, outline.byline) == ("青石县委组织部", DAY, "方远")
    assert outline.accounted


def test_a_medium_may_stand_behind_the_date():
    outline = head("2024-09-12 06:44   澜江日报")
    assert (outline.source, outline.date) == (Source("澜江日报"), DAY)


def test_an_issue_of_a_year_needs_no_ordinal():
    assert head("来源：《学习动态》2024年8期").source == Source("学习动态", 8, 2024)


def test_the_unit_of_an_editor_is_not_that_of_the_text():
    outline = ending("（审稿：党委办公室 张远 编辑：宣传部 石晓霞）")
    assert outline.unit == ""
    assert outline.credits == {"审稿": "党委办公室 张远", "编辑": "宣传部 石晓霞"}


@pytest.mark.parametrize("words", ["（记者沈知秋）", "（见习记者 沈知秋）"])
def test_a_reporter_in_brackets_needs_no_space(words):
    assert ending(words).credits == {"记者": "沈知秋"}


@pytest.mark.parametrize("line", ["□ 记者 沈知秋", "□ 本报记者 沈知秋", "◎作者：沈知秋"])
def test_a_sign_may_stand_before_a_role(line):
    outline = head(line)
    assert list(outline.credits.values()) == ["沈知秋"]
    assert (outline.subtitle, outline.accounted) == ("", True)


def test_a_unit_whose_name_could_be_that_of_a_person_is_a_unit():
    outline = head("安和县　石桥镇")
    assert (outline.unit, outline.byline) == ("安和县　石桥镇", "")
