"""Coming in by name and password, and by the second step."""

from typing import ClassVar

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.urls import reverse

from accounts.models import User
from tests.people import PASSWORD, person

from .ways import (
    CODE,
    DOOR,
    add_app,
    add_codes,
    code_of,
    enter,
    is_inside,
    knock,
    wrong_code,
)

ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "http://testserver@evil.example/",
    "https://testserver.evil.example/",
    "\t//evil.example",
]


def test_the_desk_is_opened_by_name_and_password(client, writer):
    assert enter(client, writer)["Location"] == reverse("admin:index")
    assert is_inside(client)


def test_who_came_for_a_page_is_led_to_it(client, writer):
    response = client.get(reverse("me"))
    assert response["Location"] == f"{DOOR}?next=/admin/me/"
    assert enter(client, writer, next="/admin/me/")["Location"] == "/admin/me/"


def test_the_password_alone_does_not_open_an_account_with_a_second_factor(client, writer, app):
    assert enter(client, writer)["Location"] == CODE
    assert not is_inside(client)
    assert client.get(reverse("me")).status_code == 302


def test_the_code_of_the_app_opens_it(client, writer, app):
    enter(client, writer, next="/admin/me/")
    assert client.post(CODE, {"code": code_of(app)})["Location"] == "/admin/me/"
    assert is_inside(client)


def test_a_code_may_come_half_a_minute_late(client, writer, app):
    enter(client, writer)
    client.post(CODE, {"code": code_of(app, steps=-1)})
    assert is_inside(client)


def test_a_wrong_code_does_not(client, writer, app):
    enter(client, writer)
    page = client.post(CODE, {"code": wrong_code(app)})
    assert page.context["form"].errors["code"]
    assert not is_inside(client)


def test_a_code_that_was_seen_over_a_shoulder_is_of_no_use(client, writer, app):
    code = code_of(app)
    enter(client, writer)
    client.post(CODE, {"code": code})
    client.post(reverse("admin:logout"))
    enter(client, writer)
    assert client.post(CODE, {"code": code}).status_code == 200
    assert not is_inside(client)


def test_codes_cannot_be_guessed_one_after_another(client, writer, app):
    enter(client, writer)
    for _attempt in range(5):
        client.post(CODE, {"code": wrong_code(app)})
    client.post(CODE, {"code": code_of(app)})
    assert not is_inside(client)


def test_guesses_at_one_account_do_not_close_another(client, writer, app, editor):
    enter(client, writer)
    for _attempt in range(6):
        client.post(CODE, {"code": wrong_code(app)})
    enter(client, editor)
    assert is_inside(client)


def test_each_recovery_code_opens_the_account_once(client, writer, app):
    code = add_codes(writer)[3]
    enter(client, writer)
    client.post(CODE, {"code": code})
    assert is_inside(client)
    client.post(reverse("admin:logout"))
    enter(client, writer)
    client.post(CODE, {"code": code})
    assert not is_inside(client)


def test_nobody_takes_the_second_step_before_the_first(client, writer, app):
    assert client.get(CODE)["Location"] == DOOR
    assert client.post(CODE, {"code": code_of(app)})["Location"] == DOOR


def test_the_second_step_asks_for_a_passkey_only_of_who_has_one(client, writer, app):
    enter(client, writer)
    assert "data-passkey" not in client.get(CODE).content.decode()


@pytest.mark.parametrize("name", ["writer", "nobody"])
def test_a_wrong_password_is_answered_alike_for_all_names(client, writer, app, name):
    """Nor does it tell who has a second factor."""
    known = knock(client, "writer", "falsch-2024").content.decode().replace("writer", "NAME")
    other = knock(client, name, "falsch-2024").content.decode().replace(name, "NAME")
    assert _without_token(known) == _without_token(other)


def _without_token(page: str) -> str:
    return "".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line)


class CountingHasher(MD5PasswordHasher):
    hashed: ClassVar[list] = []

    def encode(self, password, salt):
        self.hashed.append(password)
        return super().encode(password, salt)


