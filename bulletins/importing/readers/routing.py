"""Which reader a file gets: that of its name or, where its name is wrong, that of its content."""

from collections.abc import Callable
from pathlib import Path

from bulletins.text.findings import Finding, Severity, gettext_noop
from bulletins.text.paragraphs import Manuscript

from .docx import read_docx
from .html import read_html
from .markdown import read_markdown
from .office import is_available, read_office
from .plain import read_plain
from .refusals import (
    LOCKED,
    NOT_CONVERTED,
    NOT_TEXT_BUT,
    ONLY_AS_PASTE,
    OTHER_KIND,
    UNKNOWN_KIND,
    UnreadableText,
)
from .sniffing import Format, sniff

NAMED_OTHERWISE = gettext_noop(
    "The name of the file ends in %(ending)s, but it is a file of the kind %(kind)s. It was read "
    "as what it is."
)
Reader = Callable[[bytes, str], Manuscript]

READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".docx": read_docx,
    ".docm": read_docx,
    ".html": read_html,
    ".htm": read_html,
    ".doc": read_office,
    ".wps": read_office,
    ".rtf": read_office,
    ".odt": read_office,
}
_ONLY_AS_PASTE = {".pdf": "PDF", ".ofd": "OFD", ".caj": "CAJ", ".mht": "MHT", ".mhtml": "MHT"}
_PASTED = {Format.PDF, Format.OFD, Format.CAJ, Format.MHT}
# What each kind of name may stand for without a word; UNKNOWN is left to the reader to refuse.
_EXPECTED = {
    ".txt": {Format.TEXT, Format.MARKUP, Format.UNKNOWN},
    ".md": {Format.TEXT, Format.MARKUP, Format.UNKNOWN},
    ".html": {Format.PAGE, Format.MARKUP, Format.TEXT, Format.UNKNOWN},
    ".htm": {Format.PAGE, Format.MARKUP, Format.TEXT, Format.UNKNOWN},
    ".docx": {Format.DOCX, Format.ZIP, Format.OLE, Format.LOCKED, Format.TEXT, Format.UNKNOWN},
    ".docm": {Format.DOCX, Format.ZIP, Format.OLE, Format.LOCKED, Format.TEXT, Format.UNKNOWN},
    ".doc": {Format.DOC, Format.OLE},
    ".wps": {Format.DOC, Format.OLE},
    ".rtf": {Format.RTF},
    ".odt": {Format.ODT, Format.ZIP},
}
# Programs give their files the name of what opens them: a page, or RTF, is often called .doc.
_IN_DOCUMENTS: dict[Format, Reader] = {
    Format.DOCX: read_docx,
    Format.DOC: read_office,
    Format.RTF: read_office,
    Format.ODT: read_office,
    Format.FLAT_ODT: read_office,
    Format.WORD_XML: read_office,
    Format.PAGE: read_html,
    Format.MARKUP: read_html,
    Format.TEXT: read_plain,
}
_DOCUMENTS = {".docx", ".docm", ".doc", ".wps", ".rtf", ".odt"}
_TEXTS = {".txt", ".md"}


def require_known(name: str) -> str:
    """The ending of ``name``, if files of that kind are read."""
    ending = Path(name).suffix.lower()
    if ending in _ONLY_AS_PASTE:
        raise UnreadableText(ONLY_AS_PASTE, name=name, kind=_ONLY_AS_PASTE[ending])
    if ending not in READERS:
        raise UnreadableText(UNKNOWN_KIND, name=name, kinds=", ".join(READERS))
    return ending


def read_as_it_is(data: bytes, name: str) -> Manuscript:
    """Read a file by its name; where that is harmlessly wrong, by its content, with a hint."""
    ending, found = require_known(name), sniff(data)
    if found in _EXPECTED[ending]:
        return READERS[ending](data, name)
    reader = _other_reader(ending, found)
    if reader is None:
        raise _refusal(name, ending, found)
    manuscript = reader(data, name)
    params = {"ending": ending, "kind": found.value}
    finding = Finding("named-otherwise", Severity.HINT, NAMED_OTHERWISE, 1, 1, name, params=params)
    return Manuscript(manuscript.paragraphs, [finding, *manuscript.findings])


def _other_reader(ending: str, found: Format) -> Reader | None:
    if ending in _TEXTS and found == Format.PAGE:
        return read_html
    reader = _IN_DOCUMENTS.get(found) if ending in _DOCUMENTS else None
    if reader is read_office and READERS[ending] is read_docx and not is_available():
        return read_docx  # which says what to do with a .doc
    return reader


def _refusal(name: str, ending: str, found: Format) -> UnreadableText:
    if found == Format.LOCKED:
        return UnreadableText(LOCKED, name=name)
    if found in _PASTED:
        return UnreadableText(ONLY_AS_PASTE, name=name, kind=found.value)
    if found == Format.UNKNOWN:
        return UnreadableText(NOT_CONVERTED, name=name)
    template = NOT_TEXT_BUT if ending in _TEXTS else OTHER_KIND
    return UnreadableText(template, name=name, kind=found.value)
