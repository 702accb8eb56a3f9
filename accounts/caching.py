"""Django's cache in a table of the database, as JSON.

Django's own back ends store pickles: whoever can write where they lie runs code in the site. This
one is shared by all processes, as limits on requests must be, and counts without losing any.
"""

import datetime
import json
import secrets

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import IntegrityError, transaction
from django.db.models import BigIntegerField, F, TextField
from django.db.models.functions import Cast

from .models import CacheEntry

# One in so many writes clears away what has expired.
_SWEEP = 200


class TableCache(BaseCache):
    def __init__(self, location: str, params: dict):
        super().__init__(params)

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None) -> bool:
        key = self.make_and_validate_key(key, version=version)
        CacheEntry.objects.expired().filter(key=key).delete()
        self._sweep()
        try:
            with transaction.atomic():
                CacheEntry.objects.create(key=key, **self._columns(value, timeout))
        except IntegrityError:
            return False
        return True

    def get(self, key, default=None, version=None):
        key = self.make_and_validate_key(key, version=version)
        found = CacheEntry.objects.current().filter(key=key).values_list("value", flat=True)
        return next((json.loads(value) for value in found), default)

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None) -> None:
        key = self.make_and_validate_key(key, version=version)
        self._sweep()
        CacheEntry.objects.update_or_create(key=key, defaults=self._columns(value, timeout))

    def touch(self, key, timeout=DEFAULT_TIMEOUT, version=None) -> bool:
        key = self.make_and_validate_key(key, version=version)
        kept = CacheEntry.objects.current().filter(key=key)
        return bool(kept.update(expires=self._expires(timeout)))

    def delete(self, key, version=None) -> bool:
        key = self.make_and_validate_key(key, version=version)
        was_there = CacheEntry.objects.current().filter(key=key).exists()
        CacheEntry.objects.filter(key=key).delete()
        return was_there

    def clear(self) -> None:
        CacheEntry.objects.all().delete()

    def incr(self, key, delta=1, version=None) -> int:
        """In one statement: two processes that count at once both count."""
        kept = CacheEntry.objects.current().filter(
            key=self.make_and_validate_key(key, version=version)
        )
        number = Cast(F("value"), BigIntegerField()) + delta
        with transaction.atomic():
            if not kept.update(value=Cast(number, TextField())):
                raise ValueError(f"Key '{key}' not found")
            return int(kept.get().value)

    def _columns(self, value, timeout) -> dict:
        return {"value": json.dumps(value), "expires": self._expires(timeout)}

    def _expires(self, timeout) -> datetime.datetime | None:
        moment = self.get_backend_timeout(timeout)
        return moment and datetime.datetime.fromtimestamp(moment, datetime.UTC)

    def _sweep(self) -> None:
        if secrets.randbelow(_SWEEP) == 0:
            CacheEntry.objects.expired().delete()
