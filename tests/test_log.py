"""Every act of the trade is in the security log, with hashes of what it was about."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from accounts import log
from accounts.models import Appointment, LogRecord, Role, User
from bulletins import assembly, overruling
from bulletins.acts import Act
from bulletins.errors import NotReady
from bulletins.importing import drafts
from bulletins.models import Article, Import
from tests.admin.pages import change_url, opened
from tests.log import acts
from tests.people import PASSWORD, person, prove

TEXT = (
    "把课堂搬到一线\n澜江市委宣传部\n近年来，澜江市边学边干。\n一、健全制度\n先立规矩，再谈学习。\n"
)


def signed_in(who: User) -> Client:
    client = Client()
    client.force_login(who)
    prove(client, who)
    return client


@pytest.fixture
def desk(editor) -> Client:
    return signed_in(editor)


def newest(act: str) -> LogRecord:
    return LogRecord.objects.filter(act=act).first()


def detail(record: LogRecord) -> dict:
    return json.loads(record.detail)


def test_saving_is_recorded_with_the_hashes_of_both_revisions(desk, article, department):
    desk.post(change_url(article), opened(desk, change_url(article)) | {"lead": "改了导语。"})
    after, before = article.revisions.newest_first()[:2]
    record = newest(Act.SAVED)
    assert (record.before, record.after) == (before.digest, after.digest)
    assert (record.object_id, record.person) == (str(article.pk), "林编辑")


def test_what_a_person_changed_is_recorded_by_field(desk, article):
    desk.post(change_url(article), opened(desk, change_url(article)) | {"lead": "改了导语。"})
    record = newest(log.Act.CHANGED)
    assert "Lead" in detail(record)["fields"] and record.before != record.after
    assert "改了导语" not in record.detail, "no text of articles"


def test_what_is_added_and_deleted_on_the_desk_is_recorded(desk, publication):
    address = reverse("admin:bulletins_topic_add")
    desk.post(address, {"name": "调查研究", "slug": "diaoyan"})
    added = newest(log.Act.ADDED)
    assert (added.object_type, added.object_label) == ("bulletins.topic", "调查研究")
    desk.post(
        reverse("admin:bulletins_topic_changelist"),
        {
            "action": "delete_selected",
            "_selected_action": [added.object_id],
            "post": "yes",
        },
    )
    assert newest(log.Act.DELETED).before == added.after


def test_publication_and_withdrawal_are_recorded_with_what_readers_see(article, editor):
    public = assembly.publish_issue(article.issue, by=editor)
    record = newest(Act.PUBLISHED)
    assert (record.before, record.after) == ("", public.revision.digest)
    assert record.unit == str(article.issue.publication.compiling_unit)
    assembly.publish_article(article, by=editor)
    assert newest(Act.PUBLISHED).object_type == "bulletins.article"
    assembly.withdraw_issue(article.issue, by=editor)
    assert newest(Act.WITHDRAWN).before == public.revision.digest


def test_a_publication_that_was_refused_is_recorded_with_the_reason(issue, editor):
    with pytest.raises(NotReady):
        assembly.publish_issue(issue, by=editor)
    record = newest(Act.PUBLISHED)
    assert (record.result, record.person) == ("refused", "林编辑")
    assert detail(record)["reason"]
    assert acts(result="done", act=Act.PUBLISHED) == []


def test_a_refusal_on_a_page_outlives_what_the_page_takes_back(desk, issue):
    desk.post(reverse("admin:bulletins_issue_publish", args=[issue.pk]))
    assert acts(result="refused", act=Act.PUBLISHED) == [Act.PUBLISHED]


def test_whoever_may_not_publish_and_tries_is_recorded(article, contributor):
    desk = signed_in(contributor)
    address = reverse("admin:bulletins_issue_publish", args=[article.issue_id])
    assert desk.post(address).status_code == 403
    record = LogRecord.objects.first()
    assert (record.result, record.person) == ("refused", "周撰稿")
    assert detail(record)["path"] == address


def test_an_overruled_finding_is_recorded_without_the_words(make_article, editor):
    article = make_article("满意率", closing="满意率达到98\ue0106%。")
    found = next(one for one in overruling.standing_findings(article) if one.finding.stops)
    overruling.overrule(article, found.finding, by=editor, reason="原文如此，已经核对。")
    record = newest(Act.OVERRULED)
    assert record.after == found.digest and "满意率达到" not in record.detail


class TestUnpublished:
    def test_who_opens_it_is_recorded(self, desk, article, editor):
        desk.get(change_url(article))
        record = newest(Act.VIEWED)
        assert (record.person, record.object_id) == ("林编辑", str(article.pk))
        assert record.after == article.revisions.newest_first().first().digest
        desk.get(change_url(article.issue))
        assert newest(Act.VIEWED).object_type == "bulletins.issue"

    def test_what_readers_see_as_well_is_not(self, desk, published_issue, article):
        desk.get(change_url(article))
        desk.get(change_url(published_issue))
        desk.get(reverse("admin:bulletins_article_revision", args=[article.pk, 1]))
        assert newest(Act.VIEWED) is None

    def test_an_older_state_is(self, desk, article):
        desk.post(change_url(article), opened(desk, change_url(article)) | {"lead": "新。"})
        desk.get(reverse("admin:bulletins_article_revision", args=[article.pk, 1]))
        assert detail(newest(Act.VIEWED))["revision"] == 1


class TestImports:
    @pytest.fixture
    def imported(self, editor) -> Import:
        return drafts.open_import(TEXT.encode(), "稿件.txt", by=editor)

    def test_each_step_is_recorded_with_the_hash_of_the_file(self, desk, imported, editor):
        desk.get(reverse("admin:bulletins_import_change", args=[imported.pk]))
        answer = desk.get(reverse("admin:bulletins_import_original", args=[imported.pk]))
        assert b"".join(answer.streaming_content) == TEXT.encode()
        drafts.confirm(imported, by=editor)
        steps = [Act.IMPORT_OPENED, Act.VIEWED, Act.DOWNLOADED, Act.IMPORT_CONFIRMED]
        records = LogRecord.objects.filter(act__in=steps).order_by("pk")
        assert [record.act for record in records] == steps
        assert {record.after for record in records} == {imported.original.digest}
        assert str(Article.objects.get().pk) in detail(newest(Act.IMPORT_CONFIRMED))["became"]

    def test_what_is_discarded_leaves_its_trace(self, desk, imported):
        desk.post(reverse("admin:bulletins_import_discard", args=[imported.pk]))
        record = newest(Act.IMPORT_DISCARDED)
        assert (record.person, record.object_label) == ("林编辑", "稿件.txt")


class TestRights:
    @pytest.fixture
    def security(self, db) -> Client:
        return signed_in(person("security", name="严安全", duty=User.Duty.SECURITY))

    def test_a_role_given_and_ended_is_recorded(self, security, province, contributor):
        role = Role.objects.get(key="publisher")
        given = {"person": contributor.pk, "role": role.pk, "unit": province.pk}
        security.post(reverse("admin:accounts_appointment_add"), given)
        record = newest(log.Act.APPOINTED)
        assert (record.person, record.unit) == ("严安全", "江原省")
        assert str(role) in record.object_label and "周撰稿" in record.object_label
        made = Appointment.objects.get(role=role)
        chosen = {"action": "end_now", "_selected_action": [made.pk]}
        security.post(reverse("admin:accounts_appointment_changelist"), chosen)
        ended = newest(log.Act.APPOINTMENT_CHANGED)
        assert ended.before == record.after != ended.after
        assert acts(act=log.Act.APPOINTMENT_CHANGED) == [log.Act.APPOINTMENT_CHANGED]

    def test_a_duty_is_recorded_with_the_one_before(self, security, contributor):
        address = reverse("admin:accounts_user_change", args=[contributor.pk])
        security.post(address, {"duty": User.Duty.SYSTEM})
        record = newest(log.Act.DUTY_GIVEN)
        assert detail(record) == {"duty": User.Duty.SYSTEM.value}
        assert record.object_label == "周撰稿"

    def test_a_role_composed_is_recorded_with_its_rights(self, security):
        security.post(reverse("admin:accounts_role_add"), {"name": "校对"})
        assert newest(log.Act.ROLE_CHANGED).object_label == "校对"

    def test_a_change_that_was_only_tried_is_recorded_as_that(self, security, province):
        security.post(reverse("admin:accounts_role_add"), {"name": "校对", "_try": "1"})
        assert acts(act=log.Act.RIGHTS_TRIED) == [log.Act.RIGHTS_TRIED]
        assert newest(log.Act.ROLE_CHANGED) is None

    def test_a_new_password_is_recorded_and_not_what_it_is(
        self, admin_client, admin_user, contributor
    ):
        prove(admin_client, admin_user)
        address = reverse("admin:auth_user_password_change", args=[contributor.pk])
        words = {"usable_password": "true", "password1": "Xin-Kouling-2026"}
        admin_client.post(address, words | {"password2": words["password1"]})
        record = newest(log.Act.CHANGED)
        assert record.object_label == "周撰稿" and record.result == "done"
        assert "Kouling" not in str(record.__dict__) and "argon2" not in str(record.__dict__)
        assert PASSWORD not in record.detail


class TestCommands:
    def test_what_a_command_does_is_recorded_as_done_by_it(self, tmp_path, publication):
        path = tmp_path / "稿件.txt"
        path.write_text(TEXT)
        call_command("import_article", path)
        commands = LogRecord.objects.values_list("command", flat=True)
        assert set(commands) == {"import_article"}
        assert acts()[-1] == log.Act.COMMAND_RUN
        assert str(path) in detail(newest(log.Act.COMMAND_RUN))["path"]

    def test_one_that_failed_is_recorded_as_refused(self, db, tmp_path):
        with pytest.raises(CommandError):
            call_command("import_article", tmp_path / "nothing.txt")
        assert newest(log.Act.COMMAND_RUN).result == "refused"

    def test_an_emergency_account_made_on_the_server_is_recorded(self, db):
        call_command("createsuperuser", "--noinput", username="rescue", email="")
        record = newest(log.Act.COMMAND_RUN)
        assert (record.command, detail(record)["username"]) == ("createsuperuser", "rescue")
