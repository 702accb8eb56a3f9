"""The ways in, as a person's browser walks them."""

import os
import time
from hashlib import sha256

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from django.urls import reverse
from fido2.cose import ES256
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorAttestationResponse,
    AuthenticatorData,
    CollectedClientData,
    RegistrationResponse,
)

from accounts.models import User
from tests.people import PASSWORD

DOOR = "/admin/login/"
CODE = "/admin/login/code/"
OWN = "/admin/me/"


def add_app(who: User) -> str:
    """The key of the authenticator app that ``who`` has from now on."""
    key = generate_totp_secret()
    TOTP.activate(who, key)
    return key


def add_codes(who: User) -> list[str]:
    return RecoveryCodes.activate(who).get_unused_codes()


def add_passkey(who: User, name: str = "办公室的钥匙") -> Authenticator:
    """What the site keeps of a passkey; the device is not at hand."""
    data = {"name": name, "credential": {**registration(), "type": "public-key"}}
    return Authenticator.objects.create(user=who, type="webauthn", data=data)


def registration() -> dict:
    """What a browser sends when a passkey was made, for a question that nobody asked."""
    public = ec.generate_private_key(ec.SECP256R1()).public_key()
    key = AttestedCredentialData.create(
        bytes(16), os.urandom(16), ES256.from_cryptography_key(public)
    )
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT
    said = AuthenticatorData.create(sha256(b"testserver").digest(), flags, 0, key)
    asked = CollectedClientData.create("webauthn.create", os.urandom(16), "https://testserver")
    return dict(
        RegistrationResponse(
            raw_id=key.credential_id,
            response=AuthenticatorAttestationResponse(
                client_data=asked,
                attestation_object=AttestationObject.create("none", said, {}),
            ),
        )
    )


def code_of(key: str, *, steps: int = 0) -> str:
    """What the app shows now, or ``steps`` half minutes later."""
    return format_hotp_value(hotp_value(key, int(time.time()) // 30 + steps))


def wrong_code(key: str) -> str:
    shown = {code_of(key, steps=steps) for steps in range(-2, 3)}
    return next(code for code in ("000000", "111111", "222222", "333333") if code not in shown)


def knock(client: Client, name: str, password: str = PASSWORD, **more):
    return client.post(DOOR, {"username": name, "password": password, **more})


def enter(client: Client, who: User, **more):
    return knock(client, who.username, **more)


def is_inside(client: Client) -> bool:
    return client.get(reverse("admin:index")).status_code == 200


def make_stale(client: Client) -> None:
    """As though the last proof of who they are lay an hour back."""
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 3600
    session.save()
