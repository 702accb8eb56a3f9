"""From the content tree to safe HTML with its numbers and notes in place."""

from bulletins.rendering.html import render_article, render_paragraphs
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
            *(SectionContent(key=str(n), heading="节") for n in range(120)),
            section_numbering=Numbering.COMMA,
        )
    )
    assert page.sections[119].mark == "120."


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
