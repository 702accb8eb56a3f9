"""What is brought in names addresses: of this machine, of its network, of others. None is asked."""

import io
import socket
import threading
import zipfile

import pytest

from bulletins.importing import drafts
from bulletins.importing.readers import UnreadableText, office
from tests.importing.docx.documents import CONTENT_TYPES, packed, part, relations

pytestmark = pytest.mark.django_db
WORDS = "近年来，澜江市边学边干，成效明显。"
OUTSIDE = [
    "image", "hyperlink", "attachedTemplate", "oleObject", "frame", "subDocument", "aFChunk",
    "header", "footnotes", "styles", "numbering", "settings", "externalLink",
]  # fmt: skip


class Listener:
    """Takes whatever comes to a port of this machine, and counts it."""

    def __init__(self):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.socket.settimeout(0.2)
        self.port = self.socket.getsockname()[1]
        self.came: list[bytes] = []
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self.listen)
        self.thread.start()

    def listen(self) -> None:
        while not self.ended.is_set():
            try:
                connection, _address = self.socket.accept()
            except TimeoutError:
                continue
            with connection:
                self.came.append(b"somebody")

    def end(self) -> None:
        self.ended.set()
        self.thread.join()
        self.socket.close()


@pytest.fixture
def listener():
    listener = Listener()
    yield listener
    listener.end()


@pytest.fixture
def address(listener):
    return f"http://127.0.0.1:{listener.port}"


def page(address: str) -> bytes:
    return f"""<!doctype html><html><head><base href="{address}/">
    <link rel="stylesheet" href="{address}/a.css">
    <meta http-equiv="refresh" content="0;{address}/b">
    <style>@import url({address}/c.css); p {{ background: url({address}/d.png) }}</style>
    <script src="{address}/e.js"></script></head><body background="{address}/f.png">
    <h1>把课堂搬到渡口</h1><p>{WORDS}</p><img src="{address}/g.png"><img data-src="{address}/h.png">
    <img srcset="{address}/i.png 2x" src="file:///etc/passwd"><iframe src="{address}/j"></iframe>
    <object data="{address}/k"></object><embed src="{address}/l"><video src="{address}/m"></video>
    <svg><image href="{address}/n.png"/></svg><input type="image" src="{address}/o.png">
    <v:imagedata src="{address}/p.png"/></body></html>""".encode()


def markdown(address: str) -> bytes:
    pictures = f"![图]({address}/a.png)\n\n<img src={address}/b.png>"
    return f"# 把课堂搬到渡口\n\n{WORDS}\n\n{pictures}\n".encode()


def plain(address: str) -> bytes:
    return f"把课堂搬到渡口\n\n{WORDS}\n\n{address}/a.png\nfile:///etc/passwd\n".encode()


def word(address: str) -> bytes:
    linked = [(f"r{n}", kind, f"{address}/{kind}") for n, kind in enumerate(OUTSIDE)]
    picture = (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><a:graphic><a:graphicData>'
        '<pic:pic><pic:blipFill><a:blip r:link="r0" r:embed="r0"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    field = (
        f"<w:p><w:fldSimple w:instr=' INCLUDEPICTURE {address}/x.png '><w:r><w:t>图</w:t></w:r>"
        "</w:fldSimple></w:p>"
    )
    words = "".join(
        f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in ("把课堂搬到渡口", WORDS)
    )
    return packed(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml")),
            "word/document.xml": part("document", f"<w:body>{words}{picture}{field}</w:body>"),
            "word/_rels/document.xml.rels": relations(*linked),
        }
    )


def rich(address: str) -> bytes:
    shown = "".join(f"\\u{ord(sign)}?" for sign in WORDS)
    return (
        r"{\rtf1\ansi{\*\template " + f"{address}/t.dot" + r"}{\field{\*\fldinst INCLUDEPICTURE "
        f'"{address}/a.png"' + r"}{\fldrslt x}}\par " + shown + r"\par}"
    ).encode()


def open_document(address: str) -> bytes:
    office_names = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{office_names}:office:1.0"'
        f' xmlns:text="{office_names}:text:1.0" xmlns:draw="{office_names}:drawing:1.0"'
        ' xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"><office:body>'
        f"<office:text><text:p>把课堂搬到渡口</text:p><text:p>{WORDS}<draw:frame>"
        f'<draw:image xlink:href="{address}/a.png" xlink:type="simple" xlink:show="embed"'
        ' xlink:actuate="onLoad"/></draw:frame></text:p><text:section text:name="s">'
        f'<text:section-source xlink:href="{address}/b.odt"/><text:p>x</text:p></text:section>'
        "</office:text></office:body></office:document-content>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{office_names}:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis'
            '.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml"'
            ' manifest:media-type="text/xml"/></manifest:manifest>',
        )
    return made.getvalue()


FORMS = {
    "page.html": page,
    "text.md": markdown,
    "text.txt": plain,
    "document.docx": word,
    "document.rtf": rich,
    "document.odt": open_document,
}


def test_the_listener_hears_whoever_asks(listener):
    with socket.create_connection(("127.0.0.1", listener.port)):
        pass
    listener.end()
    assert len(listener.came) == 1


@pytest.mark.parametrize("name", FORMS)
def test_an_import_asks_no_address_that_stands_in_it(listener, address, editor, name):
    imported = drafts.open_import(FORMS[name](address), name, by=editor)
    drafts.confirm(imported, by=editor)
    listener.end()
    assert listener.came == []


def test_a_paste_asks_no_address_that_stands_in_it(listener, address, editor):
    imported = drafts.open_paste(page(address).decode(), WORDS, kind="", by=editor)
    drafts.confirm(imported, by=editor)
    listener.end()
    assert listener.came == []


def test_without_libreoffice_its_kinds_are_refused_and_not_fetched(monkeypatch, address, listener):
    monkeypatch.setattr(office, "_program", lambda: None)
    with pytest.raises(UnreadableText):
        office.read_office(rich(address), "document.rtf")
    listener.end()
    assert listener.came == []
