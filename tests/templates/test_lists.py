"""Home, series, issue, columns and units: pages that lead to articles."""

import pytest

from bulletins import assembly
from bulletins.views import trees

pytestmark = pytest.mark.django_db


def test_home_shows_each_series_with_the_contents_of_its_latest_issue(open_page, addresses):
    page = open_page("/")
    assert (2, "学习动态") in page.headings()
    assert page.one("a", href=addresses["article"], class_="contents-title")
    assert page.all(class_="contents-unit")[0]["text"] == "澜江市委宣传部"
    assert len(page.all("a", href="/dongtai/2024/8/")) == 1
    assert len(page.all("a", href="/dongtai/")) == 2


def test_an_empty_site_shows_sentences_not_lists(open_page):
    for address in ("/", "/columns/", "/units/"):
        page = open_page(address)
        assert page.one("main")["text"].strip(), address
        assert not page.all("ol", class_="contents") and not page.all("ul", class_="tree")


def test_a_series_gathers_its_issues_by_year(open_page, addresses):
    page = open_page("/dongtai/")
    assert page.one("section", id="y2024")
    assert page.one("a", href="/dongtai/2024/8/")
    assert page.one("a", href=addresses["article"])["text"] == "把课堂搬到一线"


def test_the_contents_of_an_issue_lead_to_places_on_the_page(open_page, addresses, article):
    page = open_page(addresses["issue"])
    assert page.one("article", id=f"a{article.number}")
    assert page.one("a", href=f"#a{article.number}")["text"] == "把课堂搬到一线"


def test_the_tail_is_as_in_print_and_only_where_there_is_one(open_page, published_issue):
    tail = open_page("/dongtai/2024/8/").one("div", class_="tail")["text"]
    for words in ("省委常委", "各市委宣传部", "本部各处室", "300"):
        assert words in tail
    published_issue.report_to = published_issue.send_to = published_issue.distribute_to = ""
    published_issue.print_run = None
    published_issue.save()
    assembly.publish_issue(published_issue, by=None)
    assert not open_page("/dongtai/2024/8/").all("div", class_="tail")


def test_a_tree_is_nested_as_the_units_are(open_page, addresses):
    page = open_page("/units/")
    links = [link["href"] for link in page.all("a") if link["href"].startswith("/units/")]
    shown = [href for href in links if href != "/units/"]
    assert shown == ["/units/jiangyuan/", "/units/lanjiang/", "/units/lanjiang-xc/"]
    assert len(page.all("ul")) - len(page.all("ul", class_="site-links")) == 3


def test_a_unit_lists_articles_with_issue_and_date_and_the_units_below(open_page, addresses):
    page = open_page("/units/lanjiang/")
    assert page.one("a", href=addresses["article"], class_="row-title")
    assert "2024-09-12" in page.one("main")["text"]
    assert page.one("a", href="/units/lanjiang-xc/")
    assert page.one("a", href="/units/jiangyuan/")


def test_a_long_list_is_paged_and_each_page_has_its_address(open_page, addresses, monkeypatch):
    monkeypatch.setattr(trees, "ARTICLES_ON_A_PAGE", 1)
    first, second = open_page("/units/lanjiang/"), open_page("/units/lanjiang/?page=2")
    for tag in ("a", "link"):
        assert first.one(tag, rel="next")["href"] == "?page=2"
        assert second.one(tag, rel="prev")["href"] == "?page=1"
    canonical = "http://testserver/units/lanjiang/"
    assert first.one("link", rel="canonical")["href"] == canonical
    assert second.one("link", rel="canonical")["href"] == f"{canonical}?page=2"
