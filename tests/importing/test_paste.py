"""What Word, WPS and browsers put on the clipboard, as they do it, with texts of our own."""

from pathlib import Path

import pytest

from bulletins.importing.parsing import parse
from bulletins.importing.readers import read_paste
from bulletins.text.outline import Outline
from bulletins.text.paragraphs import Kind, Manuscript, Paragraph, Style
from tests.importing.samples import codes, headings

CLIPBOARD = Path(__file__).parent / "clipboard"


def pasted(name: str) -> Manuscript:
    return read_paste((CLIPBOARD / f"{name}.html").read_text(encoding="utf-8"), "不用这个")


def outline(manuscript: Manuscript) -> Outline:
    made = parse(manuscript)
    assert made.accounted
    return made


def texts(manuscript: Manuscript, kind: Kind = Kind.TEXT) -> list[str]:
    return [one.text for one in manuscript.paragraphs if one.kind == kind]


def opening(manuscript: Manuscript, words: str) -> Paragraph:
    [paragraph] = [one for one in manuscript.paragraphs if one.text.strip().startswith(words)]
    return paragraph


def styled(paragraph: Paragraph, style: Style) -> list[str]:
    return [paragraph.text[one.start : one.end] for one in paragraph.spans if one.style == style]


def test_word_gives_its_paragraphs_with_the_numbers_it_shows():
    assert texts(pasted("word")) == [
        "把课堂搬到田头",
        "澜江市委宣传部",
        "2024年以来，澜江市委把学习同春耕、防汛、招商一并安排，逐步形成一批做法。  详见市委网站。",
        "一、领导带头先学一步",
        "坚持每月一题。市委中心组全年集中学习12次，形成调研报告9篇。",
        "二、成果落到实处",
        "新建讲习所32个，覆盖全部乡镇。",
    ]


def test_a_number_of_word_is_generated_and_its_bullet_is_gone():
    manuscript = pasted("word")
    head, item = opening(manuscript, "一、"), opening(manuscript, "新建讲习所")
    assert (head.generated, head.level, item.generated) == (2, 2, 0)
    assert [one.params for one in manuscript.findings if one.code == "bullets"] == [{"count": 1}]


def test_the_look_of_a_paragraph_of_word_comes_from_its_style():
    manuscript = pasted("word")
    title, unit = opening(manuscript, "把课堂").look, opening(manuscript, "澜江市委宣传部").look
    assert (title.size, title.is_centred, title.is_title) == (22, True, True)
    assert (unit.size, unit.is_centred, unit.is_title) == (16, True, False)


def test_bold_words_and_links_of_word_are_known():
    manuscript = pasted("word")
    assert styled(opening(manuscript, "坚持"), Style.BOLD) == ["坚持每月一题。"]
    assert styled(opening(manuscript, "2024"), Style.LINK) == ["市委网站"]


def test_a_footnote_of_word_follows_the_paragraph_that_calls_it():
    paragraphs = pasted("word").paragraphs
    [at] = [at for at, one in enumerate(paragraphs) if one.kind == Kind.NOTE]
    note, caller = paragraphs[at], paragraphs[at - 1]
    assert note.text.strip() == "据市委宣传部年终统计。"
    assert caller.text[: note.anchor].endswith("形成一批做法")


def test_what_word_deleted_or_hid_is_no_text():
    manuscript = pasted("word")
    [deleted] = [one for one in manuscript.findings if one.code == "tracked-deletion"]
    assert (deleted.line, deleted.column, deleted.params) == (4, 30, {"words": "初步"})
    assert texts(manuscript, Kind.ASIDE) == ["此处待核"]


def test_tables_and_pictures_of_word_stay_what_they_are():
    manuscript = pasted("word")
    assert texts(manuscript, Kind.ROW) == ["县区\t讲习所", "青石县\t18"]
    assert texts(manuscript, Kind.PICTURE) == ["田头课堂"]
    assert "linked-picture" in [one.code for one in manuscript.findings]


def test_what_word_gives_is_understood():
    made = outline(pasted("word"))
    assert (made.title, made.unit) == ("把课堂搬到田头", "澜江市委宣传部")
    assert headings(made) == ["领导带头先学一步", "成果落到实处"]


