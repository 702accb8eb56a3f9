"""Reads the settings that a site's administrator gives through environment variables."""

import os
import secrets
from ipaddress import ip_network
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def flag(name: str, default: bool = False) -> bool:
    return os.environ.get(name, str(int(default))).strip().lower() in {"1", "true", "yes", "on"}


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


def require(*names: str) -> None:
    """Stop loudly, naming everything that is missing at once."""
    missing = [name for name in names if not os.environ.get(name)]
    if missing:
        raise ImproperlyConfigured(
            f"BULLETINS_ENV=production needs these environment variables: {', '.join(missing)}"
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
