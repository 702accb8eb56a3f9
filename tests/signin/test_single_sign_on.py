"""Single sign-on, with a provider that stands beside the test."""

import os
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse
from oidc_provider_mock import User as Known
from oidc_provider_mock import run_server_in_thread

from accounts.models import User
from tests.people import person

from .ways import CODE, DOOR, OWN, add_app, code_of, enter, is_inside, make_stale

# What the provider, and not the site, is told off for.
pytestmark = pytest.mark.filterwarnings("ignore:get_jwt_config:DeprecationWarning")
WAY = reverse("openid_connect_login")
PEOPLE = [
    Known(
        sub="4711",
        claims={
            "preferred_username": "writer",
            "email": "editor@example.org",
            "email_verified": True,
        },
    ),
    Known(sub="4712", claims={"preferred_username": "writer"}),
    Known(sub="4713", claims={"preferred_username": "emergency"}),
    Known(sub="4714", claims={"preferred_username": ["writer"]}),
]


@pytest.fixture(scope="module")
def issuer():
    with run_server_in_thread(user_claims=PEOPLE) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture(autouse=True)
def provider(issuer, settings):
    settings.OIDC_NAME = "江原省统一认证"
    app = {
        "provider_id": settings.OIDC_ID,
        "name": settings.OIDC_NAME,
        "client_id": "bulletins",
        "secret": "geheim",
        "settings": {"server_url": issuer},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}
    }


def walk(client: Client, sub: str, **more):
    """There and back, as the person ``sub`` of the provider."""
    there = client.post(WAY, more)["Location"]
    back = requests.post(there, data={"sub": sub}, allow_redirects=False, timeout=5)
    return client.get(_path(back.headers["Location"]))