@pytest.mark.parametrize("name", ["writer", "nobody"])
def test_a_known_and_an_unknown_name_cost_the_same_number_of_hashes(db, client, settings, name):
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    add_app(person("writer"))
    CountingHasher.hashed.clear()
    knock(client, name, "falsch-2024")
    assert CountingHasher.hashed == ["falsch-2024"]


class TestTheWayOn:
    """``next`` leads nowhere but to this site, whichever way one came in."""

    @pytest.mark.parametrize("address", ELSEWHERE)
    def test_after_the_password(self, client, writer, address):
        assert enter(client, writer, next=address)["Location"] == reverse("admin:index")

    @pytest.mark.parametrize("address", ELSEWHERE)
    def test_after_the_code(self, client, writer, app, address):
        enter(client, writer, next=address)
        answer = client.post(CODE, {"code": code_of(app), "next": address})
        assert answer["Location"] == reverse("admin:index")

    @pytest.mark.parametrize("address", ELSEWHERE)
    def test_after_the_password_was_asked_again(self, inside, address):
        page = inside.get(reverse("account_reauthenticate"), {"next": address})
        assert address not in page.content.decode()
        answer = inside.post(
            reverse("account_reauthenticate"), {"password": PASSWORD, "next": address}
        )
        assert answer["Location"] == reverse("me")

    def test_another_host_that_the_site_answers_to_is_not_this_site(self, client, writer, settings):
        settings.ALLOWED_HOSTS = ["testserver", "other.example"]
        address = "http://other.example/admin/"
        assert enter(client, writer, next=address)["Location"] == reverse("admin:index")
        again = reverse("account_reauthenticate")
        answer = client.post(again, {"password": PASSWORD, "next": address})
        assert answer["Location"] == reverse("me")


class TestTheSession:
    def test_is_a_new_one_after_signing_in(self, client, writer):
        """A session that somebody planted in the browser does not become the person's."""
        session = client.session
        session["planted"] = "yes"
        session.save()
        planted = session.session_key
        enter(client, writer)
        assert client.session.session_key != planted
        client.cookies["sessionid"] = planted
        assert not is_inside(client)

    def test_is_a_new_one_half_way(self, client, writer, app):
        session = client.session
        session["planted"] = "yes"
        session.save()
        planted = session.session_key
        enter(client, writer)
        client.cookies["sessionid"] = planted
        assert client.get(CODE)["Location"] == DOOR

    def test_is_a_new_one_after_the_second_step(self, client, writer, app):
        enter(client, writer)
        half_way = client.session.session_key
        client.post(CODE, {"code": code_of(app)})
        assert client.session.session_key != half_way
        client.cookies["sessionid"] = half_way
        assert not is_inside(client)

    def test_holds_nothing_of_who_signed_in_before(self, client, writer, app, editor):
        """Half a way in as one person is no way in as another."""
        enter(client, writer)
        enter(client, editor)
        assert int(client.session["_auth_user_id"]) == editor.pk


class TestAnAccountThatMayNotSignIn:
    @pytest.mark.parametrize("field", ["is_active", "is_staff"])
    def test_is_refused_with_the_right_password(self, client, writer, field):
        User.objects.filter(pk=writer.pk).update(**{field: False})
        wrong = knock(client, "writer", "falsch-2024").content.decode()
        right = enter(client, writer).content.decode()
        assert _without_token(right) == _without_token(wrong)
        assert not is_inside(client)

    def test_is_refused_when_it_is_suspended_between_the_steps(self, client, writer, app):
        enter(client, writer)
        User.objects.filter(pk=writer.pk).update(is_active=False)
        assert client.post(CODE, {"code": code_of(app)})["Location"] == DOOR
        assert not is_inside(client)
        writer.refresh_from_db()
        assert writer.last_login is None


@pytest.mark.parametrize(
    "path",
    [
        "/accounts/signup/",
        "/accounts/email/",
        "/accounts/password/reset/",
        "/admin/signup/",
        "/admin/email/",
        "/admin/password/reset/",
        "/admin/login/code/confirm/",
        "/admin/me/passkeys/signup/",
    ],
)
def test_what_allauth_has_besides_is_closed(inside, path):
    assert inside.get(path).status_code == 404
