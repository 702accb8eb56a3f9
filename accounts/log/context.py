"""In what circumstances something happens: by whom, from where, in which request or command."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.http import HttpRequest

from accounts.addresses import client_address
from accounts.models import LogRecord, User

_SESSION_DIGITS = 16


@dataclass(slots=True)
class Circumstances:
    """``later`` holds what is recorded when the request is over, outside of its transactions."""

    request: HttpRequest | None = None
    command: str = ""
    later: list[LogRecord] = field(default_factory=list)

    @property
    def person(self) -> User | None:
        user = getattr(self.request, "user", None)
        return user if user is not None and user.is_authenticated else None

    @property
    def address(self) -> str:
        return client_address(self.request) if self.request else ""

    @property
    def session(self) -> str:
        """A digest: whoever reads the log cannot take over a session with it."""
        key = getattr(getattr(self.request, "session", None), "session_key", None)
        return hashlib.sha256(key.encode()).hexdigest()[:_SESSION_DIGITS] if key else ""


_current: ContextVar[Circumstances | None] = ContextVar("log_circumstances", default=None)


def current() -> Circumstances:
    return _current.get() or Circumstances()


@contextmanager
def during(circumstances: Circumstances) -> Iterator[Circumstances]:
    token = _current.set(circumstances)
    try:
        yield circumstances
    finally:
        _current.reset(token)
