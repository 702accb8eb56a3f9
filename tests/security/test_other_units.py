"""Somebody of another unit, in every role there is, at every address with this unit's rows."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts import appointing
from accounts.errors import NotAllowed
from accounts.models import Role
from bulletins.importing import drafts
from bulletins.models import Article, Issue
from bulletins.permissions import ROLES as UNIT_ROLES
from tests.people import person, prove

from .addresses import METHODS, table
from .test_walk import answer, path_of, rows

pytestmark = pytest.mark.django_db
# Rows that all units share: seen by all, changed by those whose role covers a whole tree.
SHARED = {"column", "topic", "role"}
SHUT = {"in", "302", "403", "404", "405"}


@pytest.fixture(params=UNIT_ROLES)
def stranger(request, work) -> Client:
    """Somebody who holds the role in the other city."""
    who = person("stranger", unit=work.units.there)
    appointing.appoint(who, Role.objects.get(key=request.param), work.units.there, by=None)
    client = Client(raise_request_exception=False)
    client.force_login(who)
    prove(client, who)
    return client


def of_one_row():
    """The addresses of the desk that are about one row which belongs to a unit."""
    for address in table().values():
        about = set(address.args.values())
        if address.name.startswith("admin:") and about and not about & SHARED:
            yield address


def test_no_address_lets_them_in(stranger, work):
    known, open_to_them = rows(work), []
    for address in of_one_row():
        if "query" in address.args or address.name == "admin:app_list":
            continue
        for method in METHODS:
            if answer(stranger, method, path_of(address, known)) not in SHUT:
                open_to_them.append((address.name, method))
    assert open_to_them == []


def test_no_page_at_all_shows_them_a_word_of_it(stranger, work):
    secrets = [work.article.title, "边学边干", "健全制度", work.figure.label, work.account.name]
    known, told = rows(work), []
    for address in table().values():
        with transaction.atomic():
            response = stranger.get(path_of(address, known))
            page = b"".join(response) if response.streaming else response.content
            transaction.set_rollback(True)
        words = page.decode(errors="replace")
        told += [(address.name, secret) for secret in secrets if secret in words]
    assert told == []


@pytest.mark.parametrize("noun", ["article", "issue"])
def test_a_search_and_an_autocomplete_find_them_nothing(stranger, work, noun):
    title = work.article.title if noun == "article" else work.publication.name
    listed = stranger.get(reverse(f"admin:bulletins_{noun}_changelist"), {"q": title})
    assert listed.status_code == 403 or not listed.context["cl"].result_count
    asked = {"app_label": "bulletins", "model_name": "figure", "field_name": "article"}
    if noun == "issue":
        asked |= {"model_name": "article", "field_name": "issue"}
    found = stranger.get(reverse("admin:autocomplete"), asked | {"term": title})
    assert found.status_code == 403 or found.json()["results"] == []


def test_a_form_that_names_foreign_rows_takes_none_of_them(work):
    """An article of their own, put into the other unit's issue, under the other unit's name."""
    who = work.people["neighbours-editor"]
    client = Client()
    client.force_login(who)
    sent = {
        "title": "自己的文章",
        "section_numbering": "comma",
        "issue": work.issue.pk,
        "contributing_units": [work.units.here.pk],
        "parts-TOTAL_FORMS": "0",
        "parts-INITIAL_FORMS": "0",
    }
    page = client.post(reverse("admin:bulletins_article_add"), sent)
    assert page.status_code == 200
    assert {"issue", "contributing_units"} <= set(page.context["form"].errors)
    assert Article.objects.count() == 1
    assert Issue.objects.get().articles.count() == 1


class TestAnImportThatNamesOthers:
    TEXT = "时间：2024-09-12 来源：《白河学习》第8期\n我县的做法\n白河市\n边学边干。\n一、甲\n乙。"

    def test_is_not_put_into_their_issue(self, work):
        who = work.people["neighbours-editor"]
        imported = drafts.open_paste("", self.TEXT, by=who)
        drafts.choose(imported, {"publication": work.publication.slug, "issue": "2024-8"})
        with pytest.raises(NotAllowed, match="白河学习"):
            drafts.confirm(imported, by=who)
        assert work.issue.articles.count() == 1

    def test_is_not_entered_under_their_name(self, work):
        who = work.people["neighbour"]
        imported = drafts.open_paste("", self.TEXT, by=who)
        choices = {"issue": "-", "publication": "-", "unit": work.units.here.code}
        drafts.choose(imported, choices)
        stored = drafts.confirm(imported, by=who)
        assert not stored.row.contributions.exists()
        assert stored.row.home == work.units.there
        assert any("白河市" in note for note in stored.notes)
