"""Links of a source: carried into the article, or each address said at its place."""

import pytest

from bulletins.importing import correcting, drafts
from bulletins.importing.doubts import doubts
from bulletins.importing.examining import read_as
from bulletins.importing.outlining import all_findings, outline
from bulletins.importing.readers import read_bytes
from bulletins.importing.readers.html import read_paste
from bulletins.importing.readers.markdown.tags import NOWHERE
from bulletins.importing.reading import Reading, Role
from bulletins.models import Article
from bulletins.text.findings import Finding
from bulletins.text.paragraphs import Kind
from tests.importing.docx.documents import document, image, paragraph, row, run, table
from tests.importing.samples import LEAD, PROSE

WEB = "https://example.org/tongzhi?a=1&b=2"
CARRIED = [WEB, "http://example.org/", "mailto:xuexi@example.org", "https://example.org/通知"]
LOST = [
    "javascript:alert(1)",
    "//example.org/a",
    "/xinwen/1.html",
    "../fujian/biao.docx",
    "ftp://example.org/a",
    "file:///C:/a.docx",
    "tel:12345",
    "https:///nowhere",
]


def relation(address: str) -> str:
    """The relations of a part of a document: ``l1`` is a link to ``address``."""
    office = "http://schemas.openxmlformats.org"
    return (
        f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship Id="l1" '
        f'Type="{office}/officeDocument/2006/relationships/hyperlink" TargetMode="External" '
        f'Target="{address.replace("&", "&amp;")}"/></Relationships>'
    )


LINKED = f'<w:hyperlink r:id="l1">{run("通知")}</w:hyperlink>'


def as_word(address: str) -> bytes:
    body = [paragraph("把课堂搬到渡口"), paragraph(run(f"{LEAD}见") + LINKED + run("。"))]
    relations = {"word/_rels/document.xml.rels": relation(address)}
    return document("".join(body) + paragraph(PROSE), files=relations)


def as_page(address: str) -> bytes:
    link = f'<a href="{address}">通知</a>'
    return f"<h1>把课堂搬到渡口</h1><p>{LEAD}见{link}。</p><p>{PROSE}</p>".encode()


def as_markdown(address: str) -> bytes:
    return f"# 把课堂搬到渡口\n{LEAD}见[通知]({address})。\n{PROSE}".encode()


FORMS = {"a.docx": as_word, "a.html": as_page, "a.md": as_markdown}
every_form = pytest.mark.parametrize("name", FORMS)


def read(name: str, data: bytes | str) -> Reading:
    data = data.encode() if isinstance(data, str) else data
    return read_as(read_bytes(data, name), "article")


def lost(reading: Reading) -> list[Finding]:
    return [one for one in all_findings(reading) if one.code == "link-lost"]


def addresses(reading: Reading) -> list[str]:
    return [one.params["address"] for one in lost(reading)]


def store(name: str, data: bytes) -> Article:
    return drafts.import_at_once(data, name, choices={}, kind="article").row


@every_form
@pytest.mark.parametrize("address", CARRIED)
def test_an_address_of_the_web_or_of_mail_is_carried_into_the_article(db, name, address):
    data = FORMS[name](address)
    assert f"见[通知]({address})。" in store(name, data).lead
    assert lost(read(name, data)) == []


@every_form
@pytest.mark.parametrize("address", LOST)
def test_any_other_address_is_said_at_its_place_and_its_words_are_kept(db, name, address):
    data = FORMS[name](address)
    (finding,) = lost(reading := read(name, data))
    assert finding.params["address"] == address and "通知" in finding.excerpt
    line = next(one for one in reading.paragraphs if "通知" in one.text)
    assert finding.line == line.line
    assert "见通知。" in store(name, data).lead


@every_form
def test_a_place_within_the_document_is_dropped_without_a_word(db, name):
    data = FORMS[name]("#fujian")
    assert lost(read(name, data)) == []
    assert "见通知。" in store(name, data).lead


def test_an_address_too_long_for_any_reader_is_said_with_its_front():
    (words,) = addresses(read("a.html", as_page("https://example.org/" + "a" * 9000)))
    assert words.startswith("https://example.org/aaa") and len(words) < 250


def test_a_field_of_word_leads_to_its_place_in_the_page():
    instruction = ' HYPERLINK "https://example.org/tongzhi" \\l "di2" '
    field = f"<w:fldSimple w:instr='{instruction}'>{run('通知')}</w:fldSimple>"
    body = paragraph("把课堂搬到渡口") + paragraph(run(f"{LEAD}见") + field) + paragraph(PROSE)
    (line,) = [one for one in read("a.docx", document(body)).paragraphs if one.spans]
    assert line.spans[0].address == "https://example.org/tongzhi#di2"


TITLE = "<h1>把课堂搬到渡口</h1>"
OPEN, CLOSE = f"<a href='{WEB}'>", "</a>"
PLACES = {
    "title": f"<h1>把{OPEN}课堂{CLOSE}搬到渡口</h1><p>{LEAD}</p>",
    "heading": f"{TITLE}<p>{LEAD}</p><h2>健全{OPEN}制度{CLOSE}</h2><p>{PROSE}</p>",
    "unit": f"{TITLE}<p>{OPEN}澜江市委宣传部{CLOSE}</p><p>{LEAD}</p>",
    "source": f"{TITLE}<p>时间：2024-09-12 来源：{OPEN}学习动态{CLOSE}</p><p>{LEAD}</p>",
    "credits": f"{TITLE}<p>{LEAD}</p><p>（撰稿：{OPEN}方远{CLOSE}）</p>",
    "picture": f"{TITLE}<p>{LEAD}</p>{OPEN}<img src='a.png' alt='渡口'>{CLOSE}",
    "picture in a line": f"{TITLE}<p>{LEAD}{OPEN}<img src='a.png'>{CLOSE}</p>",
}


