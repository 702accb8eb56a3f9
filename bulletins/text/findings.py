"""A finding: something in a text that a person should look at. It never changes the text."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

_LONGEST_QUOTED = 60


class Severity(StrEnum):
    ERROR = "error"  # the text is damaged or part of it would be lost
    WARNING = "warning"  # probably wrong
    HINT = "hint"  # worth a look


def gettext_noop(message: str) -> str:
    """Mark ``message`` for the translators; the reader's language is chosen where it is shown."""
    return message


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding at its place. ``line`` and ``column`` count from 1, columns in characters.

    ``template`` is an English ``%(name)s`` message marked with ``gettext_noop``, and ``params``
    fills it.
    ``excerpt`` is the surrounding text; ``character`` is ``"U+E010"`` for one odd character.
    A finding that ``stops`` holds a submission back until it is corrected or overruled.
    """

    code: str
    severity: Severity
    template: str
    line: int
    column: int
    excerpt: str
    character: str | None = None
    params: dict[str, str | int] = field(default_factory=dict)
    stops: bool = False

    def message(self, translate: Callable[[str], str] = str) -> str:
        return translate(self.template) % self.params

    def as_json(self, translate: Callable[[str], str] = str) -> dict:
        data = {
            "code": self.code,
            "severity": self.severity.value,
            "message": self.message(translate),
            "line": self.line,
            "column": self.column,
            "excerpt": self.excerpt,
            "character": self.character,
        }
        return data | {"stops": True} if self.stops else data


def shortened(words: str) -> str:
    """``words`` in one line, short enough to be quoted."""
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST_QUOTED else words[:_LONGEST_QUOTED] + "…"
