"""Findings in the margin of an article, and the decision that one stands."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from bulletins import assembly, overruling
from bulletins.admin import findings
from bulletins.models import Article, Overruling
from bulletins.revising import SectionDraft
from tests.people import rights_of

from .pages import change_url, opened

REASON = "原件如此，数字已向作者核实。"
DAMAGED = [
    SectionDraft(heading="健全制度", body="先立规矩。\n群众满意率达到98\ue0106%，居全省前列。"),
    SectionDraft(heading="抓好落实", body="学习，，研讨(会)。"),
]


@pytest.fixture
def damaged(make_article, issue) -> Article:
    return make_article(issue=issue, sections=DAMAGED)


def overrule_url(article: Article) -> str:
    return reverse("admin:bulletins_article_overrule", args=[article.pk])


def digest(article: Article) -> str:
    [found] = [found for found in overruling.standing_findings(article) if found.finding.stops]
    return found.digest


def words_of(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_the_page_shows_what_was_found_with_place_and_severity(desk, damaged):
    response = desk.get(change_url(damaged))
    panel = response.context["panel"]
    assert [(line.severity, line.holds_back) for line in panel.doubts] == [
        ("error", True),
        ("warning", False),
    ]
    assert [line.severity for line in panel.hints] == ["hint"]
    assert panel.doubts[0].place.startswith("一、健全制度")
    page = response.content.decode()
    assert '<b class="odd odd-error"' in page and "U+E010" in page
    assert panel.doubts[0].message in page


def test_a_finding_leads_to_the_field_that_holds_it(desk, damaged):
    response = desk.get(change_url(damaged))
    anchors = [line.anchor for line in response.context["panel"].doubts]
    assert anchors == ["id_parts-0-text", "id_parts-1-text"]
    page = response.content.decode()
    assert all(f'href="#{anchor}"' in page and f'id="{anchor}"' in page for anchor in anchors)


def test_a_clean_article_says_so_calmly(desk, article):
    panel = desk.get(change_url(article)).context["panel"]
    assert (panel.doubts, panel.hints, panel.overruled, panel.is_held_back) == ([], [], [], False)


def test_a_new_article_has_no_findings_yet(desk, db):
    assert desk.get(reverse("admin:bulletins_article_add")).context["panel"] is None


def test_overruling_keeps_reason_person_and_time_and_comes_back_to_the_panel(desk, damaged):
    sent = {"finding": digest(damaged), "reason": REASON}
    response = desk.post(overrule_url(damaged), sent)
    assert response.status_code == 302
    assert response.url == f"{change_url(damaged)}#findings"
    decision = Overruling.objects.get()
    assert (decision.by.name, decision.reason) == ("林编辑", REASON)
    page = desk.get(change_url(damaged))
    panel = page.context["panel"]
    assert [line.overruling for line in panel.overruled] == [decision]
    assert not panel.is_held_back
    assert REASON in page.content.decode() and "林编辑" in page.content.decode()
    assert REASON in LogEntry.objects.get().change_message


def test_each_form_names_one_finding_and_stands_outside_the_articles_own(desk, damaged):
    page = desk.get(change_url(damaged)).content.decode()
    forms = re.findall(r'<form method="post" id="(overrule-\d+)"', page)
    assert len(forms) == len(set(forms)) == 3
    assert all(f'form="{name}"' in page for name in forms)
    own = page[page.index('<form method="post" id="article_form"') :]
    assert "<form" not in own[10 : own.index("</form>")]


def test_saving_the_article_sends_nothing_of_the_panel(desk, damaged):
    data = opened(desk, change_url(damaged))
    assert "reason" not in data and "finding" not in data
    assert desk.post(change_url(damaged), data).status_code == 302


def test_who_may_not_overrule_sees_the_findings_and_no_form(contributors_desk, damaged):
    page = contributors_desk.get(change_url(damaged)).content.decode()
    assert "U+E010" in page and "overrule-1" not in page
    sent = {"finding": digest(damaged), "reason": REASON}
    assert contributors_desk.post(overrule_url(damaged), sent).status_code == 403
    assert not Overruling.objects.exists()


def test_a_reason_too_short_is_refused_and_not_lost(desk, damaged):
    sent = {"finding": digest(damaged), "reason": "好的"}
    response = desk.post(overrule_url(damaged), sent, follow=True)
    assert "好的" in words_of(response)[0]
    assert not Overruling.objects.exists()


@pytest.mark.parametrize("finding", ["", "x", "\x00", "长" * 5000])
def test_a_finding_that_is_not_there_is_answered(desk, damaged, finding):
    sent = {"finding": finding, "reason": REASON}
    response = desk.post(overrule_url(damaged), sent, follow=True)
    assert REASON in words_of(response)[0]
    assert not Overruling.objects.exists()


def test_only_a_sent_form_overrules(desk, damaged):
    assert desk.get(overrule_url(damaged)).status_code == 405
    assert not Overruling.objects.exists()


def test_what_one_may_not_see_one_may_not_overrule(editor, damaged):
    sent = {"finding": digest(damaged), "reason": REASON}
    assert Client().post(overrule_url(damaged), sent).status_code == 302  # to the sign-in
    rights_of(editor).set(Permission.objects.filter(codename="overrule_finding"))
    client = Client()
    client.force_login(editor)
    assert client.post(overrule_url(damaged), sent).status_code == 404
    assert client.post(reverse("admin:bulletins_article_overrule", args=[999])).status_code == 404
    assert not Overruling.objects.exists()


def test_a_publisher_who_only_reads_articles_overrules_on_the_page_that_shows_them(editor, damaged):
    rights = ["view_article", "publish_issue", "overrule_finding"]
    rights_of(editor).set(Permission.objects.filter(codename__in=rights))
    client = Client()
    client.force_login(editor)
    page = client.get(change_url(damaged))
    assert page.context["panel"].is_held_back and "overrule-1" in page.content.decode()
    client.post(overrule_url(damaged), {"finding": digest(damaged), "reason": REASON})
    assembly.publish_issue(damaged.issue, by=editor)


def test_publishing_says_what_holds_an_issue_back(desk, damaged):
    url = reverse("admin:bulletins_issue_publish", args=[damaged.issue.pk])
    response = desk.post(url, follow=True)
    assert "U+E010" in words_of(response)[0]


def test_a_very_long_article_opens_without_being_examined(desk, damaged, monkeypatch):
    monkeypatch.setattr(findings, "LONGEST", 10)
    panel = desk.get(change_url(damaged)).context["panel"]
    assert panel.is_too_long and panel.doubts == []


def test_words_of_an_article_are_shown_and_never_run(desk, make_article):
    article = make_article(closing="<script>alert(1)</script>，，研讨。")
    page = desk.get(change_url(article)).content.decode()
    assert "<script>alert(1)" not in page
