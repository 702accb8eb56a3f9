"""Browsers in which a person has signed in before, known again by a signed cookie.

Whoever guesses from elsewhere shares no limit with them: a stranger cannot lock a person out.
"""

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

_SALT = "accounts.devices"
_DAYS = 180
_PEOPLE = 5  # of one browser: a machine in a shared office


def known(request: HttpRequest | None, name: str) -> str:
    """What stands for this device, where ``name`` (a digest) has signed in here; else ""."""
    return _stored(request).get(name, "") if request is not None else ""


def remember(request: HttpRequest, response: HttpResponse, name: str) -> None:
    others = {key: value for key, value in _stored(request).items() if key != name}
    own = _stored(request).get(name) or secrets.token_hex(8)
    newest = dict(list(others.items())[1 - _PEOPLE :]) | {name: own}
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        signing.dumps(newest, salt=_SALT),
        max_age=_DAYS * 24 * 3600,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _stored(request: HttpRequest) -> dict[str, str]:
    cookie = request.COOKIES.get(settings.DEVICE_COOKIE_NAME, "")
    try:
        return signing.loads(cookie, salt=_SALT, max_age=_DAYS * 24 * 3600)
    except signing.BadSignature:
        return {}
