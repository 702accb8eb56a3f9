"""Lists: what they show, find and filter, in a number of queries that does not grow."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import Unit
from bulletins import assembly, revising
from bulletins.models import Figure, Issue, Measure, Publication, Topic
from tests.log import LOOKING
from tests.people import rights_of

from .pages import change_url, long_outline, opened


def changelist(noun: str, app: str = "bulletins") -> str:
    return reverse(f"admin:{app}_{noun}_changelist")


def queries(client, url: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def found(client, url: str, **parameters) -> set[str]:
    return {str(row) for row in client.get(url, parameters).context["cl"].result_list}


@pytest.fixture
def fuller(article, publication, make_article, province):
    """Fills every list with more rows, each connected with others."""

    def fill():
        for n in range(2, 6):
            unit = Unit.objects.create(name=f"第{n}县", code=f"xian-{n}", parent=province)
            series = Publication.objects.create(
                name=f"第{n}种", slug=f"zhong-{n}", compiling_unit=unit
            )
            issue = Issue.objects.create(publication=series, year=2024, number=n, date="2024-01-02")
            another = make_article(title=f"第{n}篇", units=[unit, province], issue=issue)
            Topic.objects.create(name=f"主题{n}", slug=f"topic-{n}")
            measure = Measure.objects.filter(section__article=another).first()
            Figure.objects.create(measure=measure, label="场次", value=n)
            assembly.publish_issue(issue, by=None)

    return fill


@pytest.mark.parametrize(
    "url",
    [
        changelist("article"),
        changelist("issue"),
        changelist("publication"),
        changelist("column"),
        changelist("topic"),
        changelist("figure"),
        changelist("unit", "accounts"),
        changelist("user", "accounts"),
        changelist("logrecord", "accounts"),
        reverse("admin:index"),
    ],
)
def test_a_list_does_not_ask_more_when_it_has_more_rows(admin_client, article, fuller, url):
    Figure.objects.create(article=article, label="场次", value=1)
    admin_client.get(url)
    before = queries(admin_client, url)
    fuller()
    assert queries(admin_client, url) <= before + 1  # a page with results counts its actions
    assert before <= 20


def test_articles_are_found_by_their_title_a_heading_or_their_text(desk, article, make_article):
    make_article(title="另一篇", sections=[])
    for words in ("课堂", "列席旁听", "渡口码头", "近年来 先立规矩"):
        assert "把课堂搬到一线" in found(desk, changelist("article"), q=words), words
    assert found(desk, changelist("article"), q="渡口码头") == {"把课堂搬到一线"}


def test_articles_are_filtered_by_a_unit_with_what_is_below_it(
    desk, article, make_article, city, province
):
    make_article(title="省里的一篇", units=[province])
    both = {"把课堂搬到一线", "省里的一篇"}
    assert found(desk, changelist("article"), unit=province.pk) == both
    assert found(desk, changelist("article"), unit=city.pk) == {"把课堂搬到一线"}
    assert found(desk, changelist("article"), unit="nonsense") == both


def test_articles_are_filtered_by_a_column_with_what_is_below_it(
    desk, article, make_article, column
):
    make_article(title="没有栏目")
    assert found(desk, changelist("article"), column=column.parent.pk) == {"把课堂搬到一线"}


def test_articles_are_filtered_by_state_and_place(desk, published_issue, article, make_article):
    make_article(title="散稿")
    assert found(desk, changelist("article"), placed="no") == {"散稿"}
    assert found(desk, changelist("article"), standing="draft") == {"散稿"}
    assert found(desk, changelist("article"), standing="published") == {"把课堂搬到一线"}
    assert found(desk, changelist("article"), standing="changed") == set()
    desk.post(change_url(article), opened(desk, change_url(article)) | {"lead": "改了导语。"})
    assert found(desk, changelist("article"), standing="changed") == {"把课堂搬到一线"}


def test_the_article_page_asks_as_often_for_many_parts_as_for_few(desk, make_article, issue):
    few = make_article(sections=long_outline(1, 1), issue=issue)
    many = make_article(sections=long_outline(8, 6), issue=issue)
    desk.get(change_url(few))
    opening = queries(desk, change_url(few))
    assert queries(desk, change_url(many)) == opening
    assert opening <= 16 + LOOKING


def test_saving_an_article_asks_as_often_for_many_parts_as_for_few(desk, make_article, issue):
    asked = []
    for article in (
        make_article(sections=long_outline(1, 1), issue=issue),
        make_article(sections=long_outline(8, 6), issue=issue),
    ):
        data = opened(desk, change_url(article)) | {"parts-1-text": "改了一处。"}
        with CaptureQueriesContext(connection) as captured:
            assert desk.post(change_url(article), data).status_code == 302
        asked.append(len(captured))
        assert revising.newest_revision(article).number == 2
    assert asked[0] == asked[1]
    assert asked[0] <= 65  # of which seven record it: in the log, and hashes before and after


def test_dates_stand_year_month_day(desk, issue):
    page = desk.get(changelist("issue")).content.decode()
    assert "2024-09-12" in page
    assert "2024年9月12日" not in page
    assert desk.get(change_url(issue)).context["form"]["date"].value() == issue.date
    assert 'value="2024-09-12"' in desk.get(change_url(issue)).content.decode()


def test_the_title_of_a_page_says_in_our_words_that_nothing_was_saved(client, desk, article):
    data = opened(desk, change_url(article)) | {"title": ""}
    for page in (
        desk.post(change_url(article), data),
        desk.post(reverse("admin:bulletins_topic_add"), {}),
    ):
        title = page.content.decode().split("</title>")[0].split("<title>")[1]
        assert title.startswith(gettext("Not saved:"))
    page = client.post(reverse("admin:login"), {"username": "x", "password": "y"})
    title = page.content.decode().split("</title>")[0].split("<title>")[1]
    assert "Error" not in title
    assert title.startswith(gettext("Not signed in:"))


def test_the_first_page_says_what_waits(desk, published_issue, article, make_article, editor):
    draft = make_article(title="等着写完的一篇")
    revising.record(draft, by=editor)
    desk.post(change_url(article), opened(desk, change_url(article)) | {"lead": "改了导语。"})
    waiting = desk.get(reverse("admin:index")).context["waiting"]
    assert [row.title for row in waiting["mine"].lines] == ["把课堂搬到一线"]
    assert [row.title for row in waiting["drafts"].lines] == ["等着写完的一篇"]
    assert [row.title for row in waiting["changed"].lines] == ["把课堂搬到一线"]
    assert (waiting["issues"].count, waiting["drafts"].count) == (0, 1)


def test_the_first_page_hides_what_one_may_not_see(client, contributor, article):
    rights_of(contributor).clear()
    client.force_login(contributor)
    assert article.title not in client.get(reverse("admin:index")).content.decode()
