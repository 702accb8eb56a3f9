"""Passkeys in a real browser, with a device that the browser plays."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from tests.people import PASSWORD


@pytest.fixture
def device():
    """A device with a fingerprint, in the browser of a page."""

    def device(page, **options) -> str:
        session = page.context.new_cdp_session(page)
        session.send("WebAuthn.enable")
        kind = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        made = session.send("WebAuthn.addVirtualAuthenticator", {"options": kind | options})
        return made["authenticatorId"]

    return device


@pytest.fixture
def desk(sign_in, device):
    """The editor at the desk, with a device."""
    page = sign_in()
    device(page)
    return page


def make_passkey(page, live_server, *, alone: bool = True) -> None:
    page.goto(live_server.url + reverse("mfa_add_webauthn"))
    page.fill("#id_name", "办公室的钥匙")
    page.set_checked("#id_passwordless", alone)
    page.click("[data-passkey] [type=submit]")
    page.wait_for_url("**/admin/me/codes/")


def sign_out(page) -> None:
    page.click("#logout-form button")
    page.wait_for_load_state()


def test_a_passkey_is_made_and_opens_the_door_alone(desk, live_server, editor):
    make_passkey(desk, live_server)
    assert str(Authenticator.objects.get(user=editor, type="webauthn")) == "办公室的钥匙"
    sign_out(desk)
    desk.goto(live_server.url + reverse("me"))
    desk.click("[data-passkey=sign-in] button")
    desk.wait_for_url(live_server.url + reverse("me"))
    assert "办公室的钥匙" in desk.content()
    assert desk.mistakes == []


def test_a_passkey_is_the_second_step_after_the_password(desk, live_server, editor):
    make_passkey(desk, live_server, alone=False)
    sign_out(desk)
    desk.goto(live_server.url + reverse("admin:login"))
    desk.fill("#id_username", editor.username)
    desk.fill("#id_password", PASSWORD)
    desk.press("#id_password", "Enter")
    desk.wait_for_url("**/admin/login/code/")
    desk.click("[data-passkey=get] button")
    desk.wait_for_url("**/admin/")
    assert desk.mistakes == []


def test_the_device_of_somebody_else_does_not_open_it(desk, live_server, new_page, device):
    make_passkey(desk, live_server)
    stranger = new_page()
    device(stranger)
    stranger.goto(live_server.url + reverse("admin:login"))
    stranger.click("[data-passkey=sign-in] button")
    stranger.wait_for_selector(".passkey-trouble:visible")
    assert stranger.url.endswith(reverse("admin:login"))


def test_a_removed_passkey_opens_nothing(desk, live_server, editor):
    make_passkey(desk, live_server)
    sign_out(desk)
    Authenticator.objects.filter(user=editor).delete()
    desk.goto(live_server.url + reverse("admin:login"))
    desk.click("[data-passkey=sign-in] button")
    desk.wait_for_selector(".messagelist .error")
    assert desk.url.endswith(reverse("admin:login"))


def test_a_device_that_does_not_know_its_owner_signs_nobody_in_alone(
    sign_in, live_server, device, new_page
):
    """Found or stolen: without PIN or fingerprint it is no more than a second step."""
    page = sign_in()
    device(page, isUserVerified=False)
    page.goto(live_server.url + reverse("mfa_add_webauthn"))
    page.click("[data-passkey] [type=submit]")
    page.wait_for_selector(".passkey-trouble:visible")
    assert not Authenticator.objects.exists()


def test_who_has_no_device_is_told_so(sign_in, live_server):
    page = sign_in()
    page.add_init_script("delete window.PublicKeyCredential")
    page.goto(live_server.url + reverse("mfa_add_webauthn"))
    assert page.is_hidden("[data-passkey]")
    assert page.is_visible(".no-passkeys")
