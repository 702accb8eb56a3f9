"""Where an import goes, and what of it the site does not know."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext

from accounts.models import User
from accounts.rights import visible
from bulletins.errors import Refused
from bulletins.importing.destination import (
    NOWHERE,
    Destination,
    UnknownDestination,
    find_destination,
    find_issue,
    units_called,
)
from bulletins.importing.outlining import issue_outline
from bulletins.importing.parsing.matching import match_titles
from bulletins.importing.parsing.wording import key, reads_as_listed
from bulletins.importing.reading import IssueFacts, Reading
from bulletins.importing.storing_issue import find_series, issue_to_be
from bulletins.models import Issue, Publication
from bulletins.permissions import may_place
from bulletins.text.markup import clean_line
from bulletins.text.outline import IssueOutline, Outline

from .forms import PlaceForm, issue_name
from .showing import visible_line

_OFFERED = 24


@dataclass(slots=True)
class Place:
    """``said`` tells in words what was found, what was not, and what will be made."""

    form: PlaceForm
    made_with: dict  # the arguments of the form beside what was sent
    words: str  # where, in a line
    said: list[str] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)  # names of issues


def place_of(outline: Outline, choices: dict[str, str], user: User) -> Place:
    """What is chosen, else what the text names. Nothing is made before the import is confirmed."""
    wanted = choices.get("issue", "")
    others = {name: words for name, words in choices.items() if name != "issue"}
    found, said = _found(outline, others)
    series = found.publication
    issue, name = _issue(outline, found, wanted)
    may = may_place(user)
    made_with = {"found": found, "issue": name, "may_place": may}
    if may:
        said += _issue_said(series, issue, name, wanted, user)
    offered = _names(series, user) if may else []
    names = [series, name and issue_words_of(name), *found.units, found.column]
    words = " · ".join(str(one) for one in names if one)
    shown = [visible_line(one) for one in (*said, *found.notes)]
    return Place(PlaceForm(**made_with), made_with, words, shown, offered)


def _found(outline: Outline, choices: dict[str, str]) -> tuple[Destination, list[str]]:
    try:
        return find_destination(outline, **choices), []
    except UnknownDestination as unknown:
        return Destination(), [str(unknown)]


def _issue(outline: Outline, found: Destination, wanted: str) -> tuple[Issue | None, str]:
    """The issue, if there is one, and its name, if it has one."""
    if wanted == NOWHERE:
        return None, ""
    if not wanted:
        return found.issue, issue_name(found.issue)
    return find_issue(found.publication, wanted), wanted


def _issue_said(
    series: Publication | None, issue: Issue | None, name: str, wanted: str, user: User
) -> list[str]:
    if issue and not may_place(user, issue):
        return [gettext("It may not go to %(issue)s: you do not edit that.") % {"issue": issue}]
    if issue:
        return [gettext("It goes to the end of %(issue)s.") % {"issue": issue}]
    if name and series:
        return [
            gettext("%(series)s has no issue %(issue)s yet: it is made as a draft.")
            % {"series": series, "issue": name}
        ]
    return [] if wanted else [gettext("It is not placed in an issue.")]


def unmakeable(form: PlaceForm, user: User) -> str:
    """Why the issue that a valid form names cannot be made, if it is not there."""
    name, series = form.cleaned_data.get("issue"), form.cleaned_data["publication"]
    if not name or user.has_perm("bulletins.add_issue") or find_issue(series, name):
        return ""
    words = gettext("There is no issue %(issue)s, and making one needs the right to add issues.")
    return words % {"issue": name}


def _names(series: Publication | None, user: User) -> list[str]:
    if series is None:
        return []
    issues = visible(series.issues.order_by("-year", "-number"), user)
    return [issue_name(issue) for issue in issues[:_OFFERED]]


@dataclass(slots=True)
class IssuePlace:
    """A whole bulletin as an issue to be: its series, and what is missing, by field."""

    series: Publication | None
    missing: list[tuple[str, str]]


def issue_place(reading: Reading, choices: dict[str, str]) -> IssuePlace:
    facts = issue_outline(reading)
    series = _series(clean_line(facts.publication), choices.get("publication", ""))
    missing = list(_missing_facts(facts, series))
    if series and not missing:
        try:
            issue_to_be(facts, publication=series.slug)
        except Refused as refusal:
            missing = [("number", visible_line(str(refusal)))]
    return IssuePlace(series, missing)


def _series(name: str, slug: str) -> Publication | None:
    try:
        return find_series(name, slug)
    except Refused:
        return None


def _missing_facts(facts: IssueOutline, series: Publication | None) -> Iterator[tuple[str, str]]:
    if series is None:
        name = visible_line(facts.publication)
        unknown = gettext("No series is called 《%(name)s》: choose one.") % {"name": name}
        yield "series", unknown if name else gettext("The bulletin names no series: choose one.")
    if facts.number is None:
        yield "number", gettext("The number of the issue is missing.")
    if facts.year is None:
        yield "year", gettext("The year of the issue is missing.")
    if facts.date is None:
        yield "date", gettext("The date of the issue is missing.")


def issue_words_of(name: str) -> str:
    return gettext("issue %(name)s") % {"name": name}


def issue_words(facts: IssueFacts) -> str:
    """What is known of a bulletin, in a line."""
    number = "-".join(str(one) for one in (facts.year, facts.number) if one)
    total = gettext("total %(number)s") % {"number": facts.total} if facts.total else ""
    date = facts.date.isoformat() if facts.date else ""
    known = [facts.publication, number, total, date, facts.office]
    return " · ".join(filter(None, known))


def units_known(outlines: list[Outline]) -> dict[str, list[str]]:
    """What articles of a bulletin say of their units → what is to be said of that."""
    found = units_called(str(outline.unit) for outline in outlines)
    return {text: [visible_line(note) for note in notes] for text, (_, notes) in found.items()}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list of contents, and the article (from 0) that has its title, if only in
    other words.
    """

    title: str
    number: int | None
    is_reworded: bool = False


def contents_check(reading: Reading, outlines: list[Outline]) -> list[Entry]:
    if reading.issue is None:
        return []
    known = {number: _keys(outline) for number, outline in enumerate(outlines)}
    listed = reading.issue.contents
    numbers = match_titles(listed, known)
    return [_entry(*pair, known) for pair in zip(listed, numbers, strict=True)]


def _entry(title: str, number: int | None, known: dict[int, list[str]]) -> Entry:
    reads = number is not None and any(reads_as_listed(key(title), one) for one in known[number])
    return Entry(title, number, is_reworded=number is not None and not reads)


def _keys(outline: Outline) -> list[str]:
    """By what an article may be listed: its title, with its unit and with its subtitle too."""
    title, subtitle, unit = (str(one) for one in (outline.title, outline.subtitle, outline.unit))
    return list(dict.fromkeys(filter(None, map(key, (title, title + subtitle, unit + title)))))
