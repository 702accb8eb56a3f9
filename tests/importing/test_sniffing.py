"""What a file is by its content, and what becomes of one whose name says something else."""

import io
import random
import zipfile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletins.importing.readers import UnreadableText, office, read_bytes
from bulletins.importing.readers.sniffing import Format, sniff
from bulletins.text.paragraphs import Manuscript

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
TEXT = "把课堂搬到田头\n近年来，澜江市边学边干。\n"
PAGE = "<!DOCTYPE html><html><body><p>把课堂搬到田头</p></body></html>"


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + bytes(2048)


def packed(*names: str, first: tuple[str, str] | None = None) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        if first:
            archive.writestr(*first)
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


def document() -> bytes:
    file = io.BytesIO()
    made = docx.Document()
    made.add_paragraph("把课堂搬到田头")
    made.save(file)
    return file.getvalue()


CONTENTS = {
    Format.TEXT: TEXT.encode(),
    Format.PAGE: PAGE.encode(),
    Format.MARKUP: b"<p class=x>a</p>",
    Format.MHT: b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n",
    Format.DOCX: document(),
    Format.DOC: ole("WordDocument"),
    Format.LOCKED: ole("EncryptedPackage"),
    Format.XLS: ole("Workbook"),
    Format.PPT: ole("PowerPoint Document"),
    Format.OLE: ole("MatOST"),
    Format.WORD_XML: b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:d/>',
    Format.RTF: rb"{\rtf1\ansi x}",
    Format.ODT: packed(first=("mimetype", "application/vnd.oasis.opendocument.text")),
    Format.FLAT_ODT: b'<?xml version="1.0"?>\n<office:document xmlns:office="x">',
    Format.EPUB: packed(first=("mimetype", "application/epub+zip")),
    Format.XLSX: packed("[Content_Types].xml", "xl/workbook.xml"),
    Format.PPTX: packed("[Content_Types].xml", "ppt/presentation.xml"),
    Format.OFD: packed("OFD.xml", "Doc_0/Document.xml"),
    Format.ZIP: packed("a.txt"),
    Format.RAR: b"Rar!\x1a\x07\x01\0" + bytes(90),
    Format.SEVEN_ZIP: b"7z\xbc\xaf\x27\x1c" + bytes(90),
    Format.GZIP: b"\x1f\x8b\x08" + bytes(90),
    Format.PDF: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    Format.CAJ: b"HN\0\0" + bytes(90),
    Format.PNG: b"\x89PNG\r\n\x1a\n" + bytes(90),
    Format.JPEG: b"\xff\xd8\xff\xe0" + bytes(90),
    Format.GIF: b"GIF89a" + bytes(90),
    Format.BMP: b"BM" + (100).to_bytes(4, "little") + bytes(94),
    Format.TIFF: b"II*\0" + bytes(90),
    Format.WEBP: b"RIFF\x10\0\0\0WEBP" + bytes(90),
    Format.PROGRAM: b"MZ\x90\0\x03" + bytes(90),
    Format.UNKNOWN: b"\x01\x02\x03" + bytes(90),
}


@pytest.mark.parametrize("kind", Format, ids=lambda kind: kind.name)
def test_every_kind_is_known_by_its_content(kind):
    assert sniff(CONTENTS[kind]) == kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", Format.TEXT),
        (TEXT.encode("gb18030"), Format.TEXT),
        (TEXT.encode("utf-16"), Format.TEXT),
        ("BM是一个缩写".encode(), Format.TEXT),
        (b"MZ stands for nothing", Format.TEXT),
        ("PK赛的规则".encode(), Format.TEXT),
        (PAGE.encode("utf-16"), Format.PAGE),
        (PAGE.encode("utf-16-le"), Format.PAGE),
        (b"\xef\xbb\xbf \n<!-- x --><HTML lang=zh>", Format.PAGE),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">', Format.PAGE),
        (b"<html5>", Format.TEXT),
        (b" " * 5000 + b"<html>", Format.TEXT),
        (document()[:-100], Format.ZIP),
        (b"PK\x03\x04" + b"PK\x01\x02" * 6000, Format.ZIP),
    ],
)
def test_what_only_looks_alike_is_not_taken_for_it(data, kind):
    assert sniff(data) == kind


