"""Invitations: a link by which a person sets their own password. Signed, for a time, for once."""

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.utils import timezone

from .models import Invitation, User

_SALT = "accounts.inviting"


@transaction.atomic
def invite(person: User, *, by: User | None) -> str:
    """The token of a new link; links that were made before lead nowhere from now on."""
    revoke(person)
    secret = secrets.token_urlsafe(24)
    Invitation.objects.create(
        person=person,
        digest=_digest(secret),
        made_by=by,
        expires_at=timezone.now() + timedelta(hours=settings.INVITATION_HOURS),
    )
    return signing.dumps(secret, salt=_SALT)


def revoke(person: User) -> int:
    return person.invitations.open().update(revoked_at=timezone.now())


def find(token: str) -> Invitation | None:
    """The open invitation that ``token`` is for."""
    try:
        secret = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    found = Invitation.objects.open().filter(digest=_digest(secret), person__is_active=True)
    return found.select_related("person__unit").first()


@transaction.atomic
def accept(invitation: Invitation, form) -> bool:
    """Save the password in ``form``; False where somebody was here a moment before."""
    taken = Invitation.objects.open().filter(pk=invitation.pk).update(used_at=timezone.now())
    if taken:
        form.save()
    return bool(taken)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
