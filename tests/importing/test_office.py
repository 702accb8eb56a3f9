"""Old documents by LibreOffice: with a program that stands in for it, and with the real one."""

import os
import shutil
import socket
import subprocess
from pathlib import Path

import docx
import pytest

from bulletins.importing.parsing import parse
from bulletins.importing.readers import UnreadableText, office, read_bytes
from bulletins.text.paragraphs import Kind, Manuscript
from tests.importing.samples import headings

DOC = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "WordDocument".encode("utf-16-le")


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Puts a shell script in the place of LibreOffice; ``$made`` is where its work should go."""

    def install(script: str) -> Path:
        folder = tmp_path / "bin"
        folder.mkdir()
        path = folder / "soffice"
        front = '#!/bin/sh\nfor word; do source=$word; done\nmade="$(dirname "$source")/made"\n'
        path.write_text(front + script)
        path.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")
        return tmp_path

    return install


@pytest.fixture
def made(tmp_path) -> Path:
    document = docx.Document()
    document.add_paragraph("把课堂搬到田头")
    document.save(tmp_path / "made.docx")
    return tmp_path / "made.docx"


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(UnreadableText) as refused:
        read_bytes(data, name)
    return str(refused.value)


@pytest.mark.parametrize("name", ["a.doc", "a.wps"])
def test_the_document_that_is_made_is_read(program, made, name):
    program(f'mkdir "$made" && cp {made} "$made/document.docx"')
    assert [one.text for one in read_bytes(DOC, name).paragraphs] == ["把课堂搬到田头"]


def test_the_program_gets_a_folder_of_its_own_and_nothing_of_ours(program, made, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "geheim")
    folder = program(
        f'echo "$source" > {made.parent}/source; echo "$@" > {made.parent}/words\n'
        f'env > {made.parent}/env; cat "$HOME"/profile/user/*.xcu > {made.parent}/settings\n'
        f'mkdir "$made" && cp {made} "$made/document.docx"'
    )
    read_bytes(DOC, "../$(rm -rf x) -oops.doc")
    source = Path((folder / "source").read_text().strip())
    assert source.name == "document.doc"
    assert not source.parent.exists()
    words = (folder / "words").read_text()
    assert "--headless" in words
    assert f"-env:UserInstallation={(source.parent / 'profile').as_uri()}" in words
    assert "oops" not in words
    environment = (folder / "env").read_text()
    assert "SECRET_KEY" not in environment
    assert f"HOME={source.parent}\n" in environment
    assert "DisableMacrosExecution" in (folder / "settings").read_text()


def test_a_program_that_takes_too_long_is_ended_with_all_it_started(program, monkeypatch):
    monkeypatch.setattr(office, "LONGEST", 1)
    folder = program('sleep 300 & echo $! > "$(dirname $0)/child"\nwait')
    assert "took longer than 1 seconds" in refusal(DOC, "a.doc")
    child = int((folder / "bin" / "child").read_text())
    assert not _is_alive(child)


def _is_alive(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.parametrize("script", ["exit 1", "exit 0", "kill -9 $$", 'mkdir "$made"'])
def test_a_program_that_makes_nothing_is_a_refusal(program, script):
    program(script)
    assert refusal(DOC, "a.doc").startswith("a.doc could not be read")


def test_what_the_program_makes_may_be_no_document(program):
    program('mkdir "$made" && echo x > "$made/document.docx"')
    assert "a.doc" in refusal(DOC, "a.doc")


def test_a_document_that_grows_too_large_is_not_read(program, monkeypatch):
    monkeypatch.setattr(office, "LARGEST", 1024 * 1024)
    program('mkdir "$made" && head -c 3000000 /dev/zero > "$made/document.docx"')
    assert "a.doc" in refusal(DOC, "a.doc")


def test_without_libreoffice_the_refusal_says_what_to_do(monkeypatch):
    monkeypatch.setattr(office, "PROGRAMS", ("no-such-program",))
    assert refusal(DOC, "a.doc") == (
        "a.doc can only be read where LibreOffice is installed. Save it as .docx in Word or WPS, "
        "or open it, copy the text and paste it here."
    )


# From here on the real program, where there is one.

needs_libreoffice = pytest.mark.skipif(
    not office.is_available(), reason="LibreOffice is not installed"
)
FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
 <office:automatic-styles>
  <style:style style:name="B" style:family="text">
   <style:text-properties style:font-weight-asian="bold" fo:font-weight="bold"/>
  </style:style>
  <text:list-style style:name="L">
   <text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..."
    style:num-suffix="、"/>
  </text:list-style>
 </office:automatic-styles>
 <office:body><office:text>
  <text:p>把课堂搬到田头</text:p>
  <text:p>澜江市委宣传部</text:p>
  <text:p>近年来，澜江市委边学边干，<text:span text:style-name="B">形成</text:span>做法<text:note
   text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>
   <text:p>据年终统计。</text:p></text:note-body></text:note>。</text:p>
  <text:list text:style-name="L">
   <text:list-item><text:p>领导带头先学一步</text:p></text:list-item>
  </text:list>
  <text:p>市委中心组全年集中学习十二次，带动全市各级党组织学在前列。</text:p>
  <text:list text:style-name="L" text:continue-numbering="true">
   <text:list-item><text:p>成果落到实处</text:p></text:list-item>
  </text:list>
  <text:p>新建讲习所三十二个，覆盖全部乡镇，群众学习有了固定的去处。</text:p>
  <table:table><table:table-column table:number-columns-repeated="2"/>
   <table:table-row><table:table-cell><text:p>县区</text:p></table:table-cell>
    <table:table-cell><text:p>讲习所</text:p></table:table-cell></table:table-row>
   <table:table-row><table:table-cell><text:p>青石县</text:p></table:table-cell>
    <table:table-cell><text:p>18</text:p></table:table-cell></table:table-row>
  </table:table>
 </office:text></office:body>
</office:document>
"""
FILTERS = {".doc": "doc:MS Word 97", ".odt": "odt:writer8"}


