"""Label lines → date, source, credits and unit of the draft."""

from bulletins.text.dates import find_date
from bulletins.text.findings import Severity, gettext_noop
from bulletins.text.outline import Source

from .draft import Draft
from .labels import Entry, Kind, read_labels
from .segments import Segment
from .sources import is_issue_reference, names_an_issue, read_source
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
_LONGEST_REST = 40
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


def take_broken_facts(draft: Draft, line: Segment, following: list[Segment]) -> bool:
    """Whether ``line`` is one of labels whose last value stands on the line below it, broken off.

    If so both are read: ``来源：《学习`` above ``动态》第8期``, or a label above its value.
    """
    *entries, last = read_labels(line) or [None]
    if last is None or not following or not _goes_on(last, following[0]):
        return False
    for entry in entries:
        _TAKERS[entry.kind](draft, entry)
    if last.kind == Kind.DATE:
        _take_date(draft, Entry(Kind.DATE, "", following[0]))
    else:
        _take_broken_source(draft, last.value, following[0])
    _leave_out(draft, line, [*entries, last])
    draft.leave_out(READ_AS[frozenset({last.kind})], following[0])
    return True


def _goes_on(last: Entry, following: Segment) -> bool:
    if len(following) > _LONGEST_REST:
        return False
    if last.kind == Kind.DATE:
        return not len(last.value) and [entry.label for entry in read_labels(following)] == [""]
    return last.kind == Kind.SOURCE and _source_goes_on(last.value.folded, following)


def _source_goes_on(value: str, following: Segment) -> bool:
    rest = following.folded
    is_open = any(value.count(pair[0]) > value.count(pair[1]) for pair in ("《》", "()"))
    if read_labels(following):
        return False
    if is_open:
        return any(mark in rest for mark in "》)")
    return not value and (rest.startswith("《") or names_an_issue(rest))


def _take_broken_source(draft: Draft, value: Segment, rest: Segment) -> None:
    if draft.source is None:
        draft.source = read_source(value.text + rest.text, value.folded + rest.folded)
        draft.source_place = value if len(value) else rest


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
    units = [entry.value for entry in entries if entry.kind == Kind.UNIT]
    units = [unit for unit in units if draft.unit == [unit]]
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
