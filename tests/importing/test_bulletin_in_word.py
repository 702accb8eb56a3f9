"""Bulletins as Word writes them: masts in tables and text boxes, titles that only look like ones,
numbers that are not in the text, lists of contents made by Word.
"""

import io

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Pt, RGBColor

from bulletins.importing.outlining import issue_outline, outlines
from bulletins.importing.parsing.bulletin import looks_like_issue, understand_issue
from bulletins.importing.readers import read_bytes
from bulletins.importing.reading import Reading
from bulletins.text.numbering import Numbering
from tests.importing.docx.documents import (
    document,
    listed,
    number,
    paragraph,
    row,
    run,
    style,
    table,
)
from tests.importing.docx.test_drawings import drawing, shape
from tests.importing.docx.test_numbering import CHINESE
from tests.importing.samples import MORE_PROSE, PROSE

ARTICLES = [
    ("山里的题目山里答", "松涧县林业局", ["进山听题", "下山解题"]),
    ("一张图看清家底", "松涧县自然资源局", ["把图纸铺开来学", "把数据摊开来比"]),
    ("让老典型讲新故事", "松涧县委党校", ["请得进来", "传得下去"]),
]


def reading_of(data: bytes) -> Reading:
    manuscript = read_bytes(data, "学习动态.docx")
    assert looks_like_issue(manuscript)
    reading = understand_issue(manuscript)
    assert reading.discrepancies == []
    return reading


def assert_read(reading: Reading, articles=ARTICLES) -> None:
    found = outlines(reading)
    assert [(str(one.title), str(one.unit)) for one in found] == [
        (title, unit) for title, unit, _ in articles
    ]
    assert [[str(one.heading) for one in article.sections] for article in found] == [
        headings for _, _, headings in articles
    ]


class Typed:
    """A bulletin typed in Word."""

    def __init__(self, *, pages: bool = False):
        self.document = docx.Document()
        self.document.styles["Normal"].font.size = Pt(16)
        self.pages = pages

    def line(self, text: str, size: float | None = None, *, centred: bool = False, red=False):
        paragraph = self.document.add_paragraph()
        written = paragraph.add_run(text)
        if size:
            written.font.size = Pt(size)
        if red:
            written.font.color.rgb = RGBColor(0xC0, 0, 0)
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return paragraph

    def rows(self, *rows: tuple[str, ...]) -> None:
        made = self.document.add_table(0, len(rows[0]))
        for texts in rows:
            for cell, text in zip(made.add_row().cells, texts, strict=True):
                cell.text = text

    def mast(self) -> None:
        self.line("内部资料", 14)
        self.line("学 习 动 态", 42, centred=True, red=True)
        self.line("2024年第8期（总第96期）", 16, centred=True)
        self.rows(("江原省委宣传部编", "2024年9月12日"))

    def article(self, title: str, unit: str, headings: list[str], *, style: str = "") -> None:
        if self.pages:
            self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        if style:
            self.document.add_paragraph(title, style=style)
        else:
            self.line(title, 22, centred=True)
        self.line(unit, 16, centred=True)
        self.line("　　" + PROSE)
        for mark, heading in zip("一二三", headings, strict=False):
            self.line(f"　　{mark}、{heading}")
            self.line("　　" + MORE_PROSE)

    def foot(self) -> None:
        self.rows(("报：省委常委", ""), ("送：省直各单位", ""), ("发：各市", "共印450份"))

    def data(self) -> bytes:
        file = io.BytesIO()
        self.document.save(file)
        return file.getvalue()


def test_mast_and_foot_in_tables_and_titles_by_their_size():
    typed = Typed()
    typed.mast()
    for article in ARTICLES:
        typed.article(*article)
    typed.foot()
    reading = reading_of(typed.data())
    assert_read(reading)
    issue = reading.issue
    assert (issue.publication, issue.number, issue.year, issue.total) == ("学习动态", 8, 2024, 96)
    assert (issue.office, str(issue.date)) == ("江原省委宣传部", "2024-09-12")
    assert (issue.report_to, issue.send_to, issue.distribute_to) == (
        "省委常委",
        "省直各单位",
        "各市",
    )
    assert issue.print_run == 450
    assert "weak-structure" not in [finding.code for finding in reading.findings]


