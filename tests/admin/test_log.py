"""The security log on the desk: to read, search, verify and export, and for nobody to write in."""

import csv
import io
import json

import pytest
from django.test import Client
from django.urls import reverse

from accounts import log
from accounts.log import chain
from accounts.models import LogRecord, User
from bulletins.acts import Act
from tests.log import acts, log_unguarded, rewrite
from tests.people import person, sign_in

from .pages import change_url, opened

LIST = reverse("admin:accounts_logrecord_changelist")
VERIFY = reverse("admin:accounts_logrecord_verify")
EXPORTS = [reverse("admin:accounts_logrecord_export", args=[name]) for name in ("csv", "jsonl")]


@pytest.fixture
def auditors_desk(db) -> Client:
    client = Client()
    sign_in(client, person("auditor", duty=User.Duty.AUDITOR))
    return client


@pytest.fixture
def entry(desk, article) -> LogRecord:
    desk.post(change_url(article), opened(desk, change_url(article)) | {"lead": "改了导语。"})
    return LogRecord.objects.filter(act=Act.SAVED, person="林编辑").get()


def one(record: LogRecord) -> str:
    return reverse("admin:accounts_logrecord_change", args=[record.pk])


def test_the_auditor_reads_who_did_what_when(auditors_desk, entry, article):
    assert LIST in auditors_desk.get(reverse("admin:index")).content.decode()
    page = auditors_desk.get(LIST).content.decode()
    assert "林编辑" in page and article.title in page
    page = auditors_desk.get(one(entry)).content.decode()
    assert article.title in page and entry.before in page and entry.after in page


def test_a_record_says_whether_it_is_chained_and_still_what_it_was(auditors_desk, entry):
    assert "尚未入链" in page_of(auditors_desk, one(entry))
    chain.append()
    assert "核验无误" in page_of(auditors_desk, one(entry))
    with log_unguarded():
        rewrite("accounts_logrecord", "id", entry.pk, "person", "别人")
    assert "与入链时的内容不一致" in page_of(auditors_desk, one(entry))


def page_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_the_log_is_searched_and_filtered(auditors_desk, entry, article, province):
    for found, asked in (
        (True, {"q": "林编辑"}),
        (True, {"q": article.title}),
        (True, {"by": entry.person_id, "act": Act.SAVED}),
        (True, {"result": "done", "at__year": entry.at.year}),
        (False, {"q": "别的"}),
        (False, {"act": Act.WITHDRAWN}),
        (False, {"result": "refused"}),
        (False, {"below": "x", "q": "别的"}),
    ):
        listed = auditors_desk.get(LIST, asked).context["cl"].result_list
        assert (entry in listed) is found, asked


def test_a_unit_is_searched_with_those_below_it(auditors_desk, province, department, city):
    record = log.record(log.Act.CHANGED, on=department)
    other = log.record(log.Act.CHANGED, on=province)
    listed = auditors_desk.get(LIST, {"below": city.pk}).context["cl"].result_list
    assert record in listed and other not in listed


def test_the_log_is_for_those_who_have_the_right(desk, entry):
    for address in (LIST, VERIFY, *EXPORTS, one(entry)):
        assert desk.get(address).status_code == 403, address


def test_whoever_asks_for_it_without_the_right_is_in_it(desk, entry):
    desk.get(VERIFY)
    record = LogRecord.objects.first()
    assert (record.act, record.result, record.person) == ("open-page", "refused", "林编辑")
    assert VERIFY in record.detail


def test_nobody_writes_in_the_log(admin_client, entry):
    for act in ("change", "delete"):
        address = reverse(f"admin:accounts_logrecord_{act}", args=[entry.pk])
        assert admin_client.post(address, {"post": "yes", "person": "x"}).status_code == 403
    assert admin_client.post(reverse("admin:accounts_logrecord_add"), {}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [entry.pk], "post": "yes"}
    admin_client.post(LIST, chosen)
    assert LogRecord.objects.get(pk=entry.pk).person == entry.person


def text_of(response) -> str:
    return b"".join(response.streaming_content).decode()


def test_an_export_holds_what_the_list_was_filtered_to(auditors_desk, entry):
    chain.append()
    answer = auditors_desk.get(EXPORTS[1], {"q": "林编辑", "act": Act.SAVED})
    (line,) = map(json.loads, text_of(answer).splitlines())
    assert (line["id"], line["after"], line["hash"]) == (entry.pk, entry.after, entry.link.hash)
    assert answer["Content-Disposition"].startswith("attachment")


def test_an_export_is_itself_recorded(auditors_desk, entry):
    auditors_desk.get(EXPORTS[0], {"act": Act.SAVED})
    record = LogRecord.objects.first()
    assert record.act == log.Act.LOG_EXPORTED and Act.SAVED in record.detail


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "  =1", "\t=1", "＝1＋1", "\r=1"])
def test_a_spreadsheet_computes_nothing_from_an_export(auditors_desk, name):
    person("somebody", name=name)
    log.record(log.Act.CHANGED, on=User.objects.get(username="somebody"))
    rows = list(csv.reader(io.StringIO(text_of(auditors_desk.get(EXPORTS[0])))))
    (row,) = (row for row in rows if log.Act.CHANGED.label in row)
    assert row[chain.COLUMNS.index("object_label")] == f"'{name}"


def test_the_verify_page_says_that_the_log_is_whole(auditors_desk, entry):
    assert "?next=1" in auditors_desk.get(VERIFY).content.decode()
    page = page_of(auditors_desk, f"{VERIFY}?next=1")
    assert "完整无缺" in page
    assert acts(act=log.Act.LOG_VERIFIED, result="done")


def test_the_verify_page_names_the_place_that_is_wrong(auditors_desk, entry):
    chain.append()
    with log_unguarded():
        rewrite("accounts_logrecord", "id", entry.pk, "address", "10.1.1.1")
    page = page_of(auditors_desk, f"{VERIFY}?next=1")
    assert f"记录 {entry.pk}" in page and "不完整" in page
    assert acts(act=log.Act.LOG_VERIFIED, result="failed")


def test_a_long_log_is_verified_a_stretch_at_a_time(auditors_desk, entry, monkeypatch):
    monkeypatch.setattr("accounts.admin.verifying.STRETCH", 2)
    for _ in range(3):
        log.record(log.Act.CHANGED)
    chain.append()
    address, steps = f"{VERIFY}?next=1", 0
    while not (page := auditors_desk.get(address).context)["is_done"]:
        address, steps = page["next"], steps + 1
        assert page["walked"] == steps * 2 and page["outcome"].is_whole
    assert steps >= 2 and not page["is_found"]
