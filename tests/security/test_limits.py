"""Nobody does more than a person does, whatever name or header he takes."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from accounts import limits
from accounts.limits import LimitReached
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db
UNITS = "admin:accounts_unit_changelist"


@pytest.fixture(autouse=True)
def few(settings):
    settings.RATE_LIMITS = settings.RATE_LIMITS | {
        "sign-in": (3, 300), "search": (3, 60), "choice": (3, 60), "import": (2, 60),
        "download": (2, 60),
    }  # fmt: skip


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """A moment at the beginning of a window, that a test may move."""

    class Clock:
        now = 1_800_000_000.0

        def time(self):
            return self.now

    clock = Clock()
    monkeypatch.setattr(limits, "time", clock)
    return clock


def try_to_sign_in(client, name="nobody", **headers):
    given = {"username": name, "password": "猜的口令"}
    return client.post(reverse("admin:login"), given, **headers)


def test_who_tries_too_often_to_sign_in_is_told_to_wait(client):
    assert [try_to_sign_in(client).status_code for _try in range(3)] == [200, 200, 200]
    refused = try_to_sign_in(client)
    assert refused.status_code == 429
    assert refused["Retry-After"] == "300"
    assert refused.templates[0].name == "429.html"
    assert "no-store" in refused["Cache-Control"]


def test_the_right_password_does_not_help_while_the_limit_holds(client, editor):
    for _try in range(3):
        try_to_sign_in(client)
    right = {"username": editor.username, "password": PASSWORD}
    assert client.post(reverse("admin:login"), right).status_code == 429
    assert "_auth_user_id" not in client.session


def test_another_name_with_each_try_does_not_help(client):
    assert [try_to_sign_in(client, f"name{n}").status_code for n in range(4)][-1] == 429


@pytest.mark.parametrize(
    "header",
    [
        "HTTP_X_FORWARDED_FOR",
        "HTTP_X_REAL_IP",
        "HTTP_FORWARDED",
        "HTTP_CLIENT_IP",
        "HTTP_TRUE_CLIENT_IP",
        "HTTP_CF_CONNECTING_IP",
        "HTTP_X_CLUSTER_CLIENT_IP",
    ],
)
def test_another_address_in_a_header_with_each_try_does_not_help(client, header):
    tries = [try_to_sign_in(client, **{header: f"198.51.100.{n}"}).status_code for n in range(4)]
    assert tries == [200, 200, 200, 429]


def test_behind_a_proxy_a_longer_chain_with_each_try_does_not_help(client, settings):
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    chains = [{"HTTP_X_FORWARDED_FOR": f"198.51.100.{n}, 203.0.113.9"} for n in range(4)]
    assert [try_to_sign_in(client, **one).status_code for one in chains][-1] == 429


def test_behind_a_proxy_one_address_does_not_use_up_what_another_may(client, settings):
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    for _try in range(4):
        try_to_sign_in(client, HTTP_X_FORWARDED_FOR="203.0.113.9")
    assert try_to_sign_in(client, HTTP_X_FORWARDED_FOR="203.0.113.10").status_code == 200


def test_the_addresses_of_one_household_count_as_one(client, settings):
    tries = [try_to_sign_in(client, REMOTE_ADDR=f"2001:db8::{n}").status_code for n in range(4)]
    assert tries[-1] == 429
    assert try_to_sign_in(client, REMOTE_ADDR="2001:db8:0:1::1").status_code == 200


def test_a_new_session_with_each_try_does_not_help(client):
    def anew():
        client.cookies.clear()
        return try_to_sign_in(client).status_code

    assert [anew() for _try in range(4)][-1] == 429


def test_after_the_time_named_it_goes_on(client, clock):
    for _try in range(3):
        try_to_sign_in(client)
    clock.now += 299
    assert try_to_sign_in(client)["Retry-After"] == "1"
    clock.now += 1
    assert try_to_sign_in(client).status_code == 200


def test_looking_at_the_form_counts_nothing(client):
    for _try in range(9):
        assert client.get(reverse("admin:login")).status_code == 200


def test_searching_a_list_is_limited_and_looking_at_it_is_not(client, editor):
    client.force_login(editor)
    tries = [client.get(reverse(UNITS), {"q": "江"}).status_code for _try in range(4)]
    assert tries == [200, 200, 200, 429]
    assert client.get(reverse(UNITS)).status_code == 200


def test_a_choice_that_is_searched_is_limited(client, editor):
    client.force_login(editor)
    asked = {"app_label": "accounts", "model_name": "unit", "field_name": "parent", "term": "江"}
    tries = [client.get(reverse("admin:autocomplete"), asked).status_code for _try in range(4)]
    assert tries[-1] == 429


def test_one_person_does_not_use_up_what_a_colleague_may(client, editor, contributor):
    client.force_login(editor)
    for _try in range(4):
        client.get(reverse(UNITS), {"q": "江"})
    client.force_login(contributor)
    assert client.get(reverse(UNITS), {"q": "江"}).status_code == 200


def test_bringing_in_texts_is_limited(client, editor):
    client.force_login(editor)
    sent = {"text": "把课堂搬到渡口\n\n近年来，澜江市边学边干。"}
    tries = [
        client.post(reverse("admin:bulletins_import_add"), sent).status_code for _try in range(3)
    ]
    assert tries == [302, 302, 429]


def test_what_is_counted_is_counted_by_all_processes_together(rf):
    """Nothing is kept in the process: the count is in the database."""
    request = rf.get("/", REMOTE_ADDR="203.0.113.9")
    for _time in range(3):
        limits.count(request, "search")
    with pytest.raises(LimitReached):
        limits.count(request, "search")
    cache.clear()
    limits.count(request, "search")
