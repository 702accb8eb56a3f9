"""No document crashes the reader: any markup ends in paragraphs, or in a refusal."""

import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st

from bulletins.importing.readers import UnreadableText
from bulletins.text.paragraphs import Kind

from .documents import (
    abstract,
    document,
    image,
    level,
    number,
    packed,
    paragraph,
    parts_of,
    read,
    run,
    style,
)

NAMES = (
    "w:p w:r w:t w:tab w:br w:cr w:sym w:ins w:del w:delText w:moveFrom w:moveTo w:hyperlink w:sdt "
    "w:sdtContent w:tbl w:tr w:tc w:pPr w:rPr w:numPr w:numId w:ilvl w:pStyle w:rStyle w:b w:sz "
    "w:vanish w:jc w:outlineLvl w:pageBreakBefore w:sectPr w:type w:headerReference w:fldChar "
    "w:instrText w:fldSimple w:footnoteReference w:endnoteReference w:commentReference w:drawing "
    "w:pict w:object w:txbxContent w:ruby w:rt w:rubyBase w:tcPr w:gridSpan w:vMerge w:trPr "
    "w:gridBefore w:altChunk w:smartTag w:customXml w:noBreakHyphen wp:inline wp:docPr wp:extent "
    "a:blip pic:cNvPr c:chart v:shape v:imagedata v:textpath o:OLEObject m:oMath m:r m:t "
    "mc:AlternateContent mc:Choice mc:Fallback w:body w:unheardOf"
).split()
ATTRIBUTES = (
    "w:val w:type w:id w:fldCharType w:instr w:char w:font r:id r:embed r:link Requires descr "
    "string style cx xml:space"
).split()
VALUES = st.sampled_from(
    [
        *("0", "1", "2", "9", "-1", "99999999999", "center", "page", "begin", "separate", "end"),
        *(
            "restart",
            "S1",
            "S2",
            "i1",
            "h1",
            "f1",
            "F0FC",
            "Wingdings",
            "preserve",
            "wps",
            "",
            "on",
        ),
        *("HYPERLINK http://example.cn", "EQ \\o\\ac(○,一)", "width:1pt", "continuous", "²"),
    ]
)
TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="<&\ufffe\uffff"), max_size=6
)


def _element(name, attributes, inner):
    written = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{written}>{''.join(inner)}</{name}>"


MARKUP = st.recursive(
    TEXT,
    lambda inner: st.builds(
        _element,
        st.sampled_from(NAMES),
        st.dictionaries(st.sampled_from(ATTRIBUTES), VALUES, max_size=3),
        st.lists(inner, max_size=4),
    ),
    max_leaves=30,
)
STYLES = style("S1", "heading 1", '<w:basedOn w:val="S2"/><w:rPr><w:b/></w:rPr>') + style(
    "S2", "Title", '<w:basedOn w:val="S1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
)
NUMBERING = abstract(1, level(0, "chineseCounting", "%1、"), level(1, "bullet", "•")) + number(1, 1)
NOTES = '<w:footnote w:id="1"><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote>'
LEADS = (("i1", "image", "media/a.png"), ("h1", "header", "header1.xml"))
FILES = {"word/media/a.png": image(), "word/header1.xml": "<w:hdr xmlns:w='x'/>"}


def check(data):
    """Whatever comes of ``data``, it is well-formed; refusals are as good as texts."""
    try:
        manuscript = read(data)
    except UnreadableText as refused:
        assert refused.message()
        return
    before = 0
    for one in manuscript.paragraphs:
        assert one.text.strip() or one.kind == Kind.PICTURE
        assert one.generated <= len(one.text)
        assert all(0 <= span.start < span.end <= len(one.text) for span in one.spans)
        assert one.kind != Kind.NOTE or one.anchor <= before
        before = len(one.text) if one.kind in (Kind.TEXT, Kind.ROW) else before
    for found in manuscript.findings:
        assert found.line >= 1
        assert found.column >= 1
        assert "%(" not in found.message()


@settings(max_examples=300, deadline=None)
@given(st.lists(MARKUP, max_size=6))
def test_any_markup_in_the_body_is_read(blocks):
    body = "".join(blocks)
    check(document(body, *LEADS, files=FILES, styles=STYLES, numbering=NUMBERING, footnotes=NOTES))


@settings(max_examples=200, deadline=None)
@given(st.lists(MARKUP, max_size=6))
def test_any_markup_in_a_paragraph_is_read(inner):
    body = paragraph("<w:r/>" + "".join(inner)) + paragraph("后")
    check(document(body, *LEADS, files=FILES, styles=STYLES, numbering=NUMBERING, footnotes=NOTES))


@settings(max_examples=150, deadline=None)
@given(st.lists(MARKUP, max_size=5), st.sampled_from(["styles", "numbering", "footnotes"]))
def test_any_markup_in_the_other_parts_is_read(inner, which):
    parts = {"styles": STYLES, "numbering": NUMBERING, "footnotes": NOTES, which: "".join(inner)}
    call = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    properties = '<w:pStyle w:val="S1"/><w:numPr><w:numId w:val="1"/></w:numPr>'
    check(document(paragraph(run("甲") + call, properties), **parts))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data):
    check(data)
    check(b"PK\x03\x04" + data)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_document_with_damaged_bytes_is_read_or_refused(data):
    whole = bytearray(document(paragraph("澜江市委") + paragraph("河清市"), styles=STYLES))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    check(bytes(whole))


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_part_with_damaged_bytes_is_read_or_refused(data):
    parts = parts_of(paragraph("澜江市委"), styles=STYLES, numbering=NUMBERING)
    path = data.draw(st.sampled_from(sorted(parts)))
    whole = bytearray(parts[path].encode())
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    check(packed(parts | {path: bytes(whole)}))


def test_tables_in_tables_are_read_as_deep_as_xml_may_be():
    deep = "<w:tbl><w:tr><w:tc>" * 70 + paragraph("底") + "</w:tc></w:tr></w:tbl>" * 70
    assert [one.text for one in read(document(deep)).paragraphs] == ["底"]


def test_a_document_in_which_everything_is_stored_unpacked_is_read(tmp_path):
    path = tmp_path / "article.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as whole:
        for name, content in parts_of(paragraph("澜江市委")).items():
            whole.writestr(name, content)
    assert len(read(path.read_bytes()).paragraphs) == 1
