"""Reads the settings that a site's administrator gives through environment variables."""

import hashlib
import os
import re
import secrets
from ipaddress import ip_network
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

# What keys are called in manuals, and in settings that somebody copied from one.
EXAMPLES = (
    "django-insecure",
    "change",
    "secret",
    "example",
    "your-",
    "default",
    "password",
    "bulletins",
)
# What a page of ours never asks of a browser (Permissions-Policy).
UNUSED_FEATURES = (
    "accelerometer autoplay camera display-capture encrypted-media geolocation gyroscope hid "
    "magnetometer microphone midi payment screen-wake-lock serial usb xr-spatial-tracking"
).split()


def flag(name: str, default: bool = False) -> bool:
    return os.environ.get(name, str(int(default))).strip().lower() in {"1", "true", "yes", "on"}


def number(name: str, default: int, *, least: int = 0) -> int:
    """A whole number of at least ``least``; anything else stops the start."""
    given = os.environ.get(name, "").strip() or str(default)
    if not given.isdecimal() or int(given) < least:
        raise ImproperlyConfigured(f"{name} must be a whole number, {least} or more: {given!r}")
    return int(given)


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated variable as a list, without empty entries."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def networks(name: str, *, besides: tuple[str, ...] = ()) -> list[str]:
    """Addresses and networks (CIDR), separated by commas; ``besides`` are words that may stand
    among them.
    """
    found = words(name)
    try:
        for network in found:
            network in besides or ip_network(network, strict=False)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}: {error}") from error
    return found


def limits(name: str, default: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """``default`` with what is said otherwise, as in ``search=120/60``: how many times in how many
    seconds.
    """
    given = [re.fullmatch(r"([\w-]+)=(\d+)/([1-9]\d*)", word) for word in words(name)]
    if None in given or not {match[1] for match in given} <= set(default):
        raise ImproperlyConfigured(
            f"{name} takes entries such as search=120/60, with one of: {', '.join(default)}"
        )
    return default | {match[1]: (int(match[2]), int(match[3])) for match in given}


def fit_for_production(secret_key: str, hosts: list[str]) -> None:
    """Stop loudly where what is set would leave the site open."""
    wrong = []
    if not is_secret(secret_key):
        wrong.append(
            "SECRET_KEY is short, repetitive or a known example. Make one with:"
            " python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
        )
    if flag("DEBUG"):
        wrong.append("DEBUG shows the insides of the site to anybody: take it away.")
    if any("*" in host or (host.startswith(".") and host.count(".") < 2) for host in hosts):
        wrong.append("ALLOWED_HOSTS has a wildcard: name each host.")
    if wrong:
        raise ImproperlyConfigured("BULLETINS_ENV=production does not start. " + " ".join(wrong))


def is_secret(key: str) -> bool:
    """Long and varied enough to be random, and none of the keys that stand in manuals."""
    known = any(word in key.lower() for word in EXAMPLES)
    return len(key) >= 50 and len(set(key)) >= 16 and not known


def require(*names: str) -> None:
    """Stop loudly, naming everything that is missing at once."""
    missing = [name for name in names if not os.environ.get(name)]
    if missing:
        raise ImproperlyConfigured(
            f"These environment variables are needed and not set: {', '.join(missing)}"
        )


def kept_secret(path: Path) -> str:
    """The development machine's own secret key: made on first use, then kept in ``path``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x") as file:
            path.chmod(0o600)
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return path.read_text()


def claim(name: str) -> str:
    """The claim of a provider that holds our user names. A mail address is none: whoever can enter
    one there would enter here as somebody else.
    """
    value = os.environ.get(name, "").strip()
    if value == "email":
        raise ImproperlyConfigured(f"{name} cannot be a mail address: name a claim with user names")
    return value


def short_name_of(issuer: str) -> str:
    """The same for the same issuer, and not for another one."""
    return f"sso-{hashlib.sha256(issuer.encode()).hexdigest()[:12]}"
