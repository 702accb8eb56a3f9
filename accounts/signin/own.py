"""A person's own page: who they are here, what opens their account, and where it is open."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, EditWebAuthnView, RemoveWebAuthnView
from allauth.usersessions.models import UserSession
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from accounts.models import Appointment

from .adapter import end_sessions
from .factors import FactorAdapter, Type, factors, is_missing, is_required
from .fresh import fresh
from .pages import DeskPage
from .passkeys import PasskeyForm, PasskeyNameForm
from .sessions import open_sessions, sign_ins
from .single import connections

OWN_PAGE = reverse_lazy("me")


@method_decorator(login_required, name="dispatch")
class OwnPage(DeskPage, TemplateView):
    template_name = "accounts/me.html"
    title = _("My account")

    def get_context_data(self, **kwargs):
        person = self.request.user
        current = Appointment.objects.current().filter(person=person)
        held = list(factors(person).order_by("created_at"))
        return super().get_context_data(
            person=person,
            appointments=current.select_related("role", "unit"),
            factors=held,
            has_app=any(one.type == Type.TOTP for one in held),
            codes_left=codes_left(person),
            is_required=is_required(person),
            sessions=open_sessions(person),
            sign_ins=sign_ins(person),
            single_sign_on=settings.OIDC_NAME,
            connection=connections(person).first(),
            **kwargs,
        )


def codes_left(person) -> int | None:
    """How many recovery codes are unused; None where none were made."""
    row = Authenticator.objects.filter(user=person, type=Type.RECOVERY_CODES).first()
    return None if row is None else len(row.wrap().get_unused_codes())


@method_decorator(login_required, name="dispatch")
class SetUpPage(DeskPage, TemplateView):
    """Where the middleware leads: choose how to come in from now on."""

    template_name = "accounts/second_factor.html"
    title = _("Set up a second factor")

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not is_missing(request.user):
            return HttpResponseRedirect(OWN_PAGE)
        return super().get(request, *args, **kwargs)


class AppForm(ActivateTOTPForm):
    code = forms.CharField(
        label=_("Code"),
        help_text=_("The six figures that the app shows now."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


@method_decorator([login_required, fresh()], name="dispatch")
class AddAppView(DeskPage, ActivateTOTPView):
    form_class = AppForm
    template_name = "accounts/app.html"
    title = _("Set up an authenticator app")

    def get_success_url(self) -> str:
        return _after_adding(self)


@method_decorator([login_required, fresh()], name="dispatch")
class RemoveAppView(DeskPage, DeactivateTOTPView):
    template_name = "accounts/remove_factor.html"
    title = _("Remove the authenticator app")
    success_url = OWN_PAGE


@method_decorator([login_required, fresh()], name="dispatch")
class AddPasskeyView(DeskPage, AddWebAuthnView):
    form_class = PasskeyForm
    template_name = "accounts/add_passkey.html"
    title = _("Set up a passkey")

    def get_context_data(self, **kwargs):
        """allauth's own drops what it is given, the form that was found wrong among it."""
        return super().get_context_data(**kwargs) | kwargs

    def get_success_url(self) -> str:
        return _after_adding(self)


@method_decorator([login_required, fresh()], name="dispatch")
class RenamePasskeyView(DeskPage, EditWebAuthnView):
    form_class = PasskeyNameForm
    template_name = "accounts/rename_passkey.html"
    title = _("Rename the passkey")
    success_url = OWN_PAGE


@method_decorator([login_required, fresh()], name="dispatch")
class RemovePasskeyView(DeskPage, RemoveWebAuthnView):
    template_name = "accounts/remove_factor.html"
    title = _("Remove the passkey")
    success_url = OWN_PAGE

    def form_valid(self, form) -> HttpResponse:
        adapter = FactorAdapter()
        if adapter.can_delete_authenticator(self.object):
            return super().form_valid(form)
        form.add_error(None, adapter.error_messages["cannot_delete_authenticator"])
        return self.form_invalid(form)


def _after_adding(view) -> str:
    made_codes = view.did_generate_recovery_codes
    return reverse("mfa_view_recovery_codes") if made_codes else str(OWN_PAGE)


@method_decorator([login_required, fresh()], name="dispatch")
class RecoveryCodesView(DeskPage, ViewRecoveryCodesView):
    """Shown once, as a sheet to print."""

    template_name = "accounts/recovery_codes.html"
    title = _("Recovery codes")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        shown = context["unused_codes"] if context["can_view_codes"] else []
        return context | {"codes": shown, "person": self.request.user}


@method_decorator([login_required, fresh()], name="dispatch")
class NewRecoveryCodesView(DeskPage, GenerateRecoveryCodesView):
    template_name = "accounts/new_recovery_codes.html"
    title = _("New recovery codes")


@require_POST
@login_required
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(UserSession, pk=pk, user=request.user)
    row.end()
    messages.success(request, gettext("That session was ended."))
    return HttpResponseRedirect(OWN_PAGE)


@require_POST
@login_required
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    count = end_sessions(request.user, but=request.session.session_key)
    words = ngettext("%(count)s session was ended.", "%(count)s sessions were ended.", count)
    messages.success(request, words % {"count": count})
    return HttpResponseRedirect(OWN_PAGE)


@require_POST
@login_required
@fresh()
def disconnect(request: HttpRequest) -> HttpResponse:
    connections(request.user).delete()
    messages.success(request, gettext("Single sign-on is no longer connected."))
    return HttpResponseRedirect(OWN_PAGE)
