"""Pictures, text boxes and objects."""

import pytest

from bulletins.importing.readers.docx import noticed
from bulletins.text.findings import Severity
from bulletins.text.paragraphs import Kind

from .documents import codes, image, only, paragraph, read_body, row, run, table, texts

PNG = image()


def blip(attributes, own=""):
    return (
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="a.png" {own}/></pic:nvPicPr>'
        f"<pic:blipFill><a:blip {attributes}/></pic:blipFill></pic:pic>"
    )


def drawing(inner, about='descr="会场"', kind="inline"):
    return (
        f'<w:r><w:drawing><wp:{kind}><wp:extent cx="952500" cy="476250"/>'
        f'<wp:docPr id="1" name="图片 1" {about}/><a:graphic><a:graphicData>{inner}'
        f"</a:graphicData></a:graphic></wp:{kind}></w:drawing></w:r>"
    )


def shape(box, tag="wps:wsp"):
    return f"<{tag}><wps:txbx><w:txbxContent>{box}</w:txbxContent></wps:txbx></{tag}>"


PICTURE = drawing(blip('r:embed="i1"'))


def with_picture(body, data=PNG, path="media/a.png"):
    return read_body(body, ("i1", "image", path), files={f"word/{path}": data})


def pictures(manuscript):
    return [one for one in manuscript.paragraphs if one.kind == Kind.PICTURE]


@pytest.mark.parametrize("kind", ["inline", "anchor"])
def test_a_picture_follows_the_paragraph_that_holds_it(kind):
    body = paragraph(run("前") + drawing(blip('r:embed="i1"'), kind=kind) + run("后"))
    manuscript = with_picture(body + paragraph("再"))
    assert texts(manuscript) == ["前后", "会场", "再"]
    [one] = pictures(manuscript)
    assert (one.line, one.column, one.picture.name) == (1, 2, "word/media/a.png")
    assert (one.picture.media_type, one.picture.width, one.picture.height) == ("image/png", 4, 3)
    assert one.picture.data == PNG


def test_a_picture_alone_needs_no_text():
    manuscript = with_picture(paragraph(drawing(blip('r:embed="i1"'), about="")))
    assert [(one.kind, one.text) for one in manuscript.paragraphs] == [(Kind.PICTURE, "")]
    assert codes(manuscript) == []


@pytest.mark.parametrize(
    ("about", "own", "words"),
    [
        ('descr="会场" title="题"', 'descr="别"', "会场"),
        ('descr="" title="题"', "", "题"),
        ("", 'descr="会场 全景"', "会场 全景"),
        ('descr="D:\\照片\\IMG_01.JPG"', "", ""),
        ('descr="微信图片_2024.png" title="会场"', "", "会场"),
    ],
)
def test_the_words_for_a_picture_are_never_the_name_of_a_file(about, own, words):
    [one] = pictures(with_picture(paragraph(drawing(blip('r:embed="i1"', own), about))))
    assert one.text == words


def test_pictures_of_a_group_and_in_a_cell_are_taken():
    group = drawing(blip('r:embed="i1"') + blip('r:embed="i1"'))
    manuscript = with_picture(table(row("甲", paragraph(group))) + paragraph("后"))
    assert [one.kind for one in manuscript.paragraphs] == [
        Kind.ROW,
        Kind.PICTURE,
        Kind.PICTURE,
        Kind.TEXT,
    ]


@pytest.mark.parametrize("kind", ["JPEG", "GIF", "BMP", "TIFF", "WEBP"])
def test_the_kind_of_a_picture_is_read_from_itself(kind):
    manuscript = with_picture(paragraph(PICTURE), image(kind))
    [one] = pictures(manuscript)
    assert one.picture.media_type == f"image/{kind.lower()}"
    assert codes(manuscript) == []


