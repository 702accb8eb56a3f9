"""apt-get is a stand-in here; the real one was tried in a bare Debian (docs/dependencies.md)."""

import pytest

from dev import system
from dev.console import Trouble


@pytest.fixture
def bare(tmp_path, monkeypatch):
    """A system on which `browser` is missing and `msgfmt` is there."""
    (tmp_path / "msgfmt").touch()
    packages = {"browser": str(tmp_path / "browser"), "gettext": str(tmp_path / "msgfmt")}
    monkeypatch.setattr(system, "PACKAGES", packages)
    return tmp_path


@pytest.fixture
def apt_get(bare, empty_var, monkeypatch):
    """A stand-in that knows its packages only after an update; answers with what it was asked."""
    tools = bare / "tools"
    tools.mkdir()
    script = tools / "apt-get"
    script.write_text(
        f'#!/bin/sh\necho "$@" >> {bare}/asked\n'
        f'case "$1" in update) touch {bare}/lists;;\n'
        f'install) [ -e {bare}/lists ] || {{ echo "Unable to locate $4"; exit 100; }}\n'
        f'[ "$4" = browser ] && touch {bare}/browser;; esac\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(tools), prepend=":")
    monkeypatch.setattr(system.os, "geteuid", lambda: 0)
    return lambda: (bare / "asked").read_text().splitlines()


def test_without_leave_the_exact_command_is_told(bare, monkeypatch):
    monkeypatch.setattr(system.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(system.shutil, "which", lambda name: None)
    with pytest.raises(Trouble) as refused:
        system.prepare()
    assert refused.value.code != 0
    assert str(refused.value).splitlines() == [
        "Packages are missing. As root, run this, and start again:",
        "  apt-get update && apt-get install --yes --no-install-recommends browser",
    ]


def test_with_leave_what_is_missing_is_installed(apt_get, bare):
    (bare / "lists").touch()
    system.prepare()
    assert apt_get() == ["install --yes --no-install-recommends browser"]


def test_lists_that_are_missing_or_old_are_fetched(apt_get):
    system.prepare()
    assert [line.split()[0] for line in apt_get()] == ["install", "update", "install"]


def test_a_failed_install_shows_why_and_never_passes(apt_get, bare, monkeypatch, capsys):
    monkeypatch.setitem(system.PACKAGES, "unheard-of", str(bare / "unheard-of"))
    monkeypatch.delitem(system.PACKAGES, "browser")
    with pytest.raises(Trouble, match="--no-install-recommends unheard-of"):
        system.prepare()
    assert "Unable to locate unheard-of" in capsys.readouterr().err


def test_a_system_that_has_all_is_left_alone(bare, monkeypatch):
    (bare / "browser").touch()
    monkeypatch.setattr(system, "way_to_root", lambda: pytest.fail("asked for root"))
    system.prepare()
