"""The questions, and how they are asked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext


class Grade(StrEnum):
    UNSAFE = "unsafe"
    ADVICE = "advice"
    FINE = "fine"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, and what to do about it."""

    grade: Grade
    words: str
    advice: str = ""
    question: str = ""


Question = Callable[[], Iterator[Answer]]
QUESTIONS: dict[str, tuple[str | Promise, Question]] = {}


def question(title: str | Promise) -> Callable[[Question], Question]:
    """Registers a function that yields what is wrong; nothing, if all is well."""

    def register(ask: Question) -> Question:
        QUESTIONS[ask.__name__] = title, ask
        return ask

    return register


def unsafe(words: str, advice: str) -> Answer:
    return Answer(Grade.UNSAFE, words, advice)


def advice(words: str, advice: str) -> Answer:
    return Answer(Grade.ADVICE, words, advice)


def answers() -> Iterator[Answer]:
    """All that is wrong; where nothing is, the name of the question with ``FINE``."""
    for name, (title, ask) in QUESTIONS.items():
        found = _asked(ask)
        for one in found or [Answer(Grade.FINE, str(title))]:
            yield Answer(one.grade, one.words, one.advice, name)


def _asked(ask: Question) -> list[Answer]:
    """What cannot be looked into is not fine; the other questions are asked all the same."""
    try:
        return list(ask())
    except Exception as error:
        return [
            unsafe(
                gettext("This could not be looked into: %(reason)s") % {"reason": error},
                gettext("Mend that first, then ask the doctor again."),
            )
        ]
