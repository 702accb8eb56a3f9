"""Tables and pictures as a reader's page holds them."""

import pytest
from django.utils.translation import gettext

from bulletins import pictures
from bulletins.revising import MeasureDraft, SectionDraft
from bulletins.text.blocks import picture_line
from tests.drawings import sent

pytestmark = pytest.mark.django_db

TABLE = "| 单位 |  | 次数 |\n| 澜江市 | 每月初向各单位发出提醒单^[含部门。] | 12 |"


@pytest.fixture
def picture():
    return pictures.take(sent())


@pytest.fixture
def page(open_page, make_article, published_issue, publish_again, picture):
    shown = picture_line("现场“教学”", picture.key)
    article = make_article(
        "有表有图",
        issue=published_issue,
        sections=[
            SectionDraft(heading="学有所指。", body=f"{TABLE}\n表后的话。"),
            SectionDraft(
                measures=[
                    MeasureDraft(body=f"{shown}\n图后的话。"),
                    MeasureDraft(heading="定期提醒。", body=f"发出提醒单。\n{shown}"),
                ]
            ),
        ],
    )
    publish_again(article, editor_note=f"{TABLE}\n{shown}", closing=picture_line("", picture.key))
    return open_page(f"/dongtai/2024/8/{article.number}/")


def test_a_table_is_a_table_with_a_head(page):
    assert len(page.all("table")) == len(page.all("thead")) == len(page.all("tbody")) == 2
    assert [cell["text"] for cell in page.all("th", scope="col")] == ["单位", "次数"] * 2
    assert page.all("td", class_="number")[0]["text"] == "12"


def test_the_frame_of_a_table_can_be_reached_and_says_what_it_is(page):
    frames = page.all("div", class_="table", role="group", tabindex="0")
    names = [gettext("Table %(number)s") % {"number": number} for number in (1, 2)]
    assert [frame["aria-label"] for frame in frames] == names


def test_a_note_in_a_cell_leads_to_its_words(page):
    marks = [link for link in page.all("a") if link.get("role") == "doc-noteref"]
    assert [link["text"] for link in marks] == ["1", "2"]
    assert page.html.count("含部门。") == 2


def test_a_picture_says_its_size_and_its_words_before_it_comes(page, picture):
    images = page.all("img")
    assert [image["alt"] for image in images] == ["现场“教学”"] * 3 + [""]
    for image in images:
        assert image["src"] == f"/pictures/{picture.key}.png"
        assert (image["width"], image["height"]) == ("60", "40")
        assert (image["loading"], image["decoding"]) == ("lazy", "async")


def test_a_heading_that_is_a_sentence_stands_alone_before_a_table(page):
    assert (2, "一、学有所指。") in page.headings()
    assert "学有所指。</h2><p>" not in page.html and "定期提醒。</h2><p>发出" in page.html


def test_the_editors_note_is_named_though_it_begins_with_a_table(page):
    assert page.html.index("编者按：") < page.html.index("<table>")
    assert len(page.all("b", class_="label")) == 1


def test_words_are_never_outside_a_paragraph_or_a_cell(page):
    text = page.html[page.html.index('<div class="text">') :]
    assert "<p>表后的话。</p>" in text and "<p>图后的话。</p>" in text
    assert "picture:" not in page.html and "| " not in text[: text.index("</article>")]
