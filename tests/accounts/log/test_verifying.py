"""Whatever is done to the log behind its back is found, and at its place."""

import json
import threading
from contextlib import contextmanager

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from hypothesis import HealthCheck, example, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from accounts import log
from accounts.log import chain, seals, verifying
from accounts.models import LogLink, LogRecord, LogWaiting
from tests.log import log_unguarded, rewrite

RECORDS, LINKS = "accounts_logrecord", "accounts_loglink"
LINK_COLUMNS = ("number", "record_id", "previous", "hash")
PLACES = [(RECORDS, column) for column in chain.COLUMNS] + [(LINKS, one) for one in LINK_COLUMNS]
any_place = examples(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


@contextmanager
def for_a_moment():
    """What happens inside did not happen afterwards."""
    with transaction.atomic():
        with log_unguarded():
            yield
        transaction.set_rollback(True)


def execute(sql: str, *values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def places(first: int = 1) -> set[int]:
    """The places in the chain at which something is found, and the numbers of records."""
    problems = verifying.verify(first).problems
    return {problem.number for problem in problems} | {-problem.record for problem in problems}


def test_a_log_nobody_touched_is_whole(chained):
    outcome = verifying.verify()
    assert (outcome.problems, outcome.checked, outcome.last) == ([], 6, 6)


@any_place
@given(
    place=st.sampled_from(PLACES),
    at=st.integers(0, 5),
    byte=st.integers(0, 500),
    other=st.integers(1, 255),
)
@example(place=(RECORDS, "person"), at=5, byte=0, other=128)
@example(place=(LINKS, "hash"), at=5, byte=3, other=128)
@example(place=(RECORDS, "at"), at=2, byte=10, other=ord(" ") ^ ord("T"))
def test_any_changed_byte_is_found_where_it_is(chained, place, at, byte, other):
    table, column = place
    key = "id" if table == RECORDS else "number"
    number = chained[at].pk if table == RECORDS else at + 1
    with for_a_moment():
        if _change(table, key, number, column, byte, other):
            found = places()
            assert found & {at + 1, at + 2, -chained[at].pk}, (place, found)


def _change(table: str, key: str, number: int, column: str, byte: int, other: int) -> bool:
    """One byte of the stored value is another; False where nothing can be changed so."""
    named = 'CAST("at" AS TEXT)' if column == "at" else f'"{column}"'
    before = next(chain.select(f"SELECT {named} FROM {table} WHERE {key} = %s", [number]))[0]
    try:
        with transaction.atomic():
            _VENDORS[connection.vendor](table, key, number, column, before, byte, other)
            return True
    except (UnicodeDecodeError, OverflowError):
        return False


def _on_sqlite(table, key, number, column, before, byte, other) -> None:
    if before is None or isinstance(before, int):
        rewrite(table, key, number, column, (before or 0) + 1000 + other)
        return
    data = bytearray(before.encode() or b"\0")
    data[byte % len(data)] ^= other
    execute(f'UPDATE {table} SET "{column}" = CAST(%s AS TEXT) WHERE {key} = %s', data, number)


def _on_postgresql(table, key, number, column, before, byte, other) -> None:
    """A server keeps texts in UTF-8 whatever one does; any other character stands in."""
    if column == "at":
        execute(f"UPDATE {table} SET at = at + interval '1 microsecond' WHERE id = %s", number)
    elif before is None or isinstance(before, int):
        rewrite(table, key, number, column, (before or 0) + 1000 + other)
    else:
        place = byte % max(len(before), 1)
        changed = before[:place] + ("甲" if before[place : place + 1] != "甲" else "乙")
        rewrite(table, key, number, column, changed + before[place + 1 :])


_VENDORS = {"sqlite": _on_sqlite, "postgresql": _on_postgresql}


def test_every_stored_column_is_in_the_hash():
    stored = [field.column for field in LogRecord._meta.concrete_fields]
    assert sorted(stored) == sorted(chain.COLUMNS)
    assert {field.column for field in LogLink._meta.concrete_fields} == set(LINK_COLUMNS)


@pytest.mark.parametrize("at", range(6))
@pytest.mark.parametrize("what", ["record", "link", "both"])
def test_anything_deleted_is_found_where_it_was(chained, at, what):
    with for_a_moment():
        if what != "link":
            execute(f"DELETE FROM {RECORDS} WHERE id = %s", chained[at].pk)
        if what != "record":
            execute(f"DELETE FROM {LINKS} WHERE number = %s", at + 1)
        # What is gone at the end is told by the seal, at the last number that is left.
        assert places() & {at + 1, -chained[at].pk, *([at] if at == 5 else [])}


@pytest.mark.parametrize(("one", "other"), [(0, 1), (1, 4), (4, 5)])
def test_two_records_that_changed_places_are_found(chained, one, other):
    numbers = chained[one].pk, chained[other].pk
    with for_a_moment():
        for record, number in ((numbers[0], 0), (numbers[1], numbers[0]), (0, numbers[1])):
            execute(f"UPDATE {RECORDS} SET id = %s WHERE id = %s", number, record)
        assert places() >= {one + 1, other + 1}


def test_two_links_that_changed_places_are_found(chained):
    with for_a_moment():
        for link, number in ((2, 99), (4, 2), (99, 4)):
            execute(f"UPDATE {LINKS} SET number = %s WHERE number = %s", number, link)
        assert places() >= {2, 4}


def test_a_chain_that_was_computed_anew_does_not_fit_its_seals(chained):
    with for_a_moment():
        rewrite(RECORDS, "id", chained[2].pk, "person", "别人")
        execute(f"DELETE FROM {LINKS}")
        for row in chained:
            LogWaiting.objects.create(record=row)
        assert places() == {6, 0}


def test_a_record_that_was_slipped_in_is_found(chained):
    with for_a_moment():
        columns = ", ".join(f'"{one}"' for one in chain.COLUMNS[1:])
        execute(
            f"INSERT INTO {RECORDS} (id, {columns}) SELECT 9999, {columns} FROM {RECORDS} "
            f"WHERE id = %s",
            chained[0].pk,
        )
        assert -9999 in places()


def test_a_record_that_was_deleted_before_it_was_chained_is_found(chained):
    row = log.record(log.Act.CHANGED)
    with for_a_moment():
        execute(f"DELETE FROM {RECORDS} WHERE id = %s", row.pk)
        assert places() == {0, -row.pk}


def test_a_seal_that_this_site_did_not_sign_is_found(chained):
    (path,) = seals.folder().glob("*.json")
    path.write_text(path.read_text().replace('"number": 6', '"number": 5'))
    assert "seal" in str(verifying.verify().problems[0]) or verifying.verify().problems


def test_missing_triggers_are_found(chained):
    with log_unguarded():
        assert len(verifying.verify().problems) == 9
    assert verifying.verify().is_whole


def test_a_clock_that_goes_backwards_does_no_harm(chained, monkeypatch):
    row = log.record(log.Act.CHANGED)
    monkeypatch.setattr("django.utils.timezone.now", lambda: row.at.replace(year=2020))
    log.record(log.Act.CHANGED)
    assert verifying.verify().is_whole


def test_what_a_crash_left_unchained_is_taken_up_in_its_order(chained):
    rows = [log.record(log.Act.CHANGED) for _ in range(3)]
    assert [chain.append(), chain.append()] == [3, 0]
    taken = LogLink.objects.filter(number__gt=6).order_by("number")
    assert list(taken.values_list("record", flat=True)) == [row.pk for row in rows]


class TestTheCommand:
    def test_it_says_that_the_log_is_whole(self, chained, capsys):
        call_command("verify_log")
        assert "6" in capsys.readouterr().out

    def test_it_names_the_place_and_ends_with_one(self, chained, capsys):
        with for_a_moment():
            rewrite(RECORDS, "id", chained[3].pk, "person", "别人")
            with pytest.raises(CommandError) as refusal:
                call_command("verify_log", "--format", "json")
        assert refusal.value.returncode == 1
        said = json.loads(capsys.readouterr().out)
        assert [(one["number"], one["record"]) for one in said["problems"]] == [
            (4, chained[3].pk)
        ] + [(0, 0)] * 9  # the triggers, which were taken off to do it

    def test_it_begins_where_it_is_told(self, chained):
        with for_a_moment():
            rewrite(RECORDS, "id", chained[1].pk, "person", "别人")
            assert 2 in places() and 2 not in places(first=4)

    def test_it_is_recorded_itself(self, chained):
        call_command("verify_log")
        newest = LogRecord.objects.first()
        assert (newest.act, newest.command) == (log.Act.COMMAND_RUN, "verify_log")


WRITERS, ROUNDS = 6, 15


@pytest.mark.django_db(transaction=True)
def test_six_writers_at_once_leave_one_unbroken_chain(caplog):
    start, errors = threading.Barrier(WRITERS), []

    def work(writer: int) -> None:
        try:
            start.wait(timeout=30)
            for turn in range(ROUNDS):
                with transaction.atomic():
                    log.record(log.Act.CHANGED, writer=writer, turn=turn)
                    log.record(log.Act.ADDED, writer=writer, turn=turn)
                    transaction.set_rollback(turn % 5 == 4)
        except Exception as error:  # reported below: a thread's error is silent otherwise
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=[writer]) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (errors, caplog.records) == ([], []), "nobody was turned away from the chain"
    kept = WRITERS * (ROUNDS - ROUNDS // 5) * 2
    assert not LogWaiting.objects.exists(), "each was chained after its own transaction"
    outcome = verifying.verify()
    assert (outcome.problems, outcome.checked) == ([], kept)
