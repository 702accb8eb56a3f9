"""Wording packs: what is right and wrong in words, as data with its sources and dates.

A pack is a TOML file; docs/proofing.md says how one is written. What is not as it should be in a
pack is a BrokenPack with a message for the one who wrote it, never a guess.
"""

import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from bulletins.text.findings import Severity, gettext_noop

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "wording"

UNREADABLE = gettext_noop("%(pack)s cannot be read: %(reason)s.")
NOT_TOML = gettext_noop("%(pack)s is not valid TOML: %(reason)s.")
UNKNOWN_KEY = gettext_noop("%(pack)s, %(entry)s: the key “%(key)s” is not known. Known: %(known)s.")
MISSING_KEY = gettext_noop("%(pack)s, %(entry)s: “%(key)s” is missing.")
WRONG_KIND = gettext_noop("%(pack)s, %(entry)s: “%(key)s” must be %(wanted)s.")
UNKNOWN_SOURCE = gettext_noop(
    "%(pack)s, %(entry)s: the source “%(source)s” does not stand under [sources]."
)
ENDS_BEFORE = gettext_noop("%(pack)s, %(entry)s: “valid-until” is before “valid-from”.")
NO_TOKEN = gettext_noop(
    "%(pack)s, %(entry)s: in “%(form)s” only {数}, {量} and {…} may stand in braces."
)


class BrokenPack(Exception):
    """A pack that is not used. ``template`` is an English message, ``params`` fills it."""

    def __init__(self, template: str, **params: str):
        super().__init__(template % params)
        self.template = template
        self.params = params

    def message(self, translate: Callable[[str], str] = str) -> str:
        return translate(self.template) % self.params


