"""What stands in the paragraphs of a document, and where."""

import pytest

from bulletins.importing.readers.docx import noticed
from bulletins.text.findings import Severity
from bulletins.text.paragraphs import Kind

from .documents import (
    codes,
    only,
    packed,
    paragraph,
    parts_of,
    read,
    read_body,
    run,
    style,
    texts,
)

PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>'
HIDDEN = "<w:vanish/>"


def places(manuscript):
    return [(one.text, one.line, one.column) for one in manuscript.paragraphs]


def opening(manuscript):
    return [one.text for one in manuscript.paragraphs if one.look.opens_page]


def test_a_blank_paragraph_is_counted_and_not_given():
    manuscript = read_body(
        paragraph("澜江市委") + paragraph() + paragraph("  ") + paragraph("河清")
    )
    assert places(manuscript) == [("澜江市委", 1, 1), ("河清", 4, 1)]


@pytest.mark.parametrize("sign", ["<w:br/>", "<w:cr/>", '<w:br w:type="textWrapping"/>'])
def test_a_soft_line_break_begins_a_paragraph_in_the_same_line(sign):
    content = f"<w:r><w:t>学以致用</w:t>{sign}<w:t>澜江市委</w:t></w:r>"
    assert places(read_body(paragraph(content))) == [("学以致用", 1, 1), ("澜江市委", 1, 6)]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<w:tab/>", "a\tb"),
        ("<w:noBreakHyphen/>", "a-b"),
        ("<w:softHyphen/>", "ab"),
        ('<w:sym w:font="Wingdings" w:char="F0FC"/>', "a✓b"),
        ('<w:sym w:font="Wingdings" w:char="F081"/>', "a①b"),
        ('<w:sym w:font="Symbol" w:char="F0B7"/>', "a•b"),
        ('<w:sym w:font="Wingdings" w:char="F04A"/>', "a\uf04ab"),
        ('<w:sym w:font="Webdings" w:char="F061"/>', "a\uf061b"),
        ('<w:sym w:font="仿宋" w:char="4E00"/>', "a一b"),
        ('<w:sym w:font="仿宋" w:char="D800"/>', "ab"),
        ('<w:sym w:font="仿宋" w:char="none"/>', "ab"),
        ('<w:t xml:space="preserve"> c </w:t>', "a c b"),
        ("<w:t>\n  c\n  </w:t>", "acb"),
        ("<w:lastRenderedPageBreak/>", "ab"),
    ],
)
def test_signs_within_a_run(content, text):
    manuscript = read_body(paragraph(f"<w:r><w:t>a</w:t>{content}<w:t>b</w:t></w:r>"))
    assert texts(manuscript) == [text]


def test_a_page_break_opens_a_page_with_what_follows_it():
    body = paragraph("甲" * 3) + paragraph(PAGE_BREAK) + paragraph("乙" * 3)
    assert opening(read_body(body)) == ["乙乙乙"]


def test_a_page_break_within_a_paragraph_parts_it():
    manuscript = read_body(paragraph(run("甲") + PAGE_BREAK + run("乙")))
    assert places(manuscript) == [("甲", 1, 1), ("乙", 1, 3)]
    assert opening(manuscript) == ["乙"]


def test_a_paragraph_may_ask_for_a_page_itself_or_by_its_style():
    styles = style("Page", inner="<w:pPr><w:pageBreakBefore/></w:pPr>")
    body = paragraph("甲", "<w:pageBreakBefore/>") + paragraph("乙", '<w:pStyle w:val="Page"/>')
    off = paragraph("丙", '<w:pStyle w:val="Page"/><w:pageBreakBefore w:val="0"/>')
    assert opening(read_body(body + off, styles=styles)) == ["甲", "乙"]


@pytest.mark.parametrize(
    ("kind", "opens"), [("", True), ("nextPage", True), ("oddPage", True), ("continuous", False)]
)
def test_how_a_section_begins_is_said_at_its_end(kind, opens):
    said = f'<w:type w:val="{kind}"/>' if kind else ""
    body = paragraph("甲", "<w:sectPr/>") + paragraph("乙") + paragraph("丙")
    manuscript = read_body(f"{body}<w:sectPr>{said}</w:sectPr>")
    assert opening(manuscript) == (["乙"] if opens else [])


@pytest.mark.parametrize(
    "content",
    [
        "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:smartTag>{}</w:smartTag>",
        "<w:customXml><w:customXmlPr/>{}</w:customXml>",
        "<w:unheardOf>{}</w:unheardOf>",
        '<x:strange xmlns:x="urn:x">{}</x:strange>',
        "<mc:AlternateContent><mc:Choice>{}</mc:Choice>"
        "<mc:Fallback><w:p><w:r><w:t>两遍</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>",
        "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Choice><w:p><w:r><w:t>两遍</w:t></w:r>"
        "</w:p></mc:Choice></mc:AlternateContent>",
        "<mc:AlternateContent><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
    ],
)
def test_what_only_wraps_a_text_is_passed_through(content):
    around = content.format(paragraph("青石县"))
    within = paragraph(content.format(run("松涧县"))) if "Fallback><w:p" not in content else ""
    expected = ["青石县", "松涧县"] if within else ["青石县"]
    assert texts(read_body(around + within)) == expected


def test_text_that_stands_in_no_paragraph_is_not_lost():
    assert texts(read_body(run("云岭市") + paragraph("河清市"))) == ["云岭市", "河清市"]


