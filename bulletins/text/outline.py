"""What every text that comes in is turned into: an outline, with findings and an account.

All strings hold the source's own characters, without numbering marks that were recognised and
without white space at their ends. A body is a list of paragraphs; one that is a row of a table has
tabs between its cells, also before an empty one at its front and after those at its end.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field

from .findings import Finding
from .numbering import Numbering


@dataclass(slots=True)
class MeasureOutline:
    heading: str = ""
    body: list[str] = field(default_factory=list)
    suggested: bool = field(default=False, compare=False)  # the evidence for it is weak


@dataclass(slots=True)
class SectionOutline:
    heading: str = ""
    body: list[str] = field(default_factory=list)
    measures: list[MeasureOutline] = field(default_factory=list)
    measure_numbering: Numbering = Numbering.NONE
    suggested: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Source:
    """Where the text says it was printed: 《中心组学习动态》第8期（总第96期）.

    Unstated parts are None. A supplement (增刊) of the series is numbered on its own.
    """

    publication: str
    number: int | None = None
    year: int | None = None
    total: int | None = None
    is_supplement: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A stretch of the source that is in no part of the outline.

    ``why`` is a gettext_noop message; ``addresses`` are those its links lead to.
    """

    line: int
    text: str
    why: str
    addresses: tuple[str, ...] = ()


@dataclass(slots=True)
class Outline:
    breadcrumb: list[str] = field(default_factory=list)
    title: str = ""
    subtitle: str = ""
    byline: str = ""
    date: datetime.date | None = None
    source: Source | None = None
    source_line: str = ""  # the date/source line as received
    unit: str = ""
    editor_note: list[str] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)
    sections: list[SectionOutline] = field(default_factory=list)
    section_numbering: Numbering = Numbering.NONE
    closing: list[str] = field(default_factory=list)
    credits: dict[str, str] = field(default_factory=dict)
    attachments: list[str] = field(default_factory=list)
    column: str = ""  # the heading of a bulletin under which the article stands
    notes: list[str] = field(default_factory=list)  # foot- and endnotes of a document
    findings: list[Finding] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    accounted: bool = False

    def as_json(self, translate: Callable[[str], str] = str) -> dict:
        """The outline as plain data, findings and reasons in the language of ``translate``."""
        source = self.source
        return {
            "breadcrumb": self.breadcrumb,
            "title": self.title,
            "subtitle": self.subtitle,
            "date": self.date.isoformat() if self.date else None,
            "source": source
            and {
                "publication": source.publication,
                "number": source.number,
                "year": source.year,
                "total": source.total,
            },
            "unit": self.unit,
            "editor_note": self.editor_note,
            "lead": self.lead,
            "sections": [
                {"ordinal": ordinal, **_section_json(section)}
                for ordinal, section in enumerate(self.sections, 1)
            ],
            "closing": self.closing,
            "credits": self.credits,
            "attachments": self.attachments,
            "findings": [finding.as_json(translate) for finding in self.findings],
            "left_out": _left_out_json(self.left_out, translate),
            "accounted": self.accounted,
            **({"notes": self.notes} if self.notes else {}),
            **({"column": self.column} if self.column else {}),
        }


@dataclass(slots=True)
class IssueOutline:
    """What a bulletin says of itself, above its articles and below them.

    ``contents`` are the titles on the list of contents, in its order.
    """

    publication: str = ""
    number: int | None = None
    year: int | None = None
    total: int | None = None
    is_supplement: bool = False
    office: str = ""
    date: datetime.date | None = None
    editor_note: list[str] = field(default_factory=list)
    contents: list[str] = field(default_factory=list)
    report_to: str = ""
    send_to: str = ""
    distribute_to: str = ""
    print_run: int | None = None
    credits: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    accounted: bool = False

    def as_json(self, translate: Callable[[str], str] = str) -> dict:
        return {
            "publication": self.publication,
            "number": self.number,
            "year": self.year,
            "total": self.total,
            "supplement": self.is_supplement,
            "office": self.office,
            "date": self.date.isoformat() if self.date else None,
            "editor_note": self.editor_note,
            "contents": self.contents,
            "report_to": self.report_to,
            "send_to": self.send_to,
            "distribute_to": self.distribute_to,
            "print_run": self.print_run,
            "credits": self.credits,
            "left_out": _left_out_json(self.left_out, translate),
            "accounted": self.accounted,
        }


def _left_out_json(left_out: list[LeftOut], translate: Callable[[str], str]) -> list[dict]:
    return [
        {"line": part.line, "text": part.text, "why": translate(part.why)}
        | ({"addresses": list(part.addresses)} if part.addresses else {})
        for part in left_out
    ]


def _section_json(section: SectionOutline) -> dict:
    return {
        **_part_json(section),
        "measures": [
            {"ordinal": ordinal, **_part_json(measure)}
            for ordinal, measure in enumerate(section.measures, 1)
        ],
    }


def _part_json(part: SectionOutline | MeasureOutline) -> dict:
    mark = {"suggested": True} if part.suggested else {}
    return {"heading": part.heading, "body": part.body, **mark}