@dataclass(frozen=True, slots=True)
class Entry:
    """``since`` and ``until`` bound the days whose texts are judged by it, both included."""

    source: str
    since: date
    until: date | None
    severity: Severity

    def is_in_force(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class Wrong(Entry):
    """Each of ``forms`` is wrong for ``right``, unless it is part of one of ``unless``."""

    forms: tuple[str, ...]
    right: str
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Never(Entry):
    """What no text may be submitted with; ``why`` is shown."""

    forms: tuple[str, ...]
    why: str
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Whole(Entry):
    """Words that stand together, all of them: ``at_least`` in a row call for the rest."""

    name: str
    items: tuple[str, ...]
    at_least: int
    is_ordered: bool


@dataclass(frozen=True, slots=True)
class Cap(Entry):
    """No percentage said of one of ``words`` is higher than ``highest``."""

    words: tuple[str, ...]
    highest: Decimal


@dataclass(frozen=True, slots=True)
class Pack:
    name: str
    title: str
    wrong: tuple[Wrong, ...] = ()
    never: tuple[Never, ...] = ()
    whole: tuple[Whole, ...] = ()
    caps: tuple[Cap, ...] = ()


def read_packs(folder: Path = FOLDER) -> tuple[list[Pack], list[BrokenPack]]:
    """The packs in ``folder`` by name, and what is wrong with those that cannot be used."""
    packs, broken = [], []
    for path in sorted(folder.glob("*.toml")):
        try:
            packs.append(read_pack(path))
        except BrokenPack as error:
            broken.append(error)
    return packs, broken


def read_pack(path: Path) -> Pack:
    """Raises BrokenPack."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BrokenPack(NOT_TOML, pack=path.name, reason=str(error)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenPack(UNREADABLE, pack=path.name, reason=str(error)) from error
    return _pack(path.name, data)


_TOKEN = re.compile(r"\{[数量…]\}")
_KINDS = ("wrong", "never", "whole", "cap")
_DATED = ("source", "valid-from", "valid-until", "severity")


def _pack(name: str, data: dict) -> Pack:
    top = _Table(name, "top level", data)
    top.require_known("title", "sources", *_KINDS)
    sources = top.table("sources")
    read = {kind: tuple(_entries(top, kind, sources)) for kind in _KINDS}
    return Pack(name, top.text("title"), read["wrong"], read["never"], read["whole"], read["cap"])


def _entries(top: "_Table", kind: str, sources: dict[str, str]) -> Iterable[Entry]:
    for number, data in enumerate(top.tables(kind), 1):
        entry = _Table(top.pack, f"{kind} {number}", data)
        yield _READERS[kind](entry, sources)


def _wrong(entry: "_Table", sources: dict[str, str]) -> Wrong:
    entry.require_known(*_DATED, "forms", "right", "unless")
    return Wrong(
        **entry.dated(sources),
        forms=entry.forms("forms"),
        right=entry.text("right"),
        unless=entry.texts("unless", optional=True),
    )


def _never(entry: "_Table", sources: dict[str, str]) -> Never:
    entry.require_known(*_DATED, "forms", "why", "unless")
    return Never(
        **entry.dated(sources, severity=Severity.ERROR),
        forms=entry.forms("forms"),
        why=entry.text("why"),
        unless=entry.texts("unless", optional=True),
    )


def _whole(entry: "_Table", sources: dict[str, str]) -> Whole:
    entry.require_known(*_DATED, "name", "items", "at-least", "ordered")
    items = entry.texts("items")
    return Whole(
        **entry.dated(sources),
        name=entry.text("name"),
        items=items,
        at_least=int(entry.number("at-least", default=max(2, len(items) - 1))),
        is_ordered=entry.flag("ordered"),
    )


def _cap(entry: "_Table", sources: dict[str, str]) -> Cap:
    entry.require_known(*_DATED, "words", "highest")
    return Cap(
        **entry.dated(sources),
        words=entry.texts("words"),
        highest=entry.number("highest", default=100),
    )


_READERS = {"wrong": _wrong, "never": _never, "whole": _whole, "cap": _cap}


class _Table:
    """A table of a pack under its schema: asks for what must be there, and says what is not."""

    def __init__(self, pack: str, entry: str, data: object):
        self.pack, self.entry = pack, entry
        if not isinstance(data, dict):
            raise BrokenPack(WRONG_KIND, pack=pack, entry=entry, key=entry, wanted="{ … }")
        self.data = data

    def require_known(self, *known: str) -> None:
        for key in self.data:
            if key not in known:
                raise self._broken(UNKNOWN_KEY, key=key, known=", ".join(known))

    def text(self, key: str) -> str:
        return self._checked(key, '"…"', lambda value: isinstance(value, str) and value.strip())

    def texts(self, key: str, *, optional: bool = False) -> tuple[str, ...]:
        if optional and key not in self.data:
            return ()
        return tuple(self._checked(key, '["…", "…"]', _is_list_of_texts))

    def forms(self, key: str) -> tuple[str, ...]:
        forms = self.texts(key)
        for form in forms:
            if set("{}") & set(_TOKEN.sub("", form)):
                raise self._broken(NO_TOKEN, form=form)
        return forms

    def number(self, key: str, *, default: int) -> Decimal:
        if key not in self.data:
            return Decimal(default)
        return Decimal(str(self._checked(key, "100", lambda value: type(value) in (int, float))))

    def flag(self, key: str) -> bool:
        return key in self.data and self._checked(key, "true", lambda value: value is True)

    def table(self, key: str) -> dict[str, str]:
        value = self.data.get(key, {})
        if not isinstance(value, dict) or not _is_list_of_texts([*value.values(), "…"]):
            raise self._broken(WRONG_KIND, key=key, wanted='"…" = "…"')
        return value

    def tables(self, key: str) -> list:
        value = self.data.get(key, [])
        if not isinstance(value, list):
            raise self._broken(WRONG_KIND, key=key, wanted="[{ … }, { … }]")
        return value

    def dated(self, sources: dict[str, str], *, severity: Severity = Severity.WARNING) -> dict:
        source = self.text("source")
        if source not in sources:
            raise self._broken(UNKNOWN_SOURCE, source=source)
        since, until = self._day("valid-from"), None
        if "valid-until" in self.data and (until := self._day("valid-until")) < since:
            raise self._broken(ENDS_BEFORE)
        return {
            "source": sources[source],
            "since": since,
            "until": until,
            "severity": self._severity(severity),
        }

    def _severity(self, usual: Severity) -> Severity:
        if "severity" not in self.data:
            return usual
        names = [severity.value for severity in Severity]
        return Severity(self._checked("severity", " / ".join(names), lambda value: value in names))

    def _day(self, key: str) -> date:
        return self._checked(
            key,
            "2024-09-12",
            lambda value: isinstance(value, date) and not isinstance(value, datetime),
        )

    def _checked(self, key: str, wanted: str, fits: Callable[[object], object]):
        if key not in self.data:
            raise self._broken(MISSING_KEY, key=key)
        if not fits(self.data[key]):
            raise self._broken(WRONG_KIND, key=key, wanted=wanted)
        return self.data[key]

    def _broken(self, template: str, **params: str) -> BrokenPack:
        return BrokenPack(template, pack=self.pack, entry=self.entry, **params)


def _is_list_of_texts(value: object) -> bool:
    is_filled = isinstance(value, list) and bool(value)
    return is_filled and all(isinstance(item, str) and item.strip() for item in value)
