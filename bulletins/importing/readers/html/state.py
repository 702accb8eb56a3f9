"""What holds for the text within an element, and is handed down to the elements within it."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from bulletins.text.findings import gettext_noop

from ..addresses import LONGEST, address_of
from ..docx.noticed import COMMENT, HIDDEN, SHEET
from ..typesetting import Setting
from . import styles
from .comments import comment_in
from .styles import Declarations

NAVIGATION = gettext_noop("is the navigation of the web page")
PAGE_FRAME = gettext_noop("is the head or foot of the web page")
CONTROL = gettext_noop("is a control of the web page")
READING = gettext_noop("is the reading above the characters")
_ROLES = {
    "navigation": NAVIGATION,
    "menubar": NAVIGATION,
    "search": CONTROL,
    "banner": PAGE_FRAME,
    "contentinfo": PAGE_FRAME,
}
_NAMES = {
    "nav": NAVIGATION,
    **dict.fromkeys(("button", "select"), CONTROL),
    **dict.fromkeys(("rt", "rtc"), READING),
}
_MAIN = {"article", "main", "section"}
_SETTINGS = {
    "s": Setting.STRUCK,
    "strike": Setting.STRUCK,
    "sup": Setting.RAISED,
    "sub": Setting.LOWERED,
}
_SCRIPTS = {Setting.RAISED, Setting.LOWERED}
_BOLD = {"b", "strong"}
_FONT_SIZES = (7.5, 7.5, 10, 12, 13.5, 18, 24, 36)
_HEADING = re.compile(r"h([1-6])|msoheading([1-9])", re.IGNORECASE)
# A note's own element (ftn1, sdfootnote1), the link that calls it and the one that leads back.
_NOTE_ID = re.compile(r"(?:sd)?(ftn|edn|footnote|endnote)(\d{1,6})", re.IGNORECASE)
_CALL = re.compile(r"#_(ftn|edn)(\d{1,6})$|#sd(footnote|endnote)(\d{1,6})sym$", re.IGNORECASE)
_BACK = re.compile(r"#_(ftn|edn)ref(\d{1,6})$|#sd(footnote|endnote)(\d{1,6})anc$", re.IGNORECASE)
_SHEET_CLASSES = {"msoheader", "msofooter"}
_ALIGNED = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "tr", "caption"}


@dataclass(frozen=True, slots=True)
class State:
    """``why`` says why text is no part of an article; ``note`` is the note it belongs to.

    Text within ``calls`` is but the mark that calls a note, text within ``answers`` the mark that
    stands before the note itself. ``comment`` is the number of the comment in the margin.
    ``is_label``: it is the number of a list as Word shows it. ``is_spacing``: the no-break spaces
    in it stand for plain ones, or for ``tabs``.
    """

    size: float | None = None
    level: int | None = None
    address: str = ""
    why: str = ""
    note: str = ""
    calls: str = ""
    answers: str = ""
    comment: str = ""
    tabs: int = 0
    is_bold: bool = False
    is_centred: bool = False
    is_title: bool = False
    settings: tuple[Setting, ...] = ()
    is_deleted: bool = False
    in_revision: bool = False  # of Word: its deletions are tracked changes
    is_label: bool = False
    is_spacing: bool = False
    is_symbol: bool = False
    is_main: bool = False
    keeps_space: bool = False


@dataclass(slots=True)
class Element:
    """One that is open."""

    name: str
    state: State
    is_block: bool


def within(state: State, name: str, attributes: dict[str, str], style: Declarations) -> State:
    """The state within the element ``name`` that stands in ``state``."""
    changes = _by_name(state, name, attributes)
    if attributes:
        changes |= _by_attributes(state, name, attributes)
    if style:
        changes |= _by_style(state, style, changes.get("settings", state.settings))
    if (comment := comment_in(attributes, style)) is not None:
        changes |= {"why": COMMENT, "comment": comment or state.comment}
    different = tuple(item for item in changes.items() if getattr(state, item[0]) != item[1])
    return _changed(state, different) if different else state


@lru_cache(maxsize=500)
def _changed(state: State, changes: tuple) -> State:
    return replace(state, **dict(changes))


def _by_name(state: State, name: str, attributes: dict[str, str]) -> dict:
    changes: dict = {}
    if name in _BOLD:
        changes["is_bold"] = True
    elif name in _SETTINGS:
        changes["settings"] = _with_setting(state.settings, _SETTINGS[name])
    elif name == "del":
        changes["is_deleted"] = True
    elif name in ("pre", "listing"):
        changes["keeps_space"] = True
    elif name == "center":
        changes["is_centred"] = True
    elif name in _MAIN:
        changes["is_main"] = True
    elif name in _NAMES:
        changes["why"] = state.why or _NAMES[name]
    elif name in ("header", "footer") and not state.is_main:
        changes["why"] = state.why or PAGE_FRAME
    elif match := _HEADING.fullmatch(name):
        changes["level"] = int(match[1])
    return changes


def _with_setting(around: tuple[Setting, ...], setting: Setting) -> tuple[Setting, ...]:
    """What is lowered within what is raised is lowered."""
    others = {setting} | (_SCRIPTS if setting in _SCRIPTS else set())
    return (*(one for one in around if one not in others), setting)


def _by_attributes(state: State, name: str, attributes: dict[str, str]) -> dict:
    changes: dict = {}
    if name == "a" and "href" in attributes:
        changes |= _by_link(attributes["href"][: LONGEST + 1].strip())
    if name == "font" and (size := _font_size(attributes.get("size", ""))):
        changes["size"] = size
    if name in _ALIGNED and "align" in attributes:
        changes["is_centred"] = attributes["align"].strip().lower() == "center"
    if name == "del" and attributes.get("cite", "").startswith("mailto:"):
        changes["in_revision"] = True
    if "hidden" in attributes and attributes["hidden"].lower() != "until-found":
        changes["why"] = state.why or HIDDEN
    if why := _ROLES.get(attributes.get("role", "").lower()):
        changes["why"] = state.why or why
    if match := _NOTE_ID.fullmatch(attributes.get("id", "")):
        changes["note"] = _note_key(match[1], match[2])
    return changes | _by_class(state, attributes.get("class", "").lower())


def _by_link(address: str) -> dict:
    for name, form in (("calls", _CALL), ("answers", _BACK)):
        if match := form.search(address):
            return {name: _note_key(match[1] or match[3], match[2] or match[4])}
    return {"address": address_of(address)}


def _by_class(state: State, classes: str) -> dict:
    if "mso" not in classes and "apple" not in classes:
        return {}
    changes: dict = {}
    for one in classes.split()[:10]:
        if one == "msotitle":
            changes["is_title"] = True
        elif match := _HEADING.fullmatch(one):
            changes["level"] = int(match[1] or match[2])
        elif one == "msodel":
            changes |= {"is_deleted": True, "in_revision": True}
        elif one in _SHEET_CLASSES:
            changes["why"] = state.why or SHEET
        elif one == "apple-converted-space":
            changes["is_spacing"] = True
    return changes


def _by_style(state: State, style: Declarations, settings: tuple[Setting, ...]) -> dict:
    changes: dict = {"size": styles.points(style, state.size)}
    if (bold := styles.is_bold(style)) is not None:
        changes["is_bold"] = bold
    if "text-align" in style:
        changes["is_centred"] = style["text-align"] in ("center", "-webkit-center")
    if "white-space" in style:
        changes["keeps_space"] = style["white-space"] in ("pre", "pre-wrap", "break-spaces")
    if level := styles.outline_level(style):
        changes["level"] = level
    if styles.is_hidden(style):
        changes["why"] = state.why or HIDDEN
    if "font-family" in style:
        changes["is_symbol"] = styles.has_symbol_font(style)
    for setting in styles.settings(style):
        settings = _with_setting(settings, setting)
        changes["settings"] = settings
    if style.get("mso-element") in ("header", "footer"):
        changes["why"] = state.why or SHEET
    return changes | _by_word(style)


def _by_word(style: Declarations) -> dict:
    changes: dict = {}
    if style.get("mso-list") == "ignore":
        changes["is_label"] = True
    if style.get("mso-spacerun") == "yes":
        changes["is_spacing"] = True
    if tabs := styles.count(style, "mso-tab-count"):
        changes["tabs"] = tabs
    return changes


def _note_key(kind: str, number: str) -> str:
    """``ftn1`` and ``footnote1`` are one."""
    return f"{kind[0].lower()}{int(number)}"


def _font_size(written: str) -> float | None:
    written = written.strip()
    number = written.lstrip("+-")
    if not (number.isascii() and number.isdecimal()):
        return None
    steps = {"+": 3, "-": -3}.get(written[0], 0)
    size = abs(steps + int(number[:3])) if steps >= 0 else 3 - int(number[:3])
    return _FONT_SIZES[max(1, min(size, 7))]
