"""The way in: name and password, then the second step, or a passkey, or single sign-on."""

from allauth.account.internal.flows.login import perform_password_login, record_authentication
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import LoginWebAuthnView
from allauth.socialaccount.providers.openid_connect import views as openid
from allauth.utils import get_request_param
from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.auth import authenticate
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import LoginView
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from requests import RequestException

from accounts.forms import SignInForm
from accounts.limits import limited

from . import passkeys
from .factors import Type, factors
from .fresh import ask_again, is_fresh
from .pages import DeskPage
from .passkeys import SecondStepForm
from .single import connections, turned_back


@method_decorator(limited("sign-in", methods=("POST",), by_address=True), "dispatch")
class SignInView(DeskPage, LoginView):
    form_class = SignInForm
    template_name = "admin/login.html"
    next_page = "admin:index"
    title = _("Sign in")

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if admin.site.has_permission(request):
            return HttpResponseRedirect(reverse("admin:index"))
        return super().get(request, *args, **kwargs)

    def form_valid(self, form) -> HttpResponse:
        """Not signed in yet: allauth asks for the second step first, where there is one. Whoever
        planted the session stays behind already now.
        """
        self.request.session.cycle_key()
        login = Login(user=form.get_user(), redirect_url=self.get_success_url())
        return perform_password_login(self.request, form.cleaned_data, login)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            app_path=self.request.get_full_path(),
            username=self.request.user.get_username(),
            single_sign_on=settings.OIDC_NAME,
            **kwargs,
        )


class CodeForm(AuthenticateForm):
    """A code of the app, or one of the recovery codes."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_("Six figures from the authenticator app, or one of your recovery codes."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True}),
    )


class SecondStepView(DeskPage, AuthenticateView):
    webauthn_form_class = SecondStepForm
    template_name = "accounts/second_step.html"
    title = _("Second step")

    def get_context_data(self, **kwargs):
        """A browser that has no passkey to offer is not asked for one."""
        held = set(factors(self.stage.login.user).values_list("type", flat=True))
        context = super().get_context_data(**kwargs)
        return context | {"title": self.title, "has_passkey": Type.WEBAUTHN in held}


class PasskeySignInView(LoginWebAuthnView):
    """Hands out the question, and takes the answer; the page is that of signing in."""

    form_class = passkeys.SignInForm


class AgainForm(forms.Form):
    """The password; of who has none, a code."""

    def __init__(self, *args, request: HttpRequest, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request
        if request.user.has_usable_password():
            self.fields["password"] = forms.CharField(
                label=_("Password"),
                strip=False,
                widget=forms.PasswordInput(
                    attrs={"autocomplete": "current-password", "autofocus": True}
                ),
            )
        elif Authenticator.objects.filter(user=request.user, type=Type.TOTP).exists():
            self.fields["code"] = CodeForm.base_fields["code"]

    def clean_password(self) -> str:
        """Through the back ends, so that guessing here is guessing at the door."""
        name, password = self.request.user.get_username(), self.cleaned_data["password"]
        known = authenticate(self.request, username=name, password=password)
        if known is None or known.pk != self.request.user.pk:
            raise forms.ValidationError(_("The password is not right."))
        return password

    def clean_code(self) -> str:
        form = CodeForm({"code": self.cleaned_data["code"]}, user=self.request.user)
        if not form.is_valid():
            raise forms.ValidationError(form.errors["code"])
        return self.cleaned_data["code"]

    def clean(self) -> dict:
        if not self.fields:
            raise forms.ValidationError(_("Sign out and in again, then do it once more."))
        return super().clean()


@method_decorator(login_required, name="dispatch")
class AgainView(DeskPage, FormView):
    form_class = AgainForm
    template_name = "accounts/again.html"
    title = _("Confirm that it is you")

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"request": self.request}

    def form_valid(self, form) -> HttpResponse:
        record_authentication(self.request, self.request.user, "password", reauthenticated=True)
        return super().form_valid(form)

    def get_success_url(self) -> str:
        return get_next_redirect_url(self.request) or reverse("me")

    def get_context_data(self, **kwargs):
        is_connected = bool(settings.OIDC_NAME) and connections(self.request.user).exists()
        return super().get_context_data(
            next=self.get_success_url(),
            single_sign_on=settings.OIDC_NAME if is_connected else "",
            **kwargs,
        )


@require_POST
def single_sign_on(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Off to the provider: to sign in, or (``process=connect``) to connect one's account."""
    process = get_request_param(request, "process", "login")
    if not settings.OIDC_NAME or process not in ("login", "connect"):
        raise Http404
    if process == "connect" and not is_fresh(request):
        return ask_again(request)
    try:
        return openid.login(request, provider_id)
    except RequestException:
        return turned_back(request, gettext("Single sign-on cannot be reached at the moment."))


def back_from_single_sign_on(request: HttpRequest, provider_id: str) -> HttpResponse:
    if not settings.OIDC_NAME:
        raise Http404
    return openid.callback(request, provider_id)
