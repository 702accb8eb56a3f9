"""A person's own page."""

import datetime
import json
import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.signin.browsers import in_words
from tests.people import PASSWORD, appoint

from .ways import (
    CODE,
    OWN,
    add_app,
    add_codes,
    add_passkey,
    code_of,
    enter,
    is_inside,
    make_stale,
    registration,
)

OFFICE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36"
MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 14) AppleWebKit/605.1.15 Version/17 Safari/605.1.15"


NONSENSE = [
    "",
    "{}",
    "[]",
    "null",
    "no json",
    '{"id": 3}',
    '{"id": "YQ", "rawId": "YQ", "type": "public-key", "response": {}}',
    '{"id": "YQ", "rawId": "YQ", "type": "public-key", "response": {"clientDataJSON": "YQ", '
    '"attestationObject": "oA", "authenticatorData": "oA", "signature": "", "userHandle": "YQ"}}',
]


def again(client: Client, path: str) -> bool:
    """Does ``path`` ask this browser first to prove who it is?"""
    answer = client.get(path)
    return answer.status_code == 302 and answer["Location"].startswith("/admin/again/")


def test_it_tells_who_one_is_and_what_one_holds_until_when(inside, writer, province):
    made = appoint(writer, ["bulletins.view_article"], province)
    made.ends = timezone.localdate() + datetime.timedelta(days=30)
    made.save()
    page = inside.get(OWN).content.decode()
    for word in ("周撰稿", "writer", "江原省", str(made.role), str(made.ends)):
        assert word in page


def test_it_belongs_to_nobody_else(inside, editor):
    assert editor.username not in inside.get(OWN).content.decode()


def test_each_page_of_the_desk_leads_to_it(inside):
    assert f'href="{OWN}"' in inside.get(reverse("admin:index")).content.decode()


class TestTheApp:
    def test_is_set_up_with_the_code_that_it_shows(self, inside, writer):
        key = inside.get(reverse("mfa_activate_totp")).context["form"].secret
        inside.post(reverse("mfa_activate_totp"), {"code": code_of(key)})
        assert Authenticator.objects.filter(user=writer, type="totp").exists()

    def test_is_not_set_up_with_a_wrong_code(self, inside, writer):
        inside.get(reverse("mfa_activate_totp"))
        inside.post(reverse("mfa_activate_totp"), {"code": "000000"})
        assert not writer.authenticator_set.exists()

    def test_keeps_the_key_that_was_scanned_after_a_slip(self, inside):
        key = inside.get(reverse("mfa_activate_totp")).context["form"].secret
        page = inside.post(reverse("mfa_activate_totp"), {"code": "000000"})
        assert page.context["form"].secret == key

    def test_is_drawn_into_the_page(self, inside):
        """A strict policy for pictures knows no ``data:`` address."""
        page = inside.get(reverse("mfa_activate_totp")).content.decode()
        assert "<svg" in page and "data:" not in page

    def test_its_key_cannot_be_read_from_the_database(self, writer):
        key = add_app(writer)
        assert key not in str(Authenticator.objects.get(user=writer).data)

    def test_opens_the_account_after_the_secret_key_was_changed_in_order(
        self, client, writer, settings
    ):
        key = add_app(writer)
        settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
        settings.SECRET_KEY = "ein-neuer-schluessel-fuer-alles"
        enter(client, writer)
        client.post(CODE, {"code": code_of(key)})
        assert is_inside(client)

    def test_says_so_when_the_secret_key_was_lost(self, client, writer, settings):
        key = add_app(writer)
        settings.SECRET_KEY = "ein-neuer-schluessel-fuer-alles"
        enter(client, writer)
        page = client.post(CODE, {"code": code_of(key)})
        assert page.context["form"].errors["code"]
        assert not is_inside(client)

    def test_is_removed_with_its_recovery_codes(self, inside, writer):
        add_app(writer)
        add_codes(writer)
        inside.post(reverse("mfa_deactivate_totp"))
        assert not writer.authenticator_set.exists()


