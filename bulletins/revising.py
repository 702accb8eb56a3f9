"""Saving: parts as a person left them → rows → one revision that holds the whole tree.

Every way in (the desk, the import, later the outline editor) writes through here, so that no
change of an article's words is without its revision.
"""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext

from accounts import log
from accounts.models import Unit, User

from .acts import Act
from .errors import ChangedMeanwhile
from .models import (
    Article,
    ArticleRevision,
    Contribution,
    Issue,
    IssueRevision,
    Measure,
    Picture,
    Section,
    Sequence,
)
from .permissions import home_of
from .snapshots import issue_snapshot, snapshot
from .text import markup
from .text.content import Content, pictures
from .text.numbering import Numbering

_SECTION_FIELDS = ["position", "heading", "body", "measure_numbering"]
_MEASURE_FIELDS = ["section", "position", "heading", "body"]


@dataclass(frozen=True, slots=True)
class MeasureDraft:
    """A measure as a person left it; ``key`` is that of the stored measure, None for a new one."""

    heading: str = ""
    body: str = ""
    key: uuid.UUID | None = None

    @property
    def is_empty(self) -> bool:
        return not (markup.clean_line(self.heading) or markup.clean(self.body))


@dataclass(frozen=True, slots=True)
class SectionDraft:
    """A section as a person left it, its measures in order."""

    heading: str = ""
    body: str = ""
    key: uuid.UUID | None = None
    measure_numbering: str = Numbering.NONE
    measures: list[MeasureDraft] = field(default_factory=list)


def new_article(*, by: User | None = None, **fields) -> Article:
    """An unsaved article with a lasting number of its own; call it in the saving transaction.

    It is entered for the unit of ``by``, if nothing else is said.
    """
    (number,) = Sequence.objects.take(Sequence.ARTICLE)
    return Article(number=number, **{"home": home_of(by)} | fields)


def lock(row: Article | Issue, *, based_on: int | None) -> None:
    """Hold ``row`` for this transaction; ``based_on`` is the revision the person had open.

    Raises ChangedMeanwhile where somebody else has saved since.
    """
    type(row).objects.select_for_update().get(pk=row.pk)
    newest = newest_revision(row)
    if based_on is None or newest is None or newest.number == based_on:
        return
    raise ChangedMeanwhile(
        gettext(
            "%(person)s saved this page at %(time)s, after you opened it. Nothing of yours was "
            "stored and nothing of theirs was overwritten. What you entered still stands below: "
            "open the page again in another tab, bring over what you changed, and save there."
        )
        % {"person": newest.by or gettext("Somebody"), "time": f"{newest.at.astimezone():%H:%M}"}
    )


@transaction.atomic
def save_parts(article: Article, sections: Iterable[SectionDraft]) -> None:
    """Make the article's sections and measures those of ``sections``, in this order.

    A part whose key is stored keeps its row, wherever it was moved; keys of other articles are not
    taken over. Parts that are not named are deleted. Empty measures are dropped.
    """
    stored = _Stored(article)
    kept = [
        (draft, _section_row(stored, draft, position)) for position, draft in enumerate(sections, 1)
    ]
    _write(Section, [row for _, row in kept], _SECTION_FIELDS)
    measures = [row for draft, section in kept for row in _measure_rows(stored, draft, section)]
    _number(measures)
    _write(Measure, measures, _MEASURE_FIELDS)
    stored.delete_the_rest()


@transaction.atomic
def set_units(article: Article, units: Iterable[Unit]) -> None:
    """Make ``units`` the contributing units, in this order."""
    article.contributions.all().delete()
    Contribution.objects.bulk_create(
        Contribution(article=article, unit=unit, position=position)
        for position, unit in enumerate(units, 1)
    )


@transaction.atomic
def record(article: Article, *, by: User | None, why: str = "") -> ArticleRevision:
    """Add a revision of the article as it now stands; where nothing changed, the newest one."""
    Article.objects.select_for_update().get(pk=article.pk)
    tree = snapshot(Article.objects.with_parts().get(pk=article.pk))
    return _add(ArticleRevision, tree, newest_revision(article), by, why, article=article)


@transaction.atomic
def record_issue(issue: Issue, *, by: User | None, why: str = "") -> IssueRevision:
    """Add a revision of the issue's own fields and of its order of articles."""
    Issue.objects.select_for_update().get(pk=issue.pk)
    return _add(IssueRevision, issue_snapshot(issue), newest_revision(issue), by, why, issue=issue)


def newest_revision(row: Article | Issue) -> ArticleRevision | IssueRevision | None:
    return row.revisions.newest_first().without_data().first()


class _Stored:
    """The parts an article has now, by key, until a draft takes them over."""

    def __init__(self, article: Article):
        self.article = article
        self.sections = {row.key: row for row in Section.objects.filter(article=article)}
        self.measures = {row.key: row for row in Measure.objects.filter(section__article=article)}

    def delete_the_rest(self) -> None:
        """What no draft took over goes. Measures first: one may have left a section that goes."""
        Measure.objects.filter(pk__in=[row.pk for row in self.measures.values()]).delete()
        Section.objects.filter(pk__in=[row.pk for row in self.sections.values()]).delete()


def _section_row(stored: _Stored, draft: SectionDraft, position: int) -> Section:
    row = stored.sections.pop(draft.key, None) or Section(article=stored.article)
    row.position = position
    row.heading = markup.clean_line(draft.heading)
    row.body = markup.clean(draft.body)
    row.measure_numbering = draft.measure_numbering
    return row


def _measure_rows(stored: _Stored, draft: SectionDraft, section: Section) -> Iterator[Measure]:
    measures = (measure for measure in draft.measures if not measure.is_empty)
    for position, measure in enumerate(measures, 1):
        yield _measure_row(stored, measure, section, position)


def _measure_row(stored: _Stored, draft: MeasureDraft, section: Section, position: int) -> Measure:
    row = stored.measures.pop(draft.key, None) or Measure()
    row.section = section
    row.position = position
    row.heading = markup.clean_line(draft.heading)
    row.body = markup.clean(draft.body)
    return row


def _number(measures: list[Measure]) -> None:
    new = [row for row in measures if row.number is None]
    if new:
        numbers = Sequence.objects.take(Sequence.MEASURE, len(new))
        for row, number in zip(new, numbers, strict=True):
            row.number = number


def _write(model: type[Section | Measure], rows: list, fields: list[str]) -> None:
    model.objects.bulk_create([row for row in rows if row.pk is None])
    model.objects.bulk_update([row for row in rows if row.pk is not None], fields)


def _add(model, tree, newest, by, why, **owner):
    packed = model.pack(tree)
    if newest and newest.digest == packed["digest"]:
        return newest
    number = newest.number + 1 if newest else 1
    (row,) = owner.values()
    _keep_pictures(tree, row)
    made = model.objects.create(number=number, parent=newest, by=by, why=why, **packed, **owner)
    before = newest.digest if newest else ""
    log.record(Act.SAVED, by=by, on=row, before=before, after=made.digest, revision=number, why=why)
    return made


def _keep_pictures(tree: Content, owner: Article | Issue) -> None:
    """Who may see the owner may see these pictures, in this revision and in later ones."""
    if shown := pictures(tree):
        owner.pictures.add(*Picture.objects.filter(key__in=shown))
