"""What stands between a signed-in person and every address: time limits, a password that is due.

Both ask in ``process_view``, after Django's check against forged forms: what such a form sends is
never held. Requests without a session, as readers make them, pass without a question.
"""

import time

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from . import devices, holding, lockout, passwords
from .models import User

SIGNED_IN, SEEN, ENDED_FOR = "signed_in_at", "seen_at", "ended_for"
# Signing in and out, and setting a password, go on whatever else is due.
OPEN = {
    "admin:login",
    "account_login",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "openid_connect_login",
    "openid_connect_callback",
    "admin:logout",
    "admin:jsi18n",
    "admin:password_change",
    "accounts:invited",
}
_STEP = 60  # seconds: not each request writes down that it was there


class Gate:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)


class TimeLimits(Gate):
    """Ends a session that was idle, or open, for too long; keeps what was sent in it too late."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if person := getattr(request, "signed_in_now", None):
            devices.remember(request, response, lockout.key_of(person.username))
        if (number := getattr(request, "sends_again", "")) and response.status_code < 400:
            holding.drop(request.user, number)
        return response

    def process_view(self, request, view, args, kwargs) -> HttpResponse | None:
        if not _has_session(request):
            return None
        if not request.user.is_authenticated:
            return self._after_the_end(request)
        if words := _over(request.session):
            return self._end(request, words)
        if request.method == "POST":
            request.sends_again = request.POST.get(holding.FIELD, "")
        return None

    def _end(self, request: HttpRequest, words: str) -> HttpResponse | None:
        person = request.user
        logout(request)
        request.session[ENDED_FOR] = person.pk
        if _view_name(request) in OPEN:
            return None
        messages.warning(request, words)
        return _to_sign_in(request, _held(request, person))

    def _after_the_end(self, request: HttpRequest) -> HttpResponse | None:
        """Another window of the same browser sends what was written before the session ended."""
        if request.method != "POST" or _view_name(request) in OPEN:
            return None
        person = User.objects.filter(pk=request.session.get(ENDED_FOR)).first()
        if person is None or not _held(request, person):
            return None
        return _to_sign_in(request, is_held=True)


class PasswordDue(Gate):
    """Leads from whatever address to the page where it is changed; keeps what was sent."""

    def process_view(self, request, view, args, kwargs) -> HttpResponse | None:
        if not _has_session(request) or _view_name(request) in OPEN:
            return None
        if not request.user.is_authenticated or not passwords.is_due(request.user):
            return None
        if _held(request, request.user):
            request.session["has_held_work"] = True
        return HttpResponseRedirect(reverse("admin:password_change"))


def began(sender, request: HttpRequest, user: User, **kwargs) -> None:
    """Somebody signed in: the limits count from here, and the device is known from now on."""
    now = int(time.time())
    ended_for = request.session.pop(ENDED_FOR, None)
    request.session.update({SIGNED_IN: now, SEEN: now})
    request.session["has_held_work"] = ended_for == user.pk and holding.of(user).exists()
    request.signed_in_now = user


def _over(session) -> str:
    """Why the session is over, in words; "" while it is not. Counts this request as activity."""
    now = int(time.time())
    began_at, seen = session.setdefault(SIGNED_IN, now), session.setdefault(SEEN, now)
    if settings.SESSION_HOURS and now - began_at > settings.SESSION_HOURS * 3600:
        return gettext("You were signed in for a long time. Please sign in again.")
    if settings.IDLE_MINUTES and now - seen > settings.IDLE_MINUTES * 60:
        return gettext("You were away for a while, so you were signed out.")
    if now - seen >= _STEP:
        session[SEEN] = now
    return ""


def _held(request: HttpRequest, person: User) -> bool:
    if request.method != "POST":
        return False
    is_held = holding.hold(request, person) is not None
    if is_held:
        messages.warning(request, gettext("What you wrote is kept."))
    return is_held


def _to_sign_in(request: HttpRequest, is_held: bool) -> HttpResponse:
    after = reverse("accounts:held") if is_held else request.get_full_path()
    return HttpResponseRedirect(f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': after})}")


def _has_session(request: HttpRequest) -> bool:
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def _view_name(request: HttpRequest) -> str:
    return request.resolver_match.view_name
