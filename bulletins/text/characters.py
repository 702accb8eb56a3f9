"""Characters that do not show, or show as something else than they are."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from .findings import Finding, Severity, gettext_noop
from .paragraphs import Paragraph


@dataclass(frozen=True, slots=True)
class Oddity:
    """Why a character is worth reporting. ``template`` takes ``%(character)s`` and ``%(name)s``."""

    code: str
    severity: Severity
    template: str


PRIVATE_USE = Oddity(
    "private-use-character",
    Severity.ERROR,
    gettext_noop(
        "The private-use character %(character)s shows as nothing or as a different sign on "
        "every computer. Put in what it stands for."
    ),
)
REPLACEMENT = Oddity(
    "replacement-character",
    Severity.ERROR,
    gettext_noop("A character was lost before this text came here. Put in what stood there."),
)
SURROGATE = Oddity(
    "lone-surrogate",
    Severity.ERROR,
    gettext_noop("%(character)s is half a character. Put in what stood there."),
)
NO_BREAK_SPACE = Oddity(
    "no-break-space",
    Severity.HINT,
    gettext_noop("%(character)s is a no-break space, not a plain space."),
)
ODD_SPACE = Oddity(
    "odd-space",
    Severity.HINT,
    gettext_noop("%(character)s (%(name)s) is a space of unusual width."),
)
ZERO_WIDTH = Oddity(
    "zero-width-character",
    Severity.WARNING,
    gettext_noop("%(character)s (%(name)s) takes no room and does not show; search trips over it."),
)
BIDI_CONTROL = Oddity(
    "bidi-control",
    Severity.WARNING,
    gettext_noop("%(character)s (%(name)s) changes the direction in which text is shown."),
)
CONTROL = Oddity(
    "control-character",
    Severity.WARNING,
    gettext_noop("The control character %(character)s does not belong in a text."),
)
SEPARATOR = Oddity(
    "line-separator",
    Severity.WARNING,
    gettext_noop("%(character)s (%(name)s) breaks the line without ending the paragraph."),
)
PLACEHOLDER = Oddity(
    "object-placeholder",
    Severity.WARNING,
    gettext_noop("A picture or other object stood here and was not taken over."),
)
UNASSIGNED = Oddity(
    "unassigned-character",
    Severity.WARNING,
    gettext_noop("%(character)s is not a character of the Unicode standard."),
)
LOOK_ALIKE = Oddity(
    "look-alike-character",
    Severity.WARNING,
    gettext_noop(
        "%(character)s (%(name)s) only looks like an ordinary character; search trips over it."
    ),
)

_BY_CHARACTER = {
    "\t": None,
    "\n": None,
    "\r": None,
    " ": None,
    "\u3000": None,  # the usual indent
    "\ufffd": REPLACEMENT,
    "\ufffc": PLACEHOLDER,
    "\x85": SEPARATOR,
    "\u3164": ZERO_WIDTH,
    "\u115f": ZERO_WIDTH,
    "\u1160": ZERO_WIDTH,
    "\uffa0": ZERO_WIDTH,
    "\u034f": ZERO_WIDTH,
    **dict.fromkeys("\u00a0\u2007\u202f", NO_BREAK_SPACE),
    **dict.fromkeys("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e", BIDI_CONTROL),
    **dict.fromkeys("\u2066\u2067\u2068\u2069", BIDI_CONTROL),
}
_BY_CATEGORY = {
    "Co": PRIVATE_USE,
    "Cs": SURROGATE,
    "Cn": UNASSIGNED,
    "Cc": CONTROL,
    "Cf": ZERO_WIDTH,
    "Zs": ODD_SPACE,
    "Zl": SEPARATOR,
    "Zp": SEPARATOR,
}
# Everything outside these everyday ranges is looked at one by one.
_UNCOMMON = re.compile("[^\t\n\r\x20-\x7e\u3000-\u303f\u4e00-\u9fa5\uff01-\uff5e]")


def oddity(character: str) -> Oddity | None:
    """What is odd about ``character``; None for an ordinary one."""
    if character in _BY_CHARACTER:
        return _BY_CHARACTER[character]
    by_category = _BY_CATEGORY.get(unicodedata.category(character))
    return by_category or (LOOK_ALIKE if _is_look_alike(character) else None)


def _is_look_alike(character: str) -> bool:
    """A radical or compatibility ideograph standing in for the ideograph itself."""
    in_blocks = "\u2e80" <= character <= "\u2fdf" or "\uf900" <= character <= "\ufaff"
    return in_blocks and unicodedata.normalize("NFKC", character) != character


def odd_characters(paragraph: Paragraph) -> Iterator[Finding]:
    """A finding for each odd character of ``paragraph``, at its place."""
    for match in _UNCOMMON.finditer(paragraph.text):
        if odd := oddity(match[0]):
            yield _finding(odd, paragraph, match.start())


def _finding(odd: Oddity, paragraph: Paragraph, offset: int) -> Finding:
    character = paragraph.text[offset]
    line, column = paragraph.place(offset)
    code_point = f"U+{ord(character):04X}"
    return Finding(
        code=odd.code,
        severity=odd.severity,
        template=odd.template,
        line=line,
        column=column,
        excerpt=paragraph.surroundings(offset),
        character=code_point,
        params={"character": code_point, "name": unicodedata.name(character, code_point)},
    )
