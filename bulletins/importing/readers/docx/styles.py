"""The styles of a document: what a paragraph and its runs look like when all is added up."""

import re
from dataclasses import dataclass, replace
from operator import attrgetter

from lxml import etree

from ..typesetting import Setting
from .names import child, children, inner, is_on, value, whole

_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)
_TITLE = {"title", "标题", "標題"}
_SUBTITLE = {"subtitle", "副标题", "副標題"}
_BODY_LEVEL = 9  # the outline level of what is no heading
_SCRIPTS = {"superscript": (Setting.RAISED,), "subscript": (Setting.LOWERED,)}


@dataclass(frozen=True, slots=True)
class RunLook:
    """How characters look. ``size`` in points, None if unknown."""

    size: float | None = None
    is_bold: bool = False
    is_hidden: bool = False
    settings: tuple[Setting, ...] = ()  # raised or lowered, and struck through


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph's place in the lists: the list and the level, None where it does not say."""

    number_id: int | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class StyleLook:
    """What a style says, with all it is based on; None where none of them says anything.

    ``number_style`` is the style that brings the list, whose levels may name it; empty where the
    paragraph itself does.
    """

    size: float | None = None
    is_bold: bool | None = None
    is_hidden: bool | None = None
    is_struck: bool | None = None
    script: tuple[Setting, ...] | None = None
    is_centred: bool = False
    is_title: bool = False
    opens_page: bool = False
    level: int | None = None
    numbered: Numbered = Numbered()
    number_style: str = ""


class Styles:
    """The styles by their ids. ``root`` is ``w:styles``, None where a document has none."""

    def __init__(self, root: etree._Element | None):
        self._elements = {
            value(style, "w:styleId") or "": style for style in children(root, "w:style")
        }
        defaults = child(root, "w:docDefaults")
        run = child(child(defaults, "w:rPrDefault"), "w:rPr")
        paragraph = child(child(defaults, "w:pPrDefault"), "w:pPr")
        self._all_bold = bool(is_on(child(run, "w:b")))
        self._ground = StyleLook(
            size=_size(child(run, "w:sz")), is_centred=bool(_centred(child(paragraph, "w:jc")))
        )
        self._looks: dict[tuple[str, bool], StyleLook] = {}
        self._runs: dict[tuple, RunLook] = {}
        self._usual = {
            kind: identity
            for identity, style in self._elements.items()
            if is_on_attribute(style, "w:default") and (kind := value(style, "w:type"))
        }

    def paragraph(self, properties: etree._Element | None) -> StyleLook:
        """The look of a paragraph with these ``w:pPr``: its style, and what it says itself."""
        identity = value(child(properties, "w:pStyle")) or self._usual.get("paragraph", "")
        look = self._look(identity, is_paragraph=True)
        if properties is None or len(properties) == 0:
            return look
        is_listed = child(properties, "w:numPr") is not None
        changed = _with_paragraph(look, properties)
        return replace(changed, number_style="") if is_listed else changed

    def numbering_style(self, identity: str) -> Numbered:
        """The list that a numbering style leads to."""
        return self._look(identity, is_paragraph=True).numbered

    def run(self, properties: etree._Element | None, paragraph: StyleLook) -> RunLook:
        """The look of a run with these ``w:rPr`` in a paragraph of that look."""
        said = inner(properties)
        style, own = value(said.get("w:rStyle")) or "", _with_run(_NOTHING_SAID, said)
        key = (*map(_of_runs, (paragraph, own)), style)
        if key not in self._runs:
            self._runs[key] = self._added_up(paragraph, self._look(style, is_paragraph=False), own)
        return self._runs[key]

    def _added_up(self, paragraph: StyleLook, character: StyleLook, own: StyleLook) -> RunLook:
        """What a run looks like by its paragraph, its character style, and what it says itself."""
        levels = (paragraph, character)
        scripts = [one.script for one in (own, character, paragraph) if one.script is not None]
        is_struck = _said(own.is_struck, _toggled(*(one.is_struck for one in levels)))
        is_bold = self._all_bold or _toggled(*(one.is_bold for one in levels))
        return RunLook(
            own.size or character.size or paragraph.size,
            _said(own.is_bold, is_bold),
            _said(own.is_hidden, _toggled(*(one.is_hidden for one in levels))),
            (*(scripts[0] if scripts else ()), *((Setting.STRUCK,) if is_struck else ())),
        )

    def _look(self, identity: str, is_paragraph: bool) -> StyleLook:
        """From the ground up: each style overrides what the one it is based on says."""
        look, chain = self._ground if is_paragraph else StyleLook(), []
        seen = set()
        while identity in self._elements and identity not in seen:
            if (identity, is_paragraph) in self._looks:
                look = self._looks[identity, is_paragraph]
                break
            seen.add(identity)
            chain.append(identity)
            identity = value(child(self._elements[identity], "w:basedOn")) or ""
        for one in reversed(chain):
            look = _with_style(look, self._elements[one], one)
            self._looks[one, is_paragraph] = look
        return look