class TestThePasskey:
    def test_is_renamed(self, inside, writer):
        key = add_passkey(writer)
        inside.post(reverse("mfa_edit_webauthn", args=[key.pk]), {"name": "家里的钥匙"})
        assert str(Authenticator.objects.get()) == "家里的钥匙"

    def test_is_removed(self, inside, writer):
        key = add_passkey(writer)
        inside.post(reverse("mfa_remove_webauthn", args=[key.pk]))
        assert not writer.authenticator_set.exists()

    def test_stays_when_it_is_the_only_one_and_asked_for(self, inside, writer, settings):
        settings.MFA_REQUIRED_FOR = ["auditor"]
        User.objects.filter(pk=writer.pk).update(duty=User.Duty.AUDITOR)
        key = add_passkey(writer)
        page = inside.post(reverse("mfa_remove_webauthn", args=[key.pk]))
        assert page.context["form"].non_field_errors()
        assert writer.authenticator_set.exists()

    @pytest.mark.parametrize("name", ["mfa_edit_webauthn", "mfa_remove_webauthn"])
    def test_of_somebody_else_is_not_found(self, inside, editor, name):
        path = reverse(name, args=[add_passkey(editor).pk])
        assert inside.get(path).status_code == 404
        assert inside.post(path, {"name": "mine"}).status_code == 404
        assert editor.authenticator_set.count() == 1

    @pytest.mark.parametrize("nonsense", NONSENSE)
    def test_is_not_made_from_nonsense(self, inside, writer, nonsense):
        inside.get(reverse("mfa_add_webauthn"))
        sent = {"name": "x", "credential": nonsense}
        assert inside.post(reverse("mfa_add_webauthn"), sent).status_code == 200
        assert not writer.authenticator_set.exists()

    def test_is_not_made_from_the_answer_to_another_question(self, inside, writer):
        inside.get(reverse("mfa_add_webauthn"))
        sent = {"name": "x", "credential": json.dumps(registration())}
        assert inside.post(reverse("mfa_add_webauthn"), sent).status_code == 200
        assert not writer.authenticator_set.exists()

    @pytest.mark.parametrize("nonsense", NONSENSE)
    def test_does_not_open_the_door_by_nonsense(self, client, writer, nonsense):
        client.get(reverse("mfa_login_webauthn"), headers={"Accept": "application/json"})
        client.post(reverse("mfa_login_webauthn"), {"credential": nonsense})
        assert not is_inside(client)

    @pytest.mark.parametrize("nonsense", NONSENSE)
    def test_is_no_second_step_by_nonsense(self, client, writer, app, nonsense):
        enter(client, writer)
        assert client.post(CODE, {"credential": nonsense}).status_code == 200
        assert not is_inside(client)


class TestRecoveryCodes:
    def test_are_shown_once(self, inside, writer):
        add_app(writer)
        codes = add_codes(writer)
        path = reverse("mfa_view_recovery_codes")
        first, second = inside.get(path).content.decode(), inside.get(path).content.decode()
        assert all(code in first for code in codes)
        assert not any(code in second for code in codes)

    def test_become_worthless_when_new_ones_are_made(self, inside, writer):
        add_app(writer)
        old = add_codes(writer)
        inside.post(reverse("mfa_generate_recovery_codes"))
        page = inside.get(reverse("mfa_view_recovery_codes")).content.decode()
        assert len(re.findall(r"<code>\d{10}</code>", page)) == 10
        assert not any(code in page for code in old)

    def test_are_none_without_a_second_factor(self, inside, writer):
        inside.post(reverse("mfa_generate_recovery_codes"))
        assert not writer.authenticator_set.exists()
        assert inside.get(reverse("mfa_view_recovery_codes")).status_code == 404