@given(st.binary(max_size=200), st.sampled_from([content[:12] for content in CONTENTS.values()]))
def test_nothing_breaks_the_nose(data, front):
    assert sniff(front + data) in Format


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(UnreadableText) as refused:
        read_bytes(data, name)
    return str(refused.value)


def hint(manuscript: Manuscript) -> str:
    [finding] = [one for one in manuscript.findings if one.code == "named-otherwise"]
    assert (finding.severity, finding.line) == ("hint", 1)
    return finding.message()


@pytest.mark.parametrize("name", ["a.doc", "a.wps", "a.docx", "a.rtf", "a.txt", "a.md"])
def test_a_page_under_another_name_is_read_as_a_page(name):
    manuscript = read_bytes(PAGE.encode(), name)
    assert [one.text for one in manuscript.paragraphs] == ["把课堂搬到田头"]
    assert "is a file of the kind HTML" in hint(manuscript)


@pytest.mark.parametrize("name", ["a.doc", "a.wps", "a.rtf", "a.odt"])
def test_a_new_word_document_under_an_old_name_is_read(name):
    manuscript = read_bytes(document(), name)
    assert [one.text for one in manuscript.paragraphs] == ["把课堂搬到田头"]
    assert "DOCX" in hint(manuscript)


@pytest.mark.parametrize("name", ["a.doc", "a.wps"])
def test_plain_text_under_the_name_of_a_document_is_read_as_text(name):
    manuscript = read_bytes(TEXT.encode("gb18030"), name)
    assert [one.line for one in manuscript.paragraphs] == [1, 2]
    assert "TXT" in hint(manuscript)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.htm", "a.docx"])
def test_a_file_that_is_what_it_says_needs_no_hint(name):
    data = {".docx": document(), ".html": PAGE.encode(), ".htm": b"<p>x"}
    manuscript = read_bytes(data.get(name[1:], TEXT.encode()), name)
    assert manuscript.findings == []


PICTURES = [Format.PNG, Format.JPEG, Format.GIF, Format.BMP, Format.TIFF, Format.WEBP]
OTHERS = [Format.XLS, Format.XLSX, Format.PPT, Format.PPTX, Format.EPUB, Format.RAR, Format.PROGRAM]


@pytest.mark.parametrize("kind", PICTURES + OTHERS)
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.doc", "a.docx", "a.odt"])
def test_a_file_that_lies_is_refused_and_its_true_kind_named(name, kind):
    message = refusal(CONTENTS[kind], name)
    assert message.startswith(name)
    assert f"a file of the kind {kind}" in message


@pytest.mark.parametrize("name", ["a.pdf", "a.txt", "a.md", "a.html", "a.doc", "a.docx"])
def test_pdf_is_read_only_as_paste_whatever_it_is_called(name):
    message = refusal(CONTENTS[Format.PDF], name)
    assert message == (
        f"{name} is a PDF file. PDF is read only as paste: open it, copy the text and paste it "
        "here."
    )


@pytest.mark.parametrize("name", ["a.ofd", "a.caj", "a.mht", "a.PDF"])
def test_other_kinds_are_read_only_as_paste(name):
    assert "is read only as paste" in refusal(b"x", name)


def test_a_page_saved_with_its_pictures_is_refused_under_any_name():
    assert "a.doc is a MHT file" in refusal(CONTENTS[Format.MHT], "a.doc")


@pytest.mark.parametrize("name", ["a.doc", "a.docx", "a.wps"])
def test_a_document_with_a_password_is_refused_as_such(name):
    assert "protected by a password" in refusal(CONTENTS[Format.LOCKED], name)


def test_an_old_document_under_a_new_name_is_refused_without_libreoffice(monkeypatch):
    monkeypatch.setattr(office, "PROGRAMS", ())
    assert "old Word kind (.doc)" in refusal(CONTENTS[Format.DOC], "a.docx")


def test_bytes_without_any_meaning_are_no_document():
    noise = b"\x01" + random.Random(9).randbytes(5000)
    for name in ("a.doc", "a.wps", "a.rtf"):
        assert "or no document" in refusal(noise, name)
    for name in ("a.txt", "a.html"):
        assert "is not plain text" in refusal(noise, name)


def test_a_packed_file_is_no_document():
    assert refusal(packed("a.txt"), "a.doc").startswith("a.doc is not what its name says")
