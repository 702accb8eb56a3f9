"""Where an imported article belongs: what the person said, else what the text itself says."""

import re
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext

from accounts.models import Unit
from bulletins.addresses import IssueLabelConverter
from bulletins.errors import Refused
from bulletins.models import Column, Issue, Publication
from bulletins.text.markup import clean_line
from bulletins.text.outline import Outline

_ISSUE = re.compile(rf"(?P<year>[12][0-9]{{3}})-(?P<label>{IssueLabelConverter.regex})")
NOWHERE = "-"  # a person's answer where the text names something that is not meant
_BETWEEN_UNITS = re.compile(r"[\s、，,;；]+")


class UnknownDestination(Refused):
    """A series, issue, unit or column that was named does not exist."""


@dataclass(slots=True)
class Destination:
    publication: Publication | None = None
    issue: Issue | None = None
    units: list[Unit] = field(default_factory=list)
    column: Column | None = None
    notes: list[str] = field(default_factory=list)  # what the text names and the site does not know


def find_destination(
    outline: Outline, *, publication: str = "", issue: str = "", unit: str = "", column: str = ""
) -> Destination:
    """Look up what is named: ``publication`` and ``column`` by slug, ``unit`` by code (several
    with commas between), ``issue`` as YEAR-NUMBER (2024-8, 2024-s1).

    What is named must exist, but for the issue, which is made as a draft when its series has none
    of that number. NOWHERE for a name sets aside what the text says. Raises UnknownDestination.
    """
    found = Destination()
    found.publication = _publication(outline, publication, found.notes)
    found.issue = _issue(outline, found.publication, issue)
    found.units = _units(outline, unit, found.notes)
    found.column = _column(outline, column, found.notes)
    return found


def _publication(outline: Outline, slug: str, notes: list[str]) -> Publication | None:
    if slug == NOWHERE:
        return None
    if slug:
        return _named(Publication, gettext("series"), slug=slug)
    name = clean_line(outline.source.publication) if outline.source else ""
    if not name:
        return None
    series = Publication.objects.filter(name=name).first()
    if series is None:
        notes.append(gettext("No series is called 《%(name)s》.") % {"name": name})
    return series


def _issue(outline: Outline, series: Publication | None, wanted: str) -> Issue | None:
    if wanted == NOWHERE:
        return None
    if wanted:
        return _wanted_issue(outline, series, wanted)
    source = outline.source
    if series is None or source is None or source.number is None:
        return None
    year = source.year or (outline.date.year if outline.date else None)
    return Issue.objects.filter(
        publication=series,
        year=year,
        number=source.number,
        kind=kind_of_issue(source.is_supplement),
    ).first()


def _wanted_issue(outline: Outline, series: Publication | None, wanted: str) -> Issue:
    year, number, is_supplement = read_issue_label(wanted)
    if series is None:
        raise UnknownDestination(
            gettext("The series of issue %(issue)s is not known. Name it with --publication.")
            % {"issue": wanted}
        )
    named = {"year": year, "number": number, "kind": kind_of_issue(is_supplement)}
    return Issue.objects.filter(publication=series, **named).first() or _new_issue(
        Issue(publication=series, date=outline.date or timezone.localdate(), **named)
    )


def read_issue_label(wanted: str) -> tuple[int, int, bool]:
    """2024-8, 2024-s1 → year, number, whether it is a supplement. Raises UnknownDestination."""
    match = _ISSUE.fullmatch(wanted)
    if match is None:
        raise UnknownDestination(
            gettext("“%(issue)s” names no issue. Write year-number, such as 2024-8 or 2024-s1.")
            % {"issue": wanted}
        )
    return int(match["year"]), *IssueLabelConverter().to_python(match["label"])


def _new_issue(issue: Issue) -> Issue:
    try:
        issue.full_clean()
    except ValidationError as error:
        raise UnknownDestination(" ".join(error.messages)) from error
    issue.save()
    return issue


def kind_of_issue(is_supplement: bool) -> Issue.Kind:
    return Issue.Kind.SUPPLEMENT if is_supplement else Issue.Kind.REGULAR


def _units(outline: Outline, codes: str, notes: list[str]) -> list[Unit]:
    """The units with these codes, separated by commas; else those that the text names."""
    if codes == NOWHERE:
        return []
    if codes:
        wanted = filter(None, (code.strip() for code in codes.split(",")))
        return [_named(Unit, gettext("unit"), code=code) for code in wanted]
    names = [clean_line(outline.unit)]
    if not names[0]:
        return []
    if not _called(names[0]):
        names = [name for name in _BETWEEN_UNITS.split(names[0]) if name]
    return [unit for name in names if (unit := _one_called(name, notes))]


def _called(name: str) -> list[Unit]:
    return list((Unit.objects.filter(name=name) | Unit.objects.filter(short_name=name))[:2])


def _one_called(name: str, notes: list[str]) -> Unit | None:
    units = _called(name)
    if len(units) == 1:
        return units[0]
    message = (
        gettext("Several units are called %(name)s: choose one with --unit.")
        if units
        else gettext("No unit is called %(name)s: the article has no contributing unit yet.")
    )
    notes.append(message % {"name": name})
    return None


def _column(outline: Outline, slug: str, notes: list[str]) -> Column | None:
    if slug == NOWHERE:
        return None
    if slug:
        return _named(Column, gettext("column"), slug=slug)
    trail = [clean_line(name) for name in outline.breadcrumb]
    if not trail:
        name = clean_line(outline.column)
        return _column_of_bulletin(name, notes) if name else None
    for column in Column.objects.filter(name=trail[-1]):
        above = list(column.get_ancestors().values_list("name", flat=True))
        if trail[:-1][-len(above) :] == above or not above:
            return column
    notes.append(gettext("No column stands at %(trail)s.") % {"trail": " › ".join(trail)})
    return None


def _column_of_bulletin(name: str, notes: list[str]) -> Column | None:
    """The one column of the site that is called as the heading in a bulletin is."""
    found = list(Column.objects.filter(name=name)[:2])
    if len(found) == 1:
        return found[0]
    message = (
        gettext("Several columns are called %(name)s: choose one with --column.")
        if found
        else gettext("No column is called %(name)s: the article has no column yet.")
    )
    notes.append(message % {"name": name})
    return None


def _named(model, kind: str, **lookup):
    (word,) = lookup.values()
    found = model.objects.filter(**lookup).first()
    if found is None:
        known = ", ".join(model.objects.values_list(*lookup, flat=True)[:12])
        raise UnknownDestination(
            gettext("There is no %(kind)s “%(word)s”. Known are: %(known)s")
            % {"kind": kind, "word": word, "known": known or "—"}
        )
    return found