def _path(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"


def connect(who: User, sub: str, settings) -> SocialAccount:
    return SocialAccount.objects.create(user=who, provider=settings.OIDC_ID, uid=sub)


def test_nobody_comes_in_who_is_not_connected(client, writer):
    assert walk(client, "4711")["Location"] == DOOR
    assert not is_inside(client)
    assert SocialAccount.objects.count() == 0


def test_no_account_is_made(client, db):
    walk(client, "4711")
    walk(client, "somebody-new")
    assert User.objects.count() == 0


def test_a_person_connects_it_on_their_own_page_and_comes_in_by_it(inside, writer):
    assert walk(inside, "4711", process="connect")["Location"] == OWN
    elsewhere = Client()
    assert walk(elsewhere, "4711", next=OWN)["Location"] == OWN
    assert int(elsewhere.session["_auth_user_id"]) == writer.pk


def test_a_mail_address_opens_nothing(client, editor, writer):
    """The provider says it is verified; it is the editor's."""
    editor.email = "editor@example.org"
    editor.save()
    walk(client, "4711")
    assert not is_inside(client)


class TestAClaimWithUserNames:
    @pytest.fixture(autouse=True)
    def claim(self, settings):
        settings.OIDC_CLAIM = "preferred_username"

    def test_opens_the_account_of_that_name(self, client, writer):
        walk(client, "4711")
        assert int(client.session["_auth_user_id"]) == writer.pk

    def test_is_believed_once(self, client, writer):
        """When a name passes to somebody else at the provider, the account does not."""
        walk(client, "4711")
        other = Client()
        walk(other, "4712")
        assert not is_inside(other)

    def test_does_not_open_the_emergency_account(self, client, writer):
        User.objects.create_superuser("emergency")
        walk(client, "4713")
        assert not is_inside(client)
        assert SocialAccount.objects.count() == 0

    def test_that_is_no_name_opens_nothing(self, client, writer):
        walk(client, "4714")
        assert not is_inside(client)


class TestWhoIsConnected:
    @pytest.fixture(autouse=True)
    def connection(self, writer, settings):
        return connect(writer, "4711", settings)

    def test_takes_the_second_step_as_well(self, client, writer, app):
        assert walk(client, "4711")["Location"] == CODE
        assert not is_inside(client)
        client.post(CODE, {"code": code_of(app)})
        assert is_inside(client)

    @pytest.mark.parametrize("field", ["is_active", "is_staff"])
    def test_stays_outside_when_the_account_is_closed(self, client, writer, field):
        User.objects.filter(pk=writer.pk).update(**{field: False})
        add_app(writer)
        assert walk(client, "4711")["Location"] == DOOR  # and no second step is asked for
        assert not is_inside(client)

    def test_stays_outside_as_a_superuser(self, client, writer):
        User.objects.filter(pk=writer.pk).update(is_superuser=True)
        walk(client, "4711")
        assert not is_inside(client)

    @pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example/"])
    def test_is_led_nowhere_but_to_this_site(self, client, address):
        assert walk(client, "4711", next=address)["Location"] == reverse("admin:index")

    def test_gets_a_new_session(self, client):
        client.post(WAY)
        before = client.session.session_key
        walk(client, "4711")
        assert client.session.session_key != before

    def test_can_disconnect(self, inside, writer):
        inside.post(reverse("disconnect-single-sign-on"))
        walk(elsewhere := Client(), "4711")
        assert not is_inside(elsewhere)

    def test_proves_by_it_who_they_are(self, inside):
        make_stale(inside)
        walk(inside, "4711", next=reverse("mfa_activate_totp"))
        assert inside.get(reverse("mfa_activate_totp")).status_code == 200

    def test_is_unknown_to_another_issuer(self, client, connection):
        SocialAccount.objects.filter(pk=connection.pk).update(provider="sso-of-before")
        walk(client, "4711")
        assert not is_inside(client)

    def test_cannot_be_taken_over_by_connecting_it_with_another_account(self, writer):
        other = person("other")
        browser = Client()
        enter(browser, other)
        walk(browser, "4711", process="connect")
        assert SocialAccount.objects.get().user == writer


def test_connecting_asks_for_proof(inside):
    make_stale(inside)
    assert inside.post(WAY, {"process": "connect"})["Location"].startswith("/admin/again/")
    assert inside.post(f"{WAY}?process=connect")["Location"].startswith("/admin/again/")


def test_an_answer_to_somebody_elses_question_is_refused(client, writer, settings):
    """Neither a stolen answer nor one that was never asked for opens anything."""
    connect(writer, "4711", settings)
    there = client.post(WAY)["Location"]
    back = requests.post(there, data={"sub": "4711"}, allow_redirects=False, timeout=5)
    thief = Client()
    assert thief.get(_path(back.headers["Location"]))["Location"] == DOOR
    assert not is_inside(thief)


def test_who_breaks_off_at_the_provider_is_back_at_the_door(client, writer):
    there = client.post(WAY)["Location"]
    back = requests.post(there, data={"action": "deny"}, allow_redirects=False, timeout=5)
    assert client.get(_path(back.headers["Location"]))["Location"] == DOOR


def test_a_provider_that_is_down_is_no_error_of_the_site(client, db, settings):
    (app,) = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    app["settings"] = {"server_url": "http://127.0.0.1:1"}
    assert client.post(WAY)["Location"] == DOOR


def test_it_begins_with_a_button_and_not_with_a_link(client, db):
    assert client.get(WAY).status_code == 405
    assert client.post(WAY, {"process": "redirect"}).status_code == 404


def test_the_door_names_the_provider(client, db):
    assert "江原省统一认证" in client.get(DOOR).content.decode()


def test_where_no_provider_is_set_there_is_no_such_way(client, db, settings):
    settings.OIDC_NAME = ""
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": []}}
    assert WAY not in client.get(DOOR).content.decode()
    assert client.post(WAY).status_code == 404
    assert client.get(reverse("openid_connect_callback")).status_code == 404


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"OIDC_CLAIM": "email"}, "mail address"),
        ({"OIDC_ISSUER": "https://sso.example"}, "OIDC_CLIENT_ID, OIDC_CLIENT_SECRET"),
    ],
)
def test_the_site_does_not_start_with_half_a_provider(given, said):
    command = [sys.executable, "-c", "import config.settings"]
    result = subprocess.run(command, env=os.environ | given, capture_output=True, text=True)
    assert said in result.stderr


def test_a_second_factor_is_led_to_after_single_sign_on_too(client, writer, settings):
    connect(writer, "4711", settings)
    settings.MFA_REQUIRED_FOR = ["auditor"]
    User.objects.filter(pk=writer.pk).update(duty=User.Duty.AUDITOR)
    walk(client, "4711")
    assert client.get(reverse("admin:index"))["Location"] == reverse("second-factor")
    add_app(writer)
    assert is_inside(client)
