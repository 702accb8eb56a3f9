"""Pictures at the desk: for those who may see articles, and only pictures that there are."""

import time
from html import escape

import pytest
from django.urls import reverse

from accounts.models import Unit
from bulletins import pictures, revising
from bulletins.admin import signed
from bulletins.models import Article, Issue, Picture
from bulletins.text.blocks import picture_line
from tests.drawings import sent
from tests.people import appoint, person, rights_of

from .pages import change_url, opened, signed_for

pytestmark = pytest.mark.django_db
UNKNOWN = "b" * 32


@pytest.fixture
def picture() -> Picture:
    return pictures.take(sent())


def address(key: str) -> str:
    return reverse("admin:bulletins_article_picture", args=[key])


@pytest.fixture
def shown(article, picture) -> Article:
    """An article whose second revision shows the picture; it is not published."""
    Article.objects.filter(pk=article.pk).update(lead=picture_line("现场", picture.key))
    revising.record(article, by=None)
    return article


def test_who_may_see_an_article_sees_its_pictures_that_readers_do_not(desk, shown, picture):
    response = desk.get(signed_for(desk, address(picture.key)))
    assert b"".join(response.streaming_content).startswith(b"\x89PNG")
    assert response["Content-Security-Policy"] == "default-src 'none'"
    assert response["Cache-Control"].startswith("private")
    assert desk.get(signed_for(desk, address(UNKNOWN))).status_code == 404


def test_a_picture_is_seen_after_it_was_taken_out_as_long_as_a_revision_shows_it(
    desk, shown, picture
):
    Article.objects.filter(pk=shown.pk).update(lead="没有图片了。")
    revising.record(shown, by=None)
    assert desk.get(signed_for(desk, address(picture.key))).status_code == 200


def test_a_picture_of_no_article_is_not_there(desk, picture):
    assert desk.get(signed_for(desk, address(picture.key))).status_code == 404


def test_who_may_not_see_its_article_does_not_see_a_picture(client, shown, picture, province):
    """He may see articles, and this is none of his units'."""
    elsewhere = Unit.objects.create(name="云岭市", code="yunling", parent=province)
    reader = person("reader", unit=elsewhere)
    appoint(reader, ["bulletins.view_article"], elsewhere)
    client.force_login(reader)
    assert client.get(signed_for(client, address(picture.key))).status_code == 404


def test_pictures_are_not_for_others(client, contributor, shown, picture):
    assert reverse("admin:login") in client.get(address(picture.key))["Location"]
    rights_of(contributor).clear()
    client.force_login(contributor)
    assert client.get(signed_for(client, address(picture.key))).status_code == 404


def test_an_address_that_got_out_is_of_no_use_to_a_colleague(desk, client, shown, picture):
    """She may see the article, and reaches its pictures from its page: not from this address."""
    leaked = signed_for(desk, address(picture.key))
    colleague = person("colleague", unit=shown.contributions.get().unit)
    appoint(colleague, ["bulletins.view_article"], colleague.unit)
    client.force_login(colleague)
    assert client.get(leaked).status_code == 404
    assert client.get(signed_for(client, address(picture.key))).status_code == 200


def test_an_address_is_of_no_use_after_its_person_signed_out_or_in_again(
    desk, editor, shown, picture
):
    leaked = signed_for(desk, address(picture.key))
    desk.logout()
    desk.force_login(editor)
    assert desk.get(leaked).status_code == 404


@pytest.mark.parametrize("query", ["", "?until=99999999999", "?until=x&sign=y", "?sign="])
def test_an_address_without_its_signature_is_not_there(desk, shown, picture, query):
    assert desk.get(f"{address(picture.key)}{query}").status_code == 404


def test_a_signature_is_good_for_its_own_picture_and_time_alone(desk, shown, picture):
    mine = signed_for(desk, address(picture.key))
    assert desk.get(mine.replace("until=1", "until=2")).status_code == 404
    other = signed_for(desk, address(UNKNOWN)).partition("?")[2]
    assert desk.get(f"{address(picture.key)}?{other}").status_code == 404


def test_an_address_lasts_two_hours_at_most(desk, shown, picture, monkeypatch, settings):
    settings.IDLE_MINUTES = 0
    now = time.time()
    mine = signed_for(desk, address(picture.key))
    monkeypatch.setattr(signed.time, "time", lambda: now + 3500)
    assert desk.get(mine).status_code == 200
    monkeypatch.setattr(signed.time, "time", lambda: now + 7201)
    assert desk.get(mine).status_code == 404


def test_a_revision_shows_its_tables_and_pictures(desk, article, picture):
    lead = f"| 单位 | 次数 |\n| 澜江市 | 12 |\n{picture_line('现场', picture.key)}"
    Article.objects.filter(pk=article.pk).update(lead=lead, editor_note=lead)
    revising.record(article, by=None)
    page = desk.get(reverse("admin:bulletins_article_revision", args=[article.pk, 2]))
    assert (
        page.content.decode().count(
            f'<img src="{escape(signed_for(desk, address(picture.key)))}" alt="现场"'
        )
        == 2
    )
    assert page.content.decode().count("<table>") == 2


@pytest.mark.parametrize("field", ["lead", "closing", "editor_note", "parts-1-text"])
def test_a_text_that_names_an_unknown_picture_is_not_saved(desk, article, picture, field):
    form = opened(desk, change_url(article))
    known = {field: f"正文。\r\n{picture_line('现场', picture.key)}"}
    unknown = {field: f"{known[field]}\r\n{picture_line('', UNKNOWN)}"}
    page = desk.post(change_url(article), form | unknown)
    assert f"picture:{UNKNOWN}" in " ".join(map(str, page.context["problems"]))
    assert desk.post(change_url(article), form | known).status_code == 302


def test_an_issue_that_names_an_unknown_picture_is_not_saved(desk, issue, picture):
    form = opened(desk, change_url(issue))
    page = desk.post(change_url(issue), form | {"editor_note": picture_line("", UNKNOWN)})
    assert f"picture:{UNKNOWN}" in " ".join(map(str, page.context["problems"]))
    saved = desk.post(change_url(issue), form | {"editor_note": picture_line("", picture.key)})
    assert saved.status_code == 302
    assert Issue.objects.get().editor_note == picture_line("", picture.key)
