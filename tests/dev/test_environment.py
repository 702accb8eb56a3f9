import json
import shutil
import threading

import pytest

from dev import console, environment

MISSING = "not-there==1 --hash=sha256:" + "0" * 64


def test_manage_builds_the_environment_and_keeps_its_own_words_off_standard_output(checkout):
    done = checkout.dev("manage", "tell", "--format", "json")
    assert json.loads(done.stdout) == [
        ["tell", "--format", "json"],
        str(checkout.root / ".venv"),
    ]
    assert "Installing requirements.txt" in done.stderr
    assert done.returncode == 7, "the command's own exit code"


def test_a_second_start_installs_nothing(checkout):
    checkout.dev("manage")
    assert checkout.dev("manage").stderr == ""


def test_an_environment_that_was_only_half_built_is_built_again(checkout):
    checkout.dev("manage")
    (checkout.root / "requirements.txt").write_text(MISSING)
    failed = checkout.dev("manage", "tell")
    assert failed.returncode == 1
    assert "No matching distribution found for not-there==1" in failed.stderr
    assert "requirements.txt could not be installed; pip says why above." in failed.stderr
    assert failed.stdout == "", "nothing is run in half an environment"
    assert not checkout.stamp.exists()

    (checkout.root / "requirements.txt").write_text("")
    assert "Installing" in checkout.dev("manage").stderr


def test_changed_pins_and_a_moved_checkout_make_the_environment_anew(checkout):
    checkout.dev("manage")
    stray = checkout.root / ".venv" / "stray"
    stray.touch()
    (checkout.root / "requirements.txt").write_text("# other pins\n")
    assert "Installing" in checkout.dev("manage").stderr
    assert not stray.exists(), "what is not required does not stay"

    moved = type(checkout)(checkout.root / "elsewhere")
    moved.root.mkdir()
    for name in ("dev", "dev.py", "manage.py", "requirements.txt", "requirements-dev.txt", ".venv"):
        shutil.move(checkout.root / name, moved.root / name)
    assert "Installing" in moved.dev("manage").stderr


def test_what_is_installed_for_testing_serves_for_running_and_not_the_other_way(
    monkeypatch, tmp_path
):
    monkeypatch.setattr(environment, "STAMP", tmp_path / "ready")
    stamp = environment.fingerprint()
    (tmp_path / "ready").write_text(f"{stamp} requirements-dev.txt\n")
    assert environment.is_ready("requirements.txt")
    (tmp_path / "ready").write_text(f"{stamp} requirements.txt\n")
    assert not environment.is_ready("requirements-dev.txt")


def test_pip_keeps_the_users_index_and_is_not_led_elsewhere():
    given = {"PIP_INDEX_URL": "file:///mirror", "PIP_TARGET": "/elsewhere", "PIP_USER": "1"}
    settings = environment.pip_environment(given)
    assert settings["PIP_INDEX_URL"] == "file:///mirror"
    assert settings["PIP_USER"] == "0"
    assert "PIP_TARGET" not in settings


def test_a_python_without_pip_is_told_how_to_get_it(monkeypatch):
    monkeypatch.setattr(environment, "output_of", lambda *_: (1, "python3: No module named pip"))
    with pytest.raises(console.Trouble, match="apt-get install python3-pip"):
        environment.must_work(["pip"], otherwise="…")


def test_two_at_once_take_turns(empty_var, monkeypatch):
    said, order, waiting = [], [], threading.Event()
    monkeypatch.setattr(console, "say", lambda message: (said.append(message), waiting.set()))

    def second():
        with console.alone():
            order.append("second")

    with console.alone():
        thread = threading.Thread(target=second)
        thread.start()
        assert waiting.wait(5)
        order.append("first")
    thread.join(5)
    assert order == ["first", "second"]
    assert said == ["Waiting for another dev.py to finish its set-up …"]
