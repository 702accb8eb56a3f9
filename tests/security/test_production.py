"""A real site starts only with what keeps it safe."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment

ROOT = Path(__file__).resolve().parents[2]
SHOWN = (
    "import json; from django.conf import settings as s; "
    "print(json.dumps([s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE,"
    " s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.SESSION_COOKIE_DOMAIN,"
    " s.SESSION_COOKIE_PATH, s.SECURE_HSTS_SECONDS >= 31536000, s.DEBUG, s.BREAK_GLASS]))"
)


@pytest.fixture
def started(tmp_path):
    """Starts the site in a process of its own with ``variables``."""

    def started(*arguments: str, **variables: str) -> subprocess.CompletedProcess:
        safe = {
            "PATH": os.environ["PATH"],
            "BULLETINS_ENV": "production",
            "BULLETINS_DATA": str(tmp_path),
            "SECRET_KEY": secrets.token_urlsafe(50),
            "ALLOWED_HOSTS": "bulletins.example.org",
            "LOG_SIGNING_KEY": secrets.token_urlsafe(50),
            "DATABASE_URL": "sqlite://:memory:",
        }
        code = ["-c", f"import django; django.setup(); {SHOWN}"]
        env = {name: value for name, value in (safe | variables).items() if value is not None}
        env |= {"DJANGO_SETTINGS_MODULE": "config.settings"}
        return subprocess.run(
            [sys.executable, *(arguments or code)],
            cwd=ROOT,
            env=env,
            capture_output=True,
            text=True,
        )

    return started


def test_it_starts_with_cookies_that_are_bound_to_its_host_and_to_tls(started):
    done = started()
    assert done.stdout.strip() == (
        '["__Host-sessionid", "__Host-csrftoken", true, true, true, null, "/", true, false, false]'
    ), done.stderr


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("SECRET_KEY", None),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "a" * 80),
        ("SECRET_KEY", "django-insecure-" + "q8w7e6r5t4y3u2i1o0pasdfghjklzxcvbnmQWERTYUIOP"),
        ("DEBUG", "1"),
        ("ALLOWED_HOSTS", None),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "bulletins.example.org,*"),
        ("ALLOWED_HOSTS", ".cn"),
        ("DATABASE_URL", None),
        ("TRUSTED_PROXIES", "everybody"),
        ("ADMIN_ALLOWED_NETWORKS", "10.0.0.0/99"),
        ("RATE_LIMITS", "search=lots"),
        ("RATE_LIMITS", "dancing=1/1"),
    ],
)
def test_it_refuses_to_start_and_names_the_variable(started, variable, value):
    done = started(**{variable: value})
    assert done.returncode != 0
    assert "ImproperlyConfigured" in done.stderr
    assert variable in done.stderr


def test_django_finds_nothing_unsafe_in_it(started):
    done = started("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr


def test_a_key_from_a_manual_is_no_secret():
    assert not environment.is_secret("please-change-me-" + secrets.token_urlsafe(50))
    assert environment.is_secret(secrets.token_urlsafe(50))


def test_development_takes_cookies_over_http_and_makes_its_own_key(started, tmp_path):
    done = started(BULLETINS_ENV=None, SECRET_KEY=None, ALLOWED_HOSTS=None, DATABASE_URL=None)
    assert done.stdout.startswith('["sessionid", "csrftoken", false, false, true'), done.stderr
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_limits_take_what_is_said_and_keep_the_rest(monkeypatch):
    monkeypatch.setenv("RATE_LIMITS", "search=9/60")
    known = environment.limits("RATE_LIMITS", {"search": (1, 1), "export": (2, 2)})
    assert known == {"search": (9, 60), "export": (2, 2)}
    monkeypatch.setenv("RATE_LIMITS", "search=9/0")
    with pytest.raises(ImproperlyConfigured):
        environment.limits("RATE_LIMITS", {"search": (1, 1)})
