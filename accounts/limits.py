"""How often one person, or one address, may do what is dear or worth trying often.

``RATE_LIMITS`` says how many times in how many seconds; its names are the kinds of acts. A person
who is signed in is counted by account, everybody else by address; of IPv6 by its /64, because
that is what one household is given.
"""

import time
from collections.abc import Callable
from functools import wraps
from ipaddress import ip_network

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from .addresses import client_address, parsed


class LimitReached(Exception):
    """Too often; ``seconds`` from now it may be tried again. Answered with 429."""

    def __init__(self, act: str, seconds: int):
        super().__init__(act)
        self.act, self.seconds = act, seconds


def limited(act: str, *, methods: tuple[str, ...] = (), by_address: bool = False) -> Callable:
    """For a view, or a method that answers a request: counts those by ``methods`` (all, if none
    are named). ``by_address`` counts also a person who is signed in by address.
    """

    def decorate(view):
        @wraps(view)
        def counted(*args, **kwargs):
            request = next(one for one in args if isinstance(one, HttpRequest))
            if not methods or request.method in methods:
                count(request, act, by_address=by_address)
            return view(*args, **kwargs)

        return counted

    return decorate


def count(request: HttpRequest, act: str, *, by_address: bool = False) -> None:
    """Counts one more ``act``. Raises LimitReached."""
    most, seconds = settings.RATE_LIMITS[act]
    now = int(time.time())
    who = _address(request) if by_address else _who(request)
    key = f"limit:{act}:{who}:{now // seconds}"
    cache.add(key, 0, timeout=2 * seconds)
    if cache.incr(key) > most:
        raise LimitReached(act, seconds - now % seconds)


def _who(request: HttpRequest) -> str:
    person = getattr(request, "user", None)
    return str(person.pk) if person and person.is_authenticated else _address(request)


def _address(request: HttpRequest) -> str:
    address = parsed(client_address(request))
    if address is None or address.version == 4:
        return f"at-{address}"
    return f"at-{ip_network((address, 64), strict=False)}"
