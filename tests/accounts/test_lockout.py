"""Guessing passwords comes to nothing, and keeps nobody out for whom the account is."""

from datetime import timedelta

import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.test import Client, RequestFactory
from django.urls import reverse

from accounts import lockout
from accounts.models import SignInFailure, User
from tests.people import PASSWORD, person

LOGIN = reverse("admin:login")


@pytest.fixture
def clerk(db) -> User:
    return person("clerk", name="程文书")


@pytest.fixture(autouse=True)
def quick_hashes(settings):
    """What hashing costs is not what these sentences are about."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def sign_in(client: Client, name: str = "clerk", password: str = "wrong", *, at="192.0.2.7"):
    return client.post(LOGIN, {"username": name, "password": password}, REMOTE_ADDR=at)


def fail(times: int, client: Client | None = None, **where):
    for _ in range(times):
        answer = sign_in(client or Client(), **where)
    return answer


def words(answer) -> str:
    return str(answer.context["form"].non_field_errors())


def is_in(answer) -> bool:
    return answer.status_code == 302


def wait(minutes: float) -> None:
    SignInFailure.objects.update(at=F("at") - timedelta(minutes=minutes))


def test_five_failures_lock_the_name_at_that_address(client, clerk):
    assert "Too many" not in words(fail(5))
    locked = sign_in(client, password=PASSWORD)
    assert not is_in(locked) and "15" in words(locked)


def test_the_lock_says_how_long_it_lasts_and_ends(client, clerk):
    fail(5)
    wait(10.5)
    assert "5" in words(sign_in(client, password=PASSWORD))
    wait(5)
    assert is_in(sign_in(client, password=PASSWORD))


def test_knocking_at_a_lock_does_not_make_it_longer(client, clerk):
    fail(5)
    wait(14)
    fail(20)
    wait(1.5)
    assert is_in(sign_in(client, password=PASSWORD))


def test_failures_far_apart_lock_nothing(client, clerk):
    for _ in range(9):
        fail(1)
        wait(4)
    assert is_in(sign_in(client, password=PASSWORD))


def test_success_strikes_out_own_slips(client, clerk):
    fail(4)
    assert is_in(sign_in(client, password=PASSWORD))
    assert not SignInFailure.objects.exists()


def test_names_that_nobody_has_are_treated_alike(client, clerk):
    fail(5)
    fail(5, name="nobody", at="192.0.2.8")
    known, unknown = sign_in(client), sign_in(client, "nobody", at="192.0.2.8")
    assert words(known) == words(unknown) and known.status_code == unknown.status_code
    free_known, free_unknown = (sign_in(client, name, at="192.0.2.9") for name in ("clerk", "no"))
    assert words(free_known) == words(free_unknown)


def test_case_and_width_of_the_name_open_no_new_count(client, clerk):
    for name in ("clerk", "CLERK", "ｃｌｅｒｋ", " clerk", "Clerk"):
        sign_in(client, name)
    assert "15" in words(sign_in(client, password=PASSWORD))


def test_headers_of_the_guesser_open_no_new_count(client, clerk):
    for number in range(5):
        client.post(
            LOGIN,
            {"username": "clerk", "password": "wrong"},
            REMOTE_ADDR="192.0.2.7",
            headers={
                "X-Forwarded-For": f"198.51.100.{number}",
                "X-Real-Ip": f"198.51.100.{number}",
            },
        )
    assert "15" in words(sign_in(client, password=PASSWORD))


def test_all_addresses_of_one_ipv6_line_count_as_one(client, clerk):
    for number in range(5):
        sign_in(client, at=f"2001:db8:1:2::{number + 1}")
    assert "15" in words(sign_in(client, password=PASSWORD, at="2001:db8:1:2:ffff::9"))
    assert is_in(sign_in(client, password=PASSWORD, at="2001:db8:1:3::1"))


def test_thirty_failures_lock_an_address_for_all_names(client, clerk):
    for number in range(30):
        sign_in(client, f"name-{number}")
    assert "15" in words(sign_in(client, password=PASSWORD))
    assert is_in(sign_in(client, password=PASSWORD, at="192.0.2.99"))


def test_signing_in_oneself_does_not_free_the_address_for_guessing(client, clerk):
    """Who has an account of their own cannot set the count back with it."""
    for number in range(29):
        sign_in(client, f"name-{number}")
    assert is_in(sign_in(Client(), password=PASSWORD))
    fail(1, name="one-more")
    assert "15" in words(sign_in(Client(), "another"))


def test_the_table_holds_no_names(client, clerk):
    sign_in(client, "typed-my-password-here")
    kept = SignInFailure.objects.get()
    assert "typed" not in f"{kept.name} {kept.place} {kept}"


class TestTheRealPerson:
    """An attacker must not lock the real person out, neither from afar nor from next door."""

    @pytest.fixture
    def known(self, clerk) -> Client:
        """The browser in which the clerk signs in every day."""
        client = Client()
        assert is_in(sign_in(client, password=PASSWORD))
        client.post(reverse("admin:logout"))
        return client

    def test_gets_in_beside_an_attacker_at_the_same_address(self, known):
        assert "15" in words(fail(6))
        assert is_in(sign_in(known, password=PASSWORD))

    def test_gets_in_when_the_whole_address_is_locked(self, known):
        for number in range(31):
            sign_in(Client(), f"name-{number}")
        assert is_in(sign_in(known, password=PASSWORD))

    def test_gets_in_while_the_name_is_tried_from_everywhere(self, known):
        self.attack(51)
        assert is_in(sign_in(known, password=PASSWORD))

    def test_gets_in_slowly_from_a_new_device_meanwhile(self, clerk):
        self.attack(51)
        assert "1" in words(sign_in(Client(), password=PASSWORD, at="203.0.113.200"))
        wait(1.1)
        assert is_in(sign_in(Client(), password=PASSWORD, at="203.0.113.200"))

    def test_an_attack_from_everywhere_gets_one_guess_a_minute(self, clerk):
        self.attack(200)
        assert SignInFailure.objects.count() == 50

    def test_a_known_device_has_five_tries_too(self, known):
        fail(5, known)
        assert "15" in words(sign_in(known, password=PASSWORD))

    def test_a_device_is_known_for_its_person_alone(self, known, clerk):
        person("other")
        fail(5, name="other")
        assert "15" in words(sign_in(known, "other", PASSWORD))

    def test_a_made_up_device_is_none(self, clerk):
        stranger = Client()
        stranger.cookies["device"] = "eyJhIjoiYiJ9:1sXyZ0:made-up"
        fail(5)
        assert "15" in words(sign_in(stranger, password=PASSWORD))

    def test_the_device_is_kept_from_scripts(self, known):
        cookie = known.cookies["device"]
        assert cookie["httponly"] and cookie["samesite"] == "Lax"
        assert "clerk" not in cookie.value

    def test_an_administrator_clears_the_lock(self, client, clerk):
        fail(5)
        assert lockout.clear(clerk) == 5
        assert is_in(sign_in(client, password=PASSWORD))

    def attack(self, times: int) -> None:
        for number in range(times):
            sign_in(Client(), at=f"203.0.{number // 200}.{number % 200}")


def test_a_locked_account_is_not_tried_by_whatever_form_asks(clerk):
    """Any code that calls ``authenticate`` stands under the limits."""
    request = RequestFactory().post("/", REMOTE_ADDR="192.0.2.7")
    for _ in range(5):
        assert authenticate(request, username="clerk", password="wrong") is None
    assert authenticate(request, username="clerk", password=PASSWORD) is None
    assert "15" in lockout.refusal(request)


def test_without_a_request_there_are_limits_too(clerk):
    for _ in range(5):
        authenticate(None, username="clerk", password="wrong")
    assert authenticate(None, username="clerk", password=PASSWORD) is None


def test_an_attempt_counts_before_its_password_is_looked_at(clerk):
    """So that a hundred at the same moment are no way round."""
    for _ in range(5):
        lockout.begin(None, "clerk")
    with pytest.raises(PermissionDenied):
        lockout.begin(None, "clerk")
