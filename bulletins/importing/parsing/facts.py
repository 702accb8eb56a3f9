"""Label lines → date, source, credits and unit of the draft."""

from bulletins.text.dates import find_date
from bulletins.text.findings import Severity, gettext_noop
from bulletins.text.outline import Source

from .draft import Draft
from .labels import Entry, Kind, read_labels
from .segments import Segment
from .sources import is_issue_reference, read_source
from .units import is_unit, without_brackets

READ_AS = {
    frozenset({Kind.DATE}): gettext_noop("read as the date"),
    frozenset({Kind.SOURCE}): gettext_noop("read as the source"),
    frozenset({Kind.DATE, Kind.SOURCE}): gettext_noop("read as the date and the source"),
    frozenset({Kind.CREDIT}): gettext_noop("read as the credits"),
}
READ_AS_FACTS = gettext_noop("read as facts about the text")
UNIT_LABEL = gettext_noop("names the unit's role")
AROUND_UNIT = gettext_noop("stands around the name of the unit")
UNIT_AGAIN = gettext_noop("names the unit again")
IMPOSSIBLE_DATE = gettext_noop("The calendar has no day %(date)s; the date was left empty.")
DATE_NOT_READ = gettext_noop("No date could be read here.")
OTHER_DATE = gettext_noop("This date differs from the date %(date)s that was taken.")
OTHER_UNIT = gettext_noop("This unit differs from the unit %(unit)s that was taken.")
YEAR_FROM_DATE = gettext_noop(
    "The year of issue %(number)s is not stated. It is taken from the date: %(year)s."
)
YEAR_UNKNOWN = gettext_noop(
    "The year of issue %(number)s is not stated, and there is no date to take it from."
)
_NAMELESS_ROLE = "作者"


def take_facts(draft: Draft, line: Segment) -> bool:
    """Whether ``line`` was a line of labels or a bare date or source; if so it is read."""
    entries = read_labels(line)
    if not entries and is_issue_reference(line.folded):
        entries = [Entry(Kind.SOURCE, "", without_brackets(line))]
    if not entries:
        return False
    for entry in entries:
        _TAKERS[entry.kind](draft, entry)
    _leave_out(draft, line, entries)
    return True


def _take_date(draft: Draft, entry: Entry) -> None:
    found = find_date(entry.value.text)
    if found is None:
        draft.find(entry.value, "date-not-read", Severity.WARNING, DATE_NOT_READ)
        return
    written = entry.value.part(found.start, found.end)
    if found.date is None:
        draft.find(written, "impossible-date", Severity.WARNING, IMPOSSIBLE_DATE, date=written.text)
    elif draft.date is None:
        draft.date = found.date
    elif draft.date != found.date:
        draft.find(written, "another-date", Severity.HINT, OTHER_DATE, date=str(draft.date))


def _take_source(draft: Draft, entry: Entry) -> None:
    source = read_source(entry.value.text, entry.value.folded)
    if draft.source is None:
        draft.source = source
        draft.source_place = entry.value


def _take_credit(draft: Draft, entry: Entry) -> None:
    name = entry.value.text
    if entry.label == _NAMELESS_ROLE and not draft.byline:
        draft.byline = name
    known = draft.credits.get(entry.label)
    draft.credits[entry.label] = f"{known} {name}" if known else name


def take_author(draft: Draft, line: Segment) -> None:
    """A line below the title that is nothing but names."""
    _take_credit(draft, Entry(Kind.CREDIT, _NAMELESS_ROLE, without_brackets(line)))
    draft.leave_out(READ_AS[frozenset({Kind.CREDIT})], line)


def _take_unit(draft: Draft, entry: Entry) -> None:
    """A labelled unit is believed, unless the label would also fit a person (供稿)."""
    if not len(entry.value):
        return
    if entry.label == "供稿" and not is_unit(entry.value):
        _take_credit(draft, entry)
    elif draft.unit:
        _note_other_unit(draft, entry.value)
    else:
        draft.unit = [entry.value]


def _take_nothing(draft: Draft, entry: Entry) -> None:
    """Counts of visits and sizes of type are of no use here."""


_TAKERS = {
    Kind.DATE: _take_date,
    Kind.SOURCE: _take_source,
    Kind.CREDIT: _take_credit,
    Kind.UNIT: _take_unit,
    Kind.OTHER: _take_nothing,
}


def _leave_out(draft: Draft, line: Segment, entries: list[Entry]) -> None:
    """The line, whole; only a unit's name that was taken stays out of it."""
    units = [entry.value for entry in entries if draft.unit == [entry.value]]
    kinds = frozenset(entry.kind for entry in entries)
    why = UNIT_LABEL if kinds == {Kind.UNIT} else READ_AS.get(kinds, READ_AS_FACTS)
    draft.leave_out(why, *line.around(*units))
    draft.source_line = draft.source_line or (line.text if kinds & _SOURCE_LINE else "")


_SOURCE_LINE = {Kind.DATE, Kind.SOURCE}


def take_unit_again(draft: Draft, unit: Segment) -> None:
    """``unit`` if none is known yet; else it is left out, with a finding when it differs."""
    line, unit = unit, without_brackets(unit)
    draft.leave_out(AROUND_UNIT, *line.around(unit))
    if draft.unit:
        _note_other_unit(draft, unit)
        draft.leave_out(UNIT_AGAIN, unit)
    else:
        draft.unit = [unit]


def _note_other_unit(draft: Draft, unit: Segment) -> None:
    known = " ".join(segment.text for segment in draft.unit)
    if unit.folded not in known and known not in unit.folded:
        draft.find(unit, "another-unit", Severity.HINT, OTHER_UNIT, unit=known)


def note_missing_year(draft: Draft) -> None:
    """A finding when the source gives a number without its year."""
    source: Source | None = draft.source
    if draft.source_place is None or not source or not source.number or source.year:
        return
    place, params = draft.source_place, {"number": source.number}
    if draft.date:
        params["year"] = draft.date.year
        draft.find(place, "year-not-stated", Severity.HINT, YEAR_FROM_DATE, **params)
    else:
        draft.find(place, "year-not-stated", Severity.WARNING, YEAR_UNKNOWN, **params)
