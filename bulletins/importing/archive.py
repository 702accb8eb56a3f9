"""Old issues in bulk: each file of an archive in a transaction of its own, none stopping the rest.

A file is a whole bulletin or a single article. What is stored already is left as it is, so that a
run that was broken off, or is repeated, goes on where the last one ended.
"""

import hashlib
import logging
import time
from dataclasses import dataclass, field
from enum import StrEnum

from django.db import transaction
from django.utils.translation import gettext

from bulletins.addresses import issue_label
from bulletins.errors import Refused
from bulletins.models import Article, Import, Issue, Publication
from bulletins.text.findings import Finding, Severity
from bulletins.text.outline import Outline

from . import drafts
from .archive_files import ArchiveFile
from .archive_words import KnownWords, SameWords
from .destination import find_destination, find_issue
from .examining import read_as
from .options import with_option
from .outlining import all_findings, outline, outlines
from .parsing.wording import key
from .readers import UnreadableText, read_bytes
from .readers.refusals import UNKNOWN_KIND
from .reading import Reading
from .storing import store
from .storing_issue import AlreadyThere, find_series, store_issue

logger = logging.getLogger(__name__)


class Outcome(StrEnum):
    STORED = "stored"
    READY = "ready"  # of a dry run: it would be stored
    THERE = "there"  # this very file, or an article of the same words, is stored already
    NOT_OVERWRITTEN = "not-overwritten"  # its issue or article came from another file
    ASIDE = "aside"  # of a kind that holds no text
    FAILED = "failed"


@dataclass(slots=True)
class Entry:
    """What became of one file. ``reason`` can be shown as it is; ``notes`` are doubts beside the
    findings; ``characters`` counts those that show.
    """

    name: str
    outcome: Outcome = Outcome.FAILED
    kind: Import.Kind | None = None
    place: str = ""
    titles: list[str] = field(default_factory=list)
    characters: int = 0
    accounted: bool = False
    suggestions: int = 0
    findings: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    reason: str = ""
    seconds: float = 0.0
    digest: str = ""

    @property
    def has_come_in(self) -> bool:
        return self.outcome in (Outcome.STORED, Outcome.READY)

    @property
    def is_doubtful(self) -> bool:
        weighty = any(finding.severity != Severity.HINT for finding in self.findings)
        return self.has_come_in and bool(
            weighty or self.suggestions or self.notes or not self.accounted
        )

    def count(self, severity: Severity) -> int:
        return sum(finding.severity == severity for finding in self.findings)


class Archiving:
    """One run over an archive. A dry run stores nothing and remembers what it would have stored."""

    def __init__(self, *, publication: str = "", dry_run: bool = False):
        self._publication = publication
        self._dry_run = dry_run
        self._digests: set[str] = set()
        self._issues: set[str] = set()
        self._words = KnownWords()

    def take(self, file: ArchiveFile) -> Entry:
        """Store one file. Whatever goes wrong with it ends here, as the reason in its entry."""
        entry, began = Entry(file.name), time.monotonic()
        try:
            self._take(entry, file)
        except UnreadableText as error:
            is_aside = error.template == UNKNOWN_KIND
            entry.outcome = Outcome.ASIDE if is_aside else Outcome.FAILED
            entry.reason = error.message(gettext)
        except SameWords as error:
            entry.outcome, entry.reason, entry.place = Outcome.THERE, str(error), error.place
        except AlreadyThere as error:
            entry.outcome, entry.reason = Outcome.NOT_OVERWRITTEN, str(error)
        except Refused as error:
            reason = with_option(error, "import_issue")
            entry.outcome, entry.reason = Outcome.FAILED, reason
        except Exception as error:
            logger.exception("%s could not be imported", file.name)
            entry.outcome, entry.reason = Outcome.FAILED, _unexpected(error)
        entry.seconds = time.monotonic() - began
        return entry

    def _take(self, entry: Entry, file: ArchiveFile) -> None:
        data = file.read()
        entry.digest = hashlib.sha256(data).hexdigest()
        if self._is_there(entry):
            return
        reading = read_as(read_bytes(data, file.own_name))
        _describe(entry, reading)
        choices = {"publication": self._publication}
        if reading.issue is None:
            self._words.require_new(reading)
            choices |= _place_of_article(entry, outline(reading), self._publication)
        else:
            entry.notes += self._words.standing_alone(reading)
        if self._dry_run:
            self._try(entry, reading, choices)
            self._words.remember(reading, entry.name)
        else:
            self._store(entry, reading, choices, data, file)

    def _is_there(self, entry: Entry) -> bool:
        """Whether the same bytes were stored before."""
        stored = Import.objects.stored().filter(original__digest=entry.digest).first()
        if stored is None and entry.digest not in self._digests:
            return False
        entry.outcome = Outcome.THERE
        if stored:
            entry.kind = Import.Kind(stored.kind)
            entry.place = str(stored.issue or _issue_of(stored) or "")
        entry.reason = gettext("This very file was imported before.")
        return True

    def _store(
        self, entry: Entry, reading: Reading, choices: dict, data: bytes, file: ArchiveFile
    ) -> None:
        stored = drafts.import_at_once(data, file.own_name, choices=choices, reading=reading)
        entry.outcome = Outcome.STORED
        entry.notes += stored.notes
        entry.place = _place(stored.row)

    def _try(self, entry: Entry, reading: Reading, choices: dict) -> None:
        """Everything but the storing: it is taken back."""
        with transaction.atomic():
            row, notes = _store_rows(reading, choices)
            entry.notes += notes
            entry.place = _place(row)
            transaction.set_rollback(True)
        if reading.issue and entry.place in self._issues:
            raise AlreadyThere(
                gettext("Another file of this archive holds the same issue: %(issue)s.")
                % {"issue": entry.place}
            )
        self._issues.add(entry.place)
        self._digests.add(entry.digest)
        entry.outcome = Outcome.READY


