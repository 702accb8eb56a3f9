"""A stored article under examination: each finding at its part, field and paragraph."""

import pytest

from bulletins.proofing.articles import HEAD, PartFinding, examine_article
from bulletins.text.content import ArticleContent, MeasureContent, SectionContent
from tests.proofing.texts import ON


def article(**fields) -> ArticleContent:
    return ArticleContent(number=1, **{"title": "把课堂搬到一线", **fields})


def places(content: ArticleContent) -> list[tuple[str, str, int, str]]:
    findings = examine_article(content, on=ON)
    return [(f.part, f.field, f.paragraph, f.finding.code) for f in findings]


def test_a_finding_names_part_field_and_paragraph():
    content = article(
        lead=("近年来，澜江市边学边干。", "学习，，研讨。"),
        sections=(
            SectionContent(
                key="s1",
                heading="健全制度（试行",
                body=("先立规矩。",),
                measures=(MeasureContent(key="m1", number=1, body=("边学，，边干。",)),),
            ),
        ),
        closing=("9月31日前完成。",),
    )
    assert places(content) == [
        (HEAD, "lead", 2, "doubled-punctuation"),
        ("s1", "heading", 1, "unpaired-mark"),
        ("m1", "body", 1, "doubled-punctuation"),
        (HEAD, "closing", 1, "impossible-date"),
    ]


def test_hidden_characters_are_among_the_findings():
    content = article(lead=("同比增长7\ue0108%。",))
    [found] = examine_article(content, on=ON)
    assert isinstance(found, PartFinding)
    assert (found.finding.character, found.finding.line, found.finding.column) == ("U+E010", 1, 6)
    assert found.finding.stops


@pytest.mark.parametrize("field", ["title", "subtitle", "byline"])
def test_lines_are_examined_as_they_stand(field):
    assert places(article(**{field: "学习，，研讨"})) == [(HEAD, field, 1, "doubled-punctuation")]


@pytest.mark.parametrize("field", ["editor_note", "lead", "closing", "attachments", "credits"])
def test_every_field_of_paragraphs_is_examined(field):
    found = places(article(**{field: ("学习。", "学习，，研讨")}))
    assert found == [(HEAD, field, 2, "doubled-punctuation")]


def test_the_signs_of_the_markup_are_no_text():
    content = article(
        lead=("**边学**边干，见[办法](https://example.org/a,b)。", r"用好\[2024\]号文。")
    )
    assert "doubled-punctuation" not in {code for *_, code in places(content)}
    assert places(article(lead=("**边学边干**的**的**成效。",))) == [
        (HEAD, "lead", 1, "doubled-character")
    ]


def test_a_note_is_examined_at_the_paragraph_that_calls_it():
    content = article(lead=("边学边干。", "边学边干^[见**通知，，通报**。]。"))
    assert places(content) == [(HEAD, "lead", 2, "doubled-punctuation")]


def test_a_quotation_over_two_paragraphs_is_whole():
    assert places(article(lead=("他说：“学习要紧。", "“落实更要紧。”"))) == []


def test_one_figure_in_two_sections_is_compared():
    content = article(
        lead=("全市累计培训干部1200人。",),
        sections=(SectionContent(key="s1", body=("全市累计培训干部1300人。",)),),
    )
    assert places(content) == [("s1", "body", 1, "figure-given-two-ways")]
