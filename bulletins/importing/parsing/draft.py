"""The outline in the making: its strings are still segments that know their place."""

import datetime
from dataclasses import dataclass, field

from bulletins.text.findings import Finding, Severity
from bulletins.text.numbering import Numbering
from bulletins.text.outline import LeftOut, MeasureOutline, Outline, SectionOutline, Source

from .accounting import Ledger
from .segments import Segment


@dataclass(slots=True)
class DraftMeasure:
    heading: Segment | None = None
    body: list[Segment] = field(default_factory=list)


@dataclass(slots=True)
class DraftSection:
    heading: Segment | None = None
    body: list[Segment] = field(default_factory=list)
    measures: list[DraftMeasure] = field(default_factory=list)
    measure_numbering: Numbering = Numbering.NONE


@dataclass(slots=True)
class Draft:
    """``title`` and ``unit`` may stand on several lines; they are joined with a space."""

    breadcrumb: list[Segment] = field(default_factory=list)
    title: list[Segment] = field(default_factory=list)
    subtitle: Segment | None = None
    byline: str = ""
    date: datetime.date | None = None
    source: Source | None = None
    source_line: str = ""
    source_place: Segment | None = None
    unit: list[Segment] = field(default_factory=list)
    editor_note: list[Segment] = field(default_factory=list)
    lead: list[Segment] = field(default_factory=list)
    sections: list[DraftSection] = field(default_factory=list)
    section_numbering: Numbering = Numbering.NONE
    closing: list[Segment] = field(default_factory=list)
    credits: dict[str, str] = field(default_factory=dict)
    attachments: list[Segment] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    left_out: list[tuple[Segment, str]] = field(default_factory=list)
    marks: list[Segment] = field(default_factory=list)

    def leave_out(self, why: str, *segments: Segment) -> None:
        self.left_out += [(segment, why) for segment in segments]

    def find(
        self, segment: Segment, code: str, severity: Severity, template: str, **params: str | int
    ) -> None:
        self.findings.append(segment.finding(code, severity, template, **params))

    def outline(self, ledger: Ledger) -> Outline:
        """The finished outline; every string put into it is entered in ``ledger``."""
        for mark in self.marks:
            ledger.enter(mark)
        return Outline(
            breadcrumb=ledger.texts(self.breadcrumb),
            title=" ".join(ledger.texts(self.title)),
            subtitle=ledger.text(self.subtitle),
            byline=self.byline,
            date=self.date,
            source=self.source,
            source_line=self.source_line,
            unit=" ".join(ledger.texts(self.unit)),
            editor_note=ledger.texts(self.editor_note),
            lead=ledger.texts(self.lead),
            sections=[_section(section, ledger) for section in self.sections],
            section_numbering=self.section_numbering,
            closing=ledger.texts(self.closing),
            credits=self.credits,
            attachments=ledger.texts(self.attachments),
            left_out=self._left_out(ledger),
        )

    def _left_out(self, ledger: Ledger) -> list[LeftOut]:
        in_order = sorted(self.left_out, key=lambda entry: (entry[0].index, entry[0].start))
        return [
            LeftOut(segment.paragraph.line, ledger.text(segment), why) for segment, why in in_order
        ]


def _section(section: DraftSection, ledger: Ledger) -> SectionOutline:
    return SectionOutline(
        heading=ledger.text(section.heading),
        body=ledger.texts(section.body),
        measures=[
            MeasureOutline(ledger.text(measure.heading), ledger.texts(measure.body))
            for measure in section.measures
        ],
        measure_numbering=section.measure_numbering,
    )
