"""Word documents of our own writing, put together from the XML of their parts."""

import io
import zipfile

from PIL import Image

from bulletins.importing.readers.docx import read_docx
from bulletins.text.findings import Finding
from bulletins.text.paragraphs import Kind, Manuscript

_OFFICE = "http://schemas.openxmlformats.org"
NAMESPACES = {
    "w": f"{_OFFICE}/wordprocessingml/2006/main",
    "r": f"{_OFFICE}/officeDocument/2006/relationships",
    "m": f"{_OFFICE}/officeDocument/2006/math",
    "wp": f"{_OFFICE}/drawingml/2006/wordprocessingDrawing",
    "a": f"{_OFFICE}/drawingml/2006/main",
    "pic": f"{_OFFICE}/drawingml/2006/picture",
    "c": f"{_OFFICE}/drawingml/2006/chart",
    "dgm": f"{_OFFICE}/drawingml/2006/diagram",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": f"{_OFFICE}/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
_DECLARED = " ".join(f'xmlns:{short}="{name}"' for short, name in NAMESPACES.items())
_RELATIONS = f"{_OFFICE}/package/2006/relationships"
_KINDS = NAMESPACES["r"]
CONTENT_TYPES = (
    f'<Types xmlns="{_OFFICE}/package/2006/content-types">'
    '<Default Extension="png" ContentType="image/png"/>'
    '<Default Extension="emf" ContentType="image/x-emf"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
    '+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def part(root: str, content: str) -> str:
    return f"<w:{root} {_DECLARED}>{content}</w:{root}>"


def relations(*entries: tuple[str, str, str]) -> str:
    """Each entry is an id, a kind and a target; a target with a colon is an address outside."""
    written = "".join(
        f'<Relationship Id="{identity}" Type="{_KINDS}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if ':' in target else ''}/>"
        for identity, kind, target in entries
    )
    return f'<Relationships xmlns="{_RELATIONS}">{written}</Relationships>'


def packed(parts: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            archive.writestr(path, content)
    return file.getvalue()


def parts_of(
    body: str, *leads: tuple[str, str, str], files: dict | None = None, **more: str
) -> dict[str, str | bytes]:
    """The parts of a document; ``more`` are the contents of ``styles``, ``numbering`` and so on."""
    standing = tuple((name, name, f"{name}.xml") for name in more)
    return {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relations(("r0", "officeDocument", "word/document.xml")),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(*standing, *leads),
        **{f"word/{name}.xml": part(name, content) for name, content in more.items()},
        **(files or {}),
    }


def document(body: str, *leads, files: dict | None = None, **more: str) -> bytes:
    return packed(parts_of(body, *leads, files=files, **more))


def read(data: bytes) -> Manuscript:
    return read_docx(data, "article.docx")


def read_body(body: str, *leads, files: dict | None = None, **more: str) -> Manuscript:
    return read(document(body, *leads, files=files, **more))


def run(text: str, properties: str = "") -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str = "", properties: str = "") -> str:
    """``content`` is plain text, or the XML of runs."""
    inner = content if content.startswith("<") else run(content) if content else ""
    look = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{look}{inner}</w:p>"


def cell(content: str, properties: str = "") -> str:
    """``content`` is plain text, or the XML of blocks."""
    inner = content if content.startswith("<") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """Each cell is plain text, the XML of what it holds, or that of the cell."""
    inner = "".join(one if one.startswith("<w:tc>") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def style(identity: str, name: str = "", inner: str = "", kind: str = "paragraph") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{identity}">'
        f'<w:name w:val="{name or identity}"/>{inner}</w:style>'
    )


def level(at: int, number_format: str, pattern: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>'
        f'{more}<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def abstract(identity: int, *inner: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{identity}">{"".join(inner)}</w:abstractNum>'


def number(identity: int, pattern: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{pattern}"/>{overrides}</w:num>'


def listed(text: str, number_id: int = 1, at: int | None = 0) -> str:
    which = "" if at is None else f'<w:ilvl w:val="{at}"/>'
    return paragraph(text, f'<w:numPr>{which}<w:numId w:val="{number_id}"/></w:numPr>')


def image(kind: str = "PNG", size: tuple[int, int] = (4, 3), colour: str = "red") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, kind)
    return file.getvalue()


def texts(manuscript: Manuscript, *kinds: Kind) -> list[str]:
    return [one.text for one in manuscript.paragraphs if not kinds or one.kind in kinds]


def codes(manuscript: Manuscript) -> list[str]:
    return [finding.code for finding in manuscript.findings]


def only(manuscript: Manuscript, code: str) -> Finding:
    [found] = [finding for finding in manuscript.findings if finding.code == code]
    return found
