"""What is old enough goes into signed files, and nothing else ever goes."""

import gzip
from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts import log
from accounts.errors import Refused
from accounts.log import chain, rotated, rotating, signing, verifying
from accounts.models import LogLink, LogRecord, LogRotation
from config import environment
from tests.log import log_unguarded, rewrite


@pytest.fixture
def later(chained, monkeypatch):
    """Six records are 200 days old, three are of today."""
    now = timezone.now() + timedelta(days=200)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    for _ in range(3):
        log.record(log.Act.CHANGED)
    chain.append()


def numbers() -> list[int]:
    return list(LogLink.objects.order_by("number").values_list("number", flat=True))


def test_what_is_old_enough_is_moved_and_still_verified(later):
    (rotation,) = rotating.rotate()
    assert (rotation.first, rotation.last, numbers()) == (1, 6, [7, 8, 9])
    assert LogRecord.objects.count() == 3
    outcome = verifying.verify()
    assert (outcome.problems, outcome.moved, outcome.checked) == ([], 6, 3)


def test_what_is_younger_stays(chained):
    assert rotating.rotate() == []
    assert len(numbers()) == 6


def test_a_log_that_was_moved_whole_goes_on_where_it_ended(chained, monkeypatch):
    now = timezone.now() + timedelta(days=200)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    rotating.rotate()
    assert numbers() == []
    log.record(log.Act.CHANGED)
    chain.append()
    assert numbers() == [7]
    assert verifying.verify().is_whole


def test_a_second_rotation_follows_the_first(later, monkeypatch):
    rotating.rotate()
    now = timezone.now() + timedelta(days=200)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    (second,) = rotating.rotate()
    assert (second.first, second.last) == (7, 9)
    assert verifying.verify().is_whole


def test_a_file_holds_every_record_as_it_was(later, chained):
    (rotation,) = rotating.rotate()
    rows = list(rotated.read(rotation.file))
    assert [row[3] for row in rows] == [record.pk for record in chained]
    for number, previous, link_hash, _record, *values in rows:
        assert chain.link_hash(previous, number, values) == link_hash


def test_a_changed_file_is_found_with_the_record_that_was_changed(later, chained):
    (rotation,) = rotating.rotate()
    path = rotated.folder() / rotation.file
    lines = gzip.decompress(path.read_bytes()).decode().splitlines()
    lines[2] = lines[2].replace("澜江市", "白河市", 1)
    path.write_bytes(gzip.compress("\n".join(lines).encode()))
    found = {(one.number, one.record) for one in verifying.verify().problems}
    assert found == {(1, 0), (3, chained[2].pk)}


@pytest.mark.parametrize("part", [slice(60), slice(0), slice(1, None), slice(None, -1)])
def test_a_file_of_which_a_part_is_gone_is_found(later, part):
    (rotation,) = rotating.rotate()
    path = rotated.folder() / rotation.file
    path.write_bytes(path.read_bytes()[part])
    assert not verifying.verify().is_whole


def test_a_file_that_is_kept_elsewhere_is_a_note_and_not_a_finding(later):
    (rotation,) = rotating.rotate()
    (rotated.folder() / rotation.file).unlink()
    outcome = verifying.verify()
    assert outcome.is_whole and rotation.file in outcome.notes[0]


@pytest.mark.parametrize("column", ["first", "last", "previous", "hash", "digest", "at", "file"])
def test_a_rotation_that_the_site_did_not_sign_is_found(later, column):
    (rotation,) = rotating.rotate()
    value = 2 if column == "first" else 7 if column == "last" else "0" * 20
    with log_unguarded():
        rewrite("accounts_logrotation", "id", rotation.pk, column, value)
    assert not verifying.verify().is_whole


def test_records_that_went_under_a_rotation_made_up_are_found(later):
    made_up = {"first": 1, "last": 6, "previous": chain.GENESIS, "file": "x"}
    made_up |= {"hash": LogLink.objects.get(number=6).hash, "key": signing.public_key()}
    LogRotation.objects.create(**made_up, signature="00")
    with connection.cursor() as cursor:
        for deletion in rotating._DELETIONS:
            cursor.execute(deletion, [1, 6])
    assert not verifying.verify().is_whole


def test_a_file_is_still_genuine_when_the_site_has_another_key(later, settings):
    rotating.rotate()
    former, settings.LOG_SIGNING_KEY = signing.public_key(), "another-key"
    assert not verifying.verify().is_whole
    settings.LOG_FORMER_KEYS = [former]
    assert verifying.verify().is_whole


def test_a_log_that_is_not_whole_is_not_tidied_away(later, chained):
    with log_unguarded():
        rewrite("accounts_logrecord", "id", chained[3].pk, "person", "别人")
    with pytest.raises(Refused, match="4"):
        rotating.rotate()
    assert len(numbers()) == 9 and not LogRotation.objects.exists()
    with pytest.raises(CommandError) as refusal:
        call_command("rotate_log")
    assert refusal.value.returncode == 1


def test_the_triggers_let_go_exactly_what_was_moved(later):
    rotating.rotate()
    left = LogLink.objects.order_by("number").first()
    for table, column, number in (
        ("accounts_logrecord", "id", left.record_id),
        ("accounts_loglink", "number", left.number),
        ("accounts_logrotation", "first", 1),
    ):
        refused = pytest.raises(IntegrityError, match="only added to")
        with refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table} WHERE {column} = %s", [number])


def test_the_command_says_what_it_moved_and_is_recorded(later, capsys):
    call_command("rotate_log")
    assert "000000000001-000000000006.jsonl.gz" in capsys.readouterr().out
    assert LogRecord.objects.filter(act=log.Act.LOG_ROTATED, command="rotate_log").exists()


@pytest.mark.parametrize("given", ["189", "0", "-1", "many"])
def test_less_than_190_days_is_refused(monkeypatch, given):
    monkeypatch.setenv("LOG_KEPT_DAYS", given)
    with pytest.raises(ImproperlyConfigured, match="190"):
        environment.number("LOG_KEPT_DAYS", default=190, least=190)
    monkeypatch.setenv("LOG_KEPT_DAYS", "365")
    assert environment.number("LOG_KEPT_DAYS", default=190, least=190) == 365
