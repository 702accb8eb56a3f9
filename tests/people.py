"""People and what they may, as the sentences of this specification need them."""

import time

from django.test import Client

from accounts.models import Appointment, Role, Unit, User
from accounts.rights import rows_of

PASSWORD = "一首很长的口令-2024"


def person(username: str, *, name: str = "", unit: Unit | None = None, **fields) -> User:
    """An account without any right."""
    return User.objects.create_user(username, password=PASSWORD, name=name, unit=unit, **fields)


def appoint(who: User, rights: list[str], unit: Unit) -> Appointment:
    """``who`` gets a role of their own in ``unit``, with exactly ``rights`` (``app.codename``)."""
    role, _created = Role.objects.get_or_create(name=f"{who.username} @ {unit.code}")
    role.rights.set(rows_of(rights).values())
    return Appointment.objects.create(person=who, role=role, unit=unit)


def prove(client: Client, who: User) -> None:
    """As though ``who`` had just typed the password: for browsers that did not come by the door."""
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session["account_authentication_methods_user"] = str(who.pk)
    session.save()


def sign_in(client: Client, who: User) -> None:
    """Signed in just now, so that risky acts do not ask again."""
    client.force_login(who)
    prove(client, who)


def rights_of(who: User):
    """The rights of the one role that ``who`` holds, to add to and take from."""
    return who.appointments.get().role.rights
