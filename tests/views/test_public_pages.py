"""Addresses are readable and lasting; what is not published is a 404 everywhere."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Unit
from bulletins import assembly, revising
from bulletins.models import Article, Issue, Measure, Publication

pytestmark = pytest.mark.django_db


def addresses(article) -> dict[str, str]:
    article.refresh_from_db()
    measure = Measure.objects.filter(section__article=article).first()
    return {
        "series": "/dongtai/",
        "year": "/dongtai/2024/",
        "issue": "/dongtai/2024/8/",
        "article": f"/dongtai/2024/8/{article.number}/",
        "measure": f"/measures/{measure.number}/",
        "column": "/columns/experience/",
        "unit": "/units/lanjiang-xc/",
        "unit above": "/units/jiangyuan/",
    }


def test_what_is_published_can_be_opened(client, published_issue, article):
    for name, address in addresses(article).items():
        response = client.get(address, follow=True)
        assert response.status_code == 200, name
        assert "把课堂搬到一线" in response.content.decode(), name


def test_what_is_not_published_is_a_404_everywhere(client, article):
    for name, address in addresses(article).items():
        assert client.get(address).status_code == 404, name
    for listing in ("/", "/columns/", "/units/"):
        assert "把课堂搬到一线" not in client.get(listing).content.decode()


def test_what_was_withdrawn_is_a_404_everywhere(client, published_issue, article):
    assembly.withdraw_issue(published_issue, by=None)
    for name, address in addresses(article).items():
        assert client.get(address).status_code == 404, name


def test_signing_in_as_staff_opens_no_side_door(client, article, editor):
    client.force_login(editor)
    for name, address in addresses(article).items():
        assert client.get(address).status_code == 404, name


def test_no_page_shows_an_edit_before_it_is_published(client, published_issue, article):
    shown = addresses(article)
    article.title = article.lead = article.closing = article.subtitle = "还没发布的话"
    article.save()
    Measure.objects.update(heading="还没发布的话", body="还没发布的话")
    article.sections.update(heading="还没发布的话", body="还没发布的话")
    revising.record(article, by=None)
    Issue.objects.update(theme="还没发布的话", editor_note="还没发布的话")
    for name, address in {**shown, "home": "/"}.items():
        page = client.get(address, follow=True)
        assert page.status_code == 200
        assert "还没发布的话" not in page.content.decode(), name


def test_an_article_is_found_by_its_number_whatever_stands_before_it(
    client, published_issue, article
):
    right = f"/dongtai/2024/8/{article.number}/"
    for wrong in (f"/dongtai/2023/7/{article.number}/", f"/other/2024/s8/{article.number}/"):
        response = client.get(f"{wrong}?from=mail")
        assert (response.status_code, response["Location"]) == (301, f"{right}?from=mail")


def test_a_measure_leads_to_its_place_in_the_article(client, published_issue, article):
    measure = Measure.objects.filter(section__article=article).first()
    response = client.get(f"/measures/{measure.number}/")
    assert response["Location"] == f"/dongtai/2024/8/{article.number}/#m{measure.number}"
    assert f'id="m{measure.number}"' in client.get(response["Location"]).content.decode()


def test_a_year_leads_to_its_place_in_the_series(client, published_issue):
    assert client.get("/dongtai/2024/")["Location"] == "/dongtai/#y2024"


def test_a_renamed_series_redirects_from_everywhere(client, published_issue, publication, article):
    old = addresses(article)
    assembly.rename_publication(publication, "xuexi")
    for name in ("series", "issue", "article"):
        response = client.get(old[name])
        assert response.status_code == 301, name
        assert response["Location"] == old[name].replace("dongtai", "xuexi")


def test_a_renamed_series_whose_issues_are_withdrawn_does_not_tell_its_new_address(
    client, published_issue, publication
):
    assembly.rename_publication(publication, "secret")
    assembly.withdraw_issue(published_issue, by=None)
    assert client.get("/dongtai/").status_code == 404


def test_a_renumbered_issue_redirects_once_published_again(client, published_issue):
    Issue.objects.update(number=9)
    assembly.publish_issue(published_issue, by=None)
    assert client.get("/dongtai/2024/8/")["Location"] == "/dongtai/2024/9/"


def test_a_supplement_is_called_s1(client, publication, make_article):
    supplement = Issue.objects.create(
        publication=publication,
        year=2024,
        kind=Issue.Kind.SUPPLEMENT,
        number=1,
        date=datetime.date(2024, 10, 8),
    )
    make_article(issue=supplement)
    assembly.publish_issue(supplement, by=None)
    page = client.get("/dongtai/2024/s1/")
    assert page.status_code == 200 and "增刊" in page.content.decode()
    assert client.get("/dongtai/2024/1/").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/dongtai/2024/999999999999/",
        "/dongtai/99999999999999999999999999/8/",
        "/measures/99999999999999999999999999/",
        "/dongtai/2024/8/99999999999999999999999999/",
        "/nothing/",
        "/columns/nothing/",
        "/units/nothing/",
        "/dongtai/2024/08/",
        "/%00/",
        "/dongtai/2024/8/<b>/",
    ],
)
def test_an_address_that_leads_nowhere_is_a_404_in_a_sentence(client, published_issue, address):
    response = client.get(address)
    assert response.status_code == 404
    assert "没有" in response.content.decode()


def test_the_home_page_shows_the_latest_issue_of_each_series(
    client, published_issue, publication, make_article, province
):
    newer = Issue.objects.create(
        publication=publication, year=2024, number=9, date=datetime.date(2024, 10, 12)
    )
    make_article("新一期的文章", issue=newer)
    assembly.publish_issue(newer, by=None)
    Publication.objects.create(name="还没有期", slug="empty", compiling_unit=province)
    page = client.get("/").content.decode()
    assert "新一期的文章" in page
    assert "把课堂搬到一线" not in page and "还没有期" not in page


def test_an_empty_site_says_so(client):
    assert "还没有" in client.get("/").content.decode()


def test_trees_count_an_article_once_however_many_units_wrote_it(
    client, published_issue, article, city, department
):
    revising.set_units(article, [department, city])
    assembly.publish_issue(published_issue, by=None)
    (node,) = [n for n in client.get("/units/").context["nodes"] if n.code == "jiangyuan"]
    assert node.count == 1


def test_a_branch_with_nothing_to_read_is_not_there(client, published_issue, province):
    Unit.objects.create(name="空市", code="kong", parent=province)
    assert "空市" not in client.get("/units/").content.decode()
    assert client.get("/units/kong/").status_code == 404


def test_the_issue_page_shows_everything_in_print_order(client, article, make_article):
    make_article("第二篇", issue=article.issue)
    assembly.publish_issue(article.issue, by=None)
    page = client.get("/dongtai/2024/8/").content.decode()
    place = page.index("<main")
    for words in ("学习动态", "编者按", "<article", "健全制度", "<article", "第二篇", "省委常委"):
        place = page.index(words, place + 1)


@pytest.mark.parametrize("address", ["/", "/dongtai/", "/dongtai/2024/8/", "/units/", "/columns/"])
def test_the_number_of_queries_does_not_grow_with_the_articles(
    client, article, make_article, column, address
):
    assembly.publish_issue(article.issue, by=None)
    few = _queries(client, address)
    for number in range(5):
        make_article(f"第{number}篇", issue=article.issue, column=column)
    assembly.publish_issue(article.issue, by=None)
    assert _queries(client, address) == few
    assert Article.objects.count() == 6


def _queries(client, address: str) -> int:
    with CaptureQueriesContext(connection) as counted:
        assert client.get(address).status_code == 200
    return len(counted)
