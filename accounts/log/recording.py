"""Recording: one row for one act, in the transaction of the act."""

import functools
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator

from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext

from accounts.errors import Refused
from accounts.models import Appointment, LogRecord, LogWaiting, Unit, User

from . import chain, context

Result = LogRecord.Result
# What no hash of a row takes in: the one is a secret, the other changes by signing in.
_LEFT_OUT = {"password", "last_login"}
_LONGEST_DETAIL = 1000


def record(
    act: str,
    *,
    by: User | None = None,
    on: Model | None = None,
    before: str = "",
    after: str = "",
    result: str = Result.DONE,
    **detail,
) -> LogRecord:
    """Add what happened; it is kept if the transaction at hand is.

    ``by`` is the person of the request where none is given, else the system itself. ``before``
    and ``after`` are hashes of what ``on`` holds. ``detail`` holds no secrets and no text of
    articles.
    """
    return _keep(_made(act, by, on, before, after, result, detail))


def record_refusal(
    act: str,
    refusal: Exception | str,
    *,
    by: User | None = None,
    on: Model | None = None,
    result: str = Result.REFUSED,
    **detail,
) -> None:
    """Add an act that was not done; kept whatever becomes of the transaction at hand.

    Inside a request it is written when that is over. A refusal that passes several doors is
    recorded at the first.
    """
    if getattr(refusal, "is_recorded", False):
        return
    row = _made(act, by, on, "", "", result, {"reason": str(refusal), **detail})
    if isinstance(refusal, Exception):
        refusal.is_recorded = True
    here = context.current()
    if here.request is None:
        _keep(row)
    else:
        here.later.append(row)


def refusals_of(act: str) -> Callable:
    """Of a function whose first argument is what it acts on, and which has ``by``: what it refuses
    is recorded. Stands outside of the function's own transaction.
    """

    def decorate(function):
        @functools.wraps(function)
        def guarded(on, *args, by: User | None = None, **rest):
            try:
                return function(on, *args, by=by, **rest)
            except Refused as refusal:
                record_refusal(act, refusal, by=by, on=on)
                raise

        return guarded

    return decorate


def keep_all(rows: Iterable[LogRecord]) -> None:
    for row in rows:
        _keep(row)


def fingerprint(row: Model) -> str:
    """A hash of the columns of ``row`` and of what it is joined with, secrets left out."""
    columns = {
        field.attname: str(getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.name not in _LEFT_OUT
    }
    joined = {
        field.name: sorted(str(other.pk) for other in getattr(row, field.name).all())
        for field in row._meta.many_to_many
        if row.pk and field.remote_field.through._meta.auto_created
    }
    return hashlib.sha256(_json(columns | joined).encode()).hexdigest()


def roles_in_words(person: User) -> str:
    """As what somebody acts now; asked once for each object of a person, as ``rights.held`` is."""
    if not hasattr(person, "_roles_in_words"):
        person._roles_in_words = "；".join(_roles(person))
    return person._roles_in_words


def _roles(person: User) -> Iterator[str]:
    if person.is_superuser:
        yield gettext("emergency account")
    if person.duty:
        yield str(User.Duty(person.duty).label)
    rows = Appointment.objects.current().filter(person=person).select_related("role", "unit")
    yield from (f"{row.role} · {row.unit}" for row in rows.order_by("pk"))


def _made(act, by, on, before, after, result, detail) -> LogRecord:
    here = context.current()
    fields = {
        "act": act,
        "result": result,
        "command": here.command,
        "address": here.address,
        "session": here.session,
        "before": before,
        "after": after,
        **_of_person(by or here.person),
        **_of_object(on),
    }
    known = {name: _fitting(name, value) for name, value in fields.items()}
    return LogRecord(at=timezone.now(), detail=_detail(detail), **known)


def _of_person(person: User | None) -> dict:
    if person is None or not person.is_authenticated:
        return {}
    return {
        "person_id": person.pk,
        "person": str(person),
        "username": person.username,
        "roles": roles_in_words(person),
    }


def _of_object(on: Model | None) -> dict:
    if not isinstance(on, Model):
        return {}
    unit: Unit | None = getattr(on, "owning_unit", None)
    return {
        "object_type": on._meta.label_lower,
        "object_id": "" if on.pk is None else str(on.pk),
        "object_label": str(on),
        "unit_id": unit and unit.pk,
        "unit": str(unit or ""),
    }


def _fitting(name: str, value):
    longest = LogRecord._meta.get_field(name).max_length
    return value if longest is None else _clean(value)[:longest]


def _detail(detail: dict) -> str:
    said = {name: _short(value) for name, value in detail.items() if value not in ("", None, [])}
    return _clean(_json(said)) if said else ""


def _short(value):
    return value[:_LONGEST_DETAIL] if isinstance(value, str) else value


def _json(data: dict) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, default=str)


def _clean(words: object) -> str:
    """What every database stores: no NUL, no half of a character."""
    return str(words).replace("\0", "␀").encode("utf-8", "replace").decode()


@transaction.atomic
def _keep(row: LogRecord) -> LogRecord:
    row.save()
    LogWaiting.objects.create(record=row)
    transaction.on_commit(chain.append, robust=True)
    return row
