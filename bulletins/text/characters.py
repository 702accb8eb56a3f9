"""Characters that do not show, or show as something else than they are."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from .findings import Finding, Severity, gettext_noop
from .lookalikes import FULL_WIDTH, letters_in_figures, strangers_in_words, wrong_noughts
from .paragraphs import Paragraph


@dataclass(frozen=True, slots=True)
class Oddity:
    """Why a character is worth reporting. ``template`` takes ``%(character)s`` and ``%(name)s``.

    One that ``stops`` holds the text back until it is corrected or overruled.
    """

    code: str
    severity: Severity
    template: str
    stops: bool = False


PRIVATE_USE = Oddity(
    "private-use-character",
    Severity.ERROR,
    gettext_noop(
        "The private-use character %(character)s shows as nothing or as a different sign on "
        "every computer. Put in what it stands for."
    ),
    stops=True,
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
WRONG_NOUGHT = Oddity(
    "wrong-nought",
    Severity.WARNING,
    gettext_noop("%(character)s (%(name)s) stands where a Chinese number has the sign 〇."),
)
LETTER_IN_FIGURE = Oddity(
    "letter-in-figure",
    Severity.WARNING,
    gettext_noop("%(character)s (%(name)s) is a letter that stands inside a figure."),
)
FULL_WIDTH_RUN = Oddity(
    "full-width-character",
    Severity.HINT,
    gettext_noop("“%(words)s” is written in full-width letters or digits; search trips over it."),
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
    "\u17b4": ZERO_WIDTH,
    "\u17b5": ZERO_WIDTH,
    "\u2800": ODD_SPACE,
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
# Compatibility forms that stand in for ordinary characters.
_LOOK_ALIKES = re.compile(
    "[\u2010\u2011"  # hyphens that are not the hyphen of the keyboard
    "\u2e80-\u2fdf\u31c0-\u31ef"  # radicals and strokes
    "\uf900-\ufaff\U0002f800-\U0002fa1f"  # compatibility ideographs
    "\ufb00-\ufb06"  # ligatures such as ﬁ
    "\ufe10-\ufe19\ufe30-\ufe6f"  # vertical and small forms
    "\uff61-\uff9f"  # half-width katakana, with its own 。 and 、
    "\U0001d400-\U0001d7ff]"  # mathematical letters and digits
)
_SELECTORS = re.compile("[\u180b-\u180d\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# Everything outside these everyday ranges is looked at one by one.
_UNCOMMON = re.compile("[^\t\n\r\x20-\x7e\u3000-\u303f\u4e00-\u9fa5\uff01-\uff5e]")
_LONGEST_QUOTED = 20


def oddity(character: str) -> Oddity | None:
    """What is odd about ``character`` wherever it stands; None for an ordinary one."""
    if character in _BY_CHARACTER:
        return _BY_CHARACTER[character]
    if _SELECTORS.match(character):
        return ZERO_WIDTH
    by_category = _BY_CATEGORY.get(unicodedata.category(character))
    return by_category or (LOOK_ALIKE if _is_look_alike(character) else None)


def _is_look_alike(character: str) -> bool:
    """A radical, stroke or compatibility form standing in for the character itself.

    Ideographs that have their place only in the compatibility block (such as 﨏) are themselves.
    """
    if not _LOOK_ALIKES.match(character):
        return False
    is_ideograph = unicodedata.name(character, "").startswith("CJK COMPATIBILITY IDEOGRAPH")
    return not is_ideograph or unicodedata.normalize("NFKC", character) != character


def odd_characters(paragraph: Paragraph) -> Iterator[Finding]:
    """A finding for each odd character of ``paragraph``, at its place; a generated number is as
    the word processor writes it, and nobody could mend it.
    """
    text = " " * paragraph.generated + paragraph.text[paragraph.generated :]
    odd = _oddities(text)
    runs = {run.start(): run[0] for run in FULL_WIDTH.finditer(text) if run.start() not in odd}
    for offset in sorted({*odd, *runs}):
        if offset in odd:
            yield _finding(odd[offset], paragraph, offset)
        else:
            yield _run_finding(paragraph, offset, runs[offset])


def _oddities(text: str) -> dict[int, Oddity]:
    """What is odd at which offset: in itself, or where it stands."""
    odd = dict.fromkeys(strangers_in_words(text), LOOK_ALIKE)
    odd |= dict.fromkeys(letters_in_figures(text), LETTER_IN_FIGURE)
    odd |= dict.fromkeys(wrong_noughts(text), WRONG_NOUGHT)
    for match in _UNCOMMON.finditer(text):
        if found := oddity(match[0]):
            odd[match.start()] = found
    return odd


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
        stops=odd.stops,
    )


def _run_finding(paragraph: Paragraph, offset: int, words: str) -> Finding:
    """Of several characters at once: a figure in full-width digits is one thing to mend."""
    line, column = paragraph.place(offset)
    return Finding(
        code=FULL_WIDTH_RUN.code,
        severity=FULL_WIDTH_RUN.severity,
        template=FULL_WIDTH_RUN.template,
        line=line,
        column=column,
        excerpt=paragraph.surroundings(offset),
        params={"words": words[:_LONGEST_QUOTED]},
    )