@pytest.mark.parametrize("place", PLACES)
def test_where_no_link_can_stand_the_address_is_said(place):
    assert addresses(read("a.html", PLACES[place])) == [WEB]


def test_a_link_in_a_note_is_said():
    note = f"<w:footnote w:id='2'>{paragraph(run('见') + LINKED)}</w:footnote>"
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    relations = {"word/_rels/footnotes.xml.rels": relation(WEB)}
    body = paragraph("把课堂搬到渡口") + paragraph(run(LEAD) + call) + paragraph(PROSE)
    reading = read("a.docx", document(body, footnotes=note, files=relations))
    assert [piece.role for piece in reading.pieces].count(Role.NOTE) == 1
    assert addresses(reading) == [WEB]


DRAWING = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="渡口">{link}</wp:docPr>'
    '<a:graphic><a:graphicData><pic:pic><a:blip r:embed="i1"/></pic:pic></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing></w:r>"
)
SHAPE = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p"><a:hlinkClick r:id="l1"/></wp:docPr>'
    "<a:graphic/></wp:inline></w:drawing></w:r>"
)


@pytest.mark.parametrize(
    "drawn",
    [
        DRAWING.format(link='<a:hlinkClick r:id="l1"/>'),
        f'<w:hyperlink r:id="l1">{DRAWING.format(link="")}</w:hyperlink>',
        SHAPE,
    ],
    ids=["of the picture", "around the picture", "of a shape"],
)
def test_a_link_of_what_is_drawn_is_said(drawn):
    body = paragraph("把课堂搬到渡口") + paragraph(LEAD) + paragraph(drawn) + paragraph(PROSE)
    leads = (("l1", "hyperlink", "https://example.org/"), ("i1", "image", "media/a.png"))
    data = document(body, *leads, files={"word/media/a.png": image()})
    assert addresses(read("a.docx", data)) == ["https://example.org/"]


def test_links_of_a_table_are_carried(db):
    cells = table(row("县", f'<w:p><w:hyperlink r:id="l1">{run("青石县")}</w:hyperlink></w:p>'))
    body = paragraph("把课堂搬到渡口") + paragraph(LEAD) + cells + paragraph(PROSE)
    data = document(body, ("l1", "hyperlink", "https://example.org/"))
    assert "| 县 | [青石县](https://example.org/) |" in store("a.docx", data).lead
    assert lost(read("a.docx", data)) == []


def test_what_was_left_out_takes_its_addresses_along():
    page = PLACES["title"] + "<p>上一篇：<a href='/1.html'>青石县的做法</a></p>"
    reading = read("a.html", page)
    assert addresses(reading) == [WEB]
    (left,) = [one for one in outline(reading).left_out if one.addresses]
    assert left.addresses == ("/1.html",) and "青石县" in left.text


def test_what_a_person_corrects_carries_the_link_or_says_that_it_is_lost():
    reading = read("a.html", PLACES["heading"])
    codes = lambda: [one.finding.code for one in doubts(reading)]  # noqa: E731
    at = next(at for at, one in enumerate(reading.pieces) if one.role == Role.HEADING)
    assert "link-lost" in codes()
    reading = correcting.take_back_head(reading, at)
    assert "link-lost" not in codes()
    at = next(at for at, one in enumerate(reading.pieces) if "制度" in reading.text(one))
    reading = correcting.promote(reading, at)
    assert "link-lost" in codes()


@pytest.mark.parametrize(
    ("line", "text", "links"),
    [
        ("见[通知](https://a.cn/x)和[附表](/b)。", "见通知和附表。", ["https://a.cn/x", "/b"]),
        ("[通知](<https://a.cn/x> '提示')", "通知", ["https://a.cn/x"]),
        ("[通知](https://a.cn/x_(1))", "通知", ["https://a.cn/x_(1)"]),
        ("见[附表](表一)", "见附表", ["表一"]),
        (r"见\[通知](https://a.cn/x)", "见[通知](https://a.cn/x)", []),
        ("[一](#a)、[二](#b)", "一、二", []),
    ],
)
def test_links_of_markdown(line, text, links):
    one = read_bytes(f"甲乙丙。\n{line}".encode(), "a.md").paragraphs[1]
    assert one.text == text
    assert [span.address for span in one.spans] == links


def test_a_place_behind_a_link_of_markdown_is_that_of_the_file():
    line = "见[通知](https://a.cn/x)，\ue010止"
    (one,) = read_bytes(line.encode(), "a.md").paragraphs
    assert one.text == "见通知，\ue010止"
    for character in "见通知，\ue010止":
        assert one.place(one.text.index(character)) == (1, line.index(character) + 1)


def test_an_address_of_markdown_that_leads_nowhere_is_left_out_with_its_reason():
    _one, left = read_bytes("见[附表](表一)".encode(), "a.md").paragraphs
    assert (left.kind, left.text, left.why) == (Kind.ASIDE, "表一", NOWHERE)


def test_a_paste_is_told_the_same():
    reading = read_as(read_paste(PLACES["title"], ""), "article")
    assert addresses(reading) == [WEB]
