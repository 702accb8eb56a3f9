"""What a password must be. The figures are settings; the list of habits is a data file."""

import re
import unicodedata
from functools import cache
from pathlib import Path

from django.contrib.auth.hashers import check_password, identify_hasher
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, ngettext

from . import passwords
from .models import User

HABITS = Path(__file__).with_name("common-passwords.txt")
_LOOKALIKES = str.maketrans("@$!0135", "asioles")
_TAIL = 10  # a birthday and a sign or two, behind a word that everybody tries
_LETTERS, _IDEOGRAPHS = 3, 2  # of a name, to be one


class ClassesValidator:
    """Capitals, small letters, digits, and signs; Chinese characters count as signs."""

    def __init__(self, wanted: int = 4):
        self.wanted = min(wanted, 4)

    def validate(self, password: str, user: User | None = None) -> None:
        kinds = {_kind(character) for character in password}
        if len(kinds) < self.wanted:
            raise ValidationError(self.get_help_text(), code="password_too_plain")

    def get_help_text(self) -> str:
        return ngettext(
            "The password needs %(count)s of: capitals, small letters, digits, signs.",
            "The password needs %(count)s of: capitals, small letters, digits, signs.",
            self.wanted,
        ) % {"count": self.wanted}


def _kind(character: str) -> str:
    if not character.isascii():
        return "sign"
    if character.isdigit():
        return "digit"
    return ("capital" if character.isupper() else "small") if character.isalpha() else "sign"


class HabitsValidator:
    """Not what people here choose first: names in pinyin with a birthday, woaini1314, Aa123456."""

    def validate(self, password: str, user: User | None = None) -> None:
        if any(_is_habit(form) for form in _forms(password)):
            raise ValidationError(
                gettext("Many people use this password, or one with another tail: it is guessed."),
                code="password_too_common",
            )

    def get_help_text(self) -> str:
        return gettext("No well-known words, pinyin names, years or rows of keys.")


@cache
def habits() -> frozenset[str]:
    lines = HABITS.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and line[0] != "#")


def _forms(password: str) -> set[str]:
    """``password`` as the list would have it: no case, no signs, and with @ read as a."""
    plain = unicodedata.normalize("NFKC", password).casefold()
    without_tail = re.sub(r"[\W\d_]+$", "", plain)
    return {_bare(plain), _bare(without_tail.translate(_LOOKALIKES))}


def _bare(words: str) -> str:
    return re.sub(r"[\W_]+", "", words)


def _is_habit(form: str) -> bool:
    """A word of the list, or one letter over and over; also with digits before or behind it."""
    core = form.strip("0123456789")
    is_word = core in habits() and len(form) - len(core) <= _TAIL
    return form in habits() or is_word or (bool(form) and len(set(core)) <= 1)


class PersonValidator:
    """Not the person's name, or the unit's."""

    def validate(self, password: str, user: User | None = None) -> None:
        if user is None:
            return
        words = _bare(unicodedata.normalize("NFKC", password).casefold())
        if any(word in words for word in _words_of(user)):
            raise ValidationError(self.get_help_text(), code="password_names_the_person")

    def get_help_text(self) -> str:
        return gettext("It does not hold your user name, your name, or your unit's.")


def _words_of(user: User) -> set[str]:
    given = [user.username, user.name, user.email.partition("@")[0]]
    if unit := user.unit:
        given += [unit.name, unit.short_name, unit.code]
    whole = {_bare(words.casefold()) for words in given}
    parts = {part for words in given for part in re.split(r"[\W_]+", words.casefold())}
    return {word for word in whole | parts if _is_name(word)}


def _is_name(word: str) -> bool:
    return len(word) >= (_LETTERS if word.isascii() else _IDEOGRAPHS) and not word.isdigit()


class HistoryValidator:
    """None of the last passwords, with the one in use."""

    def __init__(self, kept: int = 5):
        self.kept = kept

    def validate(self, password: str, user: User | None = None) -> None:
        if user is None or not self.kept:
            return
        if any(_is(password, known) for known in passwords.former(user, self.kept)):
            raise ValidationError(self.get_help_text(), code="password_was_used")

    def password_changed(self, password: str, user: User | None = None) -> None:
        if user is not None and user.pk and self.kept:
            passwords.remember(user, self.kept)

    def get_help_text(self) -> str:
        return ngettext(
            "It is none of your last %(count)s password.",
            "It is none of your last %(count)s passwords.",
            self.kept,
        ) % {"count": self.kept}


def _is(password: str, known: str) -> bool:
    """Does the hash ``known`` fit? What is no hash fits nothing, without taking the time."""
    try:
        identify_hasher(known)
    except ValueError:
        return False
    return check_password(password, known)
