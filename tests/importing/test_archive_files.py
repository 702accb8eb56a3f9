"""The files of a folder or a zip: which there are, in what order, and which are not read."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from bulletins.importing import archive_files
from bulletins.importing.archive_files import natural_key, open_archive
from bulletins.importing.readers import UnreadableText
from bulletins.importing.readers.refusals import UNKNOWN_KIND


def names(path: Path, **options) -> list[str]:
    with open_archive(path, **options) as files:
        return [file.name for file in files]


def reasons(path: Path) -> dict[str, str]:
    """Name → why a file cannot be read; empty for one that can."""
    with open_archive(path) as files:
        return {file.name: _reason(file) for file in files}


def _reason(file) -> str:
    try:
        file.read()
    except UnreadableText as error:
        return error.template
    return ""


@pytest.fixture
def folder(tmp_path) -> Path:
    path = tmp_path / "旧刊"
    path.mkdir()
    return path


@pytest.fixture
def zipped(tmp_path):
    """A zip with these members."""

    def make(members: dict[str, bytes], **options) -> Path:
        path = tmp_path / "旧刊.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, **options) as archive:
            for name, data in members.items():
                archive.writestr(name, data)
        return path

    return make


def test_files_come_as_a_person_counts_them(folder):
    for name in ("第10期.txt", "第2期.txt", "2023/第9期.txt", "第1期.txt"):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("文")
    assert names(folder) == ["2023/第9期.txt", "第1期.txt", "第2期.txt", "第10期.txt"]


def test_any_names_can_be_put_in_order():
    words = ["", "a", "1", "第1期", "1a", "a1/2", "a1/b", "²", "①", "１"]
    assert sorted(words, key=natural_key)


def test_what_systems_put_beside_the_files_is_passed_over(folder, zipped):
    aside = ["__MACOSX/._a.txt", ".DS_Store", "~$a.docx", "Thumbs.db", "sub/desktop.ini", "._b.txt"]
    for name in [*aside, "a.txt"]:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("文")
    assert names(folder) == ["a.txt"]
    assert names(zipped(dict.fromkeys([*aside, "a.txt"], b"x"))) == ["a.txt"]


def test_the_folder_of_the_report_is_not_read_as_input(folder):
    (folder / "report").mkdir()
    (folder / "report" / "report.html").write_text("<p>")
    (folder / "a.txt").write_text("文")
    assert names(folder, apart_from=folder / "report") == ["a.txt"]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_in_a_zip_are_read_without_the_flag(tmp_path, encoding):
    """As Windows writes them: the bytes of the name alone, no word on their encoding."""
    own = "学/第8期.txt"
    placeholder = "x" * len(own.encode(encoding))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(placeholder, b"x")
    path = tmp_path / "a.zip"
    path.write_bytes(made.getvalue().replace(placeholder.encode(), own.encode(encoding)))
    assert names(path) == [own]
    with open_archive(path) as [file]:
        assert (file.own_name, file.read()) == ("第8期.txt", b"x")


def test_names_with_the_flag_are_read(zipped):
    assert names(zipped({"学习\\第8期.txt": b"x"})) == ["学习/第8期.txt"]


def test_names_in_a_folder_may_be_in_gbk(folder):
    try:
        (folder / b"\xd1\xa7.txt".decode("utf-8", "surrogateescape")).write_text("文")
    except OSError:
        pytest.skip("this disk takes names in UTF-8 alone")
    assert names(folder) == ["学.txt"]


def test_an_archive_in_the_archive_is_not_opened(folder, zipped):
    (folder / "内.zip").write_bytes(b"PK")
    (folder / "内.rar").write_bytes(b"Rar!")
    assert set(reasons(folder).values()) == {archive_files.NESTED}
    assert set(reasons(zipped({"内.zip": b"PK"})).values()) == {archive_files.NESTED}


def test_kinds_that_are_not_read_are_refused_before_they_are_unpacked(zipped):
    path = zipped({"封面.png": b"\0" * 50_000_000})
    assert list(reasons(path).values()) == [UNKNOWN_KIND]


def test_a_bomb_is_not_unpacked(zipped):
    [why] = reasons(zipped({"a.txt": b"0" * 15_000_000})).values()
    assert why == archive_files.UNPACKS_TOO_LARGE


def test_sizes_that_lie_are_not_believed(zipped, monkeypatch):
    path = zipped({"a.txt": bytes(range(256)) * 100})
    monkeypatch.setattr(archive_files, "LARGEST", 1000)
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<I", 10)
    path.write_bytes(data)
    [why] = reasons(path).values()
    assert why in (archive_files.TOO_LARGE, archive_files.DAMAGED_IN_ZIP)


def test_all_members_together_have_a_limit(zipped, monkeypatch):
    monkeypatch.setattr(archive_files, "MOST_BYTES", 1500)
    path = zipped({"a.txt": b"ab" * 500, "b.txt": b"ab" * 500})
    assert list(reasons(path).values()) == ["", archive_files.ALL_TOO_LARGE]


def test_there_is_a_limit_to_how_many_files(folder, monkeypatch):
    monkeypatch.setattr(archive_files, "MOST_FILES", 2)
    for name in "abc":
        (folder / f"{name}.txt").write_text("文")
    with pytest.raises(UnreadableText, match="2"):
        names(folder)


def test_a_damaged_member_does_not_keep_the_others_out(zipped):
    path = zipped({"a.txt": b"first" * 50, "b.txt": b"second" * 50})
    data = bytearray(path.read_bytes())
    data[data.index(b"a.txt") + 6] ^= 0xFF
    path.write_bytes(data)
    assert list(reasons(path).values()) == [archive_files.DAMAGED_IN_ZIP, ""]


def test_a_member_with_a_password_is_said_to_have_one(zipped):
    path = zipped({"a.txt": b"x" * 20})
    data = bytearray(path.read_bytes())
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + offset] |= 1
    path.write_bytes(data)
    assert list(reasons(path).values()) == [archive_files.LOCKED_IN_ZIP]


@pytest.mark.parametrize("name", ["missing", "a.txt", "broken.zip", "empty.zip"])
def test_what_is_no_archive_is_refused(tmp_path, name):
    (tmp_path / "a.txt").write_text("文")
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 not a zip")
    (tmp_path / "empty.zip").write_bytes(b"")
    with pytest.raises(UnreadableText, match=name):
        names(tmp_path / name)
