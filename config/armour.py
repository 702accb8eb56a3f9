"""What each answer tells the browser to refuse, and who does not get as far as an answer."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.defaults import page_not_found

from accounts.addresses import client_address, lies_in
from accounts.limits import LimitReached

from .errors import too_many_requests


class Headers:
    """Outermost, so that redirects, refusals and static files carry them too.

    What a view has said itself stays: pictures and originals are stricter.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.headers = {
            settings.CSP_HEADER: written(settings.CSP),
            "Permissions-Policy": settings.PERMISSIONS_POLICY,
            "Cross-Origin-Resource-Policy": "same-origin",
        }

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in self.headers.items():
            response.headers.setdefault(name, value)
        if _is_for_one_person(response):
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


def written(policy: dict[str, list[str]]) -> str:
    return "; ".join(" ".join([directive, *sources]) for directive, sources in policy.items())


def _is_for_one_person(response: HttpResponse) -> bool:
    """Whoever looked at the session made an answer that nobody else may be given."""
    varies = {name.strip().lower() for name in response.headers.get("Vary", "").split(",")}
    return "cookie" in varies


class DeskFromHere:
    """Outside the networks named in the settings there is no desk and no way to sign in."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _is_open_to(request):
            return page_not_found(request, None)
        return self.get_response(request)


def _is_open_to(request: HttpRequest) -> bool:
    networks = settings.ADMIN_ALLOWED_NETWORKS
    desk = any(request.path_info.startswith(place) for place in settings.DESK_ADDRESSES)
    return not (networks and desk) or lies_in(client_address(request), networks)


class Limits:
    """Answers where somebody asked more often than he may."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, LimitReached):
            return too_many_requests(request, error.seconds)
        return None
