"""READING of a bulletin → ROWS: one transaction, one draft issue with its articles in order."""

import datetime
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from accounts.models import User
from bulletins import revising
from bulletins.errors import NotReady, Refused
from bulletins.models import Import, Issue, Publication
from bulletins.text.outline import IssueOutline, Outline

from .destination import (
    NOWHERE,
    find_destination,
    named_series,
    read_issue_label,
    series_called,
)
from .fingerprints import fingerprints
from .outlining import issue_outline, outlines
from .reading import Reading
from .storing import store_outline
from .writing import Writer


class AlreadyThere(Refused):
    """The issue is stored; nothing of it is overwritten."""


@transaction.atomic
def store_issue(
    reading: Reading,
    *,
    publication: str = "",
    issue: str = "",
    unit: str = "",
    column: str = "",
    date: str = "",
    by: User | None = None,
    origin: Import | None = None,
    pictures: Mapping[str, str] | None = None,
) -> tuple[Issue, list[str]]:
    """The issue that ``reading`` describes, and what it names and the site does not know.

    ``publication`` is a slug, ``issue`` a label such as 2024-8 or 2024-s1, ``date`` YYYY-MM-DD;
    ``unit`` and ``column`` are those of every article. What is given goes before what the
    bulletin says. Raises AlreadyThere, or Refused with what is missing.
    """
    facts = issue_outline(reading)
    row = issue_to_be(facts, publication=publication, issue=issue, date=date)
    notes = _differences(facts, row)
    row.editor_note = _note(reading, facts)
    _save(row)
    for article, words in zip(outlines(reading), fingerprints(reading), strict=True):
        destination = find_destination(
            article, publication=row.publication.slug, issue=NOWHERE, unit=unit, column=column
        )
        destination.issue = row
        writer = Writer(reading, article, pictures or {})
        store_outline(article, writer, destination, by=by, origin=origin, words=words)
        notes += [note for note in destination.notes if note not in notes]
    revising.record_issue(row, by=by, why=gettext("imported"))
    return row, notes


def issue_to_be(
    facts: IssueOutline,
    *,
    publication: str = "",
    issue: str = "",
    date: str = "",
) -> Issue:
    """The issue as it would be stored, without its note. Raises what ``store_issue`` does."""
    series = find_series(facts.publication, publication)
    year, number, is_supplement = _number(facts, issue)
    row = Issue(
        publication=series,
        year=year,
        number=number,
        kind=Issue.Kind.of(is_supplement),
        total_number=None if is_supplement else facts.total,
        date=_date(facts, date),
        report_to=facts.report_to,
        send_to=facts.send_to,
        distribute_to=facts.distribute_to,
        print_run=facts.print_run,
    )
    _require_new(row)
    return row


def find_series(name: str, slug: str = "") -> Publication:
    """The series with this slug, else the one called so; spaces and 《》 make no difference."""
    if slug and slug != NOWHERE:
        return named_series(slug)
    found = series_called(name)
    if len(found) == 1:
        return found[0]
    raise NotReady(_why_no_series(name, found), choice="publication")


def _why_no_series(name: str, found: list[Publication]) -> str:
    known = ", ".join(Publication.objects.values_list("slug", flat=True)[:12]) or "—"
    if found:
        message = gettext(
            "Several series are called 《%(name)s》. Say which one is meant. Known are: %(known)s"
        )
    elif name:
        message = gettext(
            "No series is called 《%(name)s》. Enter it first, or say which one is meant. Known "
            "are: %(known)s"
        )
    else:
        message = gettext(
            "The bulletin names no series. Say which one it belongs to. Known are: %(known)s"
        )
    return message % {"name": name, "known": known}


def _number(facts: IssueOutline, label: str) -> tuple[int, int, bool]:
    """Year, number, and whether it is a supplement: as given, else as the mast says."""
    if label and label != NOWHERE:
        return read_issue_label(label)
    if facts.number is None:
        raise NotReady(
            gettext(
                "The bulletin states no number. Say which issue it is, such as 2024-8 or 2024-s1."
            ),
            choice="issue",
        )
    if facts.year is None:
        raise NotReady(
            gettext(
                "The bulletin states no year for number %(number)s. Say which issue it is, such as "
                "2024-8 or 2024-s1."
            )
            % {"number": facts.number},
            choice="issue",
        )
    return facts.year, facts.number, facts.is_supplement


def _date(facts: IssueOutline, given: str) -> datetime.date:
    """As given, else as the mast says: none is made up."""
    if given:
        return _given_date(given)
    if facts.date is None:
        raise NotReady(
            gettext(
                "The bulletin states no date with year, month and day, and none is made up. Say on "
                "which day it was signed."
            ),
            choice="date",
        )
    return facts.date


def _given_date(given: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(given)
    except ValueError as error:
        raise NotReady(
            gettext("“%(date)s” is no day. Write year-month-day, such as 2024-09-12.")
            % {"date": given}
        ) from error


def _require_new(row: Issue) -> None:
    same = Issue.objects.filter(publication=row.publication)
    if found := same.filter(year=row.year, number=row.number, kind=row.kind).first():
        raise AlreadyThere(
            gettext(
                "The issue is there already: %(issue)s (articles: %(count)s). Nothing of it was "
                "overwritten. To import it anew, delete it first."
            )
            % {"issue": found, "count": found.articles.count()}
        )
    total = row.total_number
    if total and (found := same.filter(total_number=total).first()):
        raise NotReady(
            gettext(
                "The total number %(total)s is that of another issue: %(issue)s. Correct the one "
                "that is wrong; nothing was stored."
            )
            % {"total": total, "issue": found}
        )


def _save(row: Issue) -> None:
    """Two people who store one issue at once: the database lets one of them do it."""
    try:
        row.full_clean()
        with transaction.atomic():
            row.save()
    except ValidationError as error:
        raise NotReady(" ".join(error.messages)) from error
    except IntegrityError as error:
        _require_new(row)
        raise NotReady(
            gettext("The issue could not be stored: %(why)s") % {"why": error}
        ) from error


def _note(reading: Reading, facts: IssueOutline) -> str:
    writer = Writer(reading, Outline(editor_note=facts.editor_note), {})
    written = (writer.write(words) for words in facts.editor_note)
    return "\n".join(paragraph for paragraph in written if paragraph is not None)


def _differences(facts: IssueOutline, row: Issue) -> list[str]:
    """What the person said otherwise than the mast does."""
    said = (facts.year, facts.number, facts.is_supplement, facts.date)
    if said == (row.year, row.number, row.is_supplement, row.date) or facts.number is None:
        return []
    mast = Issue(publication=row.publication, year=facts.year or row.year, number=facts.number)
    mast.kind = Issue.Kind.of(facts.is_supplement)
    return [
        gettext("The mast says %(mast)s of %(date)s; stored is %(issue)s of %(day)s, as you said.")
        % {"mast": mast, "date": facts.date or "—", "issue": row, "day": row.date}
    ]
