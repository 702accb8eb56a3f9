import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import Unit
from bulletins import assembly, revising
from bulletins.models import Article, Issue, Measure, Section, Topic
from tests.people import rights_of

from .pages import change_url, opened, outline, sent

ADD = reverse("admin:bulletins_article_add")


def test_a_new_article_gets_its_lasting_number_and_its_first_revision(desk, issue, department):
    data = opened(desk, ADD) | {
        "title": "把课堂搬到渡口",
        "issue": issue.pk,
        "contributing_units": [department.pk],
        "parts-0-heading": "立规矩",
        "parts-1-heading": "每月提醒",
        "parts-1-text": "每月初发出提醒单。",
        "why": "初稿",
    }
    assert desk.post(ADD, data).status_code == 302
    article = Article.objects.get()
    assert article.number == 1
    assert (article.issue, article.position) == (issue, 1)
    assert outline(article) == [("立规矩", ["每月提醒"])]
    revision = revising.newest_revision(article)
    assert (revision.number, revision.by.username, revision.why) == (1, "editor", "初稿")


def test_saving_an_untouched_page_changes_nothing(desk, article):
    before = outline(article), list(Measure.objects.values_list("pk", "key", "number"))
    assert desk.post(change_url(article), opened(desk, change_url(article))).status_code == 302
    assert before == (outline(article), list(Measure.objects.values_list("pk", "key", "number")))
    assert article.revisions.count() == 1


def test_a_measure_moves_to_another_section_by_a_typed_number_and_keeps_its_address(desk, article):
    measure = Measure.objects.get(heading="列席旁听。")
    data = opened(desk, change_url(article))
    assert data["parts-2-heading"] == "列席旁听。"
    desk.post(change_url(article), data | {"parts-2-ORDER": 45})
    assert [measures for _heading, measures in outline(article)] == [
        ["定期提醒。"],
        ["列席旁听。", "现场教学"],
    ]
    assert Measure.objects.get(number=measure.number).pk == measure.pk


def test_a_measure_before_any_section_gets_a_section_without_a_heading(desk, article):
    data = opened(desk, change_url(article)) | {"parts-1-ORDER": 5}
    desk.post(change_url(article), data)
    assert outline(article)[0] == ("", ["定期提醒。"])


def test_a_part_that_says_nothing_is_not_kept(desk, article):
    data = opened(desk, change_url(article))
    data |= {"parts-1-heading": " ", "parts-1-text": "\n"}
    desk.post(change_url(article), data)
    assert outline(article)[0] == ("健全制度，学有遵循", ["列席旁听。"])


def test_the_measures_of_a_deleted_section_join_the_one_above(desk, article):
    data = opened(desk, change_url(article)) | {"parts-3-DELETE": "on"}
    desk.post(change_url(article), data)
    assert outline(article) == [("健全制度，学有遵循", ["定期提醒。", "列席旁听。", "现场教学"])]


def test_a_section_becomes_a_measure_by_its_kind(desk, article):
    data = opened(desk, change_url(article)) | {"parts-3-kind": "measure"}
    desk.post(change_url(article), data)
    assert outline(article)[0][1] == ["定期提醒。", "列席旁听。", "创新形式，学有所得", "现场教学"]


def test_adding_a_part_without_javascript_saves_nothing_and_loses_nothing(desk, article):
    data = opened(desk, change_url(article))
    data |= {"title": "", "parts-0-heading": "改了一半", "_add_part": "section"}
    form = desk.post(change_url(article), data).context["form"]
    assert not form.errors
    assert [form.parts.forms[0]["heading"].value(), form.parts.forms[-1]["kind"].value()] == [
        "改了一半",
        "section",
    ]
    assert len(form.parts.forms) == 6
    assert article.title == Article.objects.get().title
    again = sent(form) | {"title": "新题目", "parts-5-heading": "新的一节"}
    assert desk.post(change_url(article), again).status_code == 302
    assert outline(article)[-1] == ("新的一节", [])


