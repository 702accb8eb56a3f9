"""Archives and documents made to write, read or unpack what they should not."""

import io
import os
import stat
import zipfile

import pytest
from django.core.management import call_command

from bulletins.importing.archive_files import open_archive
from bulletins.importing.readers import UnreadableText, read_bytes
from bulletins.models import Article, Import
from tests.importing.docx.documents import CONTENT_TYPES, packed

TEXT = "把课堂搬到渡口\n\n近年来，澜江市边学边干，成效明显。\n".encode()
UPWARDS = [
    "../../../../tmp/evil.txt",
    "..\\..\\evil.txt",
    "/etc/evil.txt",
    "C:\\evil.txt",
    "\\\\server\\share\\evil.txt",
    "a/../../evil.txt",
    "./../evil.txt",
    "....//evil.txt",
    "evil.txt\0.docx",
]


def zipped(path, *entries: tuple[str, bytes]):
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in entries:
            archive.writestr(zipfile.ZipInfo(name), data)
    return path


@pytest.mark.parametrize("name", UPWARDS)
def test_a_name_that_leads_upwards_writes_nothing_anywhere(db, tmp_path, name):
    archive = zipped(tmp_path / "old.zip", (name, TEXT))
    report, before = tmp_path / "report", set(tmp_path.rglob("*"))
    call_command("import_archive", archive, report=report, verbosity=0)
    made = set(tmp_path.rglob("*")) - before
    assert all(path == report or report in path.parents for path in made)
    assert not any(path.name.startswith("evil") for path in tmp_path.parent.rglob("evil*"))
    assert all("/" not in one.name for one in Import.objects.all())


def test_a_link_in_a_zip_is_not_followed(db, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_bytes(TEXT)
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "old.zip", "w") as archive:
        archive.writestr(link, str(secret))
    with open_archive(tmp_path / "old.zip") as files:
        assert [file.read() for file in files] == [str(secret).encode()]


def test_a_link_in_a_folder_to_a_file_elsewhere_is_refused(tmp_path):
    secret, folder = tmp_path / "secret.txt", tmp_path / "old"
    secret.write_bytes(TEXT)
    folder.mkdir()
    (folder / "link.txt").symlink_to(secret)
    with open_archive(folder) as files, pytest.raises(UnreadableText):
        files[0].read()


def test_a_link_in_a_folder_to_another_folder_is_not_entered(tmp_path):
    elsewhere, folder = tmp_path / "elsewhere", tmp_path / "old"
    elsewhere.mkdir()
    folder.mkdir()
    (elsewhere / "secret.txt").write_bytes(TEXT)
    (folder / "link").symlink_to(elsewhere)
    with open_archive(folder) as files:
        assert files == []


def test_a_pipe_in_a_folder_does_not_hold_everything_up(tmp_path):
    folder = tmp_path / "old"
    folder.mkdir()
    os.mkfifo(folder / "pipe.txt")
    with open_archive(folder) as files:
        for file in files:
            with pytest.raises(UnreadableText):
                file.read()


def bomb(size: int = 300 * 1024**2) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("word/document.xml", b" " * size)
    return made.getvalue()


def test_a_document_that_unpacks_to_300_mb_is_refused(db):
    data = bomb()
    assert len(data) < 1024**2
    with pytest.raises(UnreadableText):
        read_bytes(data, "bomb.docx")


@pytest.mark.parametrize(
    "name", ["../../word/document.xml", "/word/document.xml", "word\\..\\..\\evil.xml"]
)
def test_a_part_of_a_document_that_leads_upwards_is_written_nowhere(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnreadableText):
        read_bytes(packed({"[Content_Types].xml": CONTENT_TYPES, name: TEXT}), "evil.docx")
    assert list(tmp_path.rglob("*")) == []


ENTITIES = [
    '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/evil.dtd">',
]


@pytest.mark.parametrize("declared", ENTITIES)
def test_a_document_that_declares_entities_is_refused(db, declared):
    content = f"<?xml version='1.0'?>{declared}<x>&a;</x>"
    with pytest.raises(UnreadableText):
        read_bytes(
            packed({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": content}), "x.docx"
        )
    assert Article.objects.count() == 0
