"""How often a password may be tried: by name and place, by address, by name over all addresses.

An attempt is counted before its password is looked at, so that many at once are no way round; one
that succeeds is struck out again. Attempts during a lock are not counted: it ends by itself. Names
that exist and names that do not are treated alike.
"""

import math
import unicodedata
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import ngettext

from . import devices
from .addresses import client_address
from .models import SignInFailure, User

_KEPT = timedelta(days=1)
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class Locked(PermissionDenied):
    """Django's ``authenticate`` stops here and asks no further back end."""


def key_of(name: str) -> str:
    folded = unicodedata.normalize("NFKC", name).strip().casefold()
    return salted_hmac("accounts.lockout", folded, algorithm="sha256").hexdigest()


def begin(request: HttpRequest | None, name: str) -> SignInFailure:
    """Count an attempt as failed until it succeeds. Raises Locked; ``refusal`` has the words."""
    now = timezone.now()
    SignInFailure.objects.filter(at__lt=now - _KEPT).delete()
    key = key_of(name)
    device = devices.known(request, key)
    attempt = SignInFailure.objects.create(
        name=key, place=device or _network_of(request), is_known_device=bool(device), at=now
    )
    until = _locked_until(attempt)
    if until > now:
        attempt.delete()
        if request is not None:
            request.sign_in_locked_until = until
        raise Locked
    return attempt


def succeeded(attempt: SignInFailure) -> None:
    """Own slips count no more; what was tried from other places still does."""
    SignInFailure.objects.filter(name=attempt.name, place=attempt.place).delete()


def clear(person: User) -> int:
    """What an administrator does for somebody who is locked out. How many attempts were struck."""
    return SignInFailure.objects.filter(name=key_of(person.username)).delete()[0]


def refusal(request: HttpRequest | None) -> str:
    """Why this request's sign-in was not even tried, in words; "" where it was."""
    until = getattr(request, "sign_in_locked_until", None)
    if until is None:
        return ""
    minutes = max(1, math.ceil((until - timezone.now()) / timedelta(minutes=1)))
    return ngettext(
        "Too many attempts that failed. Try again in %(count)s minute, or ask your administrator.",
        "Too many attempts that failed. Try again in %(count)s minutes, or ask your administrator.",
        minutes,
    ) % {"count": minutes}


def _locked_until(attempt: SignInFailure) -> datetime:
    """A known device has its own count and nothing else: no stranger can fill it."""
    others = SignInFailure.objects.exclude(pk=attempt.pk)
    by_name = others.filter(name=attempt.name)
    lock = timedelta(minutes=settings.SIGN_IN_LOCK_MINUTES)
    times = [_until(by_name.filter(place=attempt.place), "pair", lock)]
    if not attempt.is_known_device:
        slow = timedelta(seconds=settings.SIGN_IN_SLOW_SECONDS)
        times.append(_until(others.filter(place=attempt.place), "address", lock))
        times.append(_until(by_name.filter(is_known_device=False), "name", slow))
    return max(times)


def _until(failures: QuerySet, limit: str, pause: timedelta) -> datetime:
    """``pause`` after the last failure, where the last ones fill the limit within the window."""
    count = max(1, settings.SIGN_IN_LIMITS[limit])
    times = list(failures.order_by("-at").values_list("at", flat=True)[:count])
    window = timedelta(minutes=settings.SIGN_IN_WINDOW_MINUTES)
    is_full = len(times) == count and times[0] - times[-1] <= window
    return times[0] + pause if is_full else _LONG_AGO


def _network_of(request: HttpRequest | None) -> str:
    """An IPv6 address stands for the network of its line: who has one address has them all."""
    address = client_address(request) if request is not None else ""
    return str(ip_network(f"{address}/64", strict=False)) if ":" in address else address
