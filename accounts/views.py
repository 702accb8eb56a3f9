"""Pages of the desk that belong to no noun: work that was kept, and the door for the invited."""

from django.contrib import admin, messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from . import holding, inviting
from .forms import FirstPasswordForm


@login_required
@never_cache
def held(request: HttpRequest) -> HttpResponse:
    """What the person wrote before the session ended; each is sent again, or thrown away."""
    if request.method == "POST":  # the gate drops the one that is named
        messages.success(request, gettext("Thrown away."))
        return redirect("accounts:held")
    work = list(holding.of(request.user))
    request.session["has_held_work"] = bool(work)
    return _page(request, "held.html", title=gettext("What you wrote is kept"), work=work)


@require_safe
def here(request: HttpRequest) -> HttpResponse:
    """The person is still there: passing the gate has counted it."""
    return HttpResponse(status=204 if request.user.is_authenticated else 403)


@sensitive_post_parameters()
@never_cache
def invited(request: HttpRequest, token: str) -> HttpResponse:
    """Set a password by a link. One that leads nowhere is not told apart: used, late, made up."""
    invitation = inviting.find(token)
    if invitation is None:
        return _page(request, "invited.html", title=gettext("This link is closed"), status=410)
    form = FirstPasswordForm(invitation.person, request.POST or None)
    if form.is_valid() and inviting.accept(invitation, form):
        request.signed_in_now = invitation.person  # the device is known; nobody is signed in
        messages.success(request, gettext("The password is set. Sign in with it."))
        return redirect("admin:login")
    title = gettext("Set your password")
    return _page(request, "invited.html", title=title, form=form, person=invitation.person)


def _page(request: HttpRequest, template: str, status: int = 200, **more) -> TemplateResponse:
    context = {**admin.site.each_context(request), **more}
    return TemplateResponse(request, f"admin/accounts/{template}", context, status=status)
