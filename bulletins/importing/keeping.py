"""READING ↔ plain data, so that an import can be left and gone on with. Pictures keep no bytes."""

import datetime
from collections.abc import Iterable
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from typing import Any

from bulletins.text.findings import Finding, Severity
from bulletins.text.numbering import Numbering
from bulletins.text.outline import Source
from bulletins.text.paragraphs import Break, Kind, Look, Paragraph, Picture, Span, Style

from .reading import Begins, Facts, IssueFacts, Piece, Reading, Role

_NOT_KEPT = {"data"}  # the bytes of a picture: they are in the original


def kept(reading: Reading) -> dict:
    """The reading as JSON data; what has its default value is left away."""
    return {
        **_lean(reading),
        "paragraphs": [_lean(paragraph) for paragraph in reading.paragraphs],
        "pieces": kept_pieces(reading.pieces),
        **kept_facts(reading),
    }


def kept_facts(reading: Reading) -> dict:
    return {
        "facts": [_lean(facts) for facts in reading.facts],
        "issue": None if reading.issue is None else _lean(reading.issue),
    }


def kept_pieces(pieces: Iterable[Piece]) -> list[dict]:
    return [_lean(piece) for piece in pieces]


def reading_from(data: dict) -> Reading:
    issue = data.get("issue")
    return Reading(
        paragraphs=tuple(_paragraph(entry) for entry in data["paragraphs"]),
        pieces=pieces_from(data["pieces"]),
        facts=tuple(facts_from(entry) for entry in data["facts"]),
        issue=None if issue is None else issue_facts_from(issue),
        findings=tuple(_finding(entry) for entry in data.get("findings", ())),
    )


def pieces_from(data: Iterable[dict]) -> tuple[Piece, ...]:
    kinds = {"role": Role, "begins": Begins, "numbering": Numbering}
    return tuple(Piece(**_cast(entry, kinds)) for entry in data)


def facts_from(data: dict) -> Facts:
    return Facts(**_cast(data, {"date": datetime.date.fromisoformat, "source": _source}))


def issue_facts_from(data: dict) -> IssueFacts:
    return IssueFacts(**_cast(data, {"date": datetime.date.fromisoformat, "contents": tuple}))


def _lean(instance: Any) -> dict:
    return {
        one.name: _plain(value)
        for one in fields(instance)
        if one.name not in _NOT_KEPT and (value := getattr(instance, one.name)) != _default(one)
    }


def _default(one: Any) -> Any:
    return one.default if one.default_factory is MISSING else one.default_factory()


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return _lean(value)
    if isinstance(value, tuple | list):
        return [_plain(entry) for entry in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else value


def _cast(data: dict, kinds: dict) -> dict:
    """``data`` with the values of the named keys made what they were; null stays null."""
    return data | {key: make(data[key]) for key, make in kinds.items() if data.get(key) is not None}


def _source(data: dict) -> Source:
    return Source(**data)


def _paragraph(data: dict) -> Paragraph:
    kinds = {
        "markup": tuple,
        "kind": Kind,
        "spans": lambda entries: tuple(Span(**_cast(one, {"style": Style})) for one in entries),
        "look": lambda entry: Look(**entry),
        "picture": lambda entry: Picture(**entry),
        "breaks": lambda entries: tuple(Break(**entry) for entry in entries),
    }
    return Paragraph(**_cast(data, kinds))


def _finding(data: dict) -> Finding:
    return Finding(**_cast(data, {"severity": Severity}))