def test_wps_gives_its_paragraphs_with_the_numbers_it_shows():
    manuscript = pasted("wps")
    assert texts(manuscript) == [
        "三张清单促学习",
        "云岭市委组织部",
        "云岭市委从清单入手，2024年共办结学习转化事项76件。",
        "（一）建好任务清单。每季度梳理一次，逐项明确责任人。",
        "（二）用好问题清单。带着问题学，学完逐条销号。",
        "（供稿：秦若溪）",
    ]
    assert texts(manuscript, Kind.ROW) == ["县区\t办结\t", "松涧县\t41\t35"]
    item = opening(manuscript, "（一）")
    assert (item.generated, styled(item, Style.BOLD)) == (3, ["建好任务清单。"])


def test_what_wps_gives_is_understood():
    made = outline(pasted("wps"))
    assert (made.title, made.unit) == ("三张清单促学习", "云岭市委组织部")
    assert headings(made) == ["建好任务清单。", "用好问题清单。"]
    assert made.credits == {"供稿": "秦若溪"}


def test_chrome_gives_the_look_of_the_page():
    manuscript = pasted("chrome")
    title, line = opening(manuscript, "深学"), opening(manuscript, "河清市委")
    assert (title.look.size, title.look.is_centred, title.look.is_title) == (18, True, True)
    assert styled(line, Style.BOLD) == ["全年办成实事58件"]
    assert line.text.startswith("　　河清")
    assert [one.generated for one in manuscript.paragraphs if one.generated] == [2, 2]
    assert texts(manuscript, Kind.ROW) == ["单位\t件数\t", "\t上半年\t下半年", "青石县\t12\t17"]


def test_a_picture_pasted_from_chrome_has_its_bytes():
    picture = opening(pasted("chrome"), "现场会").picture
    assert (picture.media_type, picture.width, picture.height) == ("image/png", 4, 3)
    assert picture.data


def test_what_chrome_gives_is_understood():
    made = outline(pasted("chrome"))
    assert (made.title, str(made.date)) == ("深学一层　实干一步", "2024-09-12")
    assert headings(made) == ["学在前列。", "干在实处。"]


def test_the_header_of_the_clipboard_of_windows_is_no_text():
    manuscript = pasted("edge")
    assert texts(manuscript) == [
        "一线课堂见真章",
        "　　松涧县把课堂设在林场，半年开讲40场。",
        "　　讲师走进林区，听众围坐一圈。",
    ]
    assert [one.line for one in manuscript.paragraphs] == [1, 2, 4]


def test_firefox_gives_the_markup_of_the_page_as_it_is():
    made = outline(pasted("firefox"))
    assert made.title == "青石县夜学课堂点亮山村"
    assert headings(made) == ["送课到村", "以评促学"]
    assert made.sections[0].body == ["讲师团每周下乡两次。", "课程由群众点单。"]


def test_text_of_a_pdf_is_joined_to_paragraphs_over_the_end_of_a_page():
    text = (CLIPBOARD / "pdf.txt").read_text(encoding="utf-8")
    made = outline(read_paste("", text))
    assert made.title == "四个一线练真功"
    assert headings(made) == ["学习主题在一线选定", "学习成效在一线检验"]
    assert [len(section.body) for section in made.sections] == [1, 1]
    assert "等主题8个，逐一" in made.sections[0].body[0]
    assert codes(made).count("hard-wrapped") == 1


@pytest.mark.parametrize("html", ["", " ", "<meta charset='utf-8'>", "<p>&nbsp;</p>", "\0"])
def test_without_anything_to_show_in_the_markup_the_plain_text_is_read(html):
    manuscript = read_paste(html, "一\n\n  二 < 三 & 四\r\n五")
    assert [(one.line, one.text) for one in manuscript.paragraphs] == [
        (1, "一"),
        (3, "  二 < 三 & 四"),
        (4, "五"),
    ]


def test_a_paste_of_nothing_has_no_paragraphs():
    assert read_paste("", "").paragraphs == []


