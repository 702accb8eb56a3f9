"""Where a request comes from, which the log, the limits and the allow-list go by.

Anybody can write into ``X-Forwarded-For``. Only what a proxy of ours added to its right end is
true, so it is read from there, and only where the request itself came from such a proxy.
"""

from collections.abc import Iterable
from functools import cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

# What stands for a peer that came through a Unix socket: it has no address of its own.
SOCKET = "unix"

Address = IPv4Address | IPv6Address


def client_address(request: HttpRequest) -> str:
    """The address of the nearest machine that is not a proxy of ours, "" where there is none."""
    nearest = request.META.get("REMOTE_ADDR", "")
    if not is_proxy(nearest):
        return _plain(nearest)
    for hop in reversed(request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")):
        address = parsed(hop)
        if address is None:
            break
        nearest = str(address)
        if not is_proxy(nearest):
            break
    return _plain(nearest)


def is_proxy(address: str) -> bool:
    """Is this one of ``TRUSTED_PROXIES``, whose word on where a request comes from counts?"""
    if not address:
        return SOCKET in settings.TRUSTED_PROXIES
    return lies_in(address, (one for one in settings.TRUSTED_PROXIES if one != SOCKET))


def lies_in(address: str, networks: Iterable[str]) -> bool:
    """Does ``address`` lie in one of ``networks`` (CIDR)? What is no address lies nowhere."""
    known = parsed(address)
    return known is not None and any(known in _network(one) for one in networks)


def parsed(words: str) -> Address | None:
    """An address as proxies write it: with or without port, IPv4 within IPv6 as IPv4."""
    words = words.strip()
    if words.startswith("["):
        words = words[1:].partition("]")[0]
    elif words.count(":") == 1:
        words = words.partition(":")[0]
    try:
        address = ip_address(words.partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _plain(address: str) -> str:
    known = parsed(address)
    return "" if known is None else str(known)


@cache
def _network(words: str):
    return ip_network(words, strict=False)
