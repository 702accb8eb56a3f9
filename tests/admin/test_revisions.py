import pytest
from django.urls import reverse
from django.utils.translation import gettext

from bulletins import revising
from bulletins.admin.revisions import SHOWN
from tests.people import rights_of

from .pages import change_url, opened


def revision_url(article, number: int) -> str:
    return reverse("admin:bulletins_article_revision", args=[article.pk, number])


def all_url(article) -> str:
    return reverse("admin:bulletins_article_revisions", args=[article.pk])


def save_often(article, times: int) -> None:
    for n in range(times):
        article.lead = f"第{n}次修改。"
        article.save()
        revising.record(article, by=None, why=f"第{n}次")


def test_the_page_lists_revisions_newest_first_and_says_which_readers_see(
    desk, published_issue, article
):
    desk.post(
        change_url(article), opened(desk, change_url(article)) | {"lead": "改。", "why": "校对"}
    )
    page = desk.get(change_url(article))
    assert [revision.number for revision in page.context["revisions"]] == [2, 1]
    assert page.context["public_revision"] == article.revisions.get(number=1).pk
    assert "校对" in page.content.decode()
    assert page.content.decode().count(gettext("what readers see")) == 1


def test_the_page_lists_twenty_revisions_and_leads_to_all(desk, article):
    save_often(article, SHOWN + 4)
    page = desk.get(change_url(article))
    assert len(page.context["revisions"]) == SHOWN
    assert all_url(article) in page.content.decode()
    everything = desk.get(all_url(article))
    assert len(everything.context["revisions"]) == article.revisions.count() == SHOWN + 5


def test_a_revision_reads_as_it_was(desk, article):
    desk.post(
        change_url(article), opened(desk, change_url(article)) | {"parts-1-heading": "改过的话"}
    )
    assert "定期提醒" in desk.get(revision_url(article, 1)).content.decode()
    assert "改过的话" in desk.get(revision_url(article, 2)).content.decode()
    assert desk.get(revision_url(article, 3)).status_code == 404


def test_revisions_are_for_those_who_may_see_articles(client, contributor, article):
    rights_of(contributor).clear()
    client.force_login(contributor)
    assert client.get(revision_url(article, 1)).status_code == 404
    assert client.get(all_url(article)).status_code == 404


def test_revisions_ask_strangers_to_sign_in(client, article):
    response = client.get(revision_url(article, 1))
    assert response.status_code == 302
    assert response.url.startswith(reverse("admin:login"))


@pytest.fixture
def publishers_desk(client, editor):
    """Of somebody who publishes and changes nothing."""
    may = rights_of(editor)
    may.set([right for right in may.all() if right.codename.startswith(("view_", "publish_"))])
    client.force_login(editor)
    return client


def publish_url(article) -> str:
    return reverse("admin:bulletins_article_publish", args=[article.pk])


def test_who_publishes_but_does_not_change_publishes_an_article_again(
    publishers_desk, published_issue, article
):
    save_often(article, 1)
    assert publish_url(article) in publishers_desk.get(change_url(article)).content.decode()
    assert (
        publish_url(article) not in publishers_desk.get(revision_url(article, 1)).content.decode()
    )
    response = publishers_desk.post(publish_url(article), follow=True)
    assert [message.level_tag for message in response.context["messages"]] == ["success"]
    article.refresh_from_db()
    assert article.public.revision == revising.newest_revision(article)


def test_an_article_that_readers_do_not_find_yet_is_not_published_by_itself(
    publishers_desk, article
):
    assert publish_url(article) not in publishers_desk.get(change_url(article)).content.decode()
    response = publishers_desk.post(publish_url(article), follow=True)
    assert [message.level_tag for message in response.context["messages"]] == ["error"]
    assert publishers_desk.get(publish_url(article)).status_code == 405


def test_who_may_not_publish_an_article_is_told_so(client, contributor, published_issue, article):
    may = rights_of(contributor)
    may.set(may.filter(codename__startswith="view_"))
    client.force_login(contributor)
    save_often(article, 1)
    assert publish_url(article) not in client.get(change_url(article)).content.decode()
    response = client.post(publish_url(article))
    assert response.status_code == 403
    assert change_url(article) in response.content.decode()
    article.refresh_from_db()
    assert article.public.revision.number == 1


def test_who_may_look_but_not_change_reads_the_newest_revision(client, contributor, article):
    may = rights_of(contributor)
    may.set(may.filter(codename__startswith="view_"))
    client.force_login(contributor)
    page = client.get(change_url(article))
    assert "健全制度，学有遵循" in page.content.decode()
    assert "form" not in page.context or "parts-0-heading" not in page.content.decode()
    assert client.post(change_url(article), {}).status_code == 403
