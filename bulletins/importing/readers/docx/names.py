"""The names of Office Open XML, short: ``w:p``, in either edition of the standard."""

from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

_OFFICE = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
# Short name → the namespace of the transitional edition, then that of the strict one.
_NAMESPACES = {
    "w": (f"{_OFFICE}wordprocessingml/2006/main", f"{_STRICT}wordprocessingml/main"),
    "m": (f"{_OFFICE}officeDocument/2006/math", f"{_STRICT}officeDocument/math"),
    "r": (f"{_OFFICE}officeDocument/2006/relationships", f"{_STRICT}officeDocument/relationships"),
    "w14": ("http://schemas.microsoft.com/office/word/2010/wordml",),
    "wp": (
        f"{_OFFICE}drawingml/2006/wordprocessingDrawing",
        f"{_STRICT}drawingml/wordprocessingDrawing",
    ),
    "a": (f"{_OFFICE}drawingml/2006/main", f"{_STRICT}drawingml/main"),
    "pic": (f"{_OFFICE}drawingml/2006/picture", f"{_STRICT}drawingml/picture"),
    "c": (f"{_OFFICE}drawingml/2006/chart", f"{_STRICT}drawingml/chart"),
    "cx": ("http://schemas.microsoft.com/office/drawing/2014/chartex",),
    "dgm": (f"{_OFFICE}drawingml/2006/diagram", f"{_STRICT}drawingml/diagram"),
    "mc": (f"{_OFFICE}markup-compatibility/2006",),
    "v": ("urn:schemas-microsoft-com:vml",),
    "o": ("urn:schemas-microsoft-com:office:office",),
    "rel": (f"{_OFFICE}package/2006/relationships",),
    "ct": (f"{_OFFICE}package/2006/content-types",),
}
_SHORT = {namespace: short for short, namespaces in _NAMESPACES.items() for namespace in namespaces}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_OFF = {"0", "false", "off", "none"}


@lru_cache(maxsize=4096)
def _short(tag: str) -> str:
    namespace, _, local = tag[1:].partition("}")
    short = _SHORT.get(namespace)
    return f"{short}:{local}" if short else ""


def name(element: etree._Element) -> str:
    """``w:p``; empty for an element of a namespace that is not known here."""
    tag = element.tag
    return _short(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=512)
def tags(short: str) -> tuple[str, ...]:
    """The full names of ``w:p`` in either edition."""
    prefix, _, local = short.partition(":")
    return tuple(f"{{{namespace}}}{local}" for namespace in _NAMESPACES[prefix])


def value(element: etree._Element | None, attribute: str = "w:val") -> str | None:
    """The attribute of ``element``; None where it, or the element, is not there."""
    if element is not None:
        for tag in tags(attribute):
            if (found := element.get(tag)) is not None:
                return found
    return None


def child(element: etree._Element | None, short: str) -> etree._Element | None:
    for found in () if element is None else element:
        if name(found) == short:
            return found
    return None


def inner(element: etree._Element | None) -> dict[str, etree._Element]:
    """The children of ``element`` by their names; for a look at several of them at once."""
    return {} if element is None else {name(found): found for found in element}


def children(element: etree._Element | None, short: str) -> Iterator[etree._Element]:
    return element.iterchildren(*tags(short)) if element is not None else iter(())


def descendants(element: etree._Element, *shorts: str) -> Iterator[etree._Element]:
    return element.iter(*(tag for short in shorts for tag in tags(short)))


def is_on(element: etree._Element | None, attribute: str = "w:val") -> bool | None:
    """A property that is there is on unless it says otherwise; None where it is not there."""
    return None if element is None else (value(element, attribute) or "on").lower() not in _OFF


def whole(text: str | None, otherwise: int = 0) -> int:
    """A whole number from a file; ``otherwise`` for what is none, or is beyond all reason."""
    sign, digits = (text or "").strip()[:1], (text or "").strip().lstrip("+-")
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= 9):
        return otherwise
    return -int(digits) if sign == "-" else int(digits)


def text_of(element: etree._Element) -> str:
    """The words in a ``w:t``. White space at its ends counts only where the file says so."""
    text = "".join(element.itertext()) if len(element) else element.text or ""
    if text == text.strip() or _preserves(element):
        return text
    return text.strip(" \t\r\n")


def _preserves(element: etree._Element) -> bool:
    said = element.get(_SPACE)
    while said is None and (element := element.getparent()) is not None:
        said = element.get(_SPACE)
    return said == "preserve"


def branch(alternatives: etree._Element) -> list[etree._Element]:
    """The one branch of an ``mc:AlternateContent`` to read: never two, they say the same.

    What newer kinds of content draw (ink, 3D) is a plain picture in the fallback.
    """
    choices = list(children(alternatives, "mc:Choice"))
    fallback = child(alternatives, "mc:Fallback")
    drawn = {"aink", "am3d", "wpi"}
    chosen = [choice for choice in choices if not drawn & set(choice.get("Requires", "").split())]
    return chosen[:1] or ([fallback] if fallback is not None else choices[:1])
