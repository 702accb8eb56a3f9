"""The pages of this part, under a strict policy and in the frame of the desk."""

from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest
from django.contrib import admin
from django.core.management import CommandError, call_command
from django.urls import reverse

from tests.people import prove

from .ways import CODE, DOOR, add_app, add_codes, add_passkey, enter, is_inside, make_stale


class Inline(HTMLParser):
    """What a policy without ``unsafe-inline`` would stop; data in a script is none of it."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "script" and "src" not in given and given.get("type") != "application/json":
            self.found.append(tag)
        self.found += [name for name in given if name == "style" or name.startswith("on")]
        self.found += [value for value in given.values() if (value or "").startswith("data:")]
        if tag == "style":
            self.found.append(tag)


def inline(page: str) -> list[str]:
    parser = Inline()
    parser.feed(page)
    return parser.found


@pytest.fixture
def pages(inside, writer) -> dict[str, str]:
    """Each page of a person with every kind of factor, as it is sent."""
    key = add_passkey(writer)
    names = ["me", "mfa_activate_totp", "mfa_add_webauthn", "account_reauthenticate"]
    paths = [reverse(name) for name in names]
    found = {path: inside.get(path) for path in paths}
    add_app(writer)
    add_codes(writer)
    names = ["me", "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes"]
    paths = [reverse(name) for name in names]
    paths += [reverse(name, args=[key.pk]) for name in ("mfa_edit_webauthn", "mfa_remove_webauthn")]
    return found | {path: inside.get(path) for path in paths}


def test_hold_nothing_that_a_strict_policy_stops(pages):
    assert [(path, inline(page.content.decode())) for path, page in pages.items()] == [
        (path, []) for path in pages
    ]


def test_nor_do_those_on_the_way_in(client, writer, app):
    assert inline(client.get(DOOR).content.decode()) == []
    enter(client, writer)
    assert inline(client.get(CODE).content.decode()) == []


def test_are_kept_by_no_cache(pages):
    assert [path for path, page in pages.items() if "no-store" not in page["Cache-Control"]] == []


def test_are_shown_to_nobody_who_is_not_signed_in(client, pages):
    client.logout()
    for path in pages:
        assert client.get(path)["Location"].startswith(DOOR)
        assert client.post(path)["Location"].startswith(DOOR)


@pytest.mark.parametrize("planted", ["<script>alert(1)</script>", '" onload="alert(1)'])
def test_a_name_is_shown_as_it_is_and_never_run(inside, writer, planted):
    key = add_passkey(writer, name=planted)
    inside.post(reverse("mfa_edit_webauthn", args=[key.pk]), {"name": planted})
    for path in (reverse("me"), reverse("mfa_remove_webauthn", args=[key.pk])):
        assert inline(inside.get(path).content.decode()) == []


def test_a_browser_that_calls_itself_a_script_is_not_run(client, writer):
    client.defaults["HTTP_USER_AGENT"] = "<script>alert(1)</script>"
    enter(client, writer)
    assert inline(client.get(reverse("me")).content.decode()) == []


def test_what_opens_an_account_stands_on_no_page_of_the_desk():
    shown = {model._meta.app_label for model in admin.site._registry}
    assert shown == {"accounts", "bulletins"}


def test_a_browser_that_came_by_no_door_has_proved_nothing(client, writer):
    client.force_login(writer)
    path = reverse("mfa_activate_totp")
    assert client.get(path)["Location"].startswith(reverse("account_reauthenticate"))
    prove(client, writer)
    assert client.get(path).status_code == 200


def test_what_is_sent_too_late_is_not_done_and_leads_back(inside):
    make_stale(inside)
    page = "http://testserver/admin/me/"
    answer = inside.post(reverse("disconnect-single-sign-on"), headers={"Referer": page})
    assert answer["Location"] == f"/admin/again/?{urlencode({'next': page})}"
    assert inside.get(answer["Location"]).context["next"] == page


def test_who_lost_everything_is_helped_on_the_server(inside, writer, capsys):
    add_app(writer)
    add_codes(writer)
    call_command("reset_second_factor", "writer")
    assert not writer.authenticator_set.exists()
    assert not is_inside(inside)
    assert "1 second factors removed" in capsys.readouterr().out


def test_the_server_helps_nobody_who_is_not_there(db):
    with pytest.raises(CommandError, match="no account 'nobody'"):
        call_command("reset_second_factor", "nobody")