def test_a_document_of_the_strict_edition_reads_the_same():
    old = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts = parts_of(
        paragraph(run("澜江", "<w:b/>"), '<w:jc w:val="center"/>'), styles=style("a", "Title")
    )
    strict = {
        path: content.replace(old, "http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for path, content in parts.items()
    }
    assert read(packed(strict)) == read(packed(parts))
    assert read(packed(strict)).paragraphs[0].look.is_centred


@pytest.mark.parametrize("gone", ["[Content_Types].xml", "word/_rels/document.xml.rels"])
def test_a_missing_part_costs_only_what_stood_in_it(gone):
    parts = parts_of(paragraph("澜江市"))
    del parts[gone]
    assert texts(read(packed(parts))) == ["澜江市"]


def test_the_text_may_lie_anywhere_in_the_package():
    parts = parts_of(paragraph("澜江市"))
    parts["text/main.xml"] = parts.pop("word/document.xml")
    parts["_rels/.rels"] = parts["_rels/.rels"].replace("word/document.xml", "/text/main.xml")
    assert texts(read(packed(parts))) == ["澜江市"]


def test_paths_may_be_written_as_in_windows():
    parts = parts_of(paragraph("澜江市"))
    assert texts(read(packed({path.replace("/", "\\"): parts[path] for path in parts}))) == [
        "澜江市"
    ]


def test_hidden_words_are_set_aside_at_their_place():
    manuscript = read_body(paragraph(run("公开") + run("内部", HIDDEN) + run("文字")))
    shown, hidden = manuscript.paragraphs
    assert (shown.text, shown.kind) == ("公开文字", Kind.TEXT)
    assert (hidden.text, hidden.kind, hidden.why) == ("内部", Kind.ASIDE, noticed.HIDDEN)
    assert (hidden.line, hidden.column) == (1, 3)


@pytest.mark.parametrize("kind", ["paragraph", "character"])
def test_a_style_may_hide_a_text(kind):
    styles = style("Hid", inner=f"<w:rPr>{HIDDEN}</w:rPr>", kind=kind)
    by_paragraph = paragraph("内部", '<w:pStyle w:val="Hid"/>')
    by_run = paragraph(run("内部", '<w:rStyle w:val="Hid"/>'))
    body = by_paragraph if kind == "paragraph" else by_run
    [hidden] = read_body(body, styles=styles).paragraphs
    assert (hidden.text, hidden.kind) == ("内部", Kind.ASIDE)


@pytest.mark.parametrize("drop", ["drop", "margin"])
def test_a_large_first_letter_belongs_to_the_paragraph_after_it(drop):
    capital = paragraph(run("今"), f'<w:framePr w:dropCap="{drop}"/><w:outlineLvl w:val="0"/>')
    [one] = read_body(capital + paragraph("年以来")).paragraphs
    assert (one.text, one.line, one.level) == ("今年以来", 1, None)
    assert one.place(1) == (2, 1)


def test_a_field_shows_its_result_and_not_its_instruction():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    simple = '<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>9</w:t></w:r></w:fldSimple>'
    assert texts(read_body(paragraph(run("第") + field + run("页共") + simple))) == ["第3页共9"]


def test_a_field_within_an_instruction_does_not_show():
    begin, end = '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>'
    part = '<w:fldChar w:fldCharType="separate"/>'
    inner = f"{begin}<w:instrText>PAGE</w:instrText>{part}<w:t>7</w:t>{end}"
    outer = f"<w:r>{begin}<w:instrText>IF </w:instrText>{inner}{part}<w:t>是</w:t>{end}</w:r>"
    assert texts(read_body(paragraph(outer))) == ["是"]


def test_a_field_that_never_ends_swallows_no_text():
    body = paragraph('<w:r><w:fldChar w:fldCharType="begin"/><w:t>甲</w:t></w:r>')
    assert texts(read_body(body + paragraph("乙"))) == ["甲", "乙"]


def test_a_field_that_never_ends_hides_no_field_after_it():
    begin, end = '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>'
    good = f'<w:r>{begin}<w:fldChar w:fldCharType="separate"/><w:t>乙</w:t>{end}</w:r>'
    assert texts(read_body(paragraph(f"<w:r>{begin}</w:r>") + paragraph(good))) == ["乙"]


def test_characters_drawn_by_a_field_are_taken_and_reported():
    drawn = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> EQ \\o\\ac(○,一)</w:instrText>'
        '<w:fldChar w:fldCharType="end"/></w:r>'
    )
    manuscript = read_body(paragraph(drawn + run("健全制度")))
    assert texts(manuscript) == ["一健全制度"]
    assert only(manuscript, "drawn-characters").params == {"words": "一"}


def test_a_formula_gives_its_characters_and_a_warning():
    formula = "<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r>"
    body = paragraph(run("令") + formula + "</m:sup></m:sSup></m:oMath>" + run("为总量"))
    manuscript = read_body(body)
    assert texts(manuscript) == ["令x2为总量"]
    found = only(manuscript, "formula")
    assert (found.severity, found.line, found.column) == (Severity.WARNING, 1, 2)
    assert "令x2为总量" in found.excerpt


def test_the_reading_above_a_character_is_reported_and_not_taken():
    ruby = (
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>jiàn</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>涧</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    manuscript = read_body(paragraph(run("松") + ruby + run("县")))
    assert texts(manuscript) == ["松涧县"]
    assert only(manuscript, "ruby").params == {"words": "jiàn"}


def test_a_plain_document_leaves_nothing_to_remark():
    assert codes(read_body(paragraph("澜江市委"))) == []
