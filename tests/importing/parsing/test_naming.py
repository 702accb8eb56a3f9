"""Which of the lines above a text is its title, and what the others are."""

import pytest

from bulletins.importing.parsing import understand
from bulletins.importing.readers.plain import plain_paragraphs
from bulletins.importing.reading import Role
from bulletins.text.paragraphs import Manuscript
from tests.importing.parsing.typed import outline_of, typed
from tests.importing.samples import LEAD, MORE_PROSE, PROSE, codes

BODY = [LEAD, "一、健全制度", PROSE, "二、抓好落实", MORE_PROSE]


def head(*lines):
    return outline_of(*lines, *BODY)


def roles(*lines: str) -> dict[str, bool]:
    """Role → whether it is a suggestion, of the title, subtitle and unit."""
    reading = understand(Manuscript(plain_paragraphs("\n".join([*lines, *BODY]))))
    named = {Role.TITLE, Role.SUBTITLE, Role.UNIT}
    return {piece.role.value: piece.suggested for piece in reading.pieces if piece.role in named}


def test_the_style_for_titles_wins_over_the_line_above():
    outline = head("澜江市学习园地", typed("学以致用促发展", is_title=True), "青石县委")
    assert (outline.title, outline.unit) == ("学以致用促发展", "青石县委")


def test_a_title_in_its_style_may_be_long_and_end_with_a_stop():
    title = "学以致用促发展，" * 9 + "要久久为功。"
    assert head(typed(title, is_title=True)).title == title


def test_a_title_in_its_style_on_three_lines_is_one():
    lines = ["学以致用", "促发展见实效", "久久为功"]
    outline = head(*(typed(line, is_title=True) for line in lines))
    assert outline.title == "学以致用 促发展见实效 久久为功"
    assert outline.subtitle == ""


def body(*, size: float):
    return [typed(line, size=size) for line in BODY]


def test_the_largest_centred_line_is_the_title_wherever_it_stands():
    lines = [
        typed("把课堂搬到田间", size=16, is_centred=True),
        typed("学以致用促发展", size=22, is_centred=True),
        typed("青石县委宣传部", size=16, is_centred=True),
    ]
    outline = outline_of(*lines, *body(size=16))
    assert (outline.title, outline.unit) == ("学以致用促发展", "青石县委宣传部")
    assert outline.subtitle == "把课堂搬到田间"
    assert "weak-structure" in codes(outline)


def test_lines_of_the_size_of_the_title_belong_to_it():
    lines = [
        typed("学以致用促发展", size=22, is_centred=True),
        typed("久久为功见实效成新篇", size=22, is_centred=True),
        typed("——青石县的做法", size=16, is_centred=True),
    ]
    outline = outline_of(*lines, *body(size=16))
    assert outline.title == "学以致用促发展 久久为功见实效成新篇"
    assert outline.subtitle == "——青石县的做法"


def test_the_name_of_a_series_in_the_largest_type_is_not_the_title():
    lines = [
        typed("学习动态", size=42, is_centred=True),
        typed("学以致用促发展", size=22, is_centred=True),
    ]
    assert outline_of(*lines, *body(size=16)).title == "学以致用促发展"


def test_large_type_that_is_not_centred_says_nothing_of_a_title():
    outline = outline_of("学以致用促发展", typed("几点做法", size=22), *body(size=16))
    assert outline.title == "学以致用促发展"


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        (
            "澜江市坚持以学促干、",
            "推动理论武装走深走实",
            "澜江市坚持以学促干、推动理论武装走深走实",
        ),
        ("推动“一线学习", "工作法”落地见效", "推动“一线学习工作法”落地见效"),
        ("把学习成果转化为推动发展的", "实际成效", "把学习成果转化为推动发展的实际成效"),
        ("学习《理论武装工作", "规定》见行动", "学习《理论武装工作规定》见行动"),
        ("以学促干", "的实践与思考", "以学促干的实践与思考"),
    ],
)
def test_a_title_that_breaks_off_goes_on_in_the_next_line(first, second, whole):
    outline = head(first, second, "2024-09-02", "澜江市委宣传部")
    assert (outline.title, outline.subtitle) == (whole, "")
    assert (outline.unit, codes(outline)) == ("澜江市委宣传部", [])
    assert outline.accounted


def test_a_line_of_another_length_below_a_title_that_names_the_place_goes_on_with_it():
    lines = ["澜江市以学习型党组织建设为抓手", "推动理论武装走深走实", "澜江市委宣传部"]
    outline = head(*lines)
    assert outline.title == "澜江市以学习型党组织建设为抓手推动理论武装走深走实"
    assert outline.unit == "澜江市委宣传部"
    assert codes(outline) == ["weak-structure"]
    assert roles(*lines) == {"title": True, "unit": False}


