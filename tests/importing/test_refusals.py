"""Whatever a person sends in that cannot be read is refused with words that help; nothing stays."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from django.core.management import CommandError, call_command

from bulletins.models import Article, Import, Issue, Original

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "学习">'
    + "".join(f'<!ENTITY a{number} "{"&a;" * 10}">' for number in range(10))
    + "]>"
)


def document() -> bytes:
    file = io.BytesIO()
    made = docx.Document()
    made.add_paragraph("把课堂搬到一线")
    made.add_paragraph("近年来，澜江市边学边干，形成了一批做法。")
    made.save(file)
    return file.getvalue()


def with_part(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The document with one part changed, and the name of the part."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document())) as old, zipfile.ZipFile(file, "w", 8) as new:
        for member in old.namelist():
            data = old.read(member)
            new.writestr(member, change(data) if member == name else data)
    return file.getvalue()


def bomb() -> bytes:
    blanks = b"<w:p/>" * 40_000_000
    return with_part(
        "word/document.xml", lambda xml: xml.replace(b"<w:body>", b"<w:body>" + blanks)
    )


def entities() -> bytes:
    body = "word/document.xml"
    return with_part(body, lambda xml: ENTITIES.encode() + xml.partition(b"?>")[2])


def encrypted() -> bytes:
    return OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(2048)


def scripts() -> bytes:
    program = "<script>var 学习 = 0; for (;;) { 学习++; if (学习 > 9) break; }</script>"
    return f"<html><body>{program * 200}<p>请启用脚本</p></body></html>".encode()


REFUSED = {
    "bomb.docx": bomb,
    "truncated.docx": lambda: document()[:-900],
    "cut-in-half.docx": lambda: document()[: len(document()) // 2],
    "encrypted.docx": encrypted,
    "entities.docx": entities,
    "lying.docx": lambda: b"\x89PNG\r\n\x1a\n" + bytes(2000),
    "lying.txt": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 8,
    "other-zip.docx": lambda: with_part("", bytes).replace(
        b"word/document.xml", b"text/document.xml"
    ),
    "broken-xml.docx": lambda: with_part("word/document.xml", lambda xml: xml[:-40]),
    "scripts.html": scripts,
    "bulletin.pdf": lambda: b"%PDF-1.7\n" + bytes(200),
    "empty.docx": lambda: b"",
    "empty.html": lambda: b"<html><body> </body></html>",
}


@pytest.mark.parametrize("name", REFUSED)
def test_bad_input_is_refused_clearly_and_stores_nothing(db, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(REFUSED[name]())
    with pytest.raises(CommandError) as refused:
        call_command("import_article", str(path))
    assert refused.value.returncode == 2
    assert name in str(refused.value)
    assert "Traceback" not in str(refused.value)
    for model in (Article, Issue, Import, Original):
        assert not model.objects.exists()


def test_a_file_of_200_megabytes_is_refused_without_being_read(db, tmp_path, monkeypatch):
    path = tmp_path / "huge.docx"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    monkeypatch.setattr(type(path), "read_bytes", lambda self: pytest.fail("it was read"))
    with pytest.raises(CommandError, match=r"huge\.docx"):
        call_command("import_article", str(path))
