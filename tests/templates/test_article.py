"""An article as a reader sees it, on its own page and in its issue."""

import pytest
from django.urls import reverse

from .page import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(open_page, addresses):
    return open_page(addresses["article in all forms"])


def both(open_page, addresses):
    return open_page(addresses["article in all forms"]), open_page(addresses["issue"])


def test_each_measure_carries_its_number_and_leads_to_its_lasting_address(
    open_page, addresses, measures
):
    for page in both(open_page, addresses):
        for measure in measures:
            assert page.ids()[f"m{measure.number}"] == 1
            assert page.one("a", href=reverse("measure", args=[measure.number]))


def test_headings_stand_one_level_lower_in_the_issue(open_page, addresses):
    page, issue = both(open_page, addresses)
    heading = "一、题目定向，学有所指。"
    assert (2, heading) in page.headings()
    assert (3, heading) in issue.headings()
    assert (3, "（一）现场教学") not in page.headings()
    assert (4, "（一）现场教学") in issue.headings()


def test_measures_of_a_section_without_a_heading_leave_no_gap(page):
    assert (2, "一是入户听。") in page.headings()


def test_a_run_in_heading_and_its_paragraph_are_one_line_of_text(page):
    assert "学有所指。</h2><p>年初确定题目" in page.html
    assert "入户听。</h2><p>登门听意见" in page.html


def test_a_measure_without_a_heading_keeps_its_mark(page):
    assert '<b class="mark">二是</b>没有小标题的一条。' in page.html


def test_section_numbers_are_generated(open_page, addresses):
    levels = open_page(addresses["article"]).headings()
    assert (2, "一、健全制度，学有遵循") in levels
    assert (2, "二、创新形式，学有所得") in levels
    assert (3, "（一）现场教学") in levels


def test_a_note_leads_to_its_words_and_back(page, all_forms):
    prefix = f"a{all_forms.number}"
    for number, words in ((1, "全年共12个。"), (2, "共听取38条。")):
        assert page.one("a", id=f"{prefix}-r{number}")["href"] == f"#{prefix}-n{number}"
        assert words in page.one("li", id=f"{prefix}-n{number}")["text"]
        assert page.one("a", href=f"#{prefix}-r{number}", class_="back")["aria-label"]


def test_the_head_names_unit_date_source_and_time(page):
    assert page.one("a", href="/units/lanjiang-xc/")["text"] == "澜江市委宣传部"
    facts = page.one("p", class_="facts")["text"]
    assert "2024-09-12" in facts and "江原学习动态" in facts
    issue = page.all("a", href="/dongtai/2024/8/")
    assert any("江原学习动态" in link["text"] for link in issue)


def test_the_tags_that_inspections_read_are_there(client, addresses, all_forms):
    response = client.get(addresses["article in all forms"])
    page = Page(response.content.decode())
    tags = {tag["name"]: tag["content"] for tag in page.all("meta") if "name" in tag}
    shown_at = response.context["article"].shown_at.astimezone()
    assert tags["ArticleTitle"] == "一篇什么都有的文章"
    assert tags["ColumnName"] == "经验交流"
    assert tags["PubDate"] == f"{shown_at:%Y-%m-%d %H:%M}"
    assert tags["Author"] == "林之远"
    assert tags["Description"] == "近年来，澜江市边学边干。"
    assert tags["ContentSource"].startswith("《江原学习动态》")
    assert all(words == words.strip() for words in tags.values())
    assert tags["Url"] == f"http://testserver{addresses['article in all forms']}"


def test_closing_attachments_and_credits_follow_the_text(page):
    place = page.html.index("没有小标题的一条")
    for words in ("下一步再接再厉", "评分表", "意见书", "撰稿：林之远", "全年共12个。"):
        place = page.html.index(words, place)


def test_neighbours_in_the_issue_are_linked(open_page, addresses):
    first, second = open_page(addresses["article"]), open_page(addresses["article in all forms"])
    for tag in ("a", "link"):
        assert first.one(tag, rel="next")["href"] == addresses["article in all forms"]
        assert second.one(tag, rel="prev")["href"] == addresses["article"]
        assert not first.all(tag, rel="prev") and not second.all(tag, rel="next")


def test_the_way_up_goes_by_columns_or_else_by_the_issue(
    open_page, addresses, publish_again, article
):
    def crumbs():
        html = open_page(addresses["article"]).html
        return html[html.index('class="breadcrumb"') : html.index("<main")]

    assert "/columns/theory/" in crumbs() and "/columns/experience/" in crumbs()
    publish_again(article, column=None)
    assert "/columns/theory/" not in crumbs() and "/dongtai/2024/8/" in crumbs()


def test_a_note_that_names_itself_is_not_named_twice(
    open_page, addresses, all_forms, publish_again
):
    labels = open_page(addresses["article in all forms"]).all("b", class_="label")
    assert len(labels) == 1
    publish_again(all_forms, editor_note="编者按：各地可以参考。")
    page = open_page(addresses["article in all forms"])
    assert not page.all("b", class_="label") and "编者按：各地" in page.html


def test_attachments_are_numbered_unless_they_name_themselves(
    open_page, addresses, all_forms, publish_again
):
    address = addresses["article in all forms"]
    assert "1. 评分表" in open_page(address).html
    publish_again(all_forms, attachments="附件1：评分表\n附件2：意见书")
    page = open_page(address)
    assert "1. 附件" not in page.html and "附件1：评分表" in page.html
    publish_again(all_forms, attachments="评分表")
    assert "1. " not in open_page(address).one(class_="attachments")["text"]


def test_words_from_people_are_shown_as_words(open_page, addresses, all_forms, publish_again):
    publish_again(
        all_forms,
        title="<b>题</b>",
        subtitle="<i>",
        credits="<u>",
        byline='"><script>',
        lead="<hr>",
    )
    for page in both(open_page, addresses):
        assert not any(page.all(tag) for tag in ("i", "u", "hr"))
        assert "&lt;b&gt;题&lt;/b&gt;" in page.html
        assert all(script.get("src") for script in page.all("script"))
