"""What is no Word document, or would do harm, is refused with a message that helps."""

import pytest

from bulletins.importing.readers import UnreadableText, read_bytes
from bulletins.importing.readers.docx import archive, package, press
from bulletins.importing.readers.refusals import (
    DAMAGED,
    DECLARES_ENTITIES,
    LOCKED,
    NOT_WORD,
    OLD_WORD,
    UNPACKS_TOO_LARGE,
)

from .documents import (
    NAMESPACES,
    document,
    image,
    packed,
    paragraph,
    parts_of,
    read,
    relations,
    run,
    texts,
)

GOOD = document(paragraph("澜江市委"))
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
WORD = f'xmlns:w="{NAMESPACES["w"]}"'


def refusal(data):
    with pytest.raises(UnreadableText) as caught:
        read(data)
    assert "article.docx" in str(caught.value)
    return caught.value.template


def with_part(path, content):
    return packed(parts_of(paragraph("甲")) | {path: content})


@pytest.mark.parametrize("name", ["article.docx", "article.DOCX", "article.docm"])
def test_documents_are_known_by_the_ends_of_their_names(name):
    assert texts(read_bytes(GOOD, name)) == ["澜江市委"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        "澜江市委".encode(),
        b"%PDF-1.7",
        b"{\\rtf1 }",
        b"<html><body>a</body></html>",
        image(),
        OLE + b"a workbook",
        packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}),
        packed({"a.txt": "a"}),
        packed({}),
    ],
)
def test_what_is_no_word_document_is_refused(data):
    assert refusal(data) == NOT_WORD


