"""What django-allauth asks of a house: who may come in, where to, and what it is told."""

import logging
from smtplib import SMTPException

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_backends
from django.core.mail import send_mail
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.addresses import client_address
from accounts.models import User

from .fresh import is_fresh

logger = logging.getLogger(__name__)
BACKEND = "accounts.backends.RightsBackend"
# What allauth has to say after an act, in our words; of the rest it says nothing.
SAID = {
    "mfa/messages/totp_activated.txt": _("The authenticator app is set up."),
    "mfa/messages/totp_deactivated.txt": _("The authenticator app was removed."),
    "mfa/messages/webauthn_added.txt": _("The passkey is set up."),
    "mfa/messages/webauthn_removed.txt": _("The passkey was removed."),
    "socialaccount/messages/account_connected.txt": _("Single sign-on is connected."),
    "socialaccount/messages/account_connected_updated.txt": _("Single sign-on is connected."),
    "socialaccount/messages/account_connected_other.txt": _(
        "Not connected: that single sign-on account belongs to another person here."
    ),
}


UNKNOWN = "::"  # a proxy that came through a Unix socket and told no address


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "too_many_login_attempts": _("Too many wrong codes. Wait five minutes and try again."),
        "rate_limited": _("Too many wrong codes. Wait five minutes and try again."),
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request) or UNKNOWN

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str) -> bool:
        """This site alone, not every host that the site answers to."""
        request = self.request
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return reverse("admin:index")

    def is_reauthentication_required(self, *, app: str, **kwargs) -> bool:
        return not is_fresh(self.request)

    def send_notification_mail(self, *args, **kwargs) -> None:
        """Addresses here are not verified: what happened to an account stands on its page."""

    def add_message(self, request, level, message_template=None, *args, message=None, **kwargs):
        if text := message or SAID.get(message_template):
            messages.add_message(request, level, text)

    def pre_login(self, request: HttpRequest, user: User, **kwargs) -> HttpResponse | None:
        return None if may_sign_in(user) else _refuse(request)

    def login(self, request: HttpRequest, user: User) -> None:
        """Asked again: between the two steps an account can have been suspended."""
        if not may_sign_in(user):
            raise ImmediateHttpResponse(_refuse(request))
        if settings.SINGLE_SESSION:
            end_sessions(user)
        user.backend = BACKEND
        super().login(request, user)
        if user.is_superuser:
            report_broken_glass(user, self.get_client_ip(request))


def may_sign_in(user: User) -> bool:
    """The back ends ask this of a name and password; passkeys and single sign-on pass them by."""
    asked = [one for one in get_backends() if hasattr(one, "user_can_authenticate")]
    return user.is_staff and all(one.user_can_authenticate(user) for one in asked)


def _refuse(request: HttpRequest) -> HttpResponse:
    clear_login(request)
    messages.error(request, gettext("This account cannot sign in."))
    return HttpResponseRedirect(reverse("account_login"))


def end_sessions(user: User, *, but: str | None = None) -> int:
    """End what ``user`` has open, except the session with the key ``but``; how many those were."""
    rows = UserSession.objects.filter(user=user).exclude(session_key=but or "")
    for row in rows:
        row.end()
    return len(rows)


def report_broken_glass(user: User, address: str) -> None:
    """A superuser came in: whoever is responsible for the site's security reads it at once. A mail
    server that is down must not lock out whoever came to mend it.
    """
    logger.critical("Superuser %s signed in from %s", user.username, address)
    if not settings.SECURITY_CONTACTS:
        return
    facts = {
        "name": user.username,
        "address": address,
        "time": timezone.localtime().strftime("%Y-%m-%d %H:%M:%S"),
    }
    subject = gettext("The emergency account %(name)s signed in") % facts
    body = gettext(
        "The emergency account %(name)s signed in at %(time)s from %(address)s.\n"
        "If you do not know why, switch BREAK_GLASS off and change its password."
    )
    try:
        send_mail(subject, body % facts, None, settings.SECURITY_CONTACTS)
    except (OSError, SMTPException):
        logger.exception("The mail about the superuser's sign-in could not be sent")
