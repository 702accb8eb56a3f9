"""A coverage-guided search for a source that crashes the import, hangs it, or loses a character.

    python -m venv /somewhere && /somewhere/bin/pip install atheris -r requirements.txt
    /somewhere/bin/python benchmarks/fuzz_import.py CORPUS -max_total_time=600

The arguments are libFuzzer's. The first byte chooses the kind of source; for Word the rest is put
where a document has its XML. docs/fuzzing.md says what a run found.
"""

import io
import json
import sys
import zipfile
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

with atheris.instrument_imports(include=["bulletins"]):
    from bulletins.importing.outlining import outlines
    from bulletins.importing.parsing import understand
    from bulletins.importing.parsing.bulletin import understand_issue
    from bulletins.importing.readers import UnreadableText, read_bytes
    from bulletins.importing.readers.html import read_paste
    from bulletins.proofing import examine, examine_characters

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    b'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
)


def word(data: bytes) -> bytes:
    """A Word file: the body, and after two NULs in a row the numbering and the styles."""
    body, _, rest = data.partition(b"\0\0")
    numbering, _, styles = rest.partition(b"\0\0")
    head = f'<w:{{0}} xmlns:w="{WORD}">'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("[Content_Types].xml", TYPES)
        for name, root, inner in (
            ("document", "document", b"<w:body>" + body + b"</w:body>"),
            ("numbering", "numbering", numbering),
            ("styles", "styles", styles),
        ):
            xml = head.format(root).encode() + inner + f"</w:{root}>".encode()
            package.writestr(f"word/{name}.xml", xml)
    return file.getvalue()


def manuscript(kind: int, data: bytes):
    text = data.decode("utf-8", "replace")
    match kind % 7:
        case 0:
            return read_bytes(text.encode(), "article.txt")
        case 1:
            return read_bytes(text.encode(), "article.md")
        case 2:
            return read_bytes(b"<p>" + text.encode(), "article.html")
        case 3:
            html, _, words = text.partition("\0")
            return read_paste(html, words)
        case 4:
            return read_bytes(word(data), "article.docx")
        case 5:
            return read_bytes(data, "article.docx")
        case _:
            return read_bytes(data, "article.txt")


def check(data: bytes) -> None:
    if not data:
        return
    try:
        source = manuscript(data[0], data[1:])
    except UnreadableText as refusal:
        refusal.message()
        return
    for understood in (understand(source), understand_issue(source)):
        for outline in outlines(understood):
            assert outline.accounted, outline
            json.dumps(outline.as_json())
    examine(source.paragraphs)
    examine_characters(source.paragraphs)


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
