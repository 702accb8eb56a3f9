"""Passkeys: what a browser sends, and the forms around it."""

from allauth.mfa.webauthn import forms as ceremonies
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from fido2.webauthn import AuthenticationResponse, RegistrationResponse


class ResponseField(forms.JSONField):
    """What a browser has from the device. allauth and fido2 fall over what is not of that form."""

    widget = forms.HiddenInput
    default_error_messages = {"invalid": _("Not accepted. Please try again.")}

    def __init__(self, kind, **kwargs):
        super().__init__(**kwargs)
        self.kind = kind

    def clean(self, value):
        sent = super().clean(value)
        try:
            self.kind.from_dict(sent)
        except Exception as error:  # foreign bytes: a parser of them raises whatever it meets
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
        return sent


class PasskeyForm(ceremonies.AddWebAuthnForm):
    credential = ResponseField(RegistrationResponse)
    name = forms.CharField(
        label=_("Name"), required=False, max_length=50, help_text=_("So that you know it again.")
    )
    passwordless = forms.BooleanField(
        label=_("Sign in with it alone"),
        required=False,
        initial=True,
        help_text=_("Without name and password. The device then asks for its PIN or fingerprint."),
    )


class PasskeyNameForm(ceremonies.EditWebAuthnForm):
    name = forms.CharField(label=_("Name"), max_length=50)


class SecondStepForm(ceremonies.AuthenticateWebAuthnForm):
    credential = ResponseField(AuthenticationResponse)


class SignInForm(ceremonies.LoginWebAuthnForm):
    credential = ResponseField(AuthenticationResponse)
