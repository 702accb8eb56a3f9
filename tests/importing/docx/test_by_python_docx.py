"""Documents as python-docx writes them, with the styles of Word's own template."""

import io

import docx
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from bulletins.text.paragraphs import Kind, Style

from .documents import abstract, codes, image, level, number, read, texts


def saved(document):
    file = io.BytesIO()
    document.save(file)
    return read(file.getvalue())


def with_lists(*definitions):
    """A new document in which the given lists stand in place of the template's."""
    document = docx.Document()
    root = document.part.numbering_part.element
    for old in list(root):
        root.remove(old)
    for definition in definitions:
        root.append(parse_xml(definition.replace(" ", f" {nsdecls('w')} ", 1)))
    return document


def put_in_list(holder, number_id, at=0):
    """``holder`` is a paragraph or a style."""
    properties = holder._element.get_or_add_pPr()
    numbering = properties.get_or_add_numPr()
    numbering.get_or_add_numId().val = number_id
    numbering.get_or_add_ilvl().val = at


CHINESE = abstract(
    7,
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCountingThousand", "（%2）"),
    level(2, "decimal", "%3."),
)
RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'


def test_numbers_of_paragraphs_go_on_and_begin_again():
    document = with_lists(CHINESE, number(1, 7), number(2, 7, RESTART))
    for text, number_id, at in [
        ("扎紧制度篱笆", 1, 0),
        ("完善学习计划", 1, 1),
        ("压实学习责任", 1, 1),
        ("每季度督查", 1, 2),
        ("用好领学机制", 1, 0),
        ("领导带头学", 1, 1),
        ("另一组", 2, 0),
        ("另一组之二", 2, 0),
    ]:
        put_in_list(document.add_paragraph(text), number_id, at)
        if at == 2:
            document.add_paragraph("说明一段。")
    assert texts(saved(document)) == [
        "一、扎紧制度篱笆",
        "（一）完善学习计划",
        "（二）压实学习责任",
        "1.每季度督查",
        "说明一段。",
        "二、用好领学机制",
        "（一）领导带头学",
        "一、另一组",
        "二、另一组之二",
    ]


def test_numbers_in_heading_styles_and_in_styles_based_on_them():
    document = with_lists(CHINESE, number(1, 7))
    put_in_list(document.styles["Heading 1"], 1, 0)
    put_in_list(document.styles["Heading 2"], 1, 1)
    own = document.styles.add_style("本刊标题", WD_STYLE_TYPE.PARAGRAPH)
    own.base_style = document.styles["Heading 2"]
    document.add_heading("健全制度", 1)
    document.add_heading("列出清单", 2)
    document.add_paragraph("公开台账", own)
    document.add_heading("创新方式", 1)
    manuscript = saved(document)
    assert [(one.text, one.level, one.generated) for one in manuscript.paragraphs] == [
        ("一、健全制度", 1, 2),
        ("（一）列出清单", 2, 3),
        ("（二）公开台账", 2, 3),
        ("二、创新方式", 1, 2),
    ]


def test_lists_of_words_template():
    document = docx.Document()
    for text in ("甲", "乙"):
        document.add_paragraph(text, "List Number")
    document.add_paragraph("丙", "List Bullet")
    manuscript = saved(document)
    assert texts(manuscript) == ["1.甲", "2.乙", "丙"]
    assert codes(manuscript) == ["bullets"]


def test_an_article_with_its_looks():
    document = docx.Document()
    document.add_heading("书声入耳明方向", 0)
    unit = document.add_paragraph("澜江市委宣传部")
    unit.alignment = WD_ALIGN_PARAGRAPH.CENTER
    unit.runs[0].font.size = Pt(16)
    text = document.add_paragraph()
    text.add_run("压实责任。").bold = True
    text.add_run("市委每季度研究一次。")
    text.add_run().add_break()
    text.add_run("又一行。")
    document.add_paragraph("页末").add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("下页")
    title, unit, head, line, _, page = saved(document).paragraphs
    assert (title.look.is_title, title.level) == (True, None)
    assert (unit.look.is_centred, unit.look.size) == (True, 16)
    [bold] = [span for span in head.spans if span.style == Style.BOLD]
    assert head.text[bold.start : bold.end] == "压实责任。"
    assert (line.text, line.line, line.column) == ("又一行。", 3, 17)
    assert page.look.opens_page


def test_sections_open_pages_unless_they_go_on():
    document = docx.Document()
    document.add_paragraph("甲")
    document.add_section(WD_SECTION.CONTINUOUS)
    document.add_paragraph("乙")
    document.add_section(WD_SECTION.NEW_PAGE)
    document.add_paragraph("丙")
    opening = [one.text for one in saved(document).paragraphs if one.look.opens_page]
    assert opening == ["丙"]


def test_a_table_with_merged_cells():
    document = docx.Document()
    table = document.add_table(3, 3)
    for at, text in enumerate(["单位", "稿件", "采用", "", "12", "3", "", "9", "2"]):
        table.cell(at // 3, at % 3).text = text
    table.cell(1, 0).merge(table.cell(2, 0)).text = "青石县"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "篇数"
    assert texts(saved(document)) == ["单位\t篇数\t", "青石县\t12\t3", "\t9\t2"]


def test_ten_pictures_of_one_file_share_their_bytes():
    document, data = docx.Document(), image("JPEG", (40, 30))
    for _ in range(10):
        document.add_paragraph("图").add_run().add_picture(io.BytesIO(data), width=Cm(3))
    shape = document.inline_shapes[0]._inline.docPr
    shape.set("descr", "会场")
    pictures = [one for one in saved(document).paragraphs if one.kind == Kind.PICTURE]
    assert [one.text for one in pictures] == ["会场", *[""] * 9]
    assert {(one.picture.media_type, one.picture.width) for one in pictures} == {("image/jpeg", 40)}
    assert len({id(one.picture.data) for one in pictures}) == 1


def test_headers_and_footers_are_told_apart_from_the_text():
    document = docx.Document()
    document.add_paragraph("正文")
    document.sections[0].header.paragraphs[0].text = "学习参考"
    document.sections[0].footer.paragraphs[0].text = "— 1 —"
    manuscript = saved(document)
    assert [(one.kind, one.text) for one in manuscript.paragraphs] == [
        (Kind.TEXT, "正文"),
        (Kind.ASIDE, "学习参考"),
        (Kind.ASIDE, "— 1 —"),
    ]


def test_a_link_by_the_relations_of_the_package():
    document = docx.Document()
    text = document.add_paragraph("见")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    identity = document.part.relate_to("https://example.cn/", kind, is_external=True)
    link = parse_xml(f"<w:hyperlink {nsdecls('w', 'r')} r:id='{identity}'/>")
    text._p.append(link)
    link.append(text.add_run("原文")._r)
    [one] = saved(document).paragraphs
    assert (one.text, [span.address for span in one.spans]) == ("见原文", ["https://example.cn/"])


def test_hidden_runs_are_set_aside():
    document = docx.Document()
    text = document.add_paragraph("公开")
    text.add_run("内部").font.hidden = True
    assert text._p.find(qn("w:r")) is not None
    assert [(one.kind, one.text) for one in saved(document).paragraphs] == [
        (Kind.TEXT, "公开"),
        (Kind.ASIDE, "内部"),
    ]