def test_an_error_stands_at_its_field_and_in_the_summary_and_the_order_stays(desk, article):
    data = opened(desk, change_url(article))
    data |= {"parts-2-text": "[看这里](javascript:void)", "parts-2-ORDER": 5}
    response = desk.post(change_url(article), data)
    parts = response.context["form"].parts
    assert parts.in_order()[0]["heading"].value() == "列席旁听。"
    assert "javascript:void" in parts.forms[2].errors["text"][0]
    assert [problem.field_id for problem in response.context["problems"]] == ["id_parts-2-text"]
    assert 'href="#id_parts-2-text"' in response.content.decode()
    assert Measure.objects.filter(body__contains="javascript").count() == 0


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(desk, article, contributor):
    mine = opened(desk, change_url(article)) | {"parts-0-heading": "我的改动"}
    Section.objects.filter(heading="健全制度，学有遵循").update(heading="同事的改动")
    revising.record(article, by=contributor)
    response = desk.post(change_url(article), mine)
    page = response.content.decode()
    assert response.status_code == 200
    assert "周撰稿" in response.context["refusals"][0]
    assert "我的改动" in page
    assert outline(article)[0][0] == "同事的改动"
    # The same page sent again is refused again.
    assert desk.post(change_url(article), sent(response.context["form"])).status_code == 200


def test_a_page_that_does_not_say_what_it_is_based_on_is_refused(desk, article):
    data = opened(desk, change_url(article)) | {"based_on": ""}
    assert desk.post(change_url(article), data | {"title": "别的"}).status_code == 200
    assert Article.objects.get().title == "把课堂搬到一线"


def test_units_keep_the_order_in_which_they_were_chosen(desk, article, city, department):
    data = opened(desk, change_url(article)) | {"contributing_units": [department.pk, city.pk]}
    desk.post(change_url(article), data)
    chosen = desk.get(change_url(article)).context["form"]["contributing_units"]
    assert [part.unit for part in article.contributions.all()] == [department, city]
    options = [str(option.data["value"]) for option in chosen.subwidgets]
    assert options == [str(department.pk), str(city.pk)]


def test_topics_and_place_are_saved_with_the_rest(desk, article, make_article, issue):
    topic = Topic.objects.create(name="制度", slug="rules")
    make_article(title="第二篇", issue=issue)
    data = opened(desk, change_url(article)) | {"topics": [topic.pk], "position": 2}
    desk.post(change_url(article), data)
    assert list(issue.articles.in_print_order().values_list("title", flat=True)) == [
        "第二篇",
        "把课堂搬到一线",
    ]
    assert revising.newest_revision(article).content.topics == ("rules",)
    assert issue.revisions.first().content.articles[1] == article.number


def test_an_article_is_taken_out_of_its_issue_by_an_empty_field(desk, article):
    data = opened(desk, change_url(article)) | {"issue": "", "position": ""}
    desk.post(change_url(article), data)
    article.refresh_from_db()
    assert (article.issue, article.position) == (None, None)


@pytest.fixture
def writers_desk(contributors_desk, contributor):
    """Of somebody who writes articles and has no say in issues."""
    rights_of(contributor).remove(*Permission.objects.filter(codename="change_issue"))
    return contributors_desk


def test_a_title_that_shows_nothing_is_refused_at_its_field_and_nothing_is_lost(desk):
    data = opened(desk, ADD) | {"title": "\x01", "lead": "写了很久的导语。"}
    response = desk.post(ADD, data)
    form = response.context["form"]
    assert [*form.errors] == ["title"]
    assert form["lead"].value() == "写了很久的导语。"
    assert form.errors["title"] == [form.fields["title"].error_messages["required"]]


def test_a_very_long_text_is_saved(desk, article):
    words = "边学边干。" * 300_000
    data = opened(desk, change_url(article)) | {"lead": words}
    assert desk.post(change_url(article), data).status_code == 302
    assert Article.objects.get().lead == words


def test_what_is_too_long_to_be_sent_is_said_to_be_too_long(desk, article, settings):
    data = opened(desk, change_url(article))
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    response = desk.post(change_url(article), data)
    assert response.status_code == 400
    page = response.content.decode()
    assert gettext("It was too long, or was damaged on its way; nothing was saved.") in page
    assert "重新载入" not in page and "load the page again" not in page


