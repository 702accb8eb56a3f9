"""What the frame of the desk says to whoever is signed in."""

from django.conf import settings
from django.http import HttpRequest

from . import passwords


class SignedIn:
    """Asked by templates, when they want to know: readers' pages ask nothing."""

    def __init__(self, request: HttpRequest):
        self._request = request

    @property
    def password_days_left(self) -> int | None:
        """Where it is time to say so."""
        left = passwords.days_left(self._request.user)
        return left if left is not None and 0 <= left <= settings.PASSWORD_WARNING_DAYS else None

    @property
    def password_is_due(self) -> bool:
        return passwords.is_due(self._request.user)

    @property
    def idle_seconds(self) -> int:
        return settings.IDLE_MINUTES * 60

    @property
    def has_held_work(self) -> bool:
        return self._request.session.get("has_held_work", False)


def signed_in(request: HttpRequest) -> dict:
    return {"signed_in": SignedIn(request)}
