"""Passwords over time: how long one lasts, who must change theirs, passwords for one use."""

import math
import secrets
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from .models import FormerPassword, User

# Told apart on paper and over the telephone: no 0 and O, no 1, l and I.
_LETTERS = "abcdefghijkmnpqrstuvwxyz"
_CAPITALS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_DIGITS = "23456789"
_SIGNS = "-+=?"


def one_time() -> str:
    """A password for one use, of all four classes: some 65 bits, in groups that can be read out."""
    groups = ["".join(secrets.choice(_LETTERS + _DIGITS) for _ in range(4)) for _ in range(3)]
    first = secrets.choice(_CAPITALS) + secrets.choice(_DIGITS)
    return secrets.choice(_SIGNS).join([first, *groups])


def give_one_time(person: User) -> str:
    """The person gets a new password, to be changed at first sign-in. Saves nothing."""
    words = one_time()
    person.password = make_password(words)
    person.password_set_at = timezone.now()
    person.must_change_password = True
    return words


def days_left(person: User) -> int | None:
    """Until the password must be changed, 0 on the last day; None where it lasts."""
    if not settings.PASSWORD_DAYS or not person.has_usable_password():
        return None
    ends = person.password_set_at + timedelta(days=settings.PASSWORD_DAYS)
    return math.floor((ends - timezone.now()) / timedelta(days=1))


def is_due(person: User) -> bool:
    """Must this person change the password before anything else?"""
    left = days_left(person)
    return person.must_change_password or (left is not None and left < 0)


def former(person: User, count: int) -> list[str]:
    """The hashes of the last ``count`` passwords, with the one in use."""
    kept = person.former_passwords.values_list("password", flat=True)[:count] if person.pk else ()
    return list(dict.fromkeys([person.password, *kept]))[:count]


def remember(person: User, count: int) -> None:
    """Keep the password in use among the last ``count``; older ones are forgotten."""
    FormerPassword.objects.create(person=person, password=person.password)
    kept = person.former_passwords.values_list("pk", flat=True)[:count]
    person.former_passwords.exclude(pk__in=list(kept)).delete()