def word_item(label: str, font: str = "仿宋") -> str:
    return (
        f"<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
        f"<span style='font-family:{font}'><span style='mso-list:Ignore'>{label}"
        f"<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span></span>"
        f"<![endif]>健全制度<o:p></o:p></p>"
    )


@pytest.mark.parametrize(
    "label", ["一、", "（一）", "1.", "1．", "(1)", "①", "第一章", "A)", "IV.", "1.2.3"]
)
def test_every_number_of_word_stands_in_front_without_its_spaces(label):
    [item] = read_paste(word_item(label), "").paragraphs
    assert (item.text, item.generated) == (f"{label}健全制度", len(label))


@pytest.mark.parametrize(
    ("label", "font"),
    [
        ("·", "Symbol"),
        ("l", "Wingdings"),
        ("\uf06c", "Wingdings"),
        ("o", "Courier New"),
        ("—", "宋体"),
    ],
)
def test_every_bullet_of_word_is_dropped(label, font):
    [item] = read_paste(word_item(label, font), "").paragraphs
    assert (item.text, item.generated) == ("健全制度", 0)


def test_conditional_comments_of_wps_hold_numbers_too():
    item = word_item("（三）").replace("<![if !supportLists]>", "<!--[if !supportLists]-->")
    [item] = read_paste(item.replace("<![endif]>", "<!--[endif]-->"), "").paragraphs
    assert (item.text, item.generated) == ("（三）健全制度", 3)


def test_a_tab_of_word_is_a_tab():
    tab = "<span style='mso-tab-count:1'>&nbsp;&nbsp;&nbsp;&nbsp; </span>"
    assert texts(read_paste(f"<p>报：{tab}省委办公厅</p>", "")) == ["报：\t省委办公厅"]


def test_no_break_spaces_that_stand_for_plain_ones_become_plain():
    html = "<p>一<span style='mso-spacerun:yes'>&nbsp; </span>二<b>&nbsp;</b>三</p>"
    assert texts(read_paste(html, "")) == ["一  二\xa0三"]


CALL = '<a href="#_ftn{0}" name="_ftnref{0}"><sup>[{0}]</sup></a>'
NOTE = '<p class=MsoFootnoteText><a href="#_ftnref{0}" name="_ftn{0}">[{0}]</a> 注{0}。</p>'


def test_notes_without_an_element_of_their_own_are_known_by_the_way_back():
    html = f"<p>甲{CALL.format(1)}乙{CALL.format(2)}</p><p>丙</p>{NOTE.format(1)}{NOTE.format(2)}"
    paragraphs = read_paste(html, "").paragraphs
    assert [(one.kind.value, one.text.strip(), one.anchor) for one in paragraphs] == [
        ("text", "甲乙", 0),
        ("note", "注1。", 1),
        ("note", "注2。", 2),
        ("text", "丙", 0),
    ]


def test_notes_of_libreoffice_are_known():
    html = (
        '<p>甲<a name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></p>'
        '<div id="sdfootnote1"><p><a name="sdfootnote1sym" href="#sdfootnote1anc">1</a>注</p>'
        "<p>又注</p></div>"
    )
    text, note = read_paste(html, "").paragraphs
    assert (text.text, note.text, note.anchor) == ("甲", "注 又注", 1)


def test_a_call_whose_note_was_not_copied_is_a_warning():
    manuscript = read_paste(f"<p>甲{CALL.format(1)}乙</p>", "")
    assert texts(manuscript) == ["甲乙"]
    assert [(one.code, one.column) for one in manuscript.findings] == [("missing-note", 2)]


def test_a_note_whose_call_was_not_copied_is_text():
    assert texts(read_paste(NOTE.format(1), "")) == ["注1。"]


def test_a_note_called_in_a_table_is_called_in_its_row():
    html = f"<table><tr><td>甲<td>乙{CALL.format(1)}<tr><td>丙<td>丁</table>{NOTE.format(1)}"
    row, note, _ = read_paste(html, "").paragraphs
    assert (row.text, note.anchor) == ("甲\t乙", 3)


def test_an_empty_number_of_word_leaves_no_line():
    assert read_paste(word_item("一、").replace("健全制度", ""), "").paragraphs == []
