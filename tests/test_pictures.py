"""Pictures are kept once, under their digest, whoever brings them at the same moment."""

import hashlib
import threading

import pytest
from django.db import connection, transaction

from bulletins import pictures
from bulletins.errors import Refused
from bulletins.models import Picture
from config.storage import LastingStorage
from tests.drawings import sent


def storage():
    return Picture._meta.get_field("file").storage


@pytest.fixture
def on_disk(tmp_path, monkeypatch):
    """The storage of a real site, in a folder of its own."""
    monkeypatch.setattr(Picture._meta.get_field("file"), "storage", LastingStorage(tmp_path))
    return tmp_path


def files(folder) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file()]


def test_a_picture_is_kept_under_the_digest_of_its_bytes(db):
    picture = pictures.take(sent(), name="图1.png")
    with picture.file.open("rb") as file:
        data = file.read()
    assert picture.digest == hashlib.sha256(data).hexdigest()
    assert (picture.key, picture.size) == (picture.digest[:32], len(data))
    assert (picture.media_type, picture.width, picture.height) == ("image/png", 60, 40)
    assert picture.file.name == f"{picture.digest[:2]}/{picture.digest}.png"


def test_the_same_picture_is_kept_once(db):
    assert pictures.take(sent()) == pictures.take(sent(), name="又一次.png")
    assert pictures.take(sent()) != pictures.take(sent(61))
    assert Picture.objects.count() == 2


def test_a_file_that_was_lost_is_written_again(db):
    picture = pictures.take(sent())
    storage().delete(picture.file.name)
    assert storage().exists(pictures.take(sent()).file.name)


def test_what_is_refused_is_named_and_leaves_nothing(db, on_disk):
    with pytest.raises(Refused, match=r"合影\.png.*PNG"):
        pictures.take(b"not a picture", name="合影.png")
    assert not Picture.objects.exists() and files(on_disk) == []


def test_a_file_that_cannot_be_written_leaves_no_row_and_no_half_of_a_file(
    db, on_disk, monkeypatch
):
    def full(path, target):
        raise OSError("no space left on the disk")

    monkeypatch.setattr("config.storage.Path.replace", full)
    with pytest.raises(OSError, match="no space"):
        pictures.take(sent())
    assert not Picture.objects.exists() and files(on_disk) == []


def test_a_row_that_is_rolled_back_leaves_no_row_and_a_file_that_is_used_again(db, on_disk):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        kept = pictures.take(sent())
        raise ZeroDivisionError
    assert not Picture.objects.exists()
    assert pictures.take(sent()).file.name == kept.file.name
    assert len(files(on_disk)) == 1


@pytest.mark.django_db(transaction=True)
def test_many_who_bring_the_same_pictures_at_once_get_the_same_rows(on_disk):
    people, start, taken, errors = 6, threading.Barrier(6), [], []

    def bring():
        try:
            start.wait()
            taken.append([pictures.take(sent(60 + n % 3)).pk for n in range(6)])
        except Exception as error:  # reported below: a thread's error is silent otherwise
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=bring) for _ in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len({tuple(keys) for keys in taken}) == 1 and len(taken) == people
    assert Picture.objects.count() == len(files(on_disk)) == 3
