"""A whole bulletin on the screen: what is known of the issue, its articles, its contents."""

import pytest

from bulletins.importing import drafts
from bulletins.models import Article, Import, Issue
from tests.log import LOOKING

from .conftest import url


@pytest.fixture
def shown(desk, bulletin):
    return lambda: desk.get(url("change", bulletin.pk)).context


def state(desk, bulletin: Import, **data):
    form = desk.get(url("change", bulletin.pk)).context["issue_form"]
    known = {name: form[name].value() for name in form.fields} | data
    sent = {f"issue-{name}": value for name, value in known.items() if value not in (None, False)}
    return desk.post(url("issue_facts", bulletin.pk), sent)


def test_its_articles_are_listed_with_their_units(shown, department):
    articles = shown()["articles"]
    assert [(one.title, one.unit) for one in articles] == [
        ("澜江市把课堂搬到渡口", "澜江市委宣传部"),
        ("青石县以考促学见实效", "青石县委宣传部"),
    ]
    assert articles[0].notes == []
    assert "青石县委宣传部" in articles[1].notes[0]


def test_its_own_list_of_contents_is_held_against_them(shown):
    assert [entry.number for entry in shown()["contents"]] == [0, 1, None]


def test_what_it_says_of_the_issue_is_filled_in(shown, publication):
    assert shown()["issue_form"].initial | {"office": ""} == {
        "series": "dongtai",
        "year": 2024,
        "number": 9,
        "total": 97,
        "is_supplement": False,
        "date": shown()["issue_form"].initial["date"],
        "office": "",
        "report_to": "省委常委",
        "send_to": "各市委宣传部",
        "distribute_to": "本部各处室",
        "print_run": 300,
    }
    assert shown()["missing"] == []


def test_what_is_missing_is_said_with_the_way_there(shown, desk, bulletin):
    [(words, place)] = shown()["missing"]
    assert "江原学习动态" in words
    page = desk.get(url("change", bulletin.pk)).content.decode()
    assert f'href="{place}"' in page
    assert f'id="{place[1:]}"' in page


def test_an_issue_that_is_there_already_is_said_at_once(shown, issue):
    Issue.objects.create(publication=issue.publication, year=2024, number=9, date=issue.date)
    assert len(shown()["missing"]) == 1


def test_the_facts_of_the_issue_are_stated(shown, desk, bulletin, publication):
    publication.name = publication.mast_text = "别的刊物"
    publication.save()
    state(desk, bulletin, series="dongtai", number="10", total="", print_run="500")
    now = drafts.load(Import.objects.get()).reading.issue
    assert (now.number, now.total, now.print_run) == (10, None, 500)
    assert shown()["missing"] == []


@pytest.mark.parametrize(
    ("field", "words"), [("number", "0"), ("date", "2024-02-30"), ("print_run", "x")]
)
def test_a_fact_that_is_none_is_said_at_its_field(desk, bulletin, publication, field, words):
    answer = state(desk, bulletin, **{field: words})
    assert field in answer.context["issue_form"].errors
    assert drafts.load(Import.objects.get()).reading == drafts.load(bulletin).reading


def test_articles_are_divided_and_joined(shown, desk, bulletin):
    reading = drafts.load(bulletin).reading
    piece = next(one for one in reading.pieces if reading.text(one) == "以学促干")
    part = {"part": f"{piece.at}-{piece.start}"}
    desk.post(url("correct", bulletin.pk), {"act": "begin_article", **part})
    assert len(shown()["articles"]) == 3
    desk.post(url("correct", bulletin.pk), {"act": "join_article", "part": f"{piece.at}-0"})
    assert len(shown()["articles"]) == 2


def test_confirming_stores_the_issue_with_its_articles_in_order(desk, bulletin, publication):
    answer = desk.post(url("confirm", bulletin.pk), {"version": bulletin.version}, follow=True)
    issue = Issue.objects.get()
    titles = issue.articles.in_print_order().values_list("title", flat=True)
    assert list(titles) == ["澜江市把课堂搬到渡口", "青石县以考促学见实效"]
    assert answer.redirect_chain[-1][0].endswith(f"/issue/{issue.pk}/change/")
    stored = desk.get(url("change", bulletin.pk))
    assert len(stored.context["became"]) == 3
    assert Article.objects.filter(origin=bulletin).count() == 2


def test_a_refusal_on_the_screen_names_no_option_of_a_command(desk, bulletin, publication):
    publication.name = publication.mast_text = "别的刊物"
    publication.save()
    answer = desk.post(url("confirm", bulletin.pk), {"version": bulletin.version}, follow=True)
    [said] = [str(message) for message in answer.context["messages"]]
    assert "《江原学习动态》" in said and "dongtai" in said
    assert "--" not in said
    assert not Issue.objects.exists()


def test_the_screen_asks_the_database_a_fixed_number_of_questions(
    shown, publication, django_assert_num_queries
):
    shown()
    with django_assert_num_queries(10 + LOOKING):
        shown()
