"""What the styles of a page say of its text: the few properties that matter here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from ..typesetting import Setting

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_PIECE = re.compile(r"([^{}]*)([{}]|\Z)")
_SELECTOR = re.compile(r"\s*(\w*)(?:\.([\w-]+))?\s*")
_LENGTH = re.compile(r"(-?\d{0,4}(?:\.\d{1,6})?)\s*(pt|px|em|rem|%|in|cm|mm)")
_POINTS = {"pt": 1, "px": 0.75, "in": 72, "cm": 72 / 2.54, "mm": 72 / 25.4, "rem": 12}
_RELATIVE = {"em": 1, "%": 0.01}
_LARGEST_SHEET = 500_000  # characters of a style sheet that are read
_LONGEST = 1000  # characters of a style that are kept in mind
_BOLD_FROM = 600
_SCRIPTS = {"super": Setting.RAISED, "sub": Setting.LOWERED}
_SYMBOLS = ("symbol", "wingdings", "webdings")

Declarations = dict[str, str]


@dataclass(slots=True)
class Sheet:
    """The rules for one element (``p``), one class (``.title``) or both (``p.title``)."""

    rules: dict[tuple[str, str], Declarations] = field(default_factory=dict)

    def add(self, text: str) -> None:
        """Rules in ``text``; what stands within ``@media`` and its like is passed over."""
        for selectors, body in _rules(_COMMENT.sub("", text[:_LARGEST_SHEET])):
            found = declarations(body)
            for selector in selectors.split(",") if found else ():
                if (match := _SELECTOR.fullmatch(selector)) and selector.strip():
                    key = (match[1].lower(), match[2] or "")
                    self.rules[key] = self.rules.get(key, {}) | found

    def declarations(self, name: str, classes: str, style: str) -> Declarations:
        """What holds for an element, its own ``style`` before the rules of the sheet."""
        if not (classes or style or (name, "") in self.rules):
            return {}
        keys = [(name, "")]
        for one in classes.split()[:10]:
            keys += [("", one), (name, one)]
        found: Declarations = {}
        for key in keys:
            found |= self.rules.get(key, {})
        return found | (_known(style) if len(style) <= _LONGEST else declarations(style))


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """``p.a, li.a {font-size: 16pt}`` → what stands before the brace, and within."""
    depth, selectors = 0, ""
    for piece, sign in _PIECE.findall(text):
        if sign == "{":
            selectors = selectors if depth else piece.rpartition(";")[2].strip()
            depth += 1
        else:
            if depth == 1:
                yield selectors, piece
            depth = max(0, depth - 1)


def declarations(style: str) -> Declarations:
    """``font-size:16pt; mso-list:Ignore`` → property and value, both in lower case."""
    found = {}
    for part in style.split(";"):
        name, colon, value = part.partition(":")
        if colon and (name := name.strip().lower()) in _KNOWN:
            found[name] = value.strip().strip("'\"").removesuffix("!important").strip().lower()
    return found


_KNOWN = set(
    "font font-size font-weight font-family text-align text-decoration text-decoration-line display"
    " visibility white-space list-style list-style-type page-break-before break-before width height"
    " mso-hide mso-list mso-outline-level mso-tab-count mso-spacerun mso-element mso-footnote-id"
    " mso-endnote-id mso-break-type mso-special-character vertical-align".split()
)
_known = lru_cache(maxsize=2000)(declarations)


def points(style: Declarations, around: float | None) -> float | None:
    """The size of type; ``around`` is that of the text around, for sizes that are relative."""
    written = style.get("font-size") or style.get("font", "")
    if written == "0":
        return 0
    match = _LENGTH.search(written)
    if match is None or not match[1].strip("-."):
        return around
    number = float(match[1])
    if match[2] in _RELATIVE:
        return round((around or 12) * number * _RELATIVE[match[2]], 2)
    return round(number * _POINTS[match[2]], 2)


def is_bold(style: Declarations) -> bool | None:
    weight = style.get("font-weight", "")
    if weight.isdecimal() and weight.isascii():
        return int(weight[:5]) >= _BOLD_FROM
    return {"bold": True, "bolder": True, "normal": False, "lighter": False}.get(weight)


def is_hidden(style: Declarations) -> bool:
    return (
        style.get("display") == "none"
        or style.get("visibility") in ("hidden", "collapse")
        or style.get("mso-hide") == "all"
        or points(style, None) == 0
    )


def is_block(style: Declarations) -> bool:
    return style.get("display", "") in ("block", "flex", "grid", "table", "list-item", "flow-root")


def settings(style: Declarations) -> Iterator[Setting]:
    """What they add. ``baseline`` takes nothing away: style sheets set ``sup`` so, and raise it by
    other means.
    """
    if script := _SCRIPTS.get(style.get("vertical-align", "")):
        yield script
    if "line-through" in style.get("text-decoration", "") + style.get("text-decoration-line", ""):
        yield Setting.STRUCK


def opens_page(style: Declarations) -> bool:
    return "always" in (style.get("page-break-before"), style.get("break-before")) or (
        style.get("break-before") == "page"
    )


def outline_level(style: Declarations) -> int | None:
    level = style.get("mso-outline-level", "")
    return int(level) if level in set("123456789") else None


def has_symbol_font(style: Declarations) -> bool:
    return style.get("font-family", "").strip("\"' ").startswith(_SYMBOLS)


def count(style: Declarations, name: str) -> int:
    """How many tabs a span stands for."""
    value = style.get(name, "")
    return min(int(value), 20) if value.isascii() and value.isdecimal() else 0
