"""The second factor: who must have one, and how allauth keeps it."""

import base64
import hashlib

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db.models import QuerySet
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Appointment, User

Type = Authenticator.Type
SUPERUSER = "superuser"


def factors(person: User) -> QuerySet[Authenticator]:
    """What can stand as a second step; recovery codes alone cannot."""
    return Authenticator.objects.filter(user=person, type__in=[Type.TOTP, Type.WEBAUTHN])


def is_required(person: User) -> bool:
    """Does a duty or a role of ``person`` ask for a second factor (settings.MFA_REQUIRED_FOR)?"""
    named = set(settings.MFA_REQUIRED_FOR)
    if not named:
        return False
    if person.duty in named or (person.is_superuser and SUPERUSER in named):
        return True
    return Appointment.objects.current().filter(person=person, role__key__in=named).exists()


def is_missing(person: User) -> bool:
    return is_required(person) and not factors(person).exists()


def take_off(person: User) -> int:
    """For who lost the telephone and the codes; how many factors those were. If their role asks for
    one, they are led to a new one after the password.
    """
    count = factors(person).count()
    Authenticator.objects.filter(user=person).delete()
    return count


class FactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _(
            "Not removed: your role asks for a second factor, and this is your only one. Set up "
            "another one first."
        ),
        "cannot_generate_recovery_codes": _("Set up an authenticator app or a passkey first."),
        "incorrect_code": _("Not accepted. Please try again."),
        "unreadable": _(
            "This second factor can no longer be read, because the site's secret key was changed. "
            "Ask your administrator to remove it."
        ),
    }

    def get_totp_issuer(self) -> str:
        return settings.SITE["name"] or gettext("Bulletins")

    def get_totp_label(self, user: User) -> str:
        return user.username

    def build_totp_svg(self, url: str) -> str:
        """To stand in the page: a strict policy for pictures knows no ``data:`` address."""
        svg = super().build_totp_svg(url)
        return mark_safe(svg[svg.index("<svg") :])

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": self.get_totp_issuer()}

    def get_public_key_credential_user_entity(self, user: User) -> dict:
        return super().get_public_key_credential_user_entity(user) | {"name": user.username}

    def generate_authenticator_name(self, user: User, type: str) -> str:
        count = Authenticator.objects.filter(user=user, type=type).count()
        return gettext("Passkey %(number)s") % {"number": count + 1}

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        others = factors(authenticator.user).exclude(pk=authenticator.pk)
        return others.exists() or not is_required(authenticator.user)

    def encrypt(self, text: str) -> str:
        """Who reads a copy of the database has no second factors by it."""
        return _keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        try:
            return _keys().decrypt(encrypted_text.encode()).decode()
        except InvalidToken as error:
            raise self.validation_error("unreadable") from error


def _keys() -> MultiFernet:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(secret)) for secret in secrets])


def _key(secret: str) -> bytes:
    digest = hashlib.sha256(b"accounts.signin.factors:" + secret.encode()).digest()
    return base64.urlsafe_b64encode(digest)