def test_a_heading_that_shows_nothing_is_no_heading(desk, article):
    data = opened(desk, change_url(article)) | {"parts-1-heading": "\x01", "parts-1-text": "\x02"}
    assert desk.post(change_url(article), data).status_code == 302
    assert outline(article)[0][1] == ["列席旁听。"]


def test_who_may_not_change_issues_sees_the_place_and_does_not_change_it(
    writers_desk, article, publication
):
    other = Issue.objects.create(publication=publication, year=2024, number=9, date="2024-10-12")
    page = writers_desk.get(change_url(article))
    data = sent(page.context["form"])
    assert "issue" not in data and "position" not in data
    assert str(article.issue) in page.content.decode()
    for place in ({"issue": "", "position": ""}, {"issue": other.pk, "position": 1}):
        data = opened(writers_desk, change_url(article)) | place | {"title": f"题目{place}"}
        assert writers_desk.post(change_url(article), data).status_code == 302
        moved = Article.objects.get()
        assert (moved.issue, moved.position) == (article.issue, 1)
        assert moved.title == f"题目{place}"


def test_who_may_not_change_issues_writes_articles_without_a_place(writers_desk, issue):
    address = f"{ADD}?issue={issue.pk}"
    data = opened(writers_desk, address) | {"title": "新的一篇", "issue": issue.pk, "position": 1}
    assert writers_desk.post(address, data).status_code == 302
    assert Article.objects.get().issue is None


def test_saving_and_publishing_again_shows_readers_the_new_words(desk, published_issue, article):
    data = opened(desk, change_url(article)) | {"title": "新题目", "_publish": "1"}
    desk.post(change_url(article), data)
    assert Article.objects.get(public__title="新题目") == article


def test_who_may_not_publish_is_not_offered_it_and_is_told_why(
    contributors_desk, published_issue, article
):
    page = contributors_desk.get(change_url(article))
    assert 'name="_publish"' not in page.content.decode()
    data = sent(page.context["form"]) | {"title": "新题目", "_publish": "1"}
    response = contributors_desk.post(change_url(article), data, follow=True)
    words = [str(message) for message in response.context["messages"]]
    assert gettext("Your changes were saved, but not published.") in words
    article.refresh_from_db()
    assert (article.title, article.public.title) == ("新题目", "把课堂搬到一线")


def test_the_state_is_told_in_words(desk, published_issue, article):
    page = desk.get(change_url(article)).content.decode()
    assert "standing-published" in page
    desk.post(change_url(article), opened(desk, change_url(article)) | {"title": "新题目"})
    page = desk.get(change_url(article)).content.decode()
    assert gettext("Published, with unpublished changes") in page
    assert article.public.get_absolute_url() in page


def test_an_unpublished_article_offers_no_public_page(desk, article):
    assert not desk.get(change_url(article)).context["has_absolute_url"]


def test_a_refusal_of_the_place_loses_nothing(desk, article, monkeypatch):
    def refuse(*args):
        raise assembly.NotReady("这一期已经封版。")

    monkeypatch.setattr(assembly, "place", refuse)
    data = opened(desk, change_url(article)) | {"title": "新题目", "position": 9}
    response = desk.post(change_url(article), data)
    assert response.context["refusals"] == ["这一期已经封版。"]
    assert response.context["form"]["title"].value() == "新题目"
    assert Article.objects.get().title == "把课堂搬到一线"


@pytest.mark.parametrize("nonsense", ["x", "-1", "99999999999999999999"])
def test_nonsense_in_hidden_fields_is_answered_and_not_a_500(desk, article, nonsense):
    url, data = change_url(article), opened(desk, change_url(article))
    for name in (
        "parts-0-key",
        "parts-0-ORDER",
        "based_on",
        "parts-TOTAL_FORMS",
        "issue",
        "column",
    ):
        assert desk.post(url, data | {name: nonsense}).status_code in (200, 302), name
    assert desk.post(url, data | {"parts-TOTAL_FORMS": nonsense, "_add_part": nonsense}).status_code
    units = data | {"contributing_units": [nonsense]}
    assert desk.post(url, units).status_code == 200
    assert Unit.objects.exists()
