"""Where a person is signed in, and when they were."""

import datetime
from dataclasses import dataclass

from allauth.usersessions.models import UserSession
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User

from .browsers import in_words

SEEN_EVERY = datetime.timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class SignIn:
    at: datetime.datetime
    address: str
    browser: str


def open_sessions(person: User) -> list[UserSession]:
    """The latest first; those that have ended are forgotten."""
    rows = UserSession.objects.purge_and_list(person)
    for row in rows:
        row.browser = in_words(row.user_agent)
    return sorted(rows, key=lambda row: row.last_seen_at, reverse=True)


def sign_ins(person: User) -> list[SignIn]:
    """The latest first. What is known without the security log: the sessions still open, and the
    last time at all.
    """
    rows = UserSession.objects.filter(user=person).order_by("-created_at")
    found = [SignIn(row.created_at, row.ip, in_words(row.user_agent)) for row in rows]
    latest = person.last_login
    if latest and not any(abs(one.at - latest) < SEEN_EVERY for one in found):
        found.insert(0, SignIn(latest, "", ""))
    return found


def note_seen(request: HttpRequest) -> None:
    """At most once a minute: reading must not turn into writing. The session says when it was, and
    under which key, for that changes with the password.
    """
    now, key = timezone.now(), request.session.session_key
    noted_key, noted_at = request.session.get("seen", ("", 0))
    if key == noted_key and now.timestamp() - noted_at < SEEN_EVERY.total_seconds():
        return
    UserSession.objects.create_from_request(request)
    request.session["seen"] = key, now.timestamp()
