"""What a record says, and that it is there exactly when it should be."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, connection, transaction
from django.test import RequestFactory
from django.utils import timezone

from accounts import appointing, log
from accounts.errors import NotAllowed, Refused
from accounts.log import chain, context
from accounts.models import LogRecord, LogWaiting, Role, User
from tests.log import acts
from tests.people import PASSWORD, appoint, person

pytestmark = pytest.mark.django_db


def newest() -> LogRecord:
    return LogRecord.objects.first()


def test_a_record_says_who_as_what_when_what_and_on_which_object(city):
    who = person("zhou", name="周审计", unit=city, duty=User.Duty.SECURITY)
    appoint(who, [], city)
    before = timezone.now()
    made = log.record(log.Act.CHANGED, by=who, on=city, before="1" * 64, after="2" * 64, n=3)
    stored = LogRecord.objects.get(pk=made.pk)
    assert before <= stored.at <= timezone.now()
    assert (stored.person_id, stored.person, stored.username) == (who.pk, "周审计", "zhou")
    assert str(User.Duty.SECURITY.label) in stored.roles and "澜江市" in stored.roles
    assert (stored.object_type, stored.object_id, stored.object_label) == (
        "accounts.unit",
        str(city.pk),
        "澜江市",
    )
    assert (stored.unit_id, stored.before, stored.after) == (city.pk, "1" * 64, "2" * 64)
    assert (stored.result, json.loads(stored.detail)) == ("done", {"n": 3})


def test_a_record_needs_nobody_and_nothing_of_what_it_names(city, department):
    who = person("zhou", name="周审计")
    made = log.record(log.Act.CHANGED, by=who, on=department)
    department.delete()
    who.delete()
    stored = LogRecord.objects.get(pk=made.pk)
    assert (stored.person, stored.object_label) == ("周审计", "澜江市委宣传部")


def test_words_that_no_database_takes_are_recorded_all_the_same():
    made = log.record(log.Act.CHANGED, name="a\0b\ud800c" + "长" * 5000)
    assert LogRecord.objects.get(pk=made.pk).detail.startswith('{"name": "a')
    chain.append()


def test_what_was_taken_back_leaves_no_record():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        log.record(log.Act.CHANGED)
        raise ZeroDivisionError
    assert not LogRecord.objects.exists() and not LogWaiting.objects.exists()


def test_an_act_whose_record_cannot_be_written_is_not_done(city, monkeypatch):
    def full(self, *args, **kwargs):
        raise IntegrityError("full")

    who, role = person("zhou"), Role.objects.first()
    monkeypatch.setattr(LogRecord, "save", full)
    with pytest.raises(IntegrityError):
        appointing.appoint(who, role, city, by=None)
    assert not who.appointments.exists()


def test_a_refused_act_is_recorded_though_its_transaction_is_taken_back(city):
    who = person("zhou")
    with pytest.raises(NotAllowed):
        appointing.give_duty(who, User.Duty.AUDITOR, by=who)
    assert (newest().act, newest().result) == (log.Act.DUTY_GIVEN, "refused")
    assert newest().person_id == who.pk and json.loads(newest().detail)["reason"]


def test_a_refusal_inside_a_request_outlives_every_transaction_of_it():
    request = RequestFactory().get("/")
    with context.during(context.Circumstances(request=request)) as here:
        with pytest.raises(Refused), transaction.atomic():
            _refuse(None)
        assert acts() == []
        assert [row.result for row in here.later] == ["refused"]


@log.refusals_of(log.Act.CHANGED)
def _refuse(on=None, *, by=None):
    raise Refused("no")


def test_a_refusal_that_passes_two_doors_is_recorded_once():
    outer = log.refusals_of(log.Act.CHANGED)(_twice)
    with pytest.raises(Refused):
        outer(None)
    assert acts() == [log.Act.CHANGED]


def _twice(on, *, by=None):
    return log.refusals_of(log.Act.DELETED)(_refuse)(on)


def test_visitors_have_no_name():
    assert log.record(log.Act.CHANGED, by=AnonymousUser()).person_id is None


@pytest.mark.parametrize("write", ["save", "delete", "update", "bulk_update", "queryset", "upsert"])
def test_the_orm_changes_and_deletes_nothing(write):
    row = log.record(log.Act.CHANGED)
    row.act = "x"
    rows = LogRecord.objects
    with pytest.raises(NotAllowed):
        {
            "save": lambda: row.save(),
            "delete": lambda: row.delete(),
            "update": lambda: rows.update(act="x"),
            "bulk_update": lambda: rows.bulk_update([row], ["act"]),
            "queryset": lambda: rows.all().delete(),
            "upsert": lambda: rows.bulk_create(
                [row], update_conflicts=True, update_fields=["act"], unique_fields=["id"]
            ),
        }[write]()
    assert LogRecord._base_manager.get().act == log.Act.CHANGED


@pytest.mark.parametrize("table", ["accounts_logrecord", "accounts_loglink"])
@pytest.mark.parametrize("act", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}", "replace", "empty"])
def test_the_database_itself_changes_and_deletes_nothing(chained, table, act):
    column = "id" if table == "accounts_logrecord" else "number"
    statement = _OF_VENDOR[connection.vendor].get(act, act).format(table, column)
    refused = pytest.raises(IntegrityError, match="only added to")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


_OF_VENDOR = {
    "sqlite": {
        "replace": "INSERT OR REPLACE INTO {0} SELECT * FROM {0}",
        "empty": "DELETE FROM {0} WHERE 1 = 1",
    },
    "postgresql": {
        "replace": "INSERT INTO {0} SELECT * FROM {0} ON CONFLICT ({1}) DO UPDATE SET {1} = 1",
        "empty": "TRUNCATE {0}",
    },
}


def test_a_row_that_is_new_once_is_not_written_twice():
    row = log.record(log.Act.CHANGED)
    again = LogRecord(pk=row.pk, at=row.at + timedelta(1), act="x", result="done")
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()


class TestSigningIn:
    def test_it_is_recorded_with_address_and_session_and_without_the_key(self, client, editor):
        client.post("/admin/login/", {"username": "editor", "password": PASSWORD})
        assert (newest().act, newest().person) == (log.Act.SIGNED_IN, "林编辑")
        assert newest().address == "127.0.0.1"
        assert newest().session and newest().session not in client.session.session_key
        client.post("/admin/logout/")
        assert (newest().act, newest().person) == (log.Act.SIGNED_OUT, "林编辑")

    def test_a_failure_names_the_account_and_not_the_password(self, client, editor):
        client.post("/admin/login/", {"username": "editor", "password": "wrong-secret"})
        row = newest()
        assert (row.act, row.result, row.object_label) == ("sign-in", "failed", "林编辑")
        assert row.person_id is None and "wrong-secret" not in str(row.__dict__)

    def test_a_name_that_is_none_is_not_kept_it_may_be_a_password(self, client, editor):
        for _ in range(2):
            client.post("/admin/login/", {"username": PASSWORD, "password": "x"})
        first, second = LogRecord.objects.all()
        assert first.detail == second.detail and PASSWORD not in first.detail
        assert first.result == "failed" and first.object_label == ""


class TestAddresses:
    @pytest.mark.parametrize(
        ("trusted", "remote", "forwarded", "address"),
        [
            ([], "203.0.113.9", "198.51.100.1", "203.0.113.9"),
            (["10.0.0.0/8"], "203.0.113.9", "198.51.100.1", "203.0.113.9"),
            (["10.0.0.0/8"], "10.0.0.2", "198.51.100.1", "198.51.100.1"),
            (["10.0.0.0/8"], "10.0.0.2", "1.2.3.4, 198.51.100.1", "198.51.100.1"),
            (["10.0.0.0/8"], "10.0.0.2", "1.2.3.4, 198.51.100.1, 10.0.0.7", "198.51.100.1"),
            (["10.0.0.0/8"], "10.0.0.2", "<script>", "10.0.0.2"),
            (["10.0.0.0/8"], "10.0.0.2", "", "10.0.0.2"),
            (["::1"], "::1", "2001:DB8::1", "2001:db8::1"),
            ([], "", "198.51.100.1", ""),
        ],
    )
    def test_only_our_own_proxy_is_believed(self, settings, trusted, remote, forwarded, address):
        settings.TRUSTED_PROXIES = trusted
        request = RequestFactory().get("/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=forwarded)
        with context.during(context.Circumstances(request=request)):
            assert log.record(log.Act.CHANGED).address == address
