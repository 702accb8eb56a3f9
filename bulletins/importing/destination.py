"""Where an imported article belongs: what the person said, else what the text itself says."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext

from accounts.models import Unit
from bulletins.addresses import IssueLabelConverter
from bulletins.errors import Refused
from bulletins.models import Column, Issue, Publication
from bulletins.text.markup import clean_line
from bulletins.text.outline import Outline

from .parsing.wording import key

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
        return named_series(slug)
    name = clean_line(outline.source.publication) if outline.source else ""
    if not name:
        return None
    found = series_called(name)
    if len(found) == 1:
        return found[0]
    notes.append(
        gettext("Several series are called 《%(name)s》: choose one.") % {"name": name}
        if found
        else gettext("No series is called 《%(name)s》.") % {"name": name}
    )
    return None


def named_series(slug: str) -> Publication:
    return _named(Publication, gettext("series"), slug=slug)


def series_called(name: str) -> list[Publication]:
    """The series with this name or mast; spaces, punctuation and 《》 make no difference."""
    wanted = key(name)
    return [
        series
        for series in Publication.objects.all()
        if wanted and wanted in (key(series.name), key(series.mast_text))
    ]


def _issue(outline: Outline, series: Publication | None, wanted: str) -> Issue | None:
    if wanted == NOWHERE:
        return None
    if wanted:
        return _wanted_issue(outline, series, wanted)
    source = outline.source
    if series is None or source is None or source.number is None:
        return None
    year = source.year or (outline.date.year if outline.date else None)
    return Issue.objects.numbered(
        series, year, source.number, is_supplement=source.is_supplement
    ).first()


def _wanted_issue(outline: Outline, series: Publication | None, wanted: str) -> Issue:
    if series is None:
        raise UnknownDestination(
            gettext("The series of issue %(issue)s is not known. Say which one it is.")
            % {"issue": wanted},
            choice="publication",
        )
    year, number, is_supplement = read_issue_label(wanted)
    return find_issue(series, wanted) or _new_issue(
        Issue(
            publication=series,
            year=year,
            number=number,
            kind=Issue.Kind.of(is_supplement),
            date=outline.date or timezone.localdate(),
        )
    )


def find_issue(series: Publication | None, wanted: str) -> Issue | None:
    """The issue of ``series`` that is called YEAR-NUMBER. Raises UnknownDestination."""
    year, number, is_supplement = read_issue_label(wanted)
    rows = Issue.objects.select_related("publication")
    return rows.numbered(series, year, number, is_supplement=is_supplement).first()


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


def _units(outline: Outline, codes: str, notes: list[str]) -> list[Unit]:
    """The units with these codes, separated by commas; else those that the text names."""
    if codes == NOWHERE:
        return []
    if codes:
        wanted = filter(None, (code.strip() for code in codes.split(",")))
        return [_named(Unit, gettext("unit"), code=code) for code in wanted]
    units, unknown = units_called([outline.unit])[outline.unit]
    notes += unknown
    return units


def units_called(texts: Iterable[str]) -> dict[str, tuple[list[Unit], list[str]]]:
    """Of each text, which names a unit or several, the units and what is not known of them."""
    whole = {text: clean_line(text) for text in texts}
    parts = {text: list(filter(None, _BETWEEN_UNITS.split(whole[text]))) for text in whole}
    names = {*whole.values(), *(name for several in parts.values() for name in several)} - {""}
    known = _by_name(names)
    return {
        text: _told_apart([line] if line in known else parts[text], known)
        for text, line in whole.items()
    }


def _by_name(names: Collection[str]) -> dict[str, list[Unit]]:
    if not names:
        return {}
    known: dict[str, list[Unit]] = {}
    for unit in Unit.objects.filter(Q(name__in=names) | Q(short_name__in=names)):
        for name in {unit.name, unit.short_name} & set(names):
            known.setdefault(name, []).append(unit)
    return known


def _told_apart(names: Iterable[str], known: dict[str, list[Unit]]) -> tuple[list[Unit], list[str]]:
    units, notes = [], []
    for name in names:
        found = known.get(name, [])
        if len(found) == 1:
            units += found
        elif found:
            several = gettext("Several units are called %(name)s: choose one.")
            notes.append(several % {"name": name})
        else:
            none = gettext("No unit is called %(name)s: the article has no contributing unit yet.")
            notes.append(none % {"name": name})
    return units, notes


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
        gettext("Several columns are called %(name)s: choose one.")
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
