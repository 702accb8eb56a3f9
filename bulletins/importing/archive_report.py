"""What came of an archive, for people: a page that needs nothing but itself, and a table."""

import csv
import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language, gettext, gettext_lazy

from accounts.spreadsheets import harmless
from bulletins.text.findings import Finding, Severity

from .archive import Entry, Outcome

PAGE, TABLE = "report.html", "report.csv"
OUTCOMES = {
    Outcome.FAILED: gettext_lazy("failed"),
    Outcome.STORED: gettext_lazy("stored"),
    Outcome.READY: gettext_lazy("would be stored"),
    Outcome.THERE: gettext_lazy("there already"),
    Outcome.NOT_OVERWRITTEN: gettext_lazy("there from another file, not overwritten"),
    Outcome.ASIDE: gettext_lazy("left aside: of a kind that is not read"),
}
SEVERITIES = {
    Severity.ERROR: gettext_lazy("error"),
    Severity.WARNING: gettext_lazy("warning"),
    Severity.HINT: gettext_lazy("hint"),
}


@dataclass(slots=True)
class Report:
    """``archive`` is the name of the folder or zip. ``not_reached`` are the files that a run which
    was broken off did not come to.
    """

    archive: str
    entries: list[Entry] = field(default_factory=list)
    not_reached: list[str] = field(default_factory=list)
    dry_run: bool = False
    began: datetime.datetime = field(default_factory=timezone.localtime)
    ended: datetime.datetime | None = None

    def counts(self) -> list[tuple[str, int]]:
        """How many files came to each outcome, in words; those that none came to are left away."""
        counted = ((name, self.count(outcome)) for outcome, name in OUTCOMES.items())
        return [(str(name), count) for name, count in counted if count]

    def count(self, outcome: Outcome) -> int:
        return sum(entry.outcome == outcome for entry in self.entries)

    @property
    def is_broken_off(self) -> bool:
        return bool(self.not_reached)

    @property
    def has_failures(self) -> bool:
        return bool(self.count(Outcome.FAILED))


def usual_folder(now: datetime.datetime | None = None) -> Path:
    """A folder of its own in the data folder, named by the time."""
    stamp = f"{now or timezone.localtime():%Y-%m-%d-%H%M%S}"
    return Path(settings.DATA_DIR) / "reports" / stamp


def write_report(report: Report, folder: Path) -> Path:
    """Write page and table into ``folder``; gives the page. Raises OSError."""
    report.ended = timezone.localtime()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / TABLE).write_text(_table(report.entries), encoding="utf-8-sig", newline="")
    page = folder / PAGE
    page.write_text(_page(report), encoding="utf-8")
    return page


def _page(report: Report) -> str:
    return render_to_string(
        "bulletins/archive_report.html",
        {
            "report": report,
            "language": get_language(),
            "groups": [group for group in _groups(report.entries) if group.rows],
        },
    )


@dataclass(frozen=True, slots=True)
class Row:
    """A file on the page. ``doubts`` are findings that are more than hints, in words."""

    entry: Entry
    outcome: str
    doubts: list["Doubt"]
    hints: list["Doubt"]


@dataclass(frozen=True, slots=True)
class Doubt:
    place: str
    severity: str
    message: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    title: str
    rows: list[Row]


def _groups(entries: list[Entry]) -> Iterator[Group]:
    """What needs a person comes first."""
    came_in = [entry for entry in entries if entry.has_come_in]
    doubtful = [entry for entry in came_in if entry.is_doubtful]
    parts = [
        ("failed", gettext("Failed"), _of(entries, Outcome.FAILED)),
        ("doubtful", gettext("Came in, with doubts"), doubtful),
        ("sure", gettext("Came in"), [entry for entry in came_in if not entry.is_doubtful]),
        (
            "there",
            gettext("There already"),
            _of(entries, Outcome.THERE, Outcome.NOT_OVERWRITTEN),
        ),
        ("aside", gettext("Left aside"), _of(entries, Outcome.ASIDE)),
    ]
    for name, title, group in parts:
        yield Group(name, title, [_row(entry) for entry in group])


def _of(entries: list[Entry], *outcomes: Outcome) -> list[Entry]:
    return [entry for entry in entries if entry.outcome in outcomes]


def _row(entry: Entry) -> Row:
    weighty = [finding for finding in entry.findings if finding.severity != Severity.HINT]
    hints = [finding for finding in entry.findings if finding.severity == Severity.HINT]
    return Row(entry, str(OUTCOMES[entry.outcome]), list(_doubts(weighty)), list(_doubts(hints)))


def _doubts(findings: Iterable[Finding]) -> Iterator[Doubt]:
    for finding in findings:
        yield Doubt(
            place=f"{finding.line}:{finding.column}",
            severity=str(SEVERITIES[finding.severity]),
            message=finding.message(gettext),
            excerpt=finding.excerpt,
        )


def _table(entries: list[Entry]) -> str:
    lines = _Lines()
    writer = csv.writer(lines)
    writer.writerow(_columns())
    for entry in entries:
        writer.writerow([harmless(cell) for cell in _cells(entry)])
    return "".join(lines)


class _Lines(list):
    """What the writer of the table writes to."""

    write = list.append


def _columns() -> list[str]:
    return [
        gettext("file"),
        gettext("outcome"),
        gettext("kind"),
        gettext("issue"),
        gettext("articles"),
        gettext("characters"),
        gettext("accounted for"),
        gettext("errors"),
        gettext("warnings"),
        gettext("hints"),
        gettext("suggestions"),
        gettext("doubts"),
        gettext("reason"),
        gettext("seconds"),
        "SHA-256",
    ]


def _cells(entry: Entry) -> list[str | int]:
    was_read = bool(entry.characters)
    yes_or_no = gettext("yes") if entry.accounted else gettext("no")
    weighty = [finding for finding in entry.findings if finding.severity != Severity.HINT]
    doubts = [f"{doubt.place} {doubt.message}" for doubt in _doubts(weighty)]
    return [
        entry.name,
        str(OUTCOMES[entry.outcome]),
        str(entry.kind.label) if entry.kind else "",
        entry.place,
        len(entry.titles) if was_read else "",
        entry.characters or "",
        yes_or_no if was_read else "",
        *(entry.count(severity) if was_read else "" for severity in SEVERITIES),
        entry.suggestions if was_read else "",
        " ‖ ".join([*entry.notes, *doubts]),
        entry.reason,
        f"{entry.seconds:.2f}",
        entry.digest,
    ]
