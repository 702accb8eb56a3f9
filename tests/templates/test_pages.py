"""What holds for every page a reader can open."""

from itertools import pairwise

import pytest
from django.test import override_settings

pytestmark = pytest.mark.django_db

NOTHING_SET = dict.fromkeys(("name", "organiser", "contact", "icp", "police", "code"), "")


@pytest.fixture
def pages(open_page, addresses):
    shown = {name: open_page(address) for name, address in addresses.items()}
    return {**shown, "not found": open_page("/nowhere/", status=404)}


def test_no_page_carries_a_style_a_script_or_an_event_handler_of_its_own(pages):
    for name, page in pages.items():
        assert not page.all("style"), name
        for element in page.elements:
            handlers = [key for key in element if key == "style" or key.startswith("on")]
            assert not handlers, (name, element)
            assert not element.get("href", "").startswith("javascript:"), name


def test_a_page_works_without_javascript(pages):
    for name, page in pages.items():
        assert not page.all("button") and not page.all("form"), name
        for script in page.all("script"):
            assert script["type"] == "module" and script["src"] and not script["text"], name


def test_a_page_asks_nobody_else_for_anything(pages):
    for name, page in pages.items():
        for element in (*page.all("script"), *page.all("link"), *page.all("img")):
            source = element.get("src") or element["href"]
            assert source.startswith(("/", "?", "http://testserver/")), (name, source)


def test_a_page_has_one_first_heading_and_leaves_no_level_out(pages):
    for name, page in pages.items():
        levels = [level for level, text in page.headings()]
        assert levels.count(1) == 1 and levels[0] == 1, name
        for above, below in pairwise(levels):
            assert below <= above + 1, (name, page.headings())
        assert all(text for _, text in page.headings()), name


def test_every_id_is_there_once_and_every_anchor_leads_to_one(pages):
    for name, page in pages.items():
        assert not [key for key, count in page.ids().items() if count > 1], name
        for link in page.all("a"):
            if link["href"].startswith("#"):
                assert link["href"][1:] in page.ids(), (name, link)


def test_every_link_of_the_site_leads_somewhere(client, pages):
    links = {link["href"] for page in pages.values() for link in page.all("a")}
    for address in {href.partition("#")[0] for href in links if href.startswith("/")}:
        assert client.get(address, follow=True).status_code == 200, address


def test_every_page_says_its_language_its_title_and_its_landmarks(pages):
    for name, page in pages.items():
        assert page.one("html")["lang"] == "zh-Hans", name
        assert page.one("title")["text"].strip(), name
        assert page.one("main")["id"] == "main", name
        assert page.all("header") and page.one("footer"), name
        for nav in page.all("nav"):
            assert nav.get("aria-label") or nav.get("aria-labelledby"), (name, nav)
        assert page.all("a")[0]["href"] == "#main", name


def test_every_page_says_its_one_address(open_page, addresses):
    for name, address in addresses.items():
        page = open_page(f"{address}?from=mail")
        assert page.one("link", rel="canonical")["href"] == f"http://testserver{address}", name
        assert page.one("meta", name="SiteDomain")["content"] == "testserver"


def test_a_page_that_is_not_there_has_no_address_to_remember(pages):
    page = pages["not found"]
    assert not page.all("link", rel="canonical")
    assert page.one("meta", name="robots")["content"] == "noindex"


def test_the_way_up_is_on_every_page_but_the_first(pages):
    for name, page in pages.items():
        expected = 0 if name in ("home", "not found") else 1
        assert len(page.all("nav", class_="breadcrumb")) == expected, name


@override_settings(SITE=NOTHING_SET)
def test_lines_of_the_site_that_are_not_set_are_not_shown(open_page, addresses):
    page = open_page(addresses["article"])
    assert not page.all(class_="site-line") and not page.all(class_="brand")
    assert not page.all("meta", name="SiteName") and not page.all("meta", name="SiteIDCode")
    assert page.one("title")["text"] == "把课堂搬到一线"


@override_settings(
    SITE=NOTHING_SET | {"name": "江原学习", "icp": "江ICP备00000000号", "code": "0000000000"}
)
def test_lines_of_the_site_that_are_set_are_shown(open_page, addresses):
    page = open_page(addresses["article"])
    assert page.one("a", text="江ICP备00000000号")["href"] == "https://beian.miit.gov.cn/"
    assert "0000000000" in page.one("footer")["text"]
    assert page.one("meta", name="SiteName")["content"] == "江原学习"
    assert page.one("title")["text"] == "把课堂搬到一线 – 江原学习"
    assert len(page.all(class_="site-line")) == 1


@pytest.mark.parametrize(
    ("name", "queries"),
    [
        ("home", 2),
        ("series", 3),
        ("issue", 4),
        ("article", 3),
        ("columns", 2),
        ("column", 5),
        ("units", 2),
        ("unit", 6),
    ],
)
def test_a_page_is_made_with_a_fixed_number_of_queries(
    client, addresses, django_assert_num_queries, name, queries
):
    with django_assert_num_queries(queries):
        client.get(addresses[name])
