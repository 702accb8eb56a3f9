"""Who signed in and out, and who failed to: Django's own signals, recorded."""

import hashlib
import hmac

from django.conf import settings
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

from accounts.models import User

from . import context
from .acts import Act
from .recording import Result, record, record_refusal

_DIGITS = 12


def listen() -> None:
    user_logged_in.connect(_signed_in, dispatch_uid="log")
    user_logged_out.connect(_signed_out, dispatch_uid="log")
    user_login_failed.connect(_failed, dispatch_uid="log")


def _signed_in(sender, request, user: User, **rest) -> None:
    with context.during(_circumstances(request)):
        record(Act.SIGNED_IN, by=user, on=user)


def _signed_out(sender, request, user: User | None, **rest) -> None:
    """Whoever was not signed in has not signed out either."""
    if user is not None:
        with context.during(_circumstances(request)):
            record(Act.SIGNED_OUT, by=user, on=user)


def _failed(sender, credentials: dict, request=None, **rest) -> None:
    name = str(credentials.get("username") or "")
    account = User.objects.filter(username=name[:150]).first()
    known = {"on": account} if account else {"unknown_name": _hint(name)}
    with context.during(_circumstances(request)):
        record_refusal(Act.SIGNED_IN, "", result=Result.FAILED, **known)


def _hint(name: str) -> str:
    """The same for the same name, and no way back to it: it may be a password, typed too early."""
    key = settings.LOG_SIGNING_KEY.encode()
    made = hmac.new(key, name.encode("utf-8", "replace"), hashlib.sha256)
    return made.hexdigest()[:_DIGITS]


def _circumstances(request) -> context.Circumstances:
    """Those at hand where there are any: what is written later is written by the middleware."""
    here = context.current()
    return here if here.request is not None else context.Circumstances(request=request)
