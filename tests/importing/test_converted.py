"""What LibreOffice changes while it converts a document is said at its place."""

import base64

import pytest

from bulletins.importing.readers import office, read_bytes
from bulletins.importing.readers.docx import read_docx
from bulletins.text.findings import Finding
from tests.importing.docx.documents import document
from tests.importing.test_office import FLAT, needs_libreoffice, rich_text

PICTURE = (
    "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP8z4APMOGVHbHSAEEsAROxCnMTAAAAAElFTkSu"
    "QmCC"
)


def field(instruction: str, result: str) -> str:
    signs = [
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{result}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ]
    signs = signs if result else [signs[0], signs[1], signs[4]]
    return "".join(f"<w:r>{sign}</w:r>" for sign in signs)


def page(*within: str) -> bytes:
    return document("<w:p><w:r><w:t>成文于</w:t></w:r>" + "".join(within) + "</w:p>")


def computed(data: bytes, *, is_converted: bool = True) -> list[tuple]:
    found = read_docx(data, "a.docx", is_converted=is_converted).findings
    return [
        (one.line, one.column, one.params["kind"]) for one in found if one.code == "computed-field"
    ]


@pytest.mark.parametrize(
    ("instruction", "kind"),
    [
        ('DATE \\@"yyyy\\年M\\月d\\日"', "DATE"),
        ("TIME", "TIME"),
        ("SAVEDATE", "SAVEDATE"),
        ("PRINTDATE", "PRINTDATE"),
        ("createdate \\@ yyyy", "CREATEDATE"),
        ("FILENAME", "FILENAME"),
    ],
)
def test_a_field_that_was_filled_in_anew_is_doubted_where_it_stands(instruction, kind):
    assert computed(page(field(instruction, "11/27/26"))) == [(1, 4, kind)]


def test_a_field_that_lost_its_result_is_doubted_too():
    assert computed(page(field("PRINTDATE", ""))) == [(1, 4, "PRINTDATE")]


def test_a_field_of_the_simple_form_is_doubted_too():
    simple = '<w:fldSimple w:instr=" DATE "><w:r><w:t>2024年</w:t></w:r></w:fldSimple>'
    assert computed(page(simple)) == [(1, 4, "DATE")]


@pytest.mark.parametrize("instruction", ["AUTHOR", "DATEX", "REF TIME", 'HYPERLINK "https://a.cn"'])
def test_other_fields_are_not_doubted(instruction):
    assert computed(page(field(instruction, "方远"))) == []


def test_a_document_of_word_itself_keeps_what_its_author_saw():
    assert computed(page(field("DATE", "2024年9月2日")), is_converted=False) == []


DATED = '<text:p>成文于<text:date text:date-value="2024-09-02">2024-09-02</text:date>。</text:p>'
FRAME = (
    '<text:p>学习现场<draw:frame text:anchor-type="as-char" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'svg:width="1cm" svg:height="1cm" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"><draw:image>'
    f"<office:binary-data>{PICTURE}</office:binary-data></draw:image></draw:frame></text:p>"
)


def found(data: bytes, name: str) -> list[Finding]:
    codes = ("computed-field", "alternative-missing")
    return [one for one in read_bytes(data, name).findings if one.code in codes]


@needs_libreoffice
def test_a_date_that_libreoffice_computes_is_doubted():
    front = "<office:body><office:text>"
    [doubt] = found(FLAT.replace(front, front + DATED).encode(), "a.odt")
    assert (doubt.line, doubt.column, doubt.params) == (1, 4, {"kind": "DATE"})


@needs_libreoffice
def test_a_picture_of_rich_text_without_words_may_have_lost_them():
    shown = base64.b64decode(PICTURE).hex().encode()
    picture = rb"{\pict\pngblip\picwgoal150\pichgoal150 " + shown + rb"}\par}"
    data = rich_text("学习现场")[: -len(rb"\par}")] + picture
    [doubt] = found(data, "a.rtf")
    assert (doubt.code, doubt.line, doubt.severity) == ("alternative-missing", 1, "hint")


@needs_libreoffice
def test_a_picture_of_an_open_document_has_the_words_it_had():
    front = "<office:body><office:text>"
    assert found(FLAT.replace(front, front + FRAME).encode(), "a.odt") == []
    assert office.is_available()
