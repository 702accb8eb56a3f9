import ast
import runpy
import socket
import sys

import pytest

from dev.console import ROOT


def test_without_a_command_it_tells_what_there_is(checkout):
    done = checkout.dev()
    assert done.returncode == 0
    for command in ("run", "test [ARGS]", "manage ARGS", "lock [ARGS]"):
        assert f"python3 dev.py {command}" in done.stdout


def test_an_unknown_command_is_refused(checkout):
    done = checkout.dev("runn")
    assert done.returncode == 2
    assert "There is no command 'runn'. Try: run, test, manage, lock." in done.stderr


def test_an_old_python_can_read_as_far_as_being_told_that_it_is_old(monkeypatch):
    ast.parse((ROOT / "dev.py").read_text(), feature_version=(3, 8))
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    with pytest.raises(SystemExit, match="needs Python"):
        runpy.run_path(str(ROOT / "dev.py"), run_name="__main__")


def test_a_port_that_is_taken_is_told_before_anything_is_done(checkout):
    before = sorted(checkout.root.iterdir())
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        done = checkout.dev("run", PORT=port, PYTHONDONTWRITEBYTECODE="1")
    assert done.returncode == 1
    assert f"Port {port} cannot be used: Address already in use." in done.stderr
    assert sorted(checkout.root.iterdir()) == before


@pytest.mark.parametrize("port", ["http", "0", "65536", "-1", "8000.5"])
def test_a_port_that_is_none_is_refused(checkout, port):
    done = checkout.dev("run", PORT=port)
    assert done.returncode == 2
    assert "a number from 1 to 65535" in done.stderr
