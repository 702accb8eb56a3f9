"""From the content tree to safe HTML with its numbers and notes in place."""

from bulletins.rendering.html import RenderedPicture, render_article, render_paragraphs
from bulletins.rendering.pictures import ShownPicture
from bulletins.text.blocks import picture_line
from bulletins.text.content import ArticleContent, MeasureContent, SectionContent
from bulletins.text.numbering import Numbering


def article(*sections, **fields) -> ArticleContent:
    return ArticleContent(number=7, title="题目", sections=sections, **fields)


def test_sections_are_numbered_by_their_place():
    page = render_article(
        article(
            SectionContent(key="a", heading="甲"),
            SectionContent(key="b", heading="乙"),
            section_numbering=Numbering.COMMA,
        )
    )
    assert [section.mark for section in page.sections] == ["一、", "二、"]


def test_a_section_without_a_heading_is_not_counted():
    page = render_article(
        article(
            SectionContent(key="a", body=("正文。",)),
            SectionContent(key="b", heading="乙"),
            section_numbering=Numbering.COMMA,
        )
    )
    assert [section.mark for section in page.sections] == ["", "一、"]


def test_measures_are_numbered_in_each_section_anew():
    measures = (MeasureContent(key="m", number=1, heading="甲"), MeasureContent(key="n", number=2))
    sections = [
        SectionContent(key=key, measures=measures, measure_numbering=Numbering.BRACKETED)
        for key in "ab"
    ]
    page = render_article(article(*sections))
    marks = [measure.mark for section in page.sections for measure in section.measures]
    assert marks == ["（一）", "（二）"] * 2


def test_more_parts_than_chinese_numerals_reach_still_have_numbers():
    page = render_article(
        article(
            *(SectionContent(key=str(n), heading="节") for n in range(1000)),
            section_numbering=Numbering.COMMA,
        )
    )
    assert page.sections[119].mark == "一百二十、"
    assert page.sections[999].mark == "1000."


def test_a_run_in_heading_takes_the_first_paragraph_with_it():
    section = SectionContent(key="a", heading="建制度。", body=("第一段。", "第二段。"))
    (part,) = render_article(article(section)).sections
    assert (part.opening, part.body) == ("第一段。", ["第二段。"])


def test_what_people_write_is_escaped():
    page = render_article(article(lead=("<script>alert(1)</script>&", "**<b>**")))
    assert page.lead[0] == "&lt;script&gt;alert(1)&lt;/script&gt;&amp;"
    assert page.lead[1] == "<strong>&lt;b&gt;</strong>"


def test_a_link_cannot_break_out_of_its_attribute():
    (paragraph,), _ = render_paragraphs(['[x](https://a/"onclick="x)'], prefix="p")
    assert 'href="https://a/&quot;onclick=&quot;x"' in paragraph


def test_notes_are_numbered_through_the_whole_article_and_gathered_at_its_end():
    section = SectionContent(key="a", heading="甲", body=("正文^[注二]。",))
    page = render_article(article(section, lead=("导语^[注一]。",), closing=("结尾^[注三]。",)))
    assert page.notes == ["注一", "注二", "注三"]
    assert 'href="#a7-n2"' in page.sections[0].body[0]


KEY = "a" * 32
PICTURE = picture_line("现场<1>", KEY)
PICTURES = {KEY: ShownPicture("/pictures/a.png", 640, 480)}


def words(row) -> list[str]:
    return [cell.words for cell in row]


def test_a_table_has_a_head_and_rows_of_safe_cells():
    (table,) = render_article(article(lead=("| 单位 | **<b>** |", "| 澜江市 | 12 |"))).lead
    assert words(table.head) == ["单位", "<strong>&lt;b&gt;</strong>"]
    assert [words(row) for row in table.rows] == [["澜江市", "12"]]
    assert [cell.kind for cell in table.head] == ["short", "number"]


def test_a_cell_that_is_empty_at_the_end_of_a_row_keeps_its_column():
    rows = ("|  | 场次 | 人数 |", "| 青石县 | 12 | 260 |", "|  | 20 | 300 |", "| 松涧县 | 8 |  |")
    (table,) = render_article(article(lead=rows)).lead
    assert words(table.head) == ["", "场次", "人数"]
    assert [words(row) for row in table.rows[1:]] == [["", "20", "300"], ["松涧县", "8", ""]]
    assert [cell.kind for cell in table.rows[1]] == ["short", "number", "number"]


def test_a_single_row_is_no_head():
    (table,) = render_article(article(lead=("| 甲 | 乙 |",))).lead
    assert table.head == [] and words(table.rows[0]) == ["甲", "乙"]


def test_tables_and_notes_in_their_cells_are_counted_in_reading_order():
    section = SectionContent(key="a", body=("正文^[注二]。", "| 乙^[注三] |"))
    page = render_article(article(section, lead=("| 甲^[注一] |",)))
    assert page.notes == ["注一", "注二", "注三"]
    assert [page.lead[0].number, page.sections[0].body[1].number] == [1, 2]


def test_a_picture_is_shown_at_the_address_handed_in():
    page = render_article(article(lead=("正文。", PICTURE)), PICTURES)
    assert page.lead == ["正文。", RenderedPicture("现场<1>", "/pictures/a.png", 640, 480)]
    (picture,), _ = render_paragraphs([PICTURE], prefix="note", pictures=PICTURES)
    assert picture.address == "/pictures/a.png"


def test_a_picture_that_is_not_there_is_shown_as_it_is_written():
    assert render_article(article(lead=(PICTURE,))).lead == [f"![现场&lt;1&gt;](picture:{KEY})"]


def test_a_heading_does_not_run_into_a_table_or_picture():
    for block in ("| 甲 |", PICTURE):
        section = SectionContent(key="a", heading="建制度。", body=(block, "正文。"))
        (part,) = render_article(article(section), PICTURES).sections
        assert part.opening is None and len(part.body) == 2 and part.body[1] == "正文。"


def test_the_mark_of_a_measure_without_a_heading_stands_before_its_words_or_alone():
    measures = (
        MeasureContent(key="m", number=1, body=("正文。", PICTURE)),
        MeasureContent(key="n", number=2, body=(PICTURE, "正文。")),
    )
    section = SectionContent(key="a", measures=measures)
    first, second = render_article(article(section), PICTURES).sections[0].measures
    assert (first.opening, len(first.body)) == ("正文。", 1)
    assert (second.opening, len(second.body)) == ("", 2)


def test_attachments_and_credits_are_words_only():
    page = render_article(article(attachments=("| 甲 |", PICTURE)), PICTURES)
    assert page.attachments == ["| 甲 |", f"![现场&lt;1&gt;](picture:{KEY})"]
