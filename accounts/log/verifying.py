"""Whether the log is whole: nothing changed, deleted, added behind its back or put elsewhere.

Every finding says where. The chain is read in stretches, so that a long log needs no more memory
than a short one.
"""

from collections.abc import Callable, Iterator

from django.db import DatabaseError
from django.utils.translation import gettext

from accounts.models import LogLink, LogRecord, LogWaiting

from . import chain, guards, rotated, seals
from .walking import MOST, Outcome, Problem, Walk

STRETCH = 5000


def verify(first: int = 1, progress: Callable[[int], object] = lambda count: None) -> Outcome:
    """The whole log, or the chain from number ``first`` on. Takes up first what waits."""
    outcome = Outcome()
    outcome.add(take_up())
    if first <= 1:
        rotated.verify(outcome, progress)
    walk = walk_from(first)
    while rows := chain.stretch(walk.number, STRETCH):
        outcome.add(walk.problems(rows))
        outcome.checked += len(rows)
        progress(len(rows))
    conclude(outcome, walk)
    return outcome


def take_up() -> Iterator[Problem]:
    """Link what waits; where the end of the chain is damaged that is a finding, too."""
    try:
        chain.append()
    except (DatabaseError, ValueError) as error:
        words = gettext("what waits cannot be chained (%(error)s)")
        yield Problem(words % {"error": type(error).__name__})


def walk_from(first: int) -> Walk:
    """From the beginning of what is here, or from ``first``, where that is later."""
    last, link_hash = chain.last_rotated()
    before = chain.hashes([first - 1]) if first - 1 > last else {}
    return Walk(first, before[first - 1]) if before else Walk(last + 1, link_hash)


def conclude(outcome: Outcome, walk: Walk) -> None:
    """What the chain itself does not tell, when ``walk`` has come to its end."""
    outcome.last = walk.number - 1
    for search in (_unlinked, _lost_while_waiting, _guards):
        outcome.add(search())
    outcome.add(_seals(outcome.last))
    if not seals.kept():
        outcome.notes.append(
            gettext("There are no seals: whether something is missing at the end is not known.")
        )


def size() -> int:
    """How many records there are to walk over, in the database and in files that are here."""
    return LogLink.objects.count() + rotated.size()


def _unlinked() -> Iterator[Problem]:
    rows = LogRecord.objects.filter(link=None, waiting=None).order_by("pk")
    for pk in rows.values_list("pk", flat=True)[:MOST]:
        yield Problem(gettext("stands outside of the chain: added or cut out"), record=pk)


def _lost_while_waiting() -> Iterator[Problem]:
    known = LogRecord.objects.values("pk")
    for pk in LogWaiting.objects.exclude(record__in=known).values_list("pk", flat=True):
        yield Problem(gettext("was deleted before it was chained"), record=pk)


def _guards() -> Iterator[Problem]:
    for name in guards.missing():
        yield Problem(gettext("the trigger %(name)s is missing or switched off") % {"name": name})


def _seals(last: int) -> Iterator[Problem]:
    kept = seals.kept()
    hashes = chain.hashes(seal.number for seal in kept)
    moved, _hash = chain.last_rotated()
    for seal in kept:
        name = {"file": seal.file, "number": seal.number}
        if not seal.is_genuine:
            yield Problem(gettext("the seal %(file)s was not signed by this site") % name)
        elif seal.number > last:
            words = gettext("the chain ends here, but had come to number %(number)s (%(file)s)")
            yield Problem(words % name, last)
        elif seal.number > moved and hashes.get(seal.number) != seal.hash:
            yield Problem(gettext("is not what the seal %(file)s says") % name, seal.number)


def place_in_words(record: LogRecord) -> str:
    """Where ``record`` stands in the chain, and whether it is what was chained there."""
    link = getattr(record, "link", None)
    if link is None:
        return gettext("not chained yet")
    rows = chain.stretch(link.number, 1)
    if list(walk_from(link.number).problems(rows)):
        return gettext("link %(number)s: NOT what was chained") % {"number": link.number}
    return gettext("link %(number)s, verified: %(hash)s") % {
        "number": link.number,
        "hash": link.hash,
    }
