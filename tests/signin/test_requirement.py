"""Whoever must have a second factor gets nowhere without one."""

import pytest
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLResolver

from accounts.appointing import appoint
from accounts.models import Role, User
from tests.people import person

from .ways import OWN, add_app, add_codes, code_of, enter, is_inside

SET_UP = "/admin/me/second-factor/"
WAY_THERE = {
    "second-factor",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "account_reauthenticate",
    "admin:logout",
    "admin:jsi18n",
    "admin:password_change",
    "admin:password_change_done",
}


@pytest.fixture
def auditor(settings, province) -> User:
    settings.MFA_REQUIRED_FOR = ["auditor", "publisher"]
    return person("auditor", unit=province, duty=User.Duty.AUDITOR)


@pytest.fixture
def led(client, auditor):
    enter(client, auditor)
    return client


def addresses() -> list[tuple[str, str]]:
    """Each address of the site, with the name it has."""
    return sorted(_walk(get_resolver().url_patterns, "/", ""))


def _walk(patterns, path, space):
    for one in patterns:
        if isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from _walk(one.url_patterns, path + str(one.pattern), inner)
        else:
            yield _filled(path + str(one.pattern)), f"{space}{one.name}"


def _filled(path: str) -> str:
    """With something in the place of what the address asks for."""
    filling = {
        "<int:object_id>": "1",
        "<path:object_id>": "1",
        "<int:year>": "2024",
        "<label:label>": "8",
        "<int:number>": "1",
        "<int:pk>": "1",
        "<slug:slug>": "dongtai",
        "<slug:key>": "abc",
        "<slug:extension>": "png",
        "<slug:code>": "lanjiang",
    }
    for name, value in filling.items():
        path = path.replace(name, value)
    return path


def test_no_address_but_those_that_lead_to_a_second_factor_is_open(led):
    """Taken from the resolver, so that a new one cannot be forgotten."""
    walked, shown = 0, []
    for path, name in addresses():
        if "<" in path or "(" in path or "^" in path:
            continue
        if name in WAY_THERE:
            continue
        walked += 1
        got, sent = led.get(path), led.post(path)
        if (got.status_code, got.headers.get("Location"), sent.status_code) != (302, SET_UP, 403):
            shown.append((path, got.status_code, sent.status_code))
    assert shown == []
    assert walked > 60


def test_the_way_there_is_open(led):
    for name in ("second-factor", "mfa_activate_totp", "mfa_add_webauthn"):
        assert led.get(reverse(name)).status_code == 200


def test_once_it_is_set_up_the_desk_opens(led):
    page = led.get(reverse("mfa_activate_totp"))
    key = page.context["form"].secret
    answer = led.post(reverse("mfa_activate_totp"), {"code": code_of(key)})
    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    assert is_inside(led)


def test_recovery_codes_alone_are_no_second_factor(led, auditor):
    add_codes(auditor)
    assert led.get(reverse("admin:index"))["Location"] == SET_UP


def test_who_need_not_have_one_is_let_in(client, auditor, writer):
    enter(client, writer)
    assert is_inside(client)


def test_a_role_in_a_unit_can_ask_for_it(client, auditor, writer, province):
    appoint(writer, Role.objects.get(key="publisher"), province, by=None)
    enter(client, writer)
    assert client.get(reverse("admin:index"))["Location"] == SET_UP


def test_a_role_that_is_given_to_somebody_who_is_inside_asks_at_once(client, auditor, writer):
    enter(client, writer)
    assert is_inside(client)
    User.objects.filter(pk=writer.pk).update(duty=User.Duty.AUDITOR)
    assert client.get(reverse("admin:index"))["Location"] == SET_UP


def test_it_cannot_be_taken_off_again(client, auditor):
    key = add_app(auditor)
    enter(client, auditor)
    client.post("/admin/login/code/", {"code": code_of(key)})
    page = client.post(reverse("mfa_deactivate_totp"))
    assert page.status_code == 200
    assert page.context["form"].errors
    assert auditor.authenticator_set.count() == 1


def test_the_set_up_page_leads_on_when_there_is_nothing_to_set_up(client, auditor, writer):
    enter(client, writer)
    assert client.get(SET_UP)["Location"] == OWN
