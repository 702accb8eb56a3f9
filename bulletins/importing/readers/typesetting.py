"""Type that says what its characters alone do not: raised, lowered, struck through.

Neither can be said in our markup. What Unicode has raised or lowered (10⁴, m², H₂O) is taken over
as that; the rest stands on the line, and a finding at its place says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from bulletins.text.findings import Finding, Severity, gettext_noop, shortened
from bulletins.text.folding import fold
from bulletins.text.paragraphs import Paragraph

STRUCK = gettext_noop(
    "“%(words)s” is struck through and was taken over. Take it out if it does not belong here."
)
RAISED = gettext_noop("“%(words)s” is a superscript; it was written as “%(made)s”.")
LOWERED = gettext_noop("“%(words)s” is a subscript; it was written as “%(made)s”.")
RAISED_LOST = gettext_noop(
    "“%(words)s” is a superscript, which cannot be shown here: it now stands on the line. See "
    "whether the words still say what they said."
)
LOWERED_LOST = gettext_noop(
    "“%(words)s” is a subscript, which cannot be shown here: it now stands on the line. See "
    "whether the words still say what they said."
)


class Setting(StrEnum):
    RAISED = "superscript"
    LOWERED = "subscript"
    STRUCK = "struck-through"


# Each as wide as one character, so that all offsets stay true.
_FORMS = {
    Setting.RAISED: dict(zip("0123456789+-−–=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱ", strict=True)),
    Setting.LOWERED: dict(zip("0123456789+-−–=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎", strict=True)),
}
_MADE = {Setting.RAISED: RAISED, Setting.LOWERED: LOWERED}
_LOST = {Setting.RAISED: RAISED_LOST, Setting.LOWERED: LOWERED_LOST}
_RAISED_ANYWAY = set("°′″®™ªº*†‡")


@dataclass(slots=True)
class Stretch:
    """Characters ``start:end`` of a line that are so set."""

    start: int
    end: int
    setting: Setting


@dataclass(slots=True)
class Typesetting:
    """The stretches of one line, in order; those of one kind that touch are one."""

    stretches: list[Stretch] = field(default_factory=list)

    def add(self, start: int, end: int, setting: Setting, gap: int = 0) -> None:
        """``gap`` characters of white space at the front only belong to it between two of it."""
        for one in self.stretches[-3:]:
            if (one.end, one.setting) == (start, setting):
                one.end = end
                return
        self.stretches.append(Stretch(start + gap, end, setting))

    def applied(self, text: str) -> str:
        """``text`` with the characters that Unicode has raised or lowered; of the same length."""
        if not self.stretches:
            return text
        characters = list(text)
        for one in self.stretches:
            if made := _made(text[one.start : one.end], one.setting):
                characters[one.start : one.start + len(made)] = made
        return "".join(characters)

    def findings(self, text: str, paragraph: Paragraph, by: int) -> Iterator[Finding]:
        """What is to say of ``text``, which stands ``by`` characters into ``paragraph``."""
        for one in self.stretches:
            words = text[one.start : one.end]
            if words.strip():
                yield from _told(words, one.setting, paragraph, one.start + by)


def _made(words: str, setting: Setting) -> str | None:
    """None where not all of ``words`` can be so written: half of a superscript would mislead."""
    forms = _FORMS.get(setting)
    if forms is None:
        return None
    made = [_form(character, forms) for character in words]
    return None if None in made else "".join(filter(None, made))


def _form(character: str, forms: dict[str, str]) -> str | None:
    if character.isspace() or character in forms.values() or character in _RAISED_ANYWAY:
        return character
    return forms.get(fold(character))


def _told(words: str, setting: Setting, paragraph: Paragraph, offset: int) -> Iterator[Finding]:
    made, place = _made(words, setting), paragraph.place(offset)
    shown = shortened(words)
    if setting == Setting.STRUCK:
        yield Finding(setting.value, Severity.HINT, STRUCK, *place, shown, params={"words": shown})
    elif made is None:
        around, params = paragraph.surroundings(offset), {"words": shown}
        code = f"{setting}-lost"
        yield Finding(code, Severity.WARNING, _LOST[setting], *place, around, params=params)
    elif made != words:
        around, params = paragraph.surroundings(offset), {"words": shown, "made": shortened(made)}
        yield Finding(setting.value, Severity.HINT, _MADE[setting], *place, around, params=params)
