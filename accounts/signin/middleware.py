from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse

from . import factors, sessions

# What a person needs who has yet to set up the second factor that their role asks for.
WAY_THERE = {
    "second-factor",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "account_reauthenticate",
    "admin:logout",
    "admin:jsi18n",
    # A new person's first duty is a password of their own.
    "admin:password_change",
    "admin:password_change_done",
}


class SecondFactorMiddleware:
    """Whoever must have a second factor and has none is led to set one up, and nowhere else."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not _is_signed_in(request) or request.resolver_match.view_name in WAY_THERE:
            return None
        if not factors.is_missing(request.user):
            return None
        if request.method not in ("GET", "HEAD"):
            raise PermissionDenied
        return HttpResponseRedirect(reverse("second-factor"))


class SeenMiddleware:
    """Keeps where and when each session was last seen, for the person's own page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if _is_signed_in(request):
            sessions.note_seen(request)
        return response


def _is_signed_in(request) -> bool:
    """Asked without a session for readers, whose pages do not depend on one."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    return request.user.is_authenticated
