"""Work that was sent after the session had ended: kept for its person, never for another."""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from .models import HeldWork, User

FIELD = "_held"  # names the held work that a form sends again
_MOST, _DAYS = 5, 14
_FORMS_OWN = {"csrfmiddlewaretoken", FIELD}


def hold(request: HttpRequest, person: User) -> HeldWork | None:
    """Keep the fields of ``request``. None where there is nothing to keep, or it may not be:
    passwords are kept nowhere, and what a script sent is no page that can be shown again.
    """
    fields = [pair for pair in _pairs(request) if pair[0] not in _FORMS_OWN]
    is_script = bool(request.headers.get("X-Requested-With"))
    if not fields or is_script or _is_secret(fields) or _size(fields) > settings.HELD_WORK_BYTES:
        return None
    made = HeldWork.objects.create(
        person=person,
        path=request.get_full_path()[:2000],
        fields=fields,
        has_files=bool(request.FILES),
    )
    _forget_old(person)
    return made


def of(person: User):
    """What is held for ``person``, the newest first."""
    fresh = timezone.now() - timedelta(days=_DAYS)
    return HeldWork.objects.filter(person=person, held_at__gt=fresh)


def drop(person: User, number: str) -> None:
    """Number ``number`` was sent again, or is not wanted any more."""
    if number.isascii() and number.isdecimal() and len(number) < 18:
        HeldWork.objects.filter(person=person, pk=int(number)).delete()


def _pairs(request: HttpRequest) -> Iterator[list[str]]:
    for name, values in request.POST.lists():
        for value in values:
            yield [name, value]


def _is_secret(fields: list[list[str]]) -> bool:
    return any("password" in name or "token" in name for name, _value in fields)


def _size(fields: list[list[str]]) -> int:
    return sum(len(name.encode()) + len(value.encode()) for name, value in fields)


def _forget_old(person: User) -> None:
    kept = of(person).values_list("pk", flat=True)[:_MOST]
    HeldWork.objects.filter(person=person).exclude(pk__in=list(kept)).delete()
