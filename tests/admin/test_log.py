"""The record of what people did on the desk: to read, and for nobody to write in."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.people import person

from .pages import change_url, opened

LIST = reverse("admin:admin_logentry_changelist")


@pytest.fixture
def auditors_desk(db) -> Client:
    client = Client()
    client.force_login(person("auditor", duty=User.Duty.AUDITOR))
    return client


@pytest.fixture
def entry(desk, article) -> LogEntry:
    desk.post(change_url(article), opened(desk, change_url(article)) | {"lead": "改了导语。"})
    return LogEntry.objects.get()


def test_the_auditor_reads_who_did_what_when(auditors_desk, entry, article):
    assert LIST in auditors_desk.get(reverse("admin:index")).content.decode()
    page = auditors_desk.get(LIST).content.decode()
    assert "林编辑" in page and article.title in page
    one = auditors_desk.get(reverse("admin:admin_logentry_change", args=[entry.pk]))
    assert article.title in one.content.decode()


def test_the_record_is_searched_and_filtered(auditors_desk, entry):
    for found, asked in (
        (1, {"q": "林编辑"}),
        (1, {"user__id__exact": entry.user_id, "action_flag__exact": entry.action_flag}),
        (1, {"action_time__year": entry.action_time.year}),
        (0, {"q": "别的"}),
    ):
        assert auditors_desk.get(LIST, asked).context["cl"].result_count == found, asked


def test_the_record_is_for_those_who_have_the_right(desk, entry):
    assert desk.get(LIST).status_code == 403


def test_nobody_writes_in_the_record(admin_client, entry):
    for act in ("change", "delete"):
        address = reverse(f"admin:admin_logentry_{act}", args=[entry.pk])
        assert admin_client.post(address, {"post": "yes", "object_repr": "x"}).status_code == 403
    assert admin_client.post(reverse("admin:admin_logentry_add"), {}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [entry.pk], "post": "yes"}
    admin_client.post(LIST, chosen)
    assert LogEntry.objects.get(pk=entry.pk).object_repr == entry.object_repr
