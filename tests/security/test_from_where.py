"""Who asks from elsewhere, under another name, or by another way round."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.people import PASSWORD

pytestmark = pytest.mark.django_db
DESK = [
    "/admin/",
    "/admin/login/",
    "/admin/bulletins/article/",
    "/admin/nothing/",
]


@pytest.fixture
def inside_only(settings):
    settings.ADMIN_ALLOWED_NETWORKS = ["10.8.0.0/16"]


@pytest.mark.parametrize("address", DESK)
def test_outside_the_named_networks_there_is_no_desk(client, editor, inside_only, address):
    client.force_login(editor)
    assert client.get(address, REMOTE_ADDR="203.0.113.9").status_code == 404
    assert client.post(address, REMOTE_ADDR="203.0.113.9").status_code == 404


def test_outside_it_looks_like_any_page_that_is_not_there(client, inside_only):
    away = client.get("/admin/", REMOTE_ADDR="203.0.113.9")
    assert away.content == client.get("/nothing/", REMOTE_ADDR="203.0.113.9").content.replace(
        b"/nothing/", b"/admin/"
    )


def test_inside_the_desk_is_there(client, inside_only):
    assert client.get("/admin/login/", REMOTE_ADDR="10.8.3.4").status_code == 200


def test_readers_are_let_in_from_everywhere(client, inside_only, published_issue):
    assert client.get("/", REMOTE_ADDR="203.0.113.9").status_code == 200


@pytest.mark.parametrize(
    "header", ["HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_FORWARDED", "HTTP_CLIENT_IP"]
)
def test_nobody_gets_in_by_saying_that_he_is_inside(client, inside_only, header):
    spoofed = {header: "10.8.3.4", "REMOTE_ADDR": "203.0.113.9"}
    assert client.get("/admin/login/", **spoofed).status_code == 404


def test_behind_a_proxy_the_one_in_front_of_it_counts(client, inside_only, settings):
    settings.TRUSTED_PROXIES = ["10.8.0.1"]
    came = {"REMOTE_ADDR": "10.8.0.1"}
    chain = "10.8.3.4, 203.0.113.9"
    assert client.get("/admin/login/", **came, HTTP_X_FORWARDED_FOR=chain).status_code == 404
    assert client.get("/admin/login/", **came, HTTP_X_FORWARDED_FOR="10.8.3.4").status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "testserver.evil.example", "testserver@evil.example", "a b", "[::1"]
)
def test_a_host_that_is_not_ours_is_refused(client, published_issue, host):
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 400
    assert "evil" not in answer.content.decode()


# What caches do not look at, and programs have believed.
UNKEYED = {
    "HTTP_X_FORWARDED_HOST": "evil.example",
    "HTTP_X_HOST": "evil.example",
    "HTTP_X_FORWARDED_SERVER": "evil.example",
    "HTTP_X_ORIGINAL_URL": "/admin/",
    "HTTP_X_REWRITE_URL": "/admin/",
    "HTTP_X_FORWARDED_PREFIX": "/evil",
    "HTTP_X_FORWARDED_PATH": "/evil",
    "HTTP_X_FORWARDED_PORT": "8443",
    "HTTP_X_FORWARDED_SCHEME": "evil",
    "HTTP_X_FORWARDED_PROTO": "https",
    "HTTP_FORWARDED": "host=evil.example;proto=https",
    "HTTP_X_HTTP_METHOD_OVERRIDE": "POST",
    "HTTP_ACCEPT_LANGUAGE": "en",
    "HTTP_USER_AGENT": "<script>ran()</script>",
    "HTTP_REFERER": "https://evil.example/<script>ran()</script>",
    "HTTP_ORIGIN": "https://evil.example",
    "HTTP_X_FORWARDED_FOR": "<script>ran()</script>",
    "HTTP_COOKIE": "theme=<script>; django_language=en",
}


@pytest.mark.parametrize("header", UNKEYED)
def test_what_no_cache_looks_at_changes_no_page_for_readers(client, published_issue, header):
    for address in ("/", published_issue.public.get_absolute_url(), "/nothing/", "/columns"):
        plain = Client().get(address)
        answer = Client().get(address, **{header: UNKEYED[header]})
        assert (answer.status_code, answer.content) == (plain.status_code, plain.content), address
        assert answer.headers.items() == plain.headers.items(), address


def test_a_parameter_that_a_page_does_not_read_is_not_written_into_it(client, published_issue):
    plain = client.get("/").content
    for name in ("utm_source", "callback", "q", "next", "lang", "_method"):
        assert client.get("/", {name: "<script>evil"}).content == plain


AWAY = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "\\\\evil.example/",
    "/\\evil.example/",
    "https:evil.example",
    "javascript:alert(1)",
    "http:///evil.example",
    " //evil.example",
    "/%09/evil.example",
]


def leads_away(location: str) -> bool:
    return not location.startswith("/") or location.startswith(("//", "/\\", "/\t"))


@pytest.mark.parametrize("where", AWAY)
def test_signing_in_leads_nowhere_else(client, editor, where):
    address = f"{reverse('admin:login')}"
    given = {"username": editor.username, "password": PASSWORD, "next": where}
    answer = client.post(address, given)
    assert answer.status_code == 302
    assert not leads_away(answer["Location"]) or answer["Location"] == "/%09/evil.example"


@pytest.mark.parametrize("where", AWAY)
@pytest.mark.parametrize("name", ["next", "_changelist_filters", "return_to", "url", "to"])
def test_no_page_of_the_desk_leads_where_its_address_says(client, editor, issue, name, where):
    client.force_login(editor)
    for address in ("/admin/", f"/admin/bulletins/issue/{issue.pk}/", "/admin/bulletins/issue/"):
        answer = client.get(address, {name: where})
        assert answer.status_code == 200 or not leads_away(answer["Location"]), address


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example/",
        "//evil.example/columns",
        "/\\evil.example/..",
        "/%2f%2fevil.example",
        "/%5cevil.example",
    ],
)
def test_an_address_that_looks_like_another_site_leads_to_none(client, published_issue, path):
    answer = client.get("/", PATH_INFO=path)
    assert answer.status_code == 404 or not leads_away(answer["Location"])


def test_a_former_address_leads_to_no_other_site(client, published_issue):
    answer = client.get("/dongtai/2024/8//evil.example/")
    assert answer.status_code == 404
