"""Acts that this app refuses, beside those of ``accounts.errors``."""

from accounts.errors import NotAllowed, Refused

__all__ = ["ChangedMeanwhile", "NotAllowed", "NotReady", "Refused"]


class ChangedMeanwhile(Refused):
    """Somebody else saved since this person opened the page; nothing was overwritten."""


class NotReady(Refused):
    """Something is missing before this can be done."""
