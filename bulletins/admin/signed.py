"""Addresses of what readers do not see yet: each is good for one person's session, for a while.

A view that takes one asks for the rights too. The signature is beside them: an address that got
out, in a mail, a screenshot or a proxy's log, opens nothing, not even for a colleague.
"""

import time
from collections.abc import Callable

from django.http import Http404, HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

# One to two of these long. Within one a picture keeps its address, so that browsers keep it too.
_HOUR = 3600
Sign = Callable[[str], str]


def signer(request: HttpRequest) -> Sign:
    """Signs addresses for the session of ``request``."""
    session = request.session.session_key
    until = (int(time.time()) // _HOUR + 2) * _HOUR
    return lambda path: f"{path}?until={until}&sign={_signature(session, path, until)}"


def require_signature(request: HttpRequest) -> None:
    """Raises Http404 where the address was not signed for this session, or is no longer good."""
    session, until = request.session.session_key, request.GET.get("until", "")
    known = session and until.isdecimal() and len(until) < 12 and int(until) > time.time()
    made = _signature(session, request.path, int(until)) if known else ""
    if not made or not constant_time_compare(made, request.GET.get("sign", "")):
        raise Http404


def _signature(session: str, path: str, until: int) -> str:
    return salted_hmac(__name__, f"{session}\n{path}\n{until}", algorithm="sha256").hexdigest()
