"""Before a risky act a person shows once more that it is they: ``@fresh()`` on a view.

Having signed in, with whatever was asked for, counts as much as having typed the password again.
"""

import time
from functools import wraps
from urllib.parse import urlencode

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext


def is_fresh(request: HttpRequest, minutes: int | None = None) -> bool:
    """Did this person prove who they are in the last ``minutes`` (settings.FRESH_MINUTES)?"""
    if not request.user.is_authenticated:
        return False
    oldest = time.time() - 60 * (settings.FRESH_MINUTES if minutes is None else minutes)
    records = get_authentication_records(request, request.user)
    return any(record["at"] > oldest for record in records)


def fresh(minutes: int | None = None):
    """A decorator; for a class or a method of one through ``method_decorator``.

    Put it before the page with the form too: what is sent too late has to be filled in again.
    """

    def decorate(view):
        @wraps(view)
        def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if is_fresh(request, minutes):
                return view(request, *args, **kwargs)
            return ask_again(request)

        return guarded

    return decorate


def ask_again(request: HttpRequest) -> HttpResponse:
    """To the page that asks for the password, and from there back to this one."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if request.method == "POST":
        words = gettext("Nothing was done yet. Confirm that it is you, then do it once more.")
        messages.warning(request, words)
    back = urlencode({"next": _page_of(request)})
    return HttpResponseRedirect(f"{reverse('account_reauthenticate')}?{back}")


def _page_of(request: HttpRequest) -> str:
    """Where the person came from, when what they sent goes to an address without a page."""
    if request.method == "GET":
        return request.get_full_path()
    return request.headers.get("Referer") or reverse("me")