@pytest.mark.parametrize(
    ("path", "data", "media_type"),
    [
        ("media/a.emf", b"\x01\x00\x00\x00 EMF", "image/x-emf"),
        ("media/a.png", b"no picture", "image/png"),
        ("media/a.png", PNG[:20], "image/png"),
        ("media/a.png", b"", "image/png"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_kept_and_reported(path, data, media_type):
    manuscript = with_picture(paragraph(PICTURE), data, path)
    [one] = pictures(manuscript)
    assert (one.picture.media_type, one.picture.data) == (media_type, data)
    assert (one.picture.width, one.picture.height) == (100, 50)
    found = only(manuscript, "picture-not-shown")
    assert (found.severity, found.params) == (Severity.WARNING, {"name": f"word/{path}"})


def test_a_picture_larger_than_any_screen_is_not_decoded():
    huge = PNG[:16] + (60_000).to_bytes(4, "big") * 2 + PNG[24:]
    manuscript = with_picture(paragraph(PICTURE), huge)
    assert codes(manuscript) == ["picture-not-shown"]


@pytest.mark.parametrize(
    "target", ["https://example.cn/a.png", "file:///C:/a.png", "media/gone.png"]
)
def test_a_picture_that_is_only_linked_is_reported(target):
    body = paragraph(drawing(blip('r:link="i2"')))
    manuscript = read_body(body, ("i2", "image", target))
    [one] = pictures(manuscript)
    assert (one.text, one.picture.name, one.picture.data) == ("会场", "", b"")
    assert codes(manuscript) == ["linked-picture"]


def test_a_place_for_a_picture_that_never_came_is_nothing():
    assert read_body(paragraph(drawing("<a:blip/>"))).paragraphs == []


def test_a_drawing_of_old_gives_its_picture():
    old = (
        '<w:r><w:pict><v:shape alt="会场" style="width:72pt;height:1in">'
        '<v:imagedata r:id="i1" o:title="a"/></v:shape></w:pict></w:r>'
    )
    [one] = pictures(with_picture(paragraph(old), b"\xd7\xcd\xc6\x9a", "media/a.wmf"))
    assert (one.text, one.picture.width, one.picture.height) == ("会场", 96, 96)


def test_a_text_box_follows_the_paragraph_it_is_fastened_to():
    box = shape(paragraph("内部资料") + table(row("第3期", "11月8日")))
    manuscript = read_body(paragraph(run("前") + drawing(box) + run("后")) + paragraph("再"))
    assert texts(manuscript) == ["前后", "内部资料", "第3期\t11月8日", "再"]
    assert [one.line for one in manuscript.paragraphs] == [1, 2, 3, 4]
    found = only(manuscript, "text-boxes")
    assert (found.line, found.excerpt, found.params) == (1, "前后", {"count": 1})


def test_a_text_box_written_twice_is_read_once():
    old = f"<v:textbox><w:txbxContent>{paragraph('框')}</w:txbxContent></v:textbox>"
    new = drawing(shape(paragraph("框")))
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>'
        f"<w:r><w:pict>{old}</w:pict></w:r></mc:Fallback></mc:AlternateContent>"
    )
    assert texts(read_body(paragraph(both))) == ["框"]


def test_a_text_box_within_a_text_box_and_in_a_cell_is_read():
    inner = drawing(shape(paragraph("里")))
    outer = drawing(shape(paragraph(run("外") + inner)))
    assert texts(read_body(table(row("甲", paragraph(outer))))) == ["甲\t", "外", "里"]


def test_a_picture_in_a_text_box_is_read_once():
    box = drawing(shape(paragraph(PICTURE)))
    assert len(pictures(with_picture(paragraph(box)))) == 1


def test_ornamental_words_are_text():
    old = '<w:r><w:pict><v:shape><v:textpath string="澜江市委学习"/></v:shape></w:pict></w:r>'
    new = drawing("<a:sp><a:txBody><a:p><a:r><a:t>内部</a:t></a:r></a:p></a:txBody></a:sp>")
    assert texts(read_body(paragraph(old) + paragraph(new))) == ["澜江市委学习", "内部"]


def test_what_is_drawn_by_hand_is_taken_from_its_picture():
    both = (
        '<mc:AlternateContent><mc:Choice Requires="aink"><w:r><w:contentPart/></w:r></mc:Choice>'
        f"<mc:Fallback>{PICTURE}"
        "</mc:Fallback></mc:AlternateContent>"
    )
    manuscript = with_picture(paragraph(both))
    assert len(pictures(manuscript)) == 1
    assert codes(manuscript) == []


@pytest.mark.parametrize(
    ("inner", "template", "params"),
    [
        (drawing('<c:chart r:id="c1"/>'), noticed.CHART, {}),
        (drawing('<dgm:relIds r:dm="d1"/>'), noticed.DIAGRAM, {}),
        (
            '<w:r><w:object><v:shape><v:imagedata r:id="i1"/></v:shape>'
            '<o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>',
            noticed.OBJECT,
            {"kind": "Excel.Sheet.12"},
        ),
        ("<w:r><w:contentPart/></w:r>", noticed.OBJECT, {"kind": "?"}),
    ],
)
def test_objects_are_reported_and_not_taken(inner, template, params):
    manuscript = with_picture(paragraph(run("见表") + inner))
    assert texts(manuscript) == ["见表"]
    found = only(manuscript, "object")
    assert (found.template, found.params, found.severity) == (template, params, Severity.WARNING)
    assert (found.line, found.column) == (1, 3)


def test_a_file_inserted_as_a_whole_is_reported():
    manuscript = read_body(paragraph("甲") + '<w:altChunk r:id="x"/>')
    assert (only(manuscript, "object").line, texts(manuscript)) == (2, ["甲"])


def test_a_line_drawn_under_the_mast_is_nothing():
    assert codes(read_body(paragraph(drawing("<wps:wsp><wps:spPr/></wps:wsp>")))) == []


def test_a_hidden_or_deleted_picture_is_not_taken():
    hidden = PICTURE.replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
    deleted = f"<w:del>{PICTURE}</w:del>"
    assert pictures(with_picture(paragraph(hidden + deleted))) == []