@pytest.mark.parametrize("pages", [False, True])
def test_a_contents_with_tabs_and_page_breaks(pages):
    typed = Typed(pages=pages)
    typed.mast()
    typed.line("目　录", 22, centred=True)
    for page, (title, unit, _) in enumerate(ARTICLES, 1):
        typed.line(f"{title}\t{unit}\t{page}")
    for article in ARTICLES:
        typed.article(*article)
    reading = reading_of(typed.data())
    assert_read(reading)
    assert reading.issue.contents == tuple(title for title, _, _ in ARTICLES)
    assert not [one for one in reading.findings if one.code.startswith(("contents", "article"))]


@pytest.mark.parametrize("style", ["Title", "Heading 1"])
def test_titles_by_their_style(style):
    typed = Typed()
    typed.mast()
    for article in ARTICLES:
        typed.article(*article, style=style)
    assert_read(reading_of(typed.data()))


def test_what_word_puts_on_every_page_belongs_to_no_article():
    typed = Typed()
    section = typed.document.sections[0]
    section.header.paragraphs[0].text = "学习动态　2024年第8期"
    section.footer.paragraphs[0].text = "— 1 —"
    typed.mast()
    for article in ARTICLES:
        typed.article(*article)
    reading = reading_of(typed.data())
    assert_read(reading)
    assert reading.issue.number == 8


def test_a_list_of_contents_made_by_word():
    """Its lines are links with dots and page numbers in a style of their own."""
    styles = style("TOC1", "toc 1") + style("a3", "Title")
    body = "".join(paragraph(text) for text in ("学习动态", "第8期", "省委宣传部编　2024年9月12日"))
    body += paragraph("目录")
    for title, _, _ in ARTICLES:
        linked = (
            f'<w:hyperlink w:anchor="x">{run(title)}<w:r><w:tab/></w:r>{run("3")}</w:hyperlink>'
        )
        body += paragraph(linked, '<w:pStyle w:val="TOC1"/>')
    for title, unit, headings in ARTICLES:
        body += paragraph(title, '<w:pStyle w:val="a3"/>') + paragraph(unit) + paragraph(PROSE)
        for mark, heading in zip("一二三", headings, strict=False):
            body += paragraph(f"{mark}、{heading}") + paragraph(MORE_PROSE)
    reading = reading_of(document(body, styles=styles))
    assert_read(reading)
    assert reading.issue.contents == tuple(title for title, _, _ in ARTICLES)


def test_numbers_that_word_makes_are_no_part_of_the_headings():
    """The list goes on from one article to the next, as lists do whose restart was forgotten."""
    body = "".join(paragraph(text) for text in ("学习动态", "第8期", "省委宣传部编　2024年9月12日"))
    for title, unit, headings in ARTICLES[:2]:
        big = paragraph(run(title, '<w:sz w:val="44"/>'), '<w:jc w:val="center"/>')
        body += big + paragraph(unit) + paragraph(PROSE)
        for heading in headings:
            body += listed(heading) + paragraph(MORE_PROSE)
    reading = reading_of(document(body, numbering=CHINESE + number(1, 1)))
    found = outlines(reading)
    assert [str(one.title) for one in found] == [title for title, _, _ in ARTICLES[:2]]
    assert [str(one.heading) for one in found[0].sections] == ARTICLES[0][2]
    assert found[0].section_numbering == Numbering.COMMA


def test_a_mast_in_a_text_box():
    box = "".join(paragraph(text) for text in ("学 习 动 态", "2024年第8期"))
    body = paragraph(drawing(shape(box), kind="anchor"))
    body += table(row("江原省委宣传部编", "2024年9月12日"))
    for title, unit, headings in ARTICLES:
        body += paragraph(title, '<w:jc w:val="center"/>') + paragraph(unit) + paragraph(PROSE)
        for mark, heading in zip("一二三", headings, strict=False):
            body += paragraph(f"{mark}、{heading}") + paragraph(MORE_PROSE)
    reading = reading_of(document(body))
    assert_read(reading)
    issue = issue_outline(reading)
    assert (issue.publication, issue.number, str(issue.date)) == ("学习动态", 8, "2024-09-12")