_NOTHING_SAID = StyleLook()
_of_runs = attrgetter("size", "is_bold", "is_hidden", "is_struck", "script")


def _said(own: bool | None, otherwise: bool) -> bool:
    return otherwise if own is None else own


def is_on_attribute(element: etree._Element, attribute: str) -> bool:
    return (value(element, attribute) or "0").lower() in {"1", "true", "on"}


def _toggled(*levels: bool | None) -> bool:
    """A paragraph style and a character style that both say bold undo each other."""
    return sum(bool(level) for level in levels) % 2 == 1


def _with_style(look: StyleLook, style: etree._Element, identity: str) -> StyleLook:
    """What a style based on a style of that ``look`` looks like."""
    paragraph = child(style, "w:pPr")
    look = _with_run(look, inner(child(style, "w:rPr")))
    look = _with_name(look, value(child(style, "w:name")) or identity)
    if paragraph is None:
        return look
    is_listed = child(paragraph, "w:numPr") is not None
    changed = _with_paragraph(look, paragraph)
    return replace(changed, number_style=identity) if is_listed else changed


def _with_run(look: StyleLook, said: dict[str, etree._Element]) -> StyleLook:
    """``look`` with what ``w:rPr`` says."""
    if not said:
        return look
    struck = [is_on(said[line]) for line in ("w:strike", "w:dstrike") if line in said]
    found = {
        "size": _size(said.get("w:sz")),
        "is_bold": is_on(said.get("w:b")),
        "is_hidden": is_on(said.get("w:vanish")),
        "is_struck": any(struck) if struck else None,
        "script": _script(said.get("w:vertAlign")),
    }
    return replace(look, **{name: one for name, one in found.items() if one is not None})


def _script(element: etree._Element | None) -> tuple[Setting, ...] | None:
    """Empty for ``baseline``; None where nothing is said."""
    return None if element is None else _SCRIPTS.get(value(element) or "", ())


def _with_name(look: StyleLook, name: str) -> StyleLook:
    name = name.strip().lower()
    if heading := _HEADING.fullmatch(name):
        return replace(look, level=int(heading[1]), is_title=False)
    if name in _TITLE or name in _SUBTITLE:
        return replace(look, level=None, is_title=name in _TITLE)
    return look


def _with_paragraph(look: StyleLook, properties: etree._Element) -> StyleLook:
    """``look`` with what ``w:pPr`` says."""
    said = inner(properties)
    is_centred, opens_page = _centred(said.get("w:jc")), is_on(said.get("w:pageBreakBefore"))
    return replace(
        look,
        is_centred=look.is_centred if is_centred is None else is_centred,
        opens_page=look.opens_page if opens_page is None else opens_page,
        level=_outline_level(look, said.get("w:outlineLvl")),
        numbered=_numbered(look.numbered, said.get("w:numPr")),
    )


def _outline_level(look: StyleLook, outline: etree._Element | None) -> int | None:
    """1 for the highest. Word gives its own style for titles an outline level: a title all the
    same, and no heading.
    """
    if outline is None or look.is_title:
        return look.level
    level = whole(value(outline), _BODY_LEVEL)
    return level + 1 if 0 <= level < _BODY_LEVEL else None


def _numbered(below: Numbered, properties: etree._Element | None) -> Numbered:
    if properties is None:
        return below
    number_id, level = child(properties, "w:numId"), child(properties, "w:ilvl")
    return Numbered(
        below.number_id if number_id is None else whole(value(number_id)),
        below.level if level is None else whole(value(level)),
    )


def _centred(element: etree._Element | None) -> bool | None:
    alignment = value(element)
    return None if alignment is None else alignment == "center"


def _size(element: etree._Element | None) -> float | None:
    """Points; the file counts in halves of them."""
    halves = whole(value(element))
    return halves / 2 if halves > 0 else None
