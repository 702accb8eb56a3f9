"""The cache that all processes share holds JSON, and loses no count."""

import datetime
import threading

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from accounts.models import CacheEntry


@pytest.mark.django_db
def test_it_keeps_what_it_was_given_until_its_time_is_over():
    cache.set("key", {"谁": ["林", 1, None]}, timeout=60)
    assert cache.get("key") == {"谁": ["林", 1, None]}
    CacheEntry.objects.update(expires=timezone.now() - datetime.timedelta(seconds=1))
    assert cache.get("key", "none") == "none"
    assert cache.touch("key") is False


@pytest.mark.django_db
def test_only_the_first_of_two_adds():
    assert cache.add("key", 1) is True
    assert cache.add("key", 2) is False
    assert cache.get("key") == 1
    assert cache.delete("key") is True
    assert cache.delete("key") is False


@pytest.mark.django_db
def test_what_has_expired_is_added_anew():
    cache.set("key", 1, timeout=-1)
    assert cache.add("key", 2) is True
    assert cache.get("key") == 2


@pytest.mark.django_db
def test_a_count_of_nothing_is_refused():
    with pytest.raises(ValueError):
        cache.incr("key")


@pytest.mark.django_db
def test_it_takes_no_objects():
    with pytest.raises(TypeError):
        cache.set("key", object())


@pytest.mark.django_db(transaction=True)
def test_nobody_who_counts_at_the_same_moment_is_lost():
    cache.add("key", 0)

    def count():
        for _time in range(10):
            cache.incr("key")
        connection.close()

    threads = [threading.Thread(target=count) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert cache.get("key") == 40
