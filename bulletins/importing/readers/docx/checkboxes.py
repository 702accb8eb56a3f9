"""Boxes to tick: those of old forms (a field) and of new ones (a content control)."""

from collections.abc import Iterator
from enum import StrEnum

from lxml import etree

from .names import child, descendants, is_on, name, text_of, value
from .symbols import is_private, symbol


class Box(StrEnum):
    """As it is written; nothing where the file does not say whether it is ticked."""

    TICKED = "☑"
    EMPTY = "☐"
    UNKNOWN = ""


def of_field(begin: etree._Element) -> Box | None:
    """That of the field which ``w:fldChar`` begins; None where it is another field."""
    box = child(child(begin, "w:ffData"), "w:checkBox")
    if box is None:
        return None
    is_ticked = is_on(child(box, "w:checked"))
    return _box(is_on(child(box, "w:default")) if is_ticked is None else is_ticked)


def of_control(control: etree._Element) -> Box | None:
    """That of ``w:sdt``, if it does not show itself; None where it does, or is another control."""
    box = child(child(control, "w:sdtPr"), "w14:checkbox")
    if box is None or any(map(_is_seen, _signs(child(control, "w:sdtContent")))):
        return None
    ticked = child(box, "w14:checked")
    return _box(is_on(ticked, "w14:val"))


def _signs(content: etree._Element | None) -> Iterator[str]:
    for element in () if content is None else descendants(content, "w:t", "w:sym"):
        if name(element) == "w:t":
            yield text_of(element)
        else:
            yield symbol(value(element, "w:char"), value(element, "w:font"))


def _is_seen(sign: str) -> bool:
    return bool(sign.strip()) and not is_private(sign)


def _box(is_ticked: bool | None) -> Box:
    return {True: Box.TICKED, False: Box.EMPTY}.get(is_ticked, Box.UNKNOWN)
