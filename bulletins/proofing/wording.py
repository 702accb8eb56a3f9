"""Wording against the packs: wrong forms, broken phrases, and what may never be printed."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from bulletins.text.findings import Finding, Severity, gettext_noop

from .packs import Cap, Never, Pack, Whole, Wrong, read_packs
from .passages import HAN, Passage, Remark, with_severity

WRONG = Remark(
    "wrong-wording",
    Severity.WARNING,
    gettext_noop("〔%(words)s〕: write 〔%(right)s〕 (%(source)s)."),
)
NEVER = Remark(
    "never-wording",
    Severity.ERROR,
    gettext_noop("〔%(words)s〕 may not stand in a text that is submitted: %(why)s (%(source)s)."),
    stops=True,
)
INCOMPLETE = Remark(
    "incomplete-phrase",
    Severity.WARNING,
    gettext_noop("〔%(name)s〕 is a fixed phrase; 〔%(missing)s〕 is missing (%(source)s)."),
)
OUT_OF_ORDER = Remark(
    "phrase-out-of-order",
    Severity.HINT,
    gettext_noop("〔%(name)s〕 is a fixed phrase; its order is 〔%(right)s〕 (%(source)s)."),
)

_TOKENS = {
    "{数}": "(?:[0-9][0-9.,]*[百千万亿]*|[一二三四五六七八九十百千万两]+)",
    "{量}": f"[{HAN}%％]{{0,4}}?",
    "{…}": r"[^，。；：、！？,.;:!?\s“”《》（）()0-9至到]{0,8}?",
}
_TOKEN = re.compile(r"(\{数\}|\{量\}|\{…\})")
_JOINT = r"[”’》]?(?:以及|[、，,；;和及与\s]){1,2}[“‘《]?"
_AND_SO_ON = ("等", "……")


class Wording:
    """The entries of some packs that are in force on one day, made ready for matching."""

    def __init__(self, packs: Iterable[Pack], on: date):
        packs = list(packs)
        forms = _in_force([entry for pack in packs for entry in (*pack.never, *pack.wrong)], on)
        wholes = _in_force([entry for pack in packs for entry in pack.whole], on)
        self.caps: tuple[Cap, ...] = tuple(_in_force([c for pack in packs for c in pack.caps], on))
        self.wholes = [(whole, _run(whole)) for whole in wholes]
        pairs = [(form, entry) for entry in forms for form in entry.forms]
        self._literal = {form: entry for form, entry in reversed(pairs) if "{" not in form}
        self._literals = _any_of(self._literal) if self._literal else None
        self._open = [(_open_pattern(form), entry) for form, entry in pairs if "{" in form]

    def matches(self, text: str) -> Iterator[tuple[re.Match, Wrong | Never]]:
        """What stands in ``text`` and should not, with the entry that says so."""
        for match, entry in self._all_matches(text):
            if not any(_covers(text, match, words) for words in entry.unless):
                yield match, entry

    def _all_matches(self, text: str) -> Iterator[tuple[re.Match, Wrong | Never]]:
        if self._literals:
            for match in self._literals.finditer(text):
                yield match, self._literal[match[0]]
        for pattern, entry in self._open:
            for match in pattern.finditer(text):
                yield match, entry


def standard_wording(on: date | None) -> Wording:
    """What the packs of the house say on ``on``; None is today."""
    place = bisect_right(_days_of_change(), on or date.today())
    return _wording_after(place)


@lru_cache(maxsize=1)
def standard_packs() -> tuple[Pack, ...]:
    """The packs of the house, read once; those that cannot be used are left out."""
    return tuple(read_packs()[0])


@lru_cache(maxsize=1)
def _days_of_change() -> list[date]:
    entries = [e for p in standard_packs() for e in (*p.wrong, *p.never, *p.whole, *p.caps)]
    ends = {entry.until + timedelta(days=1) for entry in entries if entry.until}
    return sorted({entry.since for entry in entries} | ends)


@lru_cache(maxsize=128)
def _wording_after(place: int) -> Wording:
    """Between two days of change nothing changes."""
    return Wording(standard_packs(), _days_of_change()[place - 1] if place else date.min)


def wrong_wording(passages: list[Passage], wording: Wording) -> Iterator[Finding]:
    for passage in passages:
        for match, entry in wording.matches(passage.levelled):
            yield _form_finding(passage, match, entry)
        for whole, run in wording.wholes:
            for match in run.finditer(passage.levelled):
                yield from _whole_finding(passage, match, whole)


def _form_finding(passage: Passage, match: re.Match, entry: Wrong | Never) -> Finding:
    words = passage.text[match.start() : match.end()]
    place = {"start": match.start(), "end": match.end()}
    if isinstance(entry, Never):
        return passage.finding(NEVER, **place, words=words, why=entry.why, source=entry.source)
    remark = with_severity(WRONG, entry.severity)
    return passage.finding(remark, **place, words=words, right=entry.right, source=entry.source)


def _whole_finding(passage: Passage, match: re.Match, whole: Whole) -> Iterator[Finding]:
    named = list(dict.fromkeys(_any_of(whole.items).findall(match[0])))
    missing = [item for item in whole.items if item not in named]
    place = {"start": match.start(), "end": match.end()}
    params = {"name": whole.name, "source": whole.source}
    if missing and len(named) >= whole.at_least:
        if not passage.text.startswith(_AND_SO_ON, match.end()):
            remark = with_severity(INCOMPLETE, whole.severity)
            yield passage.finding(remark, **place, missing="、".join(missing), **params)
    elif not missing and whole.is_ordered and named != list(whole.items):
        yield passage.finding(OUT_OF_ORDER, **place, right="、".join(whole.items), **params)


def _in_force(entries: list, on: date) -> list:
    return [entry for entry in entries if entry.is_in_force(on)]


def _any_of(words: Iterable[str]) -> re.Pattern:
    """One pattern for all, the longest first, sorted by what they begin with: that is fast."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_first.setdefault(word[0], []).append(re.escape(word[1:]))
    branches = [f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items()]
    return re.compile(f"(?:{'|'.join(branches)})")


def _open_pattern(form: str) -> re.Pattern:
    """A form with open places: ``约{数}{…}左右``."""
    parts = _TOKEN.split(form)
    return re.compile("".join(_TOKENS.get(part) or re.escape(part) for part in parts))


def _run(whole: Whole) -> re.Pattern:
    items = _any_of(whole.items).pattern
    return re.compile(f"{items}(?:{_JOINT}{items})+")


def _covers(text: str, match: re.Match, words: str) -> bool:
    """Whether ``words`` stand in ``text`` over any character of the match."""
    start = max(0, match.start() - len(words) + 1)
    return text.find(words, start, match.end() + len(words) - 1) >= 0
