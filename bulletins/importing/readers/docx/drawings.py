"""What is drawn in a document: pictures, text boxes, and objects that are not taken over."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from bulletins.text.findings import Severity
from bulletins.text.paragraphs import Picture

from ..addresses import NO_PLACE, address_of, shown_address
from . import noticed
from .galley import Galley, Remark, Shown
from .names import branch, descendants, name, value
from .package import Package, Part, Relation
from .pictures import Pictures, Size, alternative, sheet_size, style_size


@dataclass(slots=True)
class _Frame:
    """What the elements passed so far say of the picture to come."""

    words: str = ""
    own_words: str = ""
    size: Size = (0, 0)
    in_object: bool = False
    address: str = ""
    has_picture: bool = False


class Drawings:
    def __init__(self, package: Package):
        self._pictures = Pictures(package)

    def take(self, drawing: etree._Element, part: Part, galley: Galley, address: str = "") -> None:
        """Fasten what ``drawing`` holds to ``galley``. Text boxes are left to be read later.

        ``address`` is that of the link in which it stands.
        """
        frame = _Frame(address=address)
        for element in _elements(drawing):
            short = name(element)
            if short in ("wp:docPr", "pic:cNvPr", "wp:extent", "v:shape", "v:rect", "w:object"):
                _look_at(element, short, frame)
            elif short == "a:hlinkClick":
                frame.address = _target(element, part) or frame.address
            elif short in ("a:blip", "v:imagedata"):
                self._picture(element, part, galley, frame)
            elif short == "w:txbxContent":
                galley.boxes.append(element)
            elif short in ("v:textpath", "a:p") and (words := _ornamental(element, short)):
                galley.boxes.append(words)
            elif short in _OBJECTS:
                _object(element, short, galley)
        _note_address(frame, address, galley)

    def _picture(self, image: etree._Element, part: Part, galley: Galley, frame: _Frame) -> None:
        if frame.in_object:  # only what the object looks like from outside
            return
        relation = _relation(image, part)
        words = frame.words or frame.own_words
        if relation is None:
            return
        frame.has_picture = True
        found = None if relation.is_external else self._pictures.find(relation.target, frame.size)
        if found is None:
            galley.fasten(Shown(Picture("", "", *frame.size), words, frame.address))
            _warn(galley, "linked-picture", noticed.LINKED)
            return
        galley.fasten(Shown(found.picture, words, frame.address))
        if not found.is_showable:
            _warn(galley, "picture-not-shown", noticed.NOT_SHOWN, name=found.picture.name)


def _elements(drawing: etree._Element) -> Iterator[etree._Element]:
    """Everything within, in order, but not what is within a text box."""
    waiting = [drawing]
    while waiting:
        element = waiting.pop()
        yield element
        short = name(element)
        if short == "mc:AlternateContent":
            waiting += branch(element)
        elif short != "w:txbxContent":
            waiting += reversed(element)


def _ornamental(element: etree._Element, short: str) -> str:
    """Words that are drawn and not set."""
    if short == "v:textpath":
        return element.get("string", "").strip()
    return "".join(text.text or "" for text in descendants(element, "a:t")).strip()


def _look_at(element: etree._Element, short: str, frame: _Frame) -> None:
    if short == "wp:docPr":
        frame.words = alternative(element.get("descr"), element.get("title"))
    elif short == "pic:cNvPr":
        frame.own_words = alternative(element.get("descr"), element.get("title"))
    elif short == "wp:extent":
        frame.size = sheet_size(element.get("cx"), element.get("cy"))
    elif short == "w:object":
        frame.in_object = True
    else:
        frame.address = address_of(element.get("href", "")) or frame.address
        frame.own_words = alternative(element.get("alt"))
        frame.size = style_size(element.get("style", ""))


def _relation(image: etree._Element, part: Part) -> Relation | None:
    """Where the picture lies; None for an element that only keeps its place."""
    identities = [value(image, attribute) for attribute in ("r:embed", "r:id", "r:link", "r:href")]
    stated = [identity for identity in identities if identity]
    known = [part.relations[identity] for identity in stated if identity in part.relations]
    inside = [relation for relation in known if not relation.is_external]
    if stated and not known:
        return Relation("image", "", True)
    return next(iter(inside or known), None)


def _note_address(frame: _Frame, around: str, galley: Galley) -> None:
    """A shape leads somewhere of its own, and no picture took that along."""
    if frame.address not in ("", around) and not frame.has_picture:
        params = {"address": shown_address(frame.address)}
        galley.fasten(Remark("link-lost", Severity.HINT, NO_PLACE, params))


def _target(link: etree._Element, part: Part) -> str:
    relation = part.relations.get(value(link, "r:id") or "")
    return address_of(relation.target) if relation and relation.is_external else ""


def _object(element: etree._Element, short: str, galley: Galley) -> None:
    template = _OBJECTS[short]
    params = {"kind": element.get("ProgID") or "?"} if template == noticed.OBJECT else {}
    _warn(galley, "object", template, **params)


def _warn(galley: Galley, code: str, template: str, **params: str) -> None:
    galley.fasten(Remark(code, Severity.WARNING, template, dict(params)))


_OBJECTS = {
    "c:chart": noticed.CHART,
    "cx:chart": noticed.CHART,
    "dgm:relIds": noticed.DIAGRAM,
    "o:OLEObject": noticed.OBJECT,
    "w:control": noticed.OBJECT,
    "w:contentPart": noticed.OBJECT,
}