@pytest.fixture(scope="session")
def written(tmp_path_factory) -> dict[str, bytes]:
    """The same text as a file of each kind, made by LibreOffice."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "text.fodt").write_text(FLAT, encoding="utf-8")
    program = next(filter(None, map(shutil.which, office.PROGRAMS)))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for to in FILTERS.values():
        command = [program, "--headless", profile, "--convert-to", to, "--outdir", str(folder)]
        subprocess.run([*command, str(folder / "text.fodt")], check=True, capture_output=True)
    return {ending: (folder / f"text{ending}").read_bytes() for ending in FILTERS}


def assert_is_the_text(manuscript: Manuscript) -> None:
    outline = parse(manuscript)
    assert (outline.title, outline.unit) == ("把课堂搬到田头", "澜江市委宣传部")
    assert headings(outline) == ["领导带头先学一步", "成果落到实处"]
    notes = [one.text.strip() for one in manuscript.paragraphs if one.kind == Kind.NOTE]
    assert notes == ["据年终统计。"]
    rows = [one.text for one in manuscript.paragraphs if one.kind == Kind.ROW]
    assert rows == ["县区\t讲习所", "青石县\t18"]
    assert outline.accounted


@needs_libreoffice
@pytest.mark.parametrize("ending", FILTERS)
def test_libreoffice_reads_every_kind_it_is_for(written, ending):
    manuscript = read_bytes(written[ending], f"text{ending}")
    assert_is_the_text(manuscript)
    assert [one.generated for one in manuscript.paragraphs if one.generated] == [2, 2]


@needs_libreoffice
def test_a_document_of_wps_and_one_under_a_new_name_are_read(written):
    assert_is_the_text(read_bytes(written[".doc"], "text.wps"))
    manuscript = read_bytes(written[".doc"], "text.docx")
    assert_is_the_text(manuscript)
    assert "named-otherwise" in [finding.code for finding in manuscript.findings]


LINKED = """<text:p>学习<draw:frame text:anchor-type="as-char"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"><draw:image
 xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="http://127.0.0.1:{port}/x.png"
 xlink:type="simple"/></draw:frame></text:p>"""


@needs_libreoffice
def test_no_link_of_a_document_is_followed():
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        link = LINKED.replace("{port}", str(server.getsockname()[1]))
        body = "<office:body><office:text>"
        manuscript = read_bytes(FLAT.replace(body, body + link).encode(), "a.odt")
        assert manuscript.paragraphs[0].text == "学习"
        with pytest.raises(BlockingIOError):
            server.accept()


def rich_text(*paragraphs: str) -> bytes:
    """The paragraphs as Word writes RTF: in escapes, with a byte for programs without Unicode."""
    escaped = ["".join(f"\\u{ord(character)} ?" for character in text) for text in paragraphs]
    front = r"{\rtf1\ansi\ansicpg936\uc1{\fonttbl{\f0\fnil\fcharset134 SimSun;}}\pard\f0 "
    return (front + r"\par ".join(escaped) + r"\par}").encode("ascii")


@needs_libreoffice
@pytest.mark.parametrize("name", ["a.rtf", "a.doc"])
def test_rich_text_is_read_also_where_it_is_called_a_document(name):
    lines = ["把课堂搬到田头", "一、领导带头先学一步", "　　“学”在前列，干在实处。"]
    manuscript = read_bytes(rich_text(*lines), name)
    assert [one.text for one in manuscript.paragraphs] == lines


@needs_libreoffice
@pytest.mark.parametrize("ending", [".doc", ".odt"])
def test_half_a_document_is_refused(written, ending):
    half = written[ending][: len(written[ending]) // 2]
    assert f"text{ending}" in refusal(half, f"text{ending}")
