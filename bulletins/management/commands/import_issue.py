import json
from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import CommandError, CommandParser
from django.utils.translation import gettext

from accounts.log.commands import LoggedCommand
from bulletins.errors import Refused
from bulletins.importing import drafts
from bulletins.importing.anchors import article_json, issue_json
from bulletins.importing.examining import read_as
from bulletins.importing.options import with_option
from bulletins.importing.outlining import all_findings, issue_outline, outlines
from bulletins.importing.readers import UnreadableText, fetch, read_bytes
from bulletins.importing.reading import Reading
from bulletins.models import Issue
from bulletins.text.outline import IssueOutline, Outline


class Command(LoggedCommand):
    help = "Read a whole bulletin, show its structure, and store it as a draft issue."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, metavar="PATH")
        parser.add_argument("--publication", metavar="SLUG", default="", help="its series")
        parser.add_argument(
            "--issue", metavar="YEAR-NUMBER", default="", help="its number (2024-8, 2024-s1)"
        )
        parser.add_argument(
            "--date", metavar="YYYY-MM-DD", default="", help="the day on which it was signed"
        )
        parser.add_argument("--dry-run", action="store_true", help="store nothing")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *, path: Path, dry_run: bool, format: str, **options) -> None:
        try:
            data = fetch(path)
            reading = read_as(read_bytes(data, path.name), "issue")
            self.stdout.write(_SHAPES[format](reading))
            if not dry_run:
                self._store(data, path.name, reading, options)
        except UnreadableText as error:
            raise CommandError(error.message(gettext), returncode=2) from error
        except Refused as error:
            raise CommandError(with_option(error, "import_issue"), returncode=2) from error

    def _store(self, data: bytes, name: str, reading: Reading, options: dict) -> None:
        """What is said of storing goes to standard error: the outline stands alone."""
        choices = {name: options[name] for name in ("publication", "issue", "date")}
        stored = drafts.import_at_once(data, name, choices=choices, reading=reading)
        for note in stored.notes:
            self.stderr.write(self.style.WARNING(note))
        self.stderr.write(_stored(stored.row))


def _stored(issue: Issue) -> str:
    return gettext("Stored as draft: %(issue)s (articles: %(count)s).") % {
        "issue": issue,
        "count": issue.articles.count(),
    }


def _as_json(reading: Reading) -> str:
    data = {
        "issue": issue_json(reading, issue_outline(reading), gettext),
        "articles": [article_json(reading, article, gettext) for article in outlines(reading)],
        "findings": [finding.as_json(gettext) for finding in all_findings(reading)],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _as_text(reading: Reading) -> str:
    return "\n".join(_lines(reading))


_SHAPES = {"json": _as_json, "text": _as_text}


def _lines(reading: Reading) -> Iterator[str]:
    """The issue, its articles with their headings, then the findings with their places."""
    yield from _issue_lines(issue_outline(reading))
    for place, article in enumerate(outlines(reading), 1):
        yield from _article_lines(place, article)
    for finding in all_findings(reading):
        place = f"{finding.line}:{finding.column}"
        yield f"{place} {finding.severity.value} {finding.message(gettext)} 〔{finding.excerpt}〕"


def _issue_lines(issue: IssueOutline) -> Iterator[str]:
    kind = gettext("supplement %(number)s") if issue.is_supplement else gettext("no. %(number)s")
    number = kind % {"number": issue.number or "?"}
    total = gettext("no. %(total)s in all") % {"total": issue.total} if issue.total else ""
    name = issue.publication or gettext("(no series)")
    yield " ".join(filter(None, [f"《{name}》", str(issue.year or ""), number, total]))
    yield " · ".join(filter(None, [issue.office, str(issue.date or gettext("(no date)"))]))
    yield gettext("Editor's note: %(count)s paragraphs") % {"count": len(issue.editor_note)}
    lists = (("报", issue.report_to), ("送", issue.send_to), ("发", issue.distribute_to))
    yield from (f"{label}：{names}" for label, names in lists if names)
    if issue.print_run:
        yield gettext("Print run: %(count)s") % {"count": issue.print_run}


def _article_lines(place: int, article: Outline) -> Iterator[str]:
    column = f"【{article.column}】" if article.column else ""
    names = filter(None, [column + (article.title or gettext("(no title)")), article.unit])
    yield f"{place}. " + " · ".join(names)
    for number, section in enumerate(article.sections, 1):
        yield f"    {article.section_numbering.mark(number)}{section.heading}"
