"""Every address of the site, from the resolver, and what each answers: the table's reader.

``addresses.toml`` has an entry for each address, by its name: ``args`` name the rows that stand in
for its parts, ``get`` and ``post`` say who is answered how: ``200 editor publisher; 404 *``. The
star is all whom the line does not name. ``in`` signs in first: a redirect to the sign-in page.
Where the answer depends on the state of the article and its issue, ``get-draft`` and so on stand
beside it.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

TABLE = Path(__file__).with_name("addresses.toml")
STATES = ("draft", "published", "changed", "withdrawn")
METHODS = ("get", "post")
ROLES = (
    "anonymous",
    "nobody",
    "contributor",
    "neighbour",
    "first-reviewer",
    "second-reviewer",
    "final-reviewer",
    "issue-editor",
    "neighbours-editor",
    "publisher",
    "unit-administrator",
    "system-administrator",
    "security-administrator",
    "auditor",
    "superuser",
)


@dataclass(frozen=True, slots=True)
class Address:
    name: str
    args: dict[str, str] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)

    @property
    def depends_on_state(self) -> bool:
        return any("-" in key for key in self.answers)

    def expected(self, method: str, state: str, role: str) -> str:
        line = self.answers.get(f"{method}-{state}") or self.answers.get(method, "")
        found = parse(line)
        return found.get(role) or found.get("*", "?")


def parse(line: str) -> dict[str, str]:
    """``200 a b; 404 *`` → by whom, what is answered."""
    parts = (part.split() for part in line.split(";") if part.strip())
    return {who: answer for answer, *people in parts for who in people}


def written(answers: dict[str, str]) -> str:
    """The line of the table that says ``answers``; the most frequent is the star's."""
    by_answer: dict[str, list[str]] = {}
    for who, answer in answers.items():
        by_answer.setdefault(answer, []).append(who)
    *named, rest = sorted(by_answer.items(), key=lambda item: len(item[1]))
    return "; ".join([*(f"{answer} {' '.join(who)}" for answer, who in named), f"{rest[0]} *"])


def table() -> dict[str, Address]:
    entries = tomllib.loads(TABLE.read_text())
    return {name: Address(name, entry.pop("args", {}), entry) for name, entry in entries.items()}


def addresses_of_the_site() -> list[str]:
    """The name of each address; where it has none, its pattern."""
    return sorted(set(_names(get_resolver(), "", "")))


def _names(resolver: URLResolver, space: str, path: str) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        here = path + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _names(pattern, inner, here)
        else:
            yield space + pattern.name if pattern.name else _unnamed(pattern, here)


def _unnamed(pattern: URLPattern, path: str) -> str:
    return f"/{path}".replace("^", "").replace("$", "")
