"""One account's page: how it stands, and what can be done with it."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext

from accounts import inviting, leaving, lockout, passwords
from accounts.errors import Refused
from accounts.models import Appointment, User

from .coming import Way, give_way_in
from .frame import handing, kept_account, page


def account(desk, request: HttpRequest, number: str) -> HttpResponse:
    person = kept_account(desk, request, number)
    act = _ACTS.get(request.POST.get("act", ""))
    if request.method != "POST" or act is None:
        return _shown(desk, request, person)
    try:
        answer = act(desk, request, person)
    except Refused as refusal:
        messages.error(request, str(refusal))
        answer = None
    return answer or redirect("admin:accounts_user_life", person.pk)


def _shown(desk, request: HttpRequest, person: User) -> HttpResponse:
    return page(
        desk,
        request,
        "life.html",
        title=str(person),
        person=person,
        is_own=person.pk == request.user.pk,
        days_left=passwords.days_left(person),
        invitation=person.invitations.open().first(),
        roles=Appointment.objects.not_over().filter(person=person).select_related("role", "unit"),
        work=leaving.in_hand(person),
        reviews=person.reviews.select_related("by")[:5],
    )


def _by_link(desk, request, person):
    return _way_in(desk, request, person, Way.LINK)


def _by_password(desk, request, person):
    return _way_in(desk, request, person, Way.ONE_TIME)


def _way_in(desk, request, person, way):
    if not person.is_active:
        raise Refused(gettext("The account is suspended. Open it first."))
    if person.pk == request.user.pk:
        raise Refused(gettext("Change your own password on its own page."))
    with transaction.atomic():
        slip = give_way_in(request, person, way)
        words = gettext("made a link") if slip.link else gettext("gave a password for one use")
        desk.log_change(request, person, words)
    return handing(desk, request, [slip])


def _revoke(desk, request, person):
    if inviting.revoke(person):
        desk.log_change(request, person, gettext("revoked the link"))
        messages.success(request, gettext("The link leads nowhere any more."))


def _unlock(desk, request, person):
    count = lockout.clear(person)
    desk.log_change(request, person, gettext("cleared failed sign-ins"))
    words = ngettext(
        "%(count)s failed attempt cleared.", "%(count)s failed attempts cleared.", count
    )
    messages.success(request, words % {"count": count})


def _suspend(desk, request, person):
    leaving.suspend(person, by=request.user)
    desk.log_change(request, person, gettext("suspended"))
    messages.success(request, gettext("Suspended. Whoever was signed in is so no longer."))


def _open(desk, request, person):
    leaving.open_again(person, by=request.user)
    desk.log_change(request, person, gettext("opened again"))
    messages.success(request, gettext("Open again. Roles that ended are given anew."))


_ACTS = {
    "link": _by_link,
    "password": _by_password,
    "revoke": _revoke,
    "unlock": _unlock,
    "suspend": _suspend,
    "open": _open,
}
