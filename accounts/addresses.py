"""From where a request comes. What it says of itself counts only where our own proxy says it."""

from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The address of the last hop that is none of ``settings.TRUSTED_PROXIES``; "" if unknown.

    Proxies add the address they were called from at the end of X-Forwarded-For; what stands
    before the first one that is not ours, anybody may have written.
    """
    address = request.META.get("REMOTE_ADDR", "")
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    while _is_trusted(address) and hops:
        hop = hops.pop().strip()
        if not _is_address(hop):
            break
        address = hop
    return str(ip_address(address)) if _is_address(address) else ""


def _is_trusted(address: str) -> bool:
    networks = (ip_network(name, strict=False) for name in settings.TRUSTED_PROXIES)
    return _is_address(address) and any(ip_address(address) in network for network in networks)


def _is_address(words: str) -> bool:
    try:
        ip_address(words)
    except ValueError:
        return False
    return "%" not in words
