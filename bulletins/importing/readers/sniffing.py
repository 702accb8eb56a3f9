"""What a file is by its content, whatever its name says."""

import codecs
import io
import re
import zipfile
from enum import StrEnum


class Format(StrEnum):
    """The value is the name that people know it by."""

    TEXT = "TXT"
    PAGE = "HTML"
    MARKUP = "HTML fragment"  # tags without a page around them
    MHT = "MHT"
    DOCX = "DOCX"
    DOC = "DOC"
    LOCKED = "OOXML with a password"
    WORD_XML = "Word 2003 XML"
    RTF = "RTF"
    ODT = "ODT"
    FLAT_ODT = "FODT"
    OLE = "OLE"  # a container of Microsoft's, of what we do not know
    XLS = "XLS"
    PPT = "PPT"
    XLSX = "XLSX"
    PPTX = "PPTX"
    EPUB = "EPUB"
    OFD = "OFD"
    ZIP = "ZIP"
    RAR = "RAR"
    SEVEN_ZIP = "7Z"
    GZIP = "GZIP"
    PDF = "PDF"
    CAJ = "CAJ"
    PNG = "PNG"
    JPEG = "JPEG"
    GIF = "GIF"
    BMP = "BMP"
    TIFF = "TIFF"
    WEBP = "WEBP"
    PROGRAM = "EXE"
    UNKNOWN = "?"


_FRONT = 4096
_MAGIC = {
    b"\x89PNG\r\n\x1a\n": Format.PNG,
    b"\xff\xd8\xff": Format.JPEG,
    b"GIF87a": Format.GIF,
    b"GIF89a": Format.GIF,
    b"II*\0": Format.TIFF,
    b"MM\0*": Format.TIFF,
    b"Rar!\x1a\x07": Format.RAR,
    b"7z\xbc\xaf\x27\x1c": Format.SEVEN_ZIP,
    b"\x1f\x8b\x08": Format.GZIP,
    b"\x7fELF": Format.PROGRAM,
    b"{\\rtf": Format.RTF,
    b"CAJ\0": Format.CAJ,
    b"HN\0\0": Format.CAJ,
}
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
# What a container of Microsoft's holds is told by the names of its streams.
_STREAMS = {
    "EncryptedPackage": Format.LOCKED,
    "WordDocument": Format.DOC,
    "Workbook": Format.XLS,
    "PowerPoint Document": Format.PPT,
}
_MEMBERS = (
    ("word/", Format.DOCX),
    ("xl/", Format.XLSX),
    ("ppt/", Format.PPTX),
    ("[content_types].xml", Format.DOCX),
    ("ofd.xml", Format.OFD),
)
_MIME_TYPES = {
    b"application/vnd.oasis.opendocument.text": Format.ODT,
    b"application/epub+zip": Format.EPUB,
}
_MOST_MEMBERS = 5000
_ENTRY = b"PK\x01\x02"  # opens each entry in a zip file's list of its members
_PAGE = re.compile(
    r"(?:\s++|<\?xml[^>]*+>|<!--.*?-->)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_MARKUP = re.compile(
    r"(?:\s++|<!--.*?-->)*+<(?:meta|title|style|table|div|p|span|h[1-6]|center|font|br)\b[^<]*>",
    re.I | re.S,
)
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def sniff(data: bytes) -> Format:
    """Never raises; TEXT for what only may be text."""
    for magic, found in _MAGIC.items():
        if data.startswith(magic):
            return found
    if data.startswith(b"PK\x03\x04"):
        return _zip(data)
    if data.startswith(_OLE):
        return _ole(data)
    return _binary(data) or _text(data)


def _ole(data: bytes) -> Format:
    for name, found in _STREAMS.items():
        if name.encode("utf-16-le") in data:
            return found
    return Format.OLE


def _zip(data: bytes) -> Format:
    """ZIP also for one that is damaged."""
    if data.count(_ENTRY) > _MOST_MEMBERS:
        return Format.ZIP
    for mime_type, found in _MIME_TYPES.items():
        if mime_type in data[:200]:
            return found
    try:
        names = [name.lower() for name in zipfile.ZipFile(io.BytesIO(data)).namelist()]
    except Exception:  # whatever a damaged file makes of the reader
        return Format.ZIP
    for front, found in _MEMBERS:
        if any(name.startswith(front) for name in names):
            return found
    return Format.ZIP


def _binary(data: bytes) -> Format | None:
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if data[:2] == b"BM" and int.from_bytes(data[2:6], "little") == len(data):
        return Format.BMP
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Format.WEBP
    if data[:2] == b"MZ" and b"\0" in data[:64]:
        return Format.PROGRAM
    return None


def _text(data: bytes) -> Format:
    front = _front(data)
    if _PAGE.match(front.replace("\0", "")):
        return Format.PAGE
    if _BINARY.search(front):
        return Format.UNKNOWN
    if "mime-version:" in front.lower() and "multipart/related" in front.lower():
        return Format.MHT
    if "Word.Document" in front and "<?mso-application" in front:
        return Format.WORD_XML
    if "<office:document" in front:
        return Format.FLAT_ODT
    return Format.MARKUP if _MARKUP.match(front) else Format.TEXT


def _front(data: bytes) -> str:
    is_utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return data[:_FRONT].decode("utf-16" if is_utf16 else "utf-8-sig", "replace")
