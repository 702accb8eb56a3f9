"""Who sees an import: its line in the list, its screen, its original, what can be done to it."""

import pytest
from django.test import Client

from accounts.models import Unit, User
from bulletins.importing import drafts
from bulletins.models import Import
from bulletins.permissions import ROLES
from tests import people
from tests.importing.samples import LEAD, PROSE

from .conftest import LINES, url

ACTS = ("correct", "confirm", "discard", "place", "reread")
LOOKS = ("change", "original", "history", "discard")
BULLETIN = f"""\
江原学习动态
第9期
江原省委宣传部编　　2024年10月15日

澜江市把课堂搬到渡口
{LEAD}
一、健全制度
{PROSE}
"""


@pytest.fixture
def person(province):
    """Somebody with rights, or a role, in the province (or in another unit), at the desk."""

    def person(name: str, *codenames: str, role: str = "", unit=None) -> tuple[User, Client]:
        user = people.person(name, unit=unit or province)
        own = [f"bulletins.{codename}" for codename in codenames]
        people.appoint(user, ROLES[role].rights if role else own, unit or province)
        desk = Client()
        desk.force_login(user)
        return user, desk

    return person


def sees(desk: Client, imported: Import) -> bool:
    """Whether it is in the list, on its screen and to be had as a file: all of it or nothing."""
    listed = desk.get(url("changelist")).context["cl"].queryset.filter(pk=imported.pk).exists()
    answers = {desk.get(url(act, imported.pk)).status_code for act in ("change", "original")}
    assert answers == ({200} if listed else {404})
    return listed


@pytest.fixture
def writers(person) -> tuple[User, Client]:
    """Adds articles and sees none but what comes of his own imports."""
    return person("writer", "add_article")


@pytest.fixture
def draft(writers) -> Import:
    return drafts.open_paste("", "\n".join(LINES), by=writers[0])


@pytest.fixture
def stored(draft) -> Import:
    drafts.confirm(draft, by=draft.by)
    draft.refresh_from_db()
    return draft


@pytest.fixture
def stored_bulletin(publication, editor) -> Import:
    imported = drafts.open_import(BULLETIN.encode(), "第9期.txt", kind="issue", by=editor)
    drafts.confirm(imported, by=editor)
    imported.refresh_from_db()
    return imported


@pytest.mark.parametrize("role", ["contributor", "first-reviewer", "publisher"])
def test_a_draft_is_not_there_for_others_though_they_may_add_articles(draft, role, person):
    _, desk = person("other", role=role)
    assert not sees(desk, draft)
    assert {desk.get(url(act, draft.pk)).status_code for act in LOOKS} == {404}
    assert {desk.post(url(act, draft.pk)).status_code for act in ACTS} == {404}


def test_a_draft_is_there_for_who_began_it_and_for_issue_editors(writers, draft, person):
    _, editors = person("editor-of-issues", role="issue-editor")
    assert sees(writers[1], draft) and sees(editors, draft)


def test_what_was_stored_is_not_there_for_who_may_add_articles_but_see_none(stored, person):
    _, desk = person("other-writer", "add_article")
    assert not sees(desk, stored)
    assert {desk.get(url(act, stored.pk)).status_code for act in LOOKS} == {404}
    assert {desk.post(url(act, stored.pk)).status_code for act in ACTS} == {404}


def test_what_was_stored_is_there_for_who_sees_its_article_on_the_desk(stored, person):
    _, desk = person("other", role="first-reviewer")
    assert sees(desk, stored)


def test_what_became_of_nothing_that_is_there_is_seen_with_no_article(writers, stored, person):
    stored.articles.all().delete()
    _, desk = person("other", role="contributor")
    assert not sees(desk, stored)
    assert sees(writers[1], stored)


def test_a_stored_bulletin_is_there_for_who_sees_its_issue_on_the_desk(stored_bulletin, person):
    _, by_issue = person("sees-issues", "view_issue")
    _, neither = person("sees-columns", "add_article", "view_column")
    assert sees(by_issue, stored_bulletin)
    assert not sees(neither, stored_bulletin)


def test_issues_do_not_open_the_import_of_an_article_alone(stored, person):
    _, desk = person("sees-issues", "view_issue")
    assert not sees(desk, stored)


def test_issue_editors_see_what_people_of_their_own_units_began(person, city, province):
    other_city = Unit.objects.create(name="云岭市", code="yunling", parent=province)
    writer, _ = person("writer-there", "add_article", unit=other_city)
    draft = drafts.open_paste("", "\n".join(LINES), by=writer)
    _, of_the_city = person("editor-here", role="issue-editor", unit=city)
    _, of_the_province = person("editor-above", role="issue-editor")
    assert not sees(of_the_city, draft)
    assert sees(of_the_province, draft)
