import sys

import pytest

from dev import tests as dev_tests


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


@pytest.fixture
def checks(monkeypatch):
    """Puts stand-ins where ruff, manage.py and pytest are."""
    monkeypatch.setattr(dev_tests.system, "prepare", lambda: None)
    monkeypatch.setattr(dev_tests, "prepare", lambda requirements: None)

    def put(*, pytest: str, **others: str) -> None:
        named = [(name, python(code), {}) for name, code in others.items()]
        monkeypatch.setattr(dev_tests, "checks", lambda: iter(named))
        monkeypatch.setattr(dev_tests, "PYTEST", python(pytest))

    return put


def test_all_is_well_only_if_all_is(checks, capfd):
    checks(ruff="print('noise')", pytest="import sys; print(sys.argv[1:])")
    assert dev_tests.run(["-k", "name"]) == 0
    out, err = capfd.readouterr()
    assert "['-k', 'name']" in out, "the arguments are pytest's"
    assert "ok     ruff" in err
    assert "noise" not in err
    assert "all is well" in err


def test_one_failure_does_not_hide_the_next_and_the_worst_code_counts(checks, capfd):
    checks(ruff="exit(1)", djade="print('mend this'); exit(3)", pytest="exit(2)")
    assert dev_tests.run([]) == 3
    err = capfd.readouterr().err
    assert "mend this" in err
    assert "FAILED: ruff, djade, pytest" in err


def test_a_check_that_was_killed_is_no_success(checks):
    checks(ruff="import os, signal; os.kill(os.getpid(), signal.SIGTERM)", pytest="")
    assert dev_tests.run([]) > 0


def test_the_production_check_is_given_a_secret_of_its_own_each_time():
    def secret() -> str:
        return next(env for name, _, env in dev_tests.checks() if "deploy" in name)["SECRET_KEY"]

    assert len(secret()) >= 50
    assert secret() != secret()
