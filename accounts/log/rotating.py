"""Moving what is old enough out of the database, into a signed file."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext

from accounts.errors import Refused
from accounts.models import LogLink, LogRecord, LogRotation

from . import chain, rotated, signing, verifying
from .walking import Walk

_LONGEST = 100_000  # links in one file
_DELETIONS = (
    f"DELETE FROM {LogRecord._meta.db_table} WHERE id IN "
    f"(SELECT record_id FROM {LogLink._meta.db_table} WHERE number BETWEEN %s AND %s)",
    f"DELETE FROM {LogLink._meta.db_table} WHERE number BETWEEN %s AND %s",
)


def rotate() -> list[LogRotation]:
    """Move all that is older than ``settings.LOG_KEPT_DAYS``; what is moved is verified first.

    Raises Refused where the log is not whole: what proves that is not tidied away.
    """
    moved = []
    while found := _oldest():
        moved.append(_move(*found))
    return moved


def _oldest() -> tuple[int, int] | None:
    """First and last number of the next file: up to the first link whose record is still young."""
    before = timezone.now() - timedelta(days=settings.LOG_KEPT_DAYS)
    first = chain.last_rotated()[0] + 1
    young = LogLink.objects.filter(number__gte=first, record__at__gte=before)
    end = young.order_by("number").first()
    newest = LogLink.objects.order_by("-number").first()
    last = end.number - 1 if end else newest.number if newest else 0
    return (first, min(last, first + _LONGEST - 1)) if last >= first else None


@transaction.atomic
def _move(first: int, last: int) -> LogRotation:
    """The file is there before the rows go; a crash between leaves a file that is written again."""
    previous = verifying.walk_from(first).previous
    name = f"{first:012}-{last:012}.jsonl.gz"
    digest = rotated.write(name, _verified(first, last))
    said = {"first": first, "last": last, "previous": previous, "file": name, "digest": digest}
    said |= {"hash": LogLink.objects.get(number=last).hash, "at": timezone.now().isoformat()[:32]}
    rotation = LogRotation.objects.create(**signing.sign(said))
    rotated.write_statement(rotation)
    with connection.cursor() as cursor:
        for deletion in _DELETIONS:
            cursor.execute(deletion, [first, last])
    return rotation


def _verified(first: int, last: int) -> Iterator[tuple]:
    walk = verifying.walk_from(first)
    for start, end in pairwise([*range(first, last + 1, verifying.STRETCH), last + 1]):
        rows = chain.stretch(start, verifying.STRETCH, end - 1)
        for problem in walk.problems(rows):
            raise Refused(
                gettext("The log is not whole, and nothing of it was moved. %(problem)s")
                % {"problem": problem}
            )
        yield from rows
    _require_end(walk, last)


def _require_end(walk: Walk, last: int) -> None:
    if walk.number != last + 1:
        words = gettext("The log is not whole, and nothing of it was moved. %(problem)s")
        raise Refused(words % {"problem": gettext("link %(number)s") % {"number": walk.number}})
