"""Facts, and where a text goes."""

import datetime

import pytest

from bulletins.importing import drafts
from bulletins.models import Import, Issue, Publication
from tests.people import rights_of

from .conftest import url


def facts(imported: Import):
    return drafts.load(Import.objects.get(pk=imported.pk)).reading.facts[0]


def state(desk, imported: Import, **data):
    known = {"date": "2024-09-12", "source_line": "", "byline": "", "credits": ""} | data
    sent = {f"facts0-{name}": value for name, value in known.items()}
    return desk.post(url("facts", imported.pk, 0), sent)


def place(desk, imported: Import, **data):
    known = {"publication": "", "issue": "", "units": [], "column": ""} | data
    sent = {f"place-{name}": value for name, value in known.items()}
    return desk.post(url("place", imported.pk), sent)


def choices(imported: Import) -> dict:
    return drafts.load(Import.objects.get(pk=imported.pk)).choices


def test_facts_are_stated(desk, imported):
    state(desk, imported, date="2024-10-01", byline="方远", credits="撰稿：方远\n一审: 林清 ")
    now = facts(imported)
    assert (now.date, now.byline) == (datetime.date(2024, 10, 1), "方远")
    assert now.credits == {"撰稿": "方远", "一审": "林清"}
    desk.post(url("correct", imported.pk), {"act": "undo"})
    assert facts(imported).byline == ""


@pytest.mark.parametrize(
    ("field", "words"),
    [("date", "2024-02-30"), ("byline", "名" * 101), ("credits", "没有角色的一行")],
)
def test_a_fact_that_is_none_is_said_at_its_field(desk, imported, field, words):
    before = facts(imported)
    answer = state(desk, imported, **{field: words})
    assert field in answer.context["articles"][0].form.errors
    assert facts(imported) == before


def test_facts_of_an_article_that_is_not_there_are_not_found(desk, imported):
    assert desk.post(url("facts", imported.pk, 7), {}).status_code == 404
    assert desk.post(url("issue_facts", imported.pk), {}).status_code == 404


def test_the_place_is_filled_in_from_the_text(desk, imported, issue, department, column):
    shown = desk.get(url("change", imported.pk)).context["place"]
    assert shown.form.initial == {
        "publication": "dongtai",
        "issue": "2024-8",
        "units": [department.pk],
        "column": None,
    }
    assert any("2024" in words for words in shown.said)


def test_what_the_site_does_not_know_is_said(desk, imported):
    said = desk.get(url("change", imported.pk)).context["place"].said
    assert any("江原学习动态" in words for words in said)
    assert any("澜江市委宣传部" in words for words in said)


def test_a_place_is_chosen(desk, imported, issue, city, column):
    place(
        desk,
        imported,
        publication="dongtai",
        issue="2024-8",
        units=[city.pk],
        column=column.slug,
    )
    assert choices(imported) == {
        "publication": "dongtai",
        "issue": "2024-8",
        "unit": "lanjiang",
        "column": "experience",
    }


def test_what_is_emptied_stays_empty_whatever_the_text_says(desk, imported, issue, department):
    place(desk, imported)
    shown = desk.get(url("change", imported.pk)).context["place"]
    assert shown.form.initial["issue"] == ""
    assert shown.form.initial["units"] == []
    article = drafts.confirm(imported, by=imported.by).row
    assert (article.issue, article.contributions.count()) == (None, 0)


def test_a_new_issue_is_announced_and_made_only_when_the_import_is_confirmed(
    desk, imported, publication
):
    place(desk, imported, publication="dongtai", issue="2024-9")
    shown = desk.get(url("change", imported.pk)).context["place"]
    assert any("2024-9" in words for words in shown.said)
    assert Issue.objects.count() == 0
    drafts.confirm(imported, by=imported.by)
    assert Issue.objects.get().number == 9


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"publication": "dongtai", "issue": "第8期"}, "issue"),
        ({"issue": "2024-8"}, "publication"),
        ({"publication": "nowhere"}, "publication"),
        ({"units": ["x"]}, "units"),
        ({"column": "nowhere"}, "column"),
    ],
)
def test_a_place_that_is_none_is_said_at_its_field(desk, imported, publication, data, field):
    answer = place(desk, imported, **data)
    assert field in answer.context["place"].form.errors
    assert choices(imported) == {}


def test_who_may_not_add_issues_makes_none_by_importing(desk, editor, imported, publication):
    rights_of(editor).remove(rights_of(editor).get(codename="add_issue"))
    answer = place(desk, imported, publication="dongtai", issue="2024-9")
    assert "issue" in answer.context["place"].form.errors


class TestWhoMayNotPlaceArticles:
    @pytest.fixture(autouse=True)
    def may_not_place(self, contributor):
        may = rights_of(contributor)
        may.set(may.exclude(codename="change_issue"))

    def test_is_not_asked_for_an_issue(self, contributors_desk, contributors_import, issue):
        shown = contributors_desk.get(url("change", contributors_import.pk)).context["place"]
        assert "issue" not in shown.form.fields
        place(contributors_desk, contributors_import, publication="dongtai", issue="2024-8")
        assert choices(contributors_import)["issue"] == "-"

    def test_places_none_though_the_text_names_an_issue(
        self, contributors_desk, contributors_import, issue
    ):
        contributors_desk.post(url("confirm", contributors_import.pk))
        assert Import.objects.get().articles.get().issue is None
        assert Publication.objects.count() == 1


def said_of(desk, imported: Import) -> str:
    return desk.get(url("change", imported.pk)).context["articles"][0].facts


def test_a_date_that_the_source_line_states_is_said_once(desk, imported):
    assert said_of(desk, imported).count("2024-09-12") == 1
    state(desk, imported, date="2024-10-01", source_line="时间：2024-09-12 来源：《江原学习动态》")
    assert said_of(desk, imported).startswith("2024-10-01 · 时间：2024-09-12")


def test_an_author_among_the_credits_is_said_once(desk, imported):
    state(desk, imported, byline="方远", credits="作者：方远")
    assert said_of(desk, imported) == "2024-09-12 · 作者：方远"