class TestSessions:
    @pytest.fixture
    def at_home(self, writer) -> Client:
        browser = Client(headers={"User-Agent": MAC})
        enter(browser, writer)
        return browser

    def test_are_listed_in_words(self, inside, at_home):
        page = inside.get(OWN)
        assert len(page.context["sessions"]) == 2
        assert "Safari" in page.content.decode() and "macOS" in page.content.decode()

    def test_are_ended_one_by_one(self, inside, at_home):
        row = UserSession.objects.get(user_agent=MAC)
        inside.post(reverse("end-session", args=[row.pk]))
        assert not is_inside(at_home)
        assert is_inside(inside)

    def test_are_ended_all_but_this_one(self, inside, at_home):
        inside.post(reverse("end-other-sessions"))
        assert not is_inside(at_home)
        assert is_inside(inside)

    def test_of_others_are_not_ended(self, inside, editor):
        browser = Client()
        enter(browser, editor)
        row = UserSession.objects.get(user=editor)
        assert inside.post(reverse("end-session", args=[row.pk])).status_code == 404
        inside.post(reverse("end-other-sessions"))
        assert is_inside(browser)

    def test_are_not_ended_by_a_link(self, inside, at_home):
        assert inside.get(reverse("end-other-sessions")).status_code == 405

    def test_remember_when_they_were_last_seen(self, inside):
        inside.get(OWN)
        long_ago = timezone.now() - datetime.timedelta(hours=2)
        UserSession.objects.update(last_seen_at=long_ago)
        session = inside.session
        session["seen"] = session.session_key, long_ago.timestamp()
        session.save()
        inside.get(OWN)
        assert UserSession.objects.get().last_seen_at > long_ago

    def test_are_not_written_down_at_each_look(self, inside):
        inside.get(OWN)
        before = UserSession.objects.get().last_seen_at
        inside.get(OWN)
        assert UserSession.objects.get().last_seen_at == before

    def test_are_listed_after_a_change_of_the_password_too(self, inside):
        new = "Another-Long-One-2025"
        sent = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
        inside.post(reverse("admin:password_change"), sent)
        inside.get(reverse("admin:index"))
        (session,) = inside.get(OWN).context["sessions"]
        assert session.session_key == inside.session.session_key

    def test_is_one_only_where_the_site_wants_it_so(self, writer, settings):
        settings.SINGLE_SESSION = True
        first, second = Client(), Client()
        enter(first, writer)
        enter(second, writer)
        assert not is_inside(first)
        assert is_inside(second)

    def test_survives_a_change_of_the_password_here_and_nowhere_else(self, inside, at_home):
        new = "Another-Long-One-2025"
        sent = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
        assert inside.post(reverse("admin:password_change"), sent).status_code == 302
        assert is_inside(inside)
        assert not is_inside(at_home)


class TestTheProof:
    """Before what is risky a person shows once more that it is they."""

    @pytest.fixture
    def risky(self, writer) -> list[str]:
        add_app(writer)
        key = add_passkey(writer)
        add_codes(writer)
        names = ["mfa_deactivate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes"]
        names += ["mfa_view_recovery_codes"]
        keys = [
            reverse(name, args=[key.pk]) for name in ("mfa_edit_webauthn", "mfa_remove_webauthn")
        ]
        return [*map(reverse, names), *keys]

    def test_is_not_asked_for_right_after_signing_in(self, inside, risky):
        assert [path for path in risky if again(inside, path)] == []

    def test_is_asked_for_later(self, inside, risky, writer):
        make_stale(inside)
        assert [path for path in risky if not again(inside, path)] == []
        for path in risky:
            inside.post(path, {"name": "x"})
        assert writer.authenticator_set.count() == 3

    def test_leads_back_to_where_one_was(self, inside):
        make_stale(inside)
        asked = inside.get(reverse("mfa_activate_totp"))["Location"]
        answer = inside.post(asked, {"password": PASSWORD, "next": "/admin/me/app/"})
        assert answer["Location"] == "/admin/me/app/"
        assert not again(inside, "/admin/me/app/")

    def test_is_not_given_by_a_wrong_password(self, inside):
        make_stale(inside)
        page = inside.post(reverse("account_reauthenticate"), {"password": "falsch-2024"})
        assert page.context["form"].errors["password"]
        assert again(inside, reverse("mfa_activate_totp"))

    def test_is_not_given_by_somebody_elses_password(self, inside, editor):
        editor.set_password("eines-anderen-2024")
        editor.save()
        make_stale(inside)
        inside.post(reverse("account_reauthenticate"), {"password": "eines-anderen-2024"})
        assert again(inside, reverse("mfa_activate_totp"))

    def test_is_a_code_for_who_has_no_password(self, inside, writer):
        key = add_app(writer)
        writer.set_unusable_password()
        writer.save()
        session = inside.session
        session["_auth_user_hash"] = writer.get_session_auth_hash()
        session.save()
        make_stale(inside)
        inside.post(reverse("account_reauthenticate"), {"code": code_of(key)})
        assert not again(inside, reverse("mfa_deactivate_totp"))


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (OFFICE, "Chrome"),
        (OFFICE.replace("Safari", "Safari Edg/126"), "Edge"),
        ("Mozilla/5.0 (Linux; Android 14) MicroMessenger/8", "微信"),
        (MAC, "macOS"),
    ],
)
def test_browsers_have_names(agent, words):
    assert words in in_words(agent)


def test_a_browser_that_says_nothing_has_one_too():
    assert in_words("")
