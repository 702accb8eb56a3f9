"""Documents as LibreOffice writes them. Their sources lie beside them."""

from pathlib import Path

import pytest

from bulletins.importing.readers import read as read_file
from bulletins.importing.readers.docx import noticed
from bulletins.text.paragraphs import Kind, Manuscript, Style

from .documents import codes, only, texts

MADE = Path(__file__).parent / "made_by_libreoffice"


def made(name) -> Manuscript:
    return read_file(MADE / f"{name}.docx")


def marked(one, style):
    return [one.text[span.start : span.end] for span in one.spans if span.style == style]


def test_nested_lists_go_on_begin_again_and_start_anywhere():
    manuscript = made("lists")
    assert texts(manuscript) == [
        "青石县学习情况",
        "一、扎紧制度篱笆",
        "（一）完善学习计划",
        "（二）压实学习责任",
        "1.每季度督查一次",
        "2.每年度评议一次",
        "二、用好领学机制",
        "（一）领导带头学",
        "（二）支部跟进学",
        "县委每季度研究一次。",
        "三、丰富学习载体",
        "以下另起。",
        "一、另一组之一",
        "二、另一组之二",
        "改从五起。",
        "⑤圈五",
        "⑥圈六",
        "甲、甲项",
        "乙、乙项",
        "⑥.乙.1三级",
        "圆点一",
        "圆点二",
    ]
    assert only(manuscript, "bullets").params == {"count": 2}


def test_headings_have_the_numbers_of_their_styles():
    manuscript = made("headings")
    assert [(one.text, one.level) for one in manuscript.paragraphs][2:8] == [
        ("一、健全学习制度", 1),
        ("列出清单。市委印发学习通知，见原文。", None),
        ("（一）定期督查", 2),
        ("（二）及时通报", 2),
        ("二、创新学习方式", 1),
        ("（一）田间课堂", 2),
    ]
    assert texts(manuscript)[8:12] == [
        "第一条学习应当经常。",
        "第二条学习应当深入。",
        "说明。",
        "第三条学习应当联系实际。",
    ]


def test_looks_are_those_of_the_styles():
    title, unit, head, text, *_, own, _, _, page, line = made("headings").paragraphs
    assert (title.look.is_title, title.look.is_centred, title.look.size) == (True, True, 22)
    assert (unit.look.is_title, unit.look.is_centred) == (False, True)
    assert marked(head, Style.BOLD) == ["健全学习制度"]
    assert marked(text, Style.BOLD) == ["列出清单。"]
    assert marked(text, Style.LINK) == ["见原文"]
    assert own.look.size == 14
    assert (page.look.opens_page, line.look.opens_page) == (True, False)
    assert (page.line, line.line, line.column) == (13, 13, 8)


def test_tables_and_notes_stand_in_their_places():
    manuscript = made("tables-and-notes")
    assert [(one.kind, one.text) for one in manuscript.paragraphs] == [
        (Kind.TEXT, "产量增长三成，农户增收。"),
        (Kind.NOTE, "据统计部门。 口径未变。"),
        (Kind.NOTE, "见年度报告。"),
        (Kind.ROW, "单位\t稿件\t采用"),
        (Kind.ROW, "青石县\t12\t3"),
        (Kind.NOTE, "截至十月底。"),
        (Kind.ROW, "\t9\t2"),
        (Kind.ROW, "合计 两组\t\t5"),
        (Kind.TEXT, "表后一段。"),
        (Kind.TEXT, "本刊按语在框中。"),
        (Kind.TEXT, "框中第二段。"),
    ]
    notes = [one for one in manuscript.paragraphs if one.kind == Kind.NOTE]
    assert [(note.line, note.anchor) for note in notes] == [(1, 6), (1, 11), (3, 8)]


def test_pictures_have_their_words_and_text_boxes_their_place():
    manuscript = made("pictures-and-boxes")
    assert [(one.kind, one.text) for one in manuscript.paragraphs] == [
        (Kind.TEXT, "学习参考"),
        (Kind.TEXT, "内部资料"),
        (Kind.TEXT, "注意保存"),
        (Kind.TEXT, "会场如图所示。"),
        (Kind.PICTURE, "县委会议室全景"),
        (Kind.PICTURE, "田间课堂"),
        (Kind.TEXT, "图后一段。"),
    ]
    picture = manuscript.paragraphs[4].picture
    assert (picture.media_type, picture.width, picture.height) == ("image/png", 8, 6)
    assert picture.data.startswith(b"\x89PNG")
    assert codes(manuscript) == ["text-boxes"]


def test_tracked_changes_are_accepted_and_told():
    manuscript = made("changes")
    assert texts(manuscript) == [
        "市委每季度研究并部署一次。",
        "前半句后半句。",
        "最后一段。",
        "有批注的话。",
    ]
    told = [(found.code, found.line, found.column) for found in manuscript.findings]
    assert told == [
        ("tracked-deletion", 1, 3),
        ("tracked-insertions", 1, 8),
        ("tracked-deletion", 3, 1),
        ("tracked-deletion", 5, 1),
        ("comments", 6, 4),
    ]
    words = [found.params.get("words") for found in manuscript.findings]
    assert words == ["原定", None, "¶", "整段作废的话。¶", None]


def test_what_belongs_to_the_sheet_is_set_aside():
    manuscript = made("sheet")
    asides = [(one.text, one.why) for one in manuscript.paragraphs if one.kind == Kind.ASIDE]
    assert asides == [
        ("不印的话", noticed.HIDDEN),
        ("学习参考\u3000第3期", noticed.SHEET),
        ("— 1 —", noticed.SHEET),
    ]
    assert texts(manuscript, Kind.TEXT) == ["公开的话到此。", "松涧县在\t此。", "全文共1页。"]
    assert only(manuscript, "ruby").params == {"words": "jiàn"}


def test_a_page_turned_into_a_document_keeps_its_lists():
    manuscript = made("page")
    assert [one.text.strip() for one in manuscript.paragraphs] == [
        "云岭市学习动态",
        "健全制度",
        "压实责任。市委印发学习计划，分两批督查。",
        "3.第三项从三起",
        "4.第四项",
        "a.小项甲",
        "b.小项乙",
        "中间一段。",
        "1.另一组之一",
        "单位\t篇数",
        "青石县\t12",
    ]
    assert [one.level for one in manuscript.paragraphs][:3] == [1, 2, None]


@pytest.mark.parametrize("path", sorted(MADE.glob("*.docx")), ids=lambda path: path.stem)
def test_every_document_has_its_source_beside_it(path):
    assert path.with_suffix(".fodt").exists() or path.with_suffix(".html").exists()
