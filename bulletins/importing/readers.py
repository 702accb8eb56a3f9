"""PATH → paragraphs. What cannot be read is refused with a message that says what to do."""

import codecs
import re
from collections.abc import Callable
from pathlib import Path

from bulletins.text.findings import gettext_noop
from bulletins.text.paragraphs import Paragraph

LARGEST = 10 * 1024 * 1024  # bytes
MISSING = gettext_noop("%(name)s does not exist.")
DIRECTORY = gettext_noop("%(name)s is a folder, not a file.")
UNKNOWN_KIND = gettext_noop("%(name)s is of a kind that is not read. Known kinds: %(kinds)s.")
TOO_LARGE = gettext_noop("%(name)s is larger than %(largest)d MB.")
FORBIDDEN = gettext_noop("%(name)s cannot be opened: %(reason)s.")
EMPTY = gettext_noop("%(name)s holds no text.")
NOT_TEXT = gettext_noop(
    "%(name)s is not plain text in UTF-8, UTF-16 or GB18030. Save it as UTF-8 and try again."
)

_LINE_END = re.compile(r"\r\n|\n|\r")
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF32_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_DAMAGED_AT_MOST = 0.05  # of the characters beyond ASCII in a damaged UTF-8 file
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(?=\S)")
_LIST_SIGN = re.compile(r"\s*(?:[-*+>]\s+)(?=\S)")
_CLOSING_SIGNS = re.compile(r"\s+#+\s*$")
_ALL_BOLD = re.compile(r"\s*(\*\*|__)(?!\s)(?:(?!\1).)+\1\s*")


class UnreadableText(Exception):
    """A file that cannot be read. ``template`` is an English message, ``params`` fills it."""

    def __init__(self, template: str, **params: str | int):
        super().__init__(template % params)
        self.template = template
        self.params = params

    def message(self, translate: Callable[[str], str] = str) -> str:
        return translate(self.template) % self.params


def read(path: Path) -> list[Paragraph]:
    """The paragraphs of the file at ``path``, one for each line that is not blank.

    Raises UnreadableText.
    """
    path = Path(path)
    make_paragraphs = _kind(path)
    paragraphs = make_paragraphs(decode(_bytes(path), path.name))
    if not paragraphs:
        raise UnreadableText(EMPTY, name=path.name)
    return paragraphs


def _kind(path: Path) -> Callable[[str], list[Paragraph]]:
    if not path.exists():
        raise UnreadableText(MISSING, name=str(path))
    if path.is_dir():
        raise UnreadableText(DIRECTORY, name=str(path))
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UnreadableText(UNKNOWN_KIND, name=path.name, kinds=", ".join(READERS))
    return reader


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableText(TOO_LARGE, name=path.name, largest=LARGEST // 1024 // 1024)
        return path.read_bytes()
    except OSError as error:
        raise UnreadableText(FORBIDDEN, name=path.name, reason=error.strerror or "") from error


def decode(data: bytes, name: str) -> str:
    """Text from bytes in UTF-8 or UTF-16 with a byte order mark, UTF-8, or GB18030.

    A UTF-8 file with a few damaged bytes is still read; each becomes U+FFFD, which the parser
    reports. Raises UnreadableText.
    """
    for attempt in (_decode_marked, _decode_utf8, _decode_gb18030, _decode_damaged_utf8):
        text = attempt(data)
        if text is not None:
            break
    if text is None or _BINARY.search(text):
        raise UnreadableText(NOT_TEXT, name=name)
    return text


def _decode_marked(data: bytes) -> str | None:
    if data.startswith(_UTF16_MARKS) and not data.startswith(_UTF32_MARKS):
        return _try(data, "utf-16")
    return None


def _decode_utf8(data: bytes) -> str | None:
    return _try(data, "utf-8-sig")


def _decode_gb18030(data: bytes) -> str | None:
    """None also for damaged UTF-8, much of which GB18030 would take for rare characters."""
    text = _try(data, "gb18030")
    return None if text is None or _is_damaged_utf8(data) else text


def _decode_damaged_utf8(data: bytes) -> str | None:
    return data.decode("utf-8-sig", "replace") if _is_damaged_utf8(data) else None


def _is_damaged_utf8(data: bytes) -> bool:
    beyond_ascii = [character for character in data.decode("utf-8", "replace") if character > "~"]
    return 0 < beyond_ascii.count("\ufffd") <= _DAMAGED_AT_MOST * len(beyond_ascii)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def plain_paragraphs(text: str) -> list[Paragraph]:
    """A paragraph for each line that is not blank."""
    lines = enumerate(_LINE_END.split(text), 1)
    return [Paragraph(line, number) for number, line in lines if line.strip()]


def markdown_paragraphs(text: str) -> list[Paragraph]:
    """As plain text, but the signs of headings, lists and bold lines are told from the text.

    Chinese Markdown has a paragraph on each line. Emphasis inside a line stays as it is.
    """
    return [_markdown(paragraph) for paragraph in plain_paragraphs(text)]


def _markdown(paragraph: Paragraph) -> Paragraph:
    text = paragraph.text
    if heading := _HEADING.match(text):
        closing = _CLOSING_SIGNS.search(text, heading.end())
        back = len(closing[0]) if closing else 0
        return Paragraph(text, paragraph.line, level=len(heading[1]), markup=(heading.end(), back))
    if bold := _ALL_BOLD.fullmatch(text):
        front, end = bold.start(1) + 2, len(text.rstrip()) - 2
        return Paragraph(text, paragraph.line, markup=(front, len(text) - end))
    sign = _LIST_SIGN.match(text)
    return Paragraph(text, paragraph.line, markup=(sign.end(), 0)) if sign else paragraph


READERS = {".txt": plain_paragraphs, ".md": markdown_paragraphs}