def test_a_line_that_names_the_place_itself_is_rather_a_subtitle():
    lines = ["学以致用促发展", "青石县抓实理论武装的几点做法", "青石县委宣传部"]
    assert roles(*lines) == {"title": False, "subtitle": True, "unit": False}


@pytest.mark.parametrize("dash", ["——", "—", "--", "－－", "— —", "―――", "──"])
def test_a_dash_opens_a_subtitle_for_sure(dash):
    line = f"{dash}青石县的做法"
    outline = head("学以致用促发展", line)
    assert (outline.subtitle, codes(outline)) == (line, [])
    assert roles("学以致用促发展", line)["subtitle"] is False


def test_a_long_subtitle_behind_a_dash_is_no_paragraph():
    line = "——" + "青石县委理论学习中心组把课堂搬到田间地头" * 4
    assert head("学以致用促发展", line).subtitle == line


def test_a_subtitle_on_the_line_of_the_title_is_taken_from_it_as_a_suggestion():
    outline = head("学以致用促发展——青石县委中心组学习纪实")
    assert (outline.title, outline.subtitle) == ("学以致用促发展", "——青石县委中心组学习纪实")
    assert codes(outline) == ["weak-structure"]
    assert roles("学以致用促发展——青石县委中心组学习纪实")["subtitle"] is True


def test_a_unit_before_a_dash_in_the_title_is_a_suggestion():
    outline = head("澜江市委宣传部——以学促干开新局")
    assert (outline.unit, outline.title) == ("澜江市委宣传部", "以学促干开新局")
    assert codes(outline) == ["weak-structure"]


@pytest.mark.parametrize("title", ["学习—实践—再学习", "从学到用——不停步", "一九四九——二〇二四"])
def test_other_dashes_in_a_title_stay(title):
    assert head(title).title == title


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("方远　秦若溪", "方远　秦若溪"),
        ("方远、秦若溪、罗行", "方远、秦若溪、罗行"),
        ("欧阳若溪", "欧阳若溪"),
        ("松涧县委书记　沈既明", "松涧县委书记　沈既明"),
    ],
)
def test_names_below_the_title_are_the_author(line, byline):
    outline = head("学以致用促发展", line)
    assert (outline.byline, outline.subtitle) == (byline, "")
    assert outline.accounted


@pytest.mark.parametrize("line", ["前言", "引　言", "成效显", "高质量"])
def test_a_short_word_below_the_title_is_no_author(line):
    assert head("学以致用促发展", line).byline == ""


@pytest.mark.parametrize(
    "line", ["澜江市委宣传部　方远", "方远　秦若溪（澜江市委宣传部）", "（澜江市委宣传部 方远）"]
)
def test_a_unit_and_its_people_may_share_a_line(line):
    outline = head("学以致用促发展", line)
    assert outline.unit == "澜江市委宣传部"
    assert outline.byline.startswith("方远")
    assert outline.accounted


def test_a_unit_alone_above_a_text_is_its_title_as_a_suggestion():
    outline = head("松涧县")
    assert outline.title == "松涧县"
    assert codes(outline) == ["weak-structure"]


def test_a_second_line_as_long_as_the_title_that_reads_like_a_subtitle_is_a_suggestion():
    assert roles("深耕细作育新苗", "同心协力开新篇") == {"title": False}
    assert roles("深耕细作育新苗", "青石县学习纪实") == {"title": True}


@pytest.mark.parametrize("sign", ["□", "◎ ", "■", "●　", "丨"])
def test_a_sign_before_the_author_or_unit_is_left_out(sign):
    assert head("学以致用促发展", f"{sign}方远").byline == "方远"
    outline = head("学以致用促发展", f"{sign}澜江市委宣传部")
    assert (outline.unit, codes(outline)) == ("澜江市委宣传部", [])
    assert outline.accounted


@pytest.mark.parametrize("label", ["标题：", "题　目:", "【标题】"])
def test_a_title_loses_its_label(label):
    outline = head(f"{label}学以致用促发展")
    assert (outline.title, codes(outline)) == ("学以致用促发展", [])
    assert outline.accounted


@pytest.mark.parametrize(
    "line",
    ["内部资料　注意保存", "★内部资料", "秘密★1年", "特急", "内部资料（请勿外传）", "编号：0012"],
)
def test_who_may_read_it_is_no_title(line):
    outline = head(line, "学以致用促发展")
    assert outline.title == "学以致用促发展"
    assert [entry.why for entry in outline.left_out] == ["says who may read the document"]


def test_a_unit_in_brackets_behind_the_title_is_a_suggestion():
    outline = head("学以致用促发展（澜江市委宣传部）")
    assert (outline.title, outline.unit) == ("学以致用促发展", "澜江市委宣传部")
    assert roles("学以致用促发展（澜江市委宣传部）") == {"title": False, "unit": True}
    assert head("党委（党组）学习办法（试行）").title == "党委（党组）学习办法（试行）"
