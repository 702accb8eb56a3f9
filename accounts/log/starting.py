"""With which settings the site runs: a start with others than the last time is recorded."""

import hashlib
import hmac
import json
import logging

from django.conf import settings
from django.db import DatabaseError, transaction

from accounts.models import LogRecord

from . import chain
from .acts import Act
from .recording import record

logger = logging.getLogger(__name__)
_DIGITS = 16


def note_settings() -> None:
    """Called once by each process that serves the site. One that cannot write it starts anyway."""
    try:
        _note()
    except DatabaseError:
        logger.warning("The settings could not be compared with those of the last start.")


@transaction.atomic
def _note() -> None:
    chain.take_turns()
    newest = LogRecord.objects.filter(act=Act.SETTINGS_CHANGED).first()
    before = json.loads(newest.detail)["hashes"] if newest else {}
    now = {name: _hash(name) for name in dir(settings) if _is_ours(name)}
    changed = sorted({name for name, _known in before.items() ^ now.items()})
    if changed:
        known = {"before": newest.after if newest else "", "after": _digest(now)}
        record(Act.SETTINGS_CHANGED, **known, changed=changed if newest else [], hashes=now)


def _is_ours(name: str) -> bool:
    return name.isupper() and settings.is_overridden(name)


def _hash(name: str) -> str:
    """Tells that a setting changed, and nothing of what it is: some are secrets."""
    key = settings.LOG_SIGNING_KEY.encode()
    made = hmac.new(key, repr(getattr(settings, name)).encode(), hashlib.sha256)
    return made.hexdigest()[:_DIGITS]


def _digest(hashes: dict[str, str]) -> str:
    return hashlib.sha256(json.dumps(hashes, sort_keys=True).encode()).hexdigest()
