"""Verifying on the desk: one stretch an answer, so that a long log shows how far it is."""

from django.http import HttpRequest
from django.urls import reverse

from accounts import log
from accounts.log import chain, verifying
from accounts.log.walking import Outcome

from .ids import row_id

STRETCH = 20_000


def verification(request: HttpRequest) -> dict:
    """The context of the page: the question, a stretch with the way to the next, or the end.

    ``?next=`` is the number to go on with. What is wrong stops the walk, and is shown; from there
    it goes on when the person says so.
    """
    if "next" not in request.GET:
        return {"size": verifying.size(), "last": chain.head()[0]}
    first = row_id(request.GET["next"]) or 1
    outcome, walk, is_done = _stretch(first)
    if is_done:
        verifying.conclude(outcome, walk)
        _record(outcome, request)
    return {
        "outcome": outcome,
        "is_done": is_done,
        "walked": walk.number - 1,
        "last": chain.head()[0],
        "is_found": bool(request.GET.get("found")) or not outcome.is_whole,
        "next": _address(walk.number, request, outcome),
    }


def _stretch(first: int):
    outcome = Outcome()
    if first == 1:
        outcome.add(verifying.take_up())
        verifying.rotated.verify(outcome, lambda count: None)
    walk = verifying.walk_from(first)
    rows = chain.stretch(walk.number, STRETCH)
    outcome.add(walk.problems(rows))
    outcome.checked = len(rows)
    return outcome, walk, len(rows) < STRETCH


def _address(number: int, request: HttpRequest, outcome: Outcome) -> str:
    found = "&found=1" if request.GET.get("found") or not outcome.is_whole else ""
    return f"{reverse('admin:accounts_logrecord_verify')}?next={number}{found}"


def _record(outcome: Outcome, request: HttpRequest) -> None:
    is_whole = outcome.is_whole and not request.GET.get("found")
    result = log.Result.DONE if is_whole else log.Result.FAILED
    log.record(log.Act.LOG_VERIFIED, result=result, whole=is_whole, last=outcome.last)
