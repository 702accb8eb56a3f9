"""Confirming stores, discarding forgets, reading anew begins again."""

from django.contrib.admin.models import LogEntry
from django.contrib.messages import get_messages
from django.urls import reverse

from bulletins.importing import drafts
from bulletins.models import Article, Import, Original
from tests.importing.samples import LEAD
from tests.people import rights_of

from .conftest import page_of, url


def said(answer) -> str:
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


def test_confirming_stores_a_draft_and_leads_to_it(desk, imported, department):
    answer = desk.post(url("confirm", imported.pk), {"version": imported.version})
    article = Article.objects.get()
    assert answer.url == reverse("admin:bulletins_article_change", args=[article.pk])
    assert (article.title, article.origin) == ("把课堂搬到渡口", imported)
    assert "把课堂搬到渡口" in said(answer)
    assert LogEntry.objects.filter(object_id=imported.pk).count() == 1


def test_what_the_site_does_not_know_is_said_again(desk, imported):
    assert "江原学习动态" in said(desk.post(url("confirm", imported.pk)))


def test_without_a_title_nothing_is_stored_and_the_screen_says_what_is_missing(desk, editor):
    imported = drafts.open_paste("", f"{LEAD}\n{LEAD}", by=editor)
    answer = desk.get(url("change", imported.pk))
    assert 'href="#no-title-0"' in answer.content.decode()
    assert 'id="no-title-0"' in answer.content.decode()
    answer = desk.post(url("confirm", imported.pk))
    assert said(answer)
    assert Article.objects.count() == 0
    assert Import.objects.get().is_open


def test_what_another_window_changed_is_not_confirmed_unseen(desk, imported):
    desk.post(url("correct", imported.pk), {"act": "accept_all"})
    answer = desk.post(url("confirm", imported.pk), {"version": "1"})
    assert said(answer)
    assert Article.objects.count() == 0


def test_nothing_is_stored_twice(desk, imported):
    desk.post(url("confirm", imported.pk))
    assert said(desk.post(url("confirm", imported.pk)))
    assert Article.objects.count() == 1


def test_discarding_asks_first(desk, imported):
    assert desk.get(url("discard", imported.pk)).status_code == 200
    assert Import.objects.count() == 1
    desk.post(url("discard", imported.pk))
    assert (Import.objects.count(), Original.objects.count()) == (0, 0)
    assert LogEntry.objects.count() == 1


def test_what_was_stored_is_not_discarded(desk, imported):
    desk.post(url("confirm", imported.pk))
    assert desk.get(url("discard", imported.pk)).status_code == 302
    desk.post(url("discard", imported.pk))
    assert Import.objects.count() == 1


def test_a_text_is_read_anew_as_a_whole_bulletin_and_back(desk, imported):
    for kind in ("issue", "article"):
        desk.post(url("reread", imported.pk), {"kind": kind})
        assert Import.objects.get().kind == kind
        assert "把课堂搬到渡口" in page_of(desk, Import.objects.get())
    desk.post(url("reread", imported.pk), {"kind": "nothing"})
    assert Import.objects.get().kind == "article"


def test_reading_anew_asks_first_where_corrections_would_be_lost(desk, imported):
    desk.post(url("correct", imported.pk), {"act": "accept_all"})
    answer = desk.post(url("reread", imported.pk), {"kind": "issue"})
    assert answer.context["corrections"] == 1
    assert Import.objects.get().kind == "article"
    desk.post(url("reread", imported.pk), {"kind": "issue", "sure": "1"})
    assert Import.objects.get().kind == "issue"
    assert drafts.load(Import.objects.get()).done == []


def test_who_may_not_add_issues_reads_no_bulletin(contributors_desk, contributors_import):
    user = contributors_import.by
    rights_of(user).set(rights_of(user).exclude(codename="add_issue"))
    contributors_desk.post(url("reread", contributors_import.pk), {"kind": "issue"})
    assert Import.objects.get().kind == "article"


def test_the_desks_own_ways_of_deleting_are_closed(desk, imported):
    address = reverse("admin:bulletins_import_delete", args=[imported.pk])
    assert desk.post(address, {"post": "yes"}).status_code == 403
    desk.post(url("changelist"), {"action": "delete_selected", "_selected_action": [imported.pk]})
    assert Import.objects.count() == 1


def test_the_article_says_where_it_came_from(desk, readers_desk, imported):
    desk.post(url("confirm", imported.pk))
    article = reverse("admin:bulletins_article_change", args=[Article.objects.get().pk])
    for one in (desk, readers_desk):
        page = one.get(article).content.decode()
        assert imported.original.digest in page
        assert url("original", imported.pk) in page
        assert url("change", imported.pk) in page
