import json
from pathlib import Path

from django.core.management.base import CommandError, CommandParser
from django.utils.translation import gettext

from accounts.log.commands import LoggedCommand
from bulletins.errors import Refused
from bulletins.importing import drafts
from bulletins.importing.anchors import article_json
from bulletins.importing.examining import read_as
from bulletins.importing.options import with_option
from bulletins.importing.outlining import outline
from bulletins.importing.readers import UnreadableText, fetch, read_bytes
from bulletins.importing.reading import Reading
from bulletins.models import Article
from bulletins.text.outline import Outline

_PLACE = "--publication, --issue, --unit, --column"


class Command(LoggedCommand):
    help = "Read one article from a file, show its structure, and store it as a draft."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, metavar="PATH")
        parser.add_argument("--publication", metavar="SLUG", default="", help="its series")
        parser.add_argument(
            "--issue",
            metavar="YEAR-NUMBER",
            default="",
            help="its issue (2024-8, 2024-s1); made as a draft where there is none",
        )
        parser.add_argument("--unit", metavar="CODE", default="", help="the contributing unit")
        parser.add_argument("--column", metavar="SLUG", default="", help="its column")
        parser.add_argument("--dry-run", action="store_true", help="store nothing")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *, path: Path, dry_run: bool, format: str, **options) -> None:
        try:
            data = fetch(path)
            reading = read_as(read_bytes(data, path.name), "article")
            self._show(reading, format)
            if any(finding.code == "whole-bulletin" for finding in reading.findings):
                words = gettext("import_issue takes whole bulletins.")
                self.stderr.write(self.style.WARNING(words))
            if not dry_run:
                self._store(data, path.name, options)
        except UnreadableText as error:
            raise CommandError(error.message(gettext), returncode=2) from error
        except Refused as error:
            raise CommandError(with_option(error, "import_article"), returncode=2) from error

    def _show(self, reading: Reading, format: str) -> None:
        made = outline(reading)
        if format == "json":
            data = article_json(reading, made, gettext)
            text = json.dumps(data, ensure_ascii=False, indent=2)
        else:
            text = "\n".join(_lines(made))
        self.stdout.write(text)

    def _store(self, data: bytes, name: str, options: dict) -> None:
        """What is said of storing goes to standard error: the outline stands alone."""
        names = ("publication", "issue", "unit", "column")
        choices = {name: options[name] for name in names}
        stored = drafts.import_at_once(data, name, kind="article", choices=choices)
        for note in stored.notes:
            self.stderr.write(self.style.WARNING(note))
        if stored.notes:
            self.stderr.write(gettext("A place is chosen with %(options)s.") % {"options": _PLACE})
        self.stderr.write(_stored(stored.row))


def _stored(article: Article) -> str:
    return gettext("Stored as draft article %(number)s: %(place)s.") % {
        "number": article.number,
        "place": article.issue or gettext("no issue yet"),
    }


def _lines(outline: Outline):
    """The structure at a glance, then the findings with their places."""
    yield outline.title or gettext("(no title)")
    yield " · ".join(filter(None, [outline.unit, str(outline.date or ""), outline.source_line]))
    yield gettext("Lead: %(count)s paragraphs") % {"count": len(outline.lead)}
    for number, section in enumerate(outline.sections, 1):
        yield f"{outline.section_numbering.mark(number)}{section.heading}"
        for ordinal, measure in enumerate(section.measures, 1):
            yield f"    {section.measure_numbering.mark(ordinal)}{measure.heading}"
    yield gettext("Closing: %(count)s paragraphs") % {"count": len(outline.closing)}
    for finding in outline.findings:
        place = f"{finding.line}:{finding.column}"
        yield f"{place} {finding.severity.value} {finding.message(gettext)} 〔{finding.excerpt}〕"
