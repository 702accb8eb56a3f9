"""Foot- and endnotes, headers and footers."""

from bulletins.importing.readers.docx import noticed
from bulletins.text.paragraphs import Kind

from .documents import (
    abstract,
    codes,
    image,
    level,
    listed,
    number,
    only,
    paragraph,
    part,
    read_body,
    row,
    run,
    table,
    texts,
)

CALL = '<w:r><w:footnoteReference w:id="2"/></w:r>'
SEPARATOR = (
    '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
)


def footnote(identity, *paragraphs):
    return f'<w:footnote w:id="{identity}">{"".join(paragraphs)}</w:footnote>'


NOTES = SEPARATOR + footnote(
    2, paragraph(f"<w:r><w:footnoteRef/></w:r>{run(' 数据来自')}{run('统计局。', '<w:b/>')}")
)


def test_a_note_follows_its_paragraph_and_knows_where_it_is_called():
    manuscript = read_body(paragraph(run("产量增长") + CALL + run("三成")), footnotes=NOTES)
    text, note = manuscript.paragraphs
    assert (text.text, note.text, note.kind) == ("产量增长三成", "数据来自统计局。", Kind.NOTE)
    assert (note.line, note.column, note.anchor) == (1, 5, 4)
    assert [note.text[span.start : span.end] for span in note.spans] == ["统计局。"]


def test_an_endnote_is_a_note_too():
    notes = '<w:endnote w:id="2"><w:p><w:r><w:t>文后注</w:t></w:r></w:p></w:endnote>'
    call = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    manuscript = read_body(paragraph(run("甲") + call), endnotes=notes)
    assert texts(manuscript, Kind.NOTE) == ["文后注"]


def test_the_anchor_counts_an_automatic_number():
    numbered = listed("甲").replace("</w:p>", f"{CALL}</w:p>")
    numbering = abstract(1, level(0, "chineseCounting", "%1、")) + number(1, 1)
    manuscript = read_body(numbered, footnotes=NOTES, numbering=numbering)
    assert [(one.text, one.anchor) for one in manuscript.paragraphs] == [
        ("一、甲", 0),
        ("数据来自统计局。", 3),
    ]


def test_a_note_follows_the_line_of_a_broken_paragraph_that_calls_it():
    line_break = "<w:r><w:br/></w:r>"
    body = run("甲") + line_break + run("乙") + CALL + line_break + run("丙")
    manuscript = read_body(paragraph(body), footnotes=NOTES)
    assert texts(manuscript) == ["甲", "乙", "数据来自统计局。", "丙"]
    assert manuscript.paragraphs[2].anchor == 1


def test_a_note_called_in_a_row_belongs_to_the_row():
    manuscript = read_body(table(row("单位", paragraph(run("12") + CALL))), footnotes=NOTES)
    text, note = manuscript.paragraphs
    assert (text.text, note.anchor) == ("单位\t12", 5)


def test_a_note_called_from_an_empty_paragraph_belongs_to_the_text_above():
    manuscript = read_body(paragraph("甲乙丙") + paragraph(CALL), footnotes=NOTES)
    assert [(one.text, one.anchor) for one in manuscript.paragraphs][1] == ("数据来自统计局。", 3)


def test_the_paragraphs_of_a_note_are_joined_by_spaces():
    notes = footnote(2, paragraph("第一段。"), paragraph(), paragraph("第二段。"))
    assert texts(read_body(paragraph(run("甲") + CALL), footnotes=notes), Kind.NOTE) == [
        "第一段。 第二段。"
    ]


def test_a_note_is_given_once_and_a_missing_one_is_reported():
    lost = '<w:r><w:footnoteReference w:id="9"/></w:r>'
    manuscript = read_body(paragraph(run("甲") + CALL + CALL + run("乙") + lost), footnotes=NOTES)
    assert texts(manuscript, Kind.NOTE) == ["数据来自统计局。"]
    missing = only(manuscript, "missing-note")
    assert (missing.line, missing.column, missing.excerpt) == (1, 3, "甲乙")


def test_a_note_that_calls_itself_does_no_harm():
    notes = footnote(2, paragraph(run("注") + CALL))
    assert texts(read_body(paragraph(run("甲") + CALL), footnotes=notes)) == ["甲", "注"]


def test_separators_are_no_notes():
    call = '<w:r><w:footnoteReference w:id="0"/></w:r>'
    assert texts(read_body(paragraph(run("甲") + call), footnotes=NOTES)) == ["甲"]


def header(*paragraphs):
    return part("hdr", "".join(paragraphs))


def with_sheets(body, *headers, files=None):
    leads = [(f"h{at}", "header", f"header{at}.xml") for at, _ in enumerate(headers)]
    calls = "".join(f'<w:headerReference w:type="default" r:id="{lead[0]}"/>' for lead in leads)
    parts = {f"word/header{at}.xml": content for at, content in enumerate(headers)}
    return read_body(f"{body}<w:sectPr>{calls}</w:sectPr>", *leads, files=parts | (files or {}))


def test_headers_and_footers_are_set_aside_at_the_end_each_text_once():
    page = f'{run("— ")}<w:fldSimple w:instr="PAGE">{run("1")}</w:fldSimple>'
    manuscript = with_sheets(
        paragraph("正文"),
        header(paragraph("学习参考"), paragraph(page)),
        header(paragraph("学习参考"), table(row("内部", "资料"))),
    )
    assert [(one.kind, one.text) for one in manuscript.paragraphs] == [
        (Kind.TEXT, "正文"),
        (Kind.ASIDE, "学习参考"),
        (Kind.ASIDE, "— 1"),
        (Kind.ASIDE, "内部\t资料"),
    ]
    assert {one.why for one in manuscript.paragraphs[1:]} == {noticed.SHEET}
    assert [one.line for one in manuscript.paragraphs] == [1, 2, 3, 5]


def test_a_header_no_section_calls_is_not_read():
    manuscript = read_body(
        paragraph("正文"),
        ("h1", "header", "header1.xml"),
        files={"word/header1.xml": header(paragraph("旧"))},
    )
    assert texts(manuscript) == ["正文"]


def test_pictures_in_headers_are_reported_and_not_taken():
    drawn = '<w:r><w:drawing><a:blip r:embed="i1"/></w:drawing></w:r>'
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="i1" Type="x/image" Target="media/a.png"/></Relationships>'
    )
    files = {"word/_rels/header0.xml.rels": relations, "word/media/a.png": image()}
    manuscript = with_sheets(paragraph("正文"), header(paragraph(drawn)), files=files)
    assert texts(manuscript) == ["正文"]
    assert codes(manuscript) == ["sheet-pictures"]