def _unexpected(error: Exception) -> str:
    return gettext(
        "Something unexpected happened (%(error)s). Nothing of this file was stored; the log says "
        "more. Import the file alone, or report it."
    ) % {"error": f"{type(error).__name__}: {error}"[:200]}


def _describe(entry: Entry, reading: Reading) -> None:
    entry.kind = Import.Kind.ISSUE if reading.issue else Import.Kind.ARTICLE
    texts = (paragraph.text for paragraph in reading.paragraphs)
    entry.characters = sum(not character.isspace() for text in texts for character in text)
    entry.accounted = not reading.discrepancies
    entry.findings = all_findings(reading)
    entry.suggestions = sum(piece.suggested for piece in reading.pieces)
    entry.titles = [str(article.title) for article in outlines(reading)]


def _place_of_article(entry: Entry, article: Outline, publication: str) -> dict[str, str]:
    """The choices that place an article in the issue it names; what is missing is a note.

    An issue that is not there is made only where the article itself gives a date: none is made up.
    """
    series = _named_series(article, publication)
    number, year = article.source and article.source.number, _year(article)
    if not number or year is None:
        entry.notes.append(gettext("The article does not say in which issue it was printed."))
    if series is None or not number or year is None:
        return {"publication": publication}
    label = f"{year}-{issue_label(number, is_supplement=article.source.is_supplement)}"
    issue = find_issue(series, label)
    if issue:
        _require_new(issue, article)
    elif article.date is None:
        entry.notes.append(_issue_not_made(series, label))
        return {"publication": series.slug}
    else:
        entry.notes.append(_issue_made(series, label, article))
    return {"publication": series.slug, "issue": label}


def _year(article: Outline) -> int | None:
    stated = article.source.year if article.source else None
    return stated or (article.date.year if article.date else None)


def _named_series(article: Outline, publication: str) -> Publication | None:
    name = article.source.publication if article.source else ""
    try:
        return find_series(name, publication)
    except Refused:
        if publication:
            raise
        return None


def _require_new(issue: Issue, article: Outline) -> None:
    wanted = key(article.title)
    if any(key(one.title) == wanted for one in issue.articles.only("title")):
        raise AlreadyThere(
            gettext("%(issue)s has an article of this title already; it was not overwritten.")
            % {"issue": issue}
        )


def _issue_not_made(series: Publication, label: str) -> str:
    return gettext(
        "%(series)s %(label)s is not there, and the article gives no date to make it with. It was "
        "stored without an issue."
    ) % {"series": series, "label": label}


def _issue_made(series: Publication, label: str, article: Outline) -> str:
    return gettext(
        "%(series)s %(label)s was not there. It was made as a draft with the date of this article, "
        "%(date)s: check it."
    ) % {"series": series, "label": label, "date": article.date}


def _store_rows(reading: Reading, choices: dict) -> tuple[Issue | Article, list[str]]:
    if reading.issue:
        return store_issue(reading, **choices)
    destination = find_destination(outline(reading), **choices)
    return store(reading, destination), destination.notes


def _place(row: Issue | Article) -> str:
    issue = row if isinstance(row, Issue) else row.issue
    return str(issue) if issue else gettext("no issue yet")


def _issue_of(stored: Import) -> Issue | None:
    article = stored.articles.select_related("issue__publication").first()
    return article.issue if article else None
