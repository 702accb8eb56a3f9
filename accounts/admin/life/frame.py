"""What the pages about accounts share."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext

from accounts.admin.ids import row_id
from accounts.models import User
from accounts.roster import Slip


def kept_account(desk, request: HttpRequest, number: str) -> User:
    """The account, for somebody who keeps it. What one may not see is not there."""
    account = desk.get_object(request, number) if row_id(number) else None
    if account is None:
        raise Http404
    if not desk.may_keep(request, account):
        raise PermissionDenied
    return account


def page(desk, request: HttpRequest, template: str, **more) -> TemplateResponse:
    context = {**desk.admin_site.each_context(request), "opts": desk.opts}
    return TemplateResponse(request, f"admin/accounts/{template}", context | more)


def handing(desk, request: HttpRequest, slips: Iterable[Slip]) -> HttpResponse:
    """What is handed to people, to print: shown this once, and kept by no browser."""
    response = page(
        desk,
        request,
        "handing.html",
        title=gettext("To hand over"),
        slips=slips,
        address=request.build_absolute_uri(reverse("admin:login")),
    )
    add_never_cache_headers(response)
    return response
