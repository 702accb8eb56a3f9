"""Words of a source as HTML: what shows nothing is made visible, nothing is trusted."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape

from django.utils.translation import gettext

from bulletins.importing.doubts import Doubt
from bulletins.importing.reading import Piece
from bulletins.text.characters import oddity
from bulletins.text.findings import Severity

# What is common in Chinese prose; everything else is looked at.
_UNCOMMON = re.compile("[^\t\n\r\x20-\x7e·—‘’“”…×÷°\u3000-\u303f\u4e00-\u9fa5\uff01-\uff5e①-⑳]")


def severity_words() -> dict[Severity, str]:
    return {
        Severity.ERROR: gettext("error"),
        Severity.WARNING: gettext("doubt"),
        Severity.HINT: gettext("hint"),
    }


def visible(text: str) -> str:
    """``text`` escaped, each odd character as its number in a box."""
    return "".join(_visible_parts(text))


def _visible_parts(text: str) -> Iterable[str]:
    end = 0
    for match in _UNCOMMON.finditer(text):
        if odd := oddity(match[0]):
            yield escape(text[end : match.start()])
            yield _boxed(match[0], odd.severity)
            end = match.end()
    yield escape(text[end:])


def _boxed(character: str, severity: Severity) -> str:
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "")
    return f'<b class="odd odd-{severity}" title="{escape(f"{code} {name}".strip())}">{code}</b>'


def place(piece: Piece) -> str:
    """The name of a piece on the page, which other corrections leave as it is."""
    return f"{piece.at}-{piece.start}"


@dataclass(slots=True)
class Flag:
    """A finding on the page; ``number`` ties its places in the two panes together."""

    number: int
    severity: Severity
    message: str
    doubt: Doubt
    stops: bool


def flags_of(doubts: Iterable[Doubt], translate: Callable[[str], str]) -> list[Flag]:
    return [
        Flag(
            number,
            doubt.finding.severity,
            doubt.finding.message(translate),
            doubt,
            doubt.finding.stops,
        )
        for number, doubt in enumerate(doubts, 1)
    ]


def flag_mark(flag: Flag, to: str, name: str = "") -> str:
    """The mark in the line at which the finding stands; ``to`` is where it is said."""
    own = f' id="{name}{flag.number}"' if name else ""
    return (
        f'<a class="flag flag-{flag.severity}"{own} href="#{to}{flag.number}" '
        f'title="{escape(visible_line(flag.message))}" tabindex="-1" aria-hidden="true"></a>'
    )


def marked(text: str, start: int, flags: Iterable[Flag]) -> str:
    """``text``, which begins at character ``start`` of its paragraph, with marks in it."""
    parts, end = [], 0
    for flag in sorted(flags, key=lambda flag: flag.doubt.offset):
        at = min(max(flag.doubt.offset - start, end), len(text))
        parts += [visible(text[end:at]), flag_mark(flag, "h")]
        end = at
    return "".join([*parts, visible(text[end:])])


def flag_notes(flags: Iterable[Flag], words: dict[Severity, str], letter: str) -> str:
    """What the findings say, below the line; ``letter`` names the pane."""
    notes = [
        f'<li class="note note-{flag.severity}" id="{letter}{flag.number}" data-f="{flag.number}">'
        f'<i class="dot"></i><span class="visually-hidden">{words[flag.severity]}: </span>'
        f"{visible(flag.message)}{_stops(flag)}</li>"
        for flag in flags
    ]
    return f'<ul class="notes">{"".join(notes)}</ul>' if notes else ""


def _stops(flag: Flag) -> str:
    words = gettext("holds a submission back")
    return f' <strong class="stops">{words}</strong>' if flag.stops else ""


def visible_line(text: str) -> str:
    """``text`` for a place where nothing can be boxed: odd characters as their numbers, spaces of
    any width as spaces.
    """
    return _UNCOMMON.sub(_spelled, text)


def _spelled(match: re.Match) -> str:
    character = match[0]
    if unicodedata.category(character) == "Zs":
        return " "
    return f"U+{ord(character):04X}" if oddity(character) else character
