"""The yearly look at accounts that are hardly needed any more."""

import csv

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts import reviewing, rights
from accounts.errors import Refused
from accounts.models import AccountReview, User

from .frame import kept_account, page

_HEAD = [
    _("user name"),
    _("full name"),
    _("unit"),
    _("last seen"),
    _("why it was looked at"),
    _("reviewed at"),
    _("reviewed by"),
]


def stale(desk, request: HttpRequest) -> HttpResponse:
    if not desk.has_change_permission(request):
        raise PermissionDenied
    if request.method == "POST":
        return _decided(desk, request)
    days, reviewed = _asked(request)
    found = reviewing.stale(_kept(request.user), days, reviewed=reviewed)
    if request.GET.get("format") == "csv":
        return _table(found)
    return page(
        desk,
        request,
        "stale.html",
        title=gettext("Accounts to look at"),
        found=found,
        days=days,
        reviewed=reviewed,
        periods=reviewing.PERIODS,
    )


def _kept(person: User):
    return rights.in_reach(User.objects.all(), person, "change")


def _asked(request: HttpRequest) -> tuple[int, bool]:
    days = request.GET.get("days", "")
    known = {str(period): period for period in reviewing.PERIODS}
    return known.get(days, reviewing.PERIODS[-1]), request.GET.get("reviewed") == "1"


def _decided(desk, request: HttpRequest) -> HttpResponse:
    person = kept_account(desk, request, request.POST.get("person", ""))
    days, _reviewed = _asked(request)
    found = reviewing.stale(User.objects.filter(pk=person.pk), days, reviewed=True)
    try:
        decision = AccountReview.Decision(request.POST.get("decision"))
        reasons = found[0].reasons if found else ()
        reviewing.decide(person, decision, by=request.user, reasons=reasons)
    except (ValueError, Refused) as refusal:
        messages.error(request, str(refusal))
    else:
        desk.log_change(request, person, gettext("looked at: %s") % decision.label)
        messages.success(request, f"{person}：{decision.label}")
    return redirect(request.get_full_path())


def _table(found: list[reviewing.Stale]) -> HttpResponse:
    """For Excel, which takes a cell that begins with = for a formula."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    day = timezone.localdate()
    response["Content-Disposition"] = f'attachment; filename="accounts-{day:%Y%m%d}.csv"'
    writer = csv.writer(response)
    writer.writerow(_HEAD)
    for one in found:
        writer.writerow([_harmless(cell) for cell in _cells(one)])
    return response


def _cells(one: reviewing.Stale) -> list[str]:
    person = one.person
    return [
        person.username,
        person.name,
        str(person.unit or ""),
        _day(person.seen_at),
        "；".join(one.reasons),
        _day(person.looked_at),
        person.looked_by or "",
    ]


def _day(moment) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d}" if moment else ""


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell
