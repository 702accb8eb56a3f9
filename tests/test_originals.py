"""Files as they were sent in: kept once, byte for byte, under their SHA-256."""

import hashlib

from bulletins import originals
from bulletins.models import Original

DATA = "一、健全制度".encode("gb18030")


def test_a_file_is_kept_byte_for_byte_under_its_digest(db):
    kept = originals.keep(DATA)
    assert kept.digest == hashlib.sha256(DATA).hexdigest()
    assert (kept.size, kept.read()) == (len(DATA), DATA)


def test_the_same_bytes_are_kept_once(db):
    assert originals.keep(DATA) == originals.keep(DATA)
    assert Original.objects.count() == 1


def test_a_file_that_was_lost_is_written_again(db):
    kept = originals.keep(DATA)
    kept.file.storage.delete(kept.file.name)
    assert originals.keep(DATA).read() == DATA
