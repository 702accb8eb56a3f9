"""Nobody says of himself where he comes from."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from accounts.addresses import client_address, lies_in
from config import environment


@pytest.fixture
def proxied(settings):
    settings.TRUSTED_PROXIES = ["10.0.0.0/8", "fd00::/8"]


def came(rf, peer: str, forwarded: str | None = None, **headers) -> str:
    if forwarded is not None:
        headers["HTTP_X_FORWARDED_FOR"] = forwarded
    return client_address(rf.get("/", REMOTE_ADDR=peer, **headers))


def test_without_proxies_the_peer_counts_whatever_a_header_says(rf, settings):
    settings.TRUSTED_PROXIES = []
    assert came(rf, "203.0.113.9", "198.51.100.1") == "203.0.113.9"


@pytest.mark.parametrize(
    "header", ["HTTP_X_REAL_IP", "HTTP_FORWARDED", "HTTP_CLIENT_IP", "HTTP_X_CLIENT_IP"]
)
def test_no_other_header_counts_even_behind_a_proxy(rf, proxied, header):
    assert came(rf, "10.0.0.1", "203.0.113.9", **{header: "198.51.100.1"}) == "203.0.113.9"


def test_a_stranger_cannot_pass_for_a_proxy(rf, proxied):
    assert came(rf, "203.0.113.9", "198.51.100.1, 10.0.0.1") == "203.0.113.9"


def test_behind_a_proxy_the_rightmost_hop_that_is_no_proxy_counts(rf, proxied):
    spoofed = "127.0.0.1, 198.51.100.1, 203.0.113.9, 10.1.2.3"
    assert came(rf, "10.0.0.1", spoofed) == "203.0.113.9"


@pytest.mark.parametrize("hop", ["nonsense", "", "10.0.0.1;rm", "1.2.3", "<script>"])
def test_what_is_no_address_ends_the_chain(rf, proxied, hop):
    assert came(rf, "10.0.0.1", f"198.51.100.1, {hop}, 10.0.0.2") == "10.0.0.2"


def test_a_chain_of_proxies_alone_ends_at_its_first(rf, proxied):
    assert came(rf, "10.0.0.1", "10.0.0.3, 10.0.0.2") == "10.0.0.3"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("203.0.113.9:4711", "203.0.113.9"),
        ("[2001:db8::1]:443", "2001:db8::1"),
        ("2001:DB8:0::1", "2001:db8::1"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("fe80::1%eth0", "fe80::1"),
    ],
)
def test_one_machine_has_one_name_however_it_is_written(rf, proxied, written, meant):
    assert came(rf, "10.0.0.1", written) == meant


def test_a_proxy_in_the_guise_of_ipv6_is_known(rf, proxied):
    assert came(rf, "::ffff:10.0.0.1", "203.0.113.9") == "203.0.113.9"


def test_through_a_socket_a_header_counts_only_where_that_is_said(rf, settings):
    settings.TRUSTED_PROXIES = []
    assert came(rf, "", "203.0.113.9") == ""
    settings.TRUSTED_PROXIES = ["unix"]
    assert came(rf, "", "203.0.113.9") == "203.0.113.9"


def test_what_is_no_address_lies_nowhere():
    assert not lies_in("", ["0.0.0.0/0", "::/0"])
    assert lies_in("203.0.113.9", ["0.0.0.0/0"])


def test_a_network_that_is_none_stops_the_start(monkeypatch):
    monkeypatch.setenv("TRUSTED_PROXIES", "10.0.0.0/8, 10.0.0.300")
    with pytest.raises(ImproperlyConfigured, match=r"10\.0\.0\.300"):
        environment.networks("TRUSTED_PROXIES")
