"""How long it takes to record an act, to chain it, and to verify a long log.

    .venv/bin/python benchmarks/log.py [--records 100000]

Works in a database of its own: SQLite in a folder that is thrown away, or, with DATABASE_URL, an
empty PostgreSQL database, which is left full. Ends with 1 where it takes longer than it may.
"""

import argparse
import os
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

import django
from django.core.management import call_command
from django.utils import timezone
from django.utils.module_loading import import_string

RECORDS = 100_000
LIMIT = 5.0  # seconds for so many
AT_ONCE = 10_000
ROOT = Path(__file__).resolve().parents[1]
# As they are in earnest: names, roles and titles in Chinese, hashes, a detail.
RECORD = {
    "act": "change",
    "result": "done",
    "person_id": 7,
    "person": "周审计",
    "username": "zhou",
    "roles": "责任编辑 · 澜江市；终审 · 江原省",
    "address": "203.0.113.7",
    "session": "0123456789abcdef",
    "object_type": "bulletins.article",
    "object_id": "4711",
    "object_label": "把课堂搬到一线：澜江市创新学习形式的做法",
    "unit_id": 3,
    "unit": "澜江市",
    "before": "a" * 64,
    "after": "b" * 64,
    "detail": '{"fields": ["Lead", "Closing"]}',
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=RECORDS)
    count = parser.parse_args().records
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BULLETINS_DATA"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        sys.path.insert(0, str(ROOT))
        django.setup()
        call_command("migrate", verbosity=0)
        print(f"one act, recorded and chained: {_one_act() * 1000:.1f} ms (median of 200)")
        _fill(count)
        _verify()


def _one_act() -> float:
    record, took = import_string("accounts.log.record"), []
    for number in range(200):
        began = time.perf_counter()
        record("change", before="a" * 64, after="b" * 64, number=number)
        took.append(time.perf_counter() - began)
    return statistics.median(took)


def _fill(count: int) -> None:
    append = import_string("accounts.log.chain.append")
    record, waiting = map(
        import_string, ("accounts.models.LogRecord", "accounts.models.LogWaiting")
    )
    for _ in range(0, count, AT_ONCE):
        rows = [record(at=timezone.now(), **RECORD) for _ in range(AT_ONCE)]
        record.objects.bulk_create(rows)
        waiting.objects.bulk_create(waiting(record=row) for row in rows)
        append()


def _verify() -> None:
    verify, before = import_string("accounts.log.verifying.verify"), _memory()
    took = []
    for _ in range(3):
        began, busy = time.perf_counter(), time.process_time()
        outcome = verify()
        took.append((time.perf_counter() - began, time.process_time() - busy))
    assert outcome.is_whole, outcome.problems[:3]
    seconds, busy = sorted(took)[1]
    print(f"{outcome.checked:,} records verified: {seconds:.2f} s, of which busy {busy:.2f} s")
    print(f"memory: {before:.0f} MB before, {_memory():.0f} MB at the most")
    if seconds * RECORDS / outcome.checked > LIMIT:
        sys.exit(f"slower than {LIMIT} s for {RECORDS:,} records")


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
