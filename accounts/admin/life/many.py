"""Hundreds of accounts from a table: send it in, see what would come of it, open them."""

from dataclasses import asdict

from django import forms
from django.conf import settings
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables

from accounts import roster
from accounts.errors import Refused
from accounts.roster import Line

from .frame import handing, page

_SALT = "accounts.roster"
_HOUR = 3600


class TableForm(forms.Form):
    file = forms.FileField(
        label=_("table"), widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"})
    )


def many(desk, request: HttpRequest) -> HttpResponse:
    """Nothing is kept between the pages: the lines go with the form, signed for this person."""
    if not desk.has_add_permission(request):
        raise PermissionDenied
    if request.method == "POST" and "lines" in request.POST:
        return _confirmed(desk, request)
    form = TableForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            lines = roster.read(form.cleaned_data["file"].read(), settings.ROSTER_ROWS)
        except roster.UnreadableRoster as unreadable:
            form.add_error("file", str(unreadable))
        else:
            return _preview(desk, request, lines)
    return _page(desk, request, form=form, most=settings.ROSTER_ROWS)


def template(desk, request: HttpRequest) -> HttpResponse:
    if not desk.has_add_permission(request):
        raise PermissionDenied
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    response = HttpResponse(roster.template(), content_type=kind)
    response["Content-Disposition"] = 'attachment; filename="accounts.xlsx"'
    return response


def _preview(desk, request, lines: list[Line], refusal: str = "") -> HttpResponse:
    checked = roster.check(lines, by=request.user)
    good = [one for one in checked if one.is_good]
    signed = signing.dumps(
        [request.user.pk, [asdict(one.line) for one in good]], salt=_SALT, compress=True
    )
    return _page(
        desk,
        request,
        candidates=checked,
        good=len(good),
        bad=len(checked) - len(good),
        lines=signed,
        refusal=refusal,
    )


@sensitive_variables("slips")
def _confirmed(desk, request) -> HttpResponse:
    lines = _signed_lines(request)
    if not lines:
        form = TableForm()
        form.errors["file"] = [gettext("This page is too old. Choose the table once more.")]
        return _page(desk, request, form=form, most=settings.ROSTER_ROWS)
    try:
        slips = roster.open_accounts(lines, by=request.user)
    except Refused as refusal:
        return _preview(desk, request, lines, str(refusal))
    for slip in slips:
        desk.log_addition(request, slip.person, gettext("opened from a table"))
    return handing(desk, request, slips)


def _signed_lines(request) -> list[Line]:
    try:
        owner, lines = signing.loads(request.POST["lines"], salt=_SALT, max_age=_HOUR)
    except signing.BadSignature:
        return []
    return [Line(**line) for line in lines] if owner == request.user.pk else []


def _page(desk, request, **more) -> HttpResponse:
    return page(desk, request, "many.html", title=gettext("Accounts from a table"), **more)
