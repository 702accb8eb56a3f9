import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from bulletins import revising
from bulletins.models import Article, Issue, Publication, PublicIssue
from tests.people import rights_of

from .pages import change_url, opened, sent

ADD = reverse("admin:bulletins_issue_add")


@pytest.fixture
def three(issue, make_article):
    return [make_article(title=f"第{n}篇", issue=issue) for n in (1, 2, 3)]


def titles(issue: Issue) -> list[str]:
    return list(issue.articles.in_print_order().values_list("title", flat=True))


def act(name: str, issue: Issue) -> str:
    return reverse(f"admin:bulletins_issue_{name}", args=[issue.pk])


def test_the_next_issue_of_a_series_begins_with_its_number(desk, publication):
    this_year = timezone.localdate().year
    Issue.objects.create(
        publication=publication, year=this_year, number=7, date=datetime.date(this_year, 1, 5)
    )
    form = desk.get(f"{ADD}?publication={publication.pk}").context["form"]
    assert form["number"].value() == 8
    assert desk.get(f"{ADD}?publication=nonsense").status_code == 200


def test_saving_an_issue_leaves_a_revision(desk, publication):
    data = opened(desk, f"{ADD}?publication={publication.pk}") | {"theme": "秋收里的学习"}
    assert desk.post(ADD, data).status_code == 302
    revision = Issue.objects.get().revisions.get()
    assert (revision.content.theme, revision.by.username) == ("秋收里的学习", "editor")


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(desk, issue, contributor):
    revising.record_issue(issue, by=None)
    mine = opened(desk, change_url(issue)) | {"theme": "我的主题"}
    Issue.objects.update(theme="同事的主题")
    issue.refresh_from_db()
    revising.record_issue(issue, by=contributor)
    response = desk.post(change_url(issue), mine)
    assert "周撰稿" in response.context["refusals"][0]
    assert "我的主题" in response.content.decode()
    assert Issue.objects.get().theme == "同事的主题"


def test_articles_are_reordered_by_typed_numbers(desk, issue, three):
    desk.post(change_url(issue), opened(desk, change_url(issue)) | {"contents-2-ORDER": 5})
    assert titles(issue) == ["第3篇", "第1篇", "第2篇"]


def test_an_article_is_taken_out_and_another_placed(desk, issue, three, make_article):
    loose = make_article(title="还没有编入的一篇")
    data = opened(desk, change_url(issue)) | {"contents-0-DELETE": "on", "place": loose.pk}
    desk.post(change_url(issue), data)
    assert titles(issue) == ["第2篇", "第3篇", "还没有编入的一篇"]
    assert Article.objects.unplaced().get() == three[0]
    placed = [article.number for article in issue.articles.in_print_order()]
    assert list(issue.revisions.first().content.articles) == placed


def test_only_unplaced_articles_are_offered(desk, issue, three, publication):
    other = Issue.objects.create(
        publication=publication, year=2024, number=9, date=datetime.date(2024, 10, 12)
    )
    data = opened(desk, change_url(other)) | {"place": three[0].pk}
    response = desk.post(change_url(other), data)
    assert response.context["form"].errors["place"]
    assert titles(issue) == ["第1篇", "第2篇", "第3篇"]


def test_publishing_shows_readers_the_issue(desk, article):
    response = desk.post(act("publish", article.issue), follow=True)
    public = PublicIssue.objects.get()
    assert public.get_absolute_url() in str(next(iter(response.context["messages"])))
    assert gettext("Publish again") in response.content.decode()


def test_publishing_is_never_done_by_opening_an_address(desk, article):
    assert desk.get(act("publish", article.issue)).status_code == 405
    assert desk.get(act("withdraw", article.issue)).status_code == 200
    assert not PublicIssue.objects.exists()


def test_an_issue_that_is_not_ready_stays_unpublished_and_says_why(desk, issue):
    response = desk.post(act("publish", issue), follow=True)
    assert [message.level_tag for message in response.context["messages"]] == ["error"]
    assert "第8期" in str(next(iter(response.context["messages"])))
    assert not PublicIssue.objects.exists()


def test_who_may_not_publish_is_told_so(contributors_desk, article):
    assert act("publish", article.issue) not in (
        contributors_desk.get(change_url(article.issue)).content.decode()
    )
    for name in ("publish", "withdraw"):
        response = contributors_desk.post(act(name, article.issue))
        assert response.status_code == 403
        assert "发布" in response.context["words"]
    assert contributors_desk.get(act("withdraw", article.issue)).status_code == 403
    assert not PublicIssue.objects.exists()


def test_who_may_not_see_issues_finds_none(client, contributor, issue):
    rights_of(contributor).clear()
    client.force_login(contributor)
    assert client.post(act("publish", issue)).status_code == 404
    assert client.get(act("withdraw", issue)).status_code == 404


def test_withdrawing_asks_first_and_keeps_everything(desk, published_issue):
    page = desk.get(act("withdraw", published_issue)).content.decode()
    assert PublicIssue.objects.exists()
    assert str(published_issue) in page
    desk.post(act("withdraw", published_issue))
    assert not PublicIssue.objects.exists()
    assert titles(published_issue) == ["把课堂搬到一线"]
    page = desk.get(change_url(published_issue)).content.decode()
    assert gettext("Withdrawn from readers") in page


def test_a_change_of_an_article_shows_at_its_issue(desk, published_issue, article):
    desk.post(change_url(article), opened(desk, change_url(article)) | {"title": "改了"})
    assert "standing-changed" in desk.get(change_url(published_issue)).content.decode()
    listed = desk.get(reverse("admin:bulletins_issue_changelist"), {"standing": "changed"})
    assert listed.context["cl"].result_count == 1


def test_an_error_in_an_issue_stands_at_its_field(desk, issue):
    data = opened(desk, change_url(issue)) | {"year": "1066"}
    response = desk.post(change_url(issue), data)
    assert [problem.field_id for problem in response.context["problems"]] == ["id_year"]
    assert sent(response.context["form"])["year"] == "1066"


def test_a_series_that_is_renamed_leaves_its_old_address_behind(desk, published_issue):
    series = published_issue.publication
    url = reverse("admin:bulletins_publication_change", args=[series.pk])
    form = desk.get(url).context["adminform"].form
    desk.post(url, sent(form) | {"slug": "xin-dongtai", "name": "新动态"})
    renamed = Publication.objects.get()
    assert (renamed.slug, renamed.name) == ("xin-dongtai", "新动态")
    assert renamed.former_addresses.get().path == "dongtai/"


def test_who_may_only_look_reads_the_issue(client, contributor, article):
    may = rights_of(contributor)
    may.set(may.filter(codename__startswith="view_"))
    client.force_login(contributor)
    page = client.get(change_url(article.issue)).content.decode()
    assert article.title in page
    assert 'name="_continue"' not in page
    assert client.post(change_url(article.issue), {}).status_code == 403