def test_a_workbook_under_another_name_is_refused():
    parts = {
        "_rels/.rels": relations(("r0", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": "<workbook/>",
    }
    assert refusal(packed(parts)) == NOT_WORD


def test_an_old_document_under_a_new_name_is_named_as_what_it_is():
    assert refusal(OLE + "WordDocument".encode("utf-16-le")) == OLD_WORD


def test_a_document_with_a_password_is_refused():
    assert refusal(OLE + "EncryptedPackage".encode("utf-16-le")) == LOCKED


def test_a_zip_file_with_a_password_is_refused():
    locked = bytearray(GOOD)
    entry = locked.index(b"PK\x01\x02")
    while entry >= 0:
        locked[entry + 8] |= 1
        entry = locked.find(b"PK\x01\x02", entry + 4)
    assert refusal(bytes(locked)) == LOCKED


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_document_of_which_only_part_arrived_is_refused(share):
    assert refusal(GOOD[: int(len(GOOD) * share)]) == DAMAGED


def test_a_document_with_a_changed_byte_is_refused():
    parts = parts_of(paragraph("澜江市委" * 500))
    data = bytearray(packed({"word/document.xml": parts["word/document.xml"]}))
    data[len("word/document.xml") + 60] ^= 0xFF
    assert refusal(bytes(data)) == DAMAGED


def test_a_member_packed_in_an_unknown_way_is_refused():
    data = bytearray(GOOD)
    for mark, where in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = data.find(mark)
        while at >= 0:
            data[at + where] = 99
            at = data.find(mark, at + 4)
    assert refusal(bytes(data)) == DAMAGED


BROKEN_XML = ["", "no xml", "<w:document", "<a></b>", "<w:p/>", b"\xff\xfe\x00"]


@pytest.mark.parametrize("path", ["word/document.xml", "word/styles.xml", "_rels/.rels"])
@pytest.mark.parametrize("content", BROKEN_XML)
def test_broken_xml_is_refused(path, content):
    parts = parts_of(paragraph("甲"), styles="") | {path: content}
    assert refusal(packed(parts)) == DAMAGED


def test_a_text_that_breaks_off_is_refused():
    body = f"<w:document {WORD}><w:body>{paragraph('甲') * 9000}<w:p><w:r>"
    assert refusal(with_part("word/document.xml", body)) == DAMAGED


LAUGHS = "".join(f'<!ENTITY a{at + 1} "{f"&a{at};" * 10}">' for at in range(9))


@pytest.mark.parametrize(
    "declared",
    [
        f'<!DOCTYPE x [<!ENTITY a0 "aaaaaaaaaa">{LAUGHS}]>',
        '<!DOCTYPE x SYSTEM "file:///etc/hostname">',
        '<!DOCTYPE x [<!ENTITY a9 SYSTEM "file:///etc/hostname">]>',
        "<!DOCTYPE x>",
    ],
)
@pytest.mark.parametrize("path", ["word/document.xml", "word/styles.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declarations_of_entities_are_refused(declared, path, encoding):
    use = "&a9;" if "a9" in declared else ""
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?>{declared}<w:document {WORD}><w:body>'
        f"{paragraph('甲')}{paragraph(run(use))}</w:body></w:document>"
    )
    parts = parts_of(paragraph("甲"), styles="") | {path: text.encode(encoding)}
    assert refusal(packed(parts)) in (DECLARES_ENTITIES, DAMAGED)


def test_a_member_that_claims_too_large_a_size_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "LARGEST_MEMBER", 5000)
    assert refusal(with_part("word/document.xml", "x" * 5001)) == UNPACKS_TOO_LARGE


def test_a_member_that_is_larger_than_it_claims_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "LARGEST_MEMBER", 5000)
    whole = archive.Archive(GOOD, "article.docx")
    monkeypatch.setattr(whole, "_unpack", lambda member: iter([b"x" * 3000, b"x" * 3000]))
    with pytest.raises(UnreadableText) as caught:
        whole.read("word/document.xml")
    assert caught.value.template == UNPACKS_TOO_LARGE


def test_a_member_that_claims_a_small_size_is_refused():
    true, claimed = (len(paragraph("甲")), 4)
    data = bytearray(packed({"word/document.xml": paragraph("甲")}))
    entry = data.index(b"PK\x01\x02")
    assert int.from_bytes(data[entry + 24 : entry + 28], "little") >= true
    data[entry + 24 : entry + 28] = claimed.to_bytes(4, "little")
    assert refusal(bytes(data)) == DAMAGED


def test_members_that_are_too_large_taken_together_are_refused(monkeypatch):
    monkeypatch.setattr(archive, "LARGEST", 5000)
    drawing = '<w:r><w:drawing><a:blip r:embed="i{0}"/></w:drawing></w:r>'
    body = "".join(paragraph(drawing.format(at)) for at in range(9))
    leads = [(f"i{at}", "image", f"media/{at}.png") for at in range(9)]
    files = {f"word/media/{at}.png": b"x" * 1000 for at in range(9)}
    assert refusal(document(body, *leads, files=files)) == UNPACKS_TOO_LARGE


def test_too_many_members_are_refused(monkeypatch):
    monkeypatch.setattr(archive, "MOST_MEMBERS", 20)
    assert refusal(packed({f"word/{at}.xml": "" for at in range(21)})) == UNPACKS_TOO_LARGE


@pytest.mark.parametrize("limit", ["MOST_SIGNS", "MOST_SIGNS_HELD"])
def test_too_much_markup_is_refused(monkeypatch, limit):
    monkeypatch.setattr(package, limit, 500)
    assert refusal(document(paragraph("<w:r/>" * 600))) == UNPACKS_TOO_LARGE


def test_much_markup_is_no_matter_where_little_is_held_at_once(monkeypatch):
    monkeypatch.setattr(package, "MOST_SIGNS_HELD", 30_000)
    assert len(read(document(paragraph(run("甲", "<w:b/>")) * 20_000)).paragraphs) == 20_000


@pytest.mark.parametrize(
    "content", [paragraph("甲") * 11, paragraph("<w:r>" + "<w:t>甲</w:t><w:br/>" * 11 + "</w:r>")]
)
def test_too_many_paragraphs_are_refused(monkeypatch, content):
    monkeypatch.setattr(press, "MOST_PARAGRAPHS", 10)
    assert refusal(document(content)) == UNPACKS_TOO_LARGE
