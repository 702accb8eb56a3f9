"""The inline markup of a paragraph: emphasis, link and note. Tables and pictures: ``blocks``.

    **words**          emphasis
    [words](address)   a link; http, https, mailto, or a path or anchor of this site
    ^[words]           a note, numbered where it is shown
    \\*                 a backslash before \\ * [ ] ( ) ^ | makes it an ordinary character

Everything else is plain text. A body is stored as paragraphs, one a line, without empty lines.
docs/markup.md says the same to those who write.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .blocks import SIGNS, cells, is_block, picture

_TOKEN = re.compile(
    r"""
      \\(?P<escaped>[\\*\[\]()^|])
    | \*\*(?P<strong>(?:\\.|[^\\*]|\*(?!\*))+)\*\*
    | \^\[(?P<note>(?:\\.|[^\\\[\]])+)\]
    | \[(?P<link>(?:\\.|[^\\\[\]])+)\]\((?P<address>(?:[^\s()\\]|\([^\s()\\]*\))+)\)
    """,
    re.VERBOSE | re.DOTALL,
)
_SIGNS = re.compile(rf"[{re.escape(SIGNS)}]")
_SAFE_ADDRESS = re.compile(r"(?:https?://[^/]|mailto:|/(?![/\\])|#)", re.IGNORECASE)
# What no text may carry into the database: C0 and C1 controls but the tab, and lone surrogates.
_UNSTORABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Text:
    words: str


@dataclass(frozen=True, slots=True)
class Strong:
    inside: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Link:
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Note:
    inside: tuple["Inline", ...]


Inline = Text | Strong | Link | Note


def parse(paragraph: str) -> tuple[Inline, ...]:
    """The paragraph as inline nodes; what is not well-formed markup is text."""
    nodes: list[Inline] = []
    end = 0
    for match in _TOKEN.finditer(paragraph):
        nodes.append(Text(paragraph[end : match.start()]))
        nodes.append(_node(match))
        end = match.end()
    nodes.append(Text(paragraph[end:]))
    return tuple(joined(nodes))


def plain(paragraph: str) -> str:
    """The words a reader sees in the line, without notes.

    Between the cells of a row stand tabs; the words of a picture are its alternative text.
    """
    if (row := cells(paragraph)) is not None:
        return "\t".join(_words(parse(cell)) for cell in row)
    if shown := picture(paragraph):
        return shown.alt
    return _words(parse(paragraph))


def escape(text: str) -> str:
    """``text`` written so that it is shown as it stands: ``plain(escape(text)) == text``.

    Where nothing in it would be taken for markup, that is the text itself.
    """
    return quote(text) if _holds_markup(text) or _holds_markup(clean(text)) else text


def quote(text: str) -> str:
    """``text`` with every sign of the markup made an ordinary character."""
    return _SIGNS.sub(r"\\\g<0>", text)


def paragraphs(body: str) -> list[str]:
    """The paragraphs of a stored body."""
    return [line for line in body.split("\n") if line]


def clean(body: str) -> str:
    """What a person sent in, as it is stored: one paragraph a line, no blank lines, no controls.

    Every other character stays as it is, odd ones too: those are for people to judge.
    """
    lines = _UNSTORABLE.sub("", re.sub(r"\r\n?|[\v\f\x85\u2028\u2029]", "\n", body)).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def is_storable(text: str) -> bool:
    """Whether ``clean`` drops nothing of it but white space."""
    return _UNSTORABLE.search(text) is None


def clean_line(text: str) -> str:
    """``clean`` for a heading or title: line breaks become spaces."""
    return clean(text).replace("\n", " ")


def unsafe_addresses(body: str) -> list[str]:
    """Addresses of links that no page of ours will carry, such as ``javascript:…``."""
    words = (line for line in paragraphs(clean(body)) if not picture(line))
    inlines = (inline for line in words for inline in cells(line) or [line])
    return [address for inline in inlines for address in _unsafe_inside(inline)]


def is_safe(address: str) -> bool:
    """Whether a page of ours may lead there."""
    return bool(_SAFE_ADDRESS.match(address))


def joined(nodes: Iterable[Inline]) -> Iterable[Inline]:
    """Neighbouring texts as one, empty ones dropped."""
    words = ""
    for node in nodes:
        if isinstance(node, Text):
            words += node.words
            continue
        if words:
            yield Text(words)
            words = ""
        yield node
    if words:
        yield Text(words)


def _unsafe_inside(inline: str) -> list[str]:
    unsafe = []
    for match in _TOKEN.finditer(inline):
        if match["link"] and not is_safe(match["address"]):
            unsafe.append(match["address"])
        unsafe += _unsafe_inside(match["strong"] or "")
    return unsafe


def _holds_markup(body: str) -> bool:
    return _TOKEN.search(body) is not None or any(map(is_block, body.split("\n")))


def _node(match: re.Match) -> Inline:
    if match["escaped"]:
        return Text(match["escaped"])
    if match["strong"]:
        return Strong(parse(match["strong"]))
    if match["note"]:
        return Note(parse(match["note"]))
    if not is_safe(match["address"]):
        return Text(match[0])
    return Link(_words(parse(match["link"])), match["address"])


def _words(nodes: Iterable[Inline]) -> str:
    return "".join(map(_words_of, nodes))


def _words_of(node: Inline) -> str:
    match node:
        case Text(words) | Link(words, _):
            return words
        case Strong(inside):
            return _words(inside)
        case Note(_):
            return ""
