"""Files that are named by their content are there whole or not at all."""

import pytest
from django.core.files.base import ContentFile

from config.storage import LastingStorage


class Broken(ContentFile):
    def chunks(self, chunk_size=None):
        yield b"half"
        raise OSError("the disk is full")


def test_a_name_is_the_one_asked_for_however_often_it_is_written(tmp_path):
    storage = LastingStorage(tmp_path)
    for _ in range(3):
        assert storage.save("ab/abc", ContentFile(b"abc")) == "ab/abc"
    with storage.open("ab/abc") as file:
        assert file.read() == b"abc"
    assert storage.listdir("ab") == ([], ["abc"])


def test_a_file_that_breaks_off_leaves_what_was_there(tmp_path):
    storage = LastingStorage(tmp_path)
    with pytest.raises(OSError, match="full"):
        storage.save("abc", Broken(b""))
    assert storage.listdir("") == ([], [])
    storage.save("abc", ContentFile(b"abc"))
    with pytest.raises(OSError, match="full"):
        storage.save("abc", Broken(b""))
    assert storage.listdir("") == ([], ["abc"])
    with storage.open("abc") as file:
        assert file.read() == b"abc"
