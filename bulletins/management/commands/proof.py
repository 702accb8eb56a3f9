import json
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext, ngettext

from bulletins.importing.parsing import understand
from bulletins.importing.readers import UnreadableText, read
from bulletins.proofing import examine, examine_characters, merged
from bulletins.text.findings import Finding


class Command(BaseCommand):
    help = "Say what is suspicious in a text: characters, punctuation, figures, wording."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, metavar="PATH")
        parser.add_argument(
            "--on",
            type=date.fromisoformat,
            metavar="DATE",
            help="the day whose wording is in force (2024-09-12); that of the text if not given",
        )
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *, path: Path, on: date | None, format: str, **options) -> None:
        try:
            manuscript = read(path)
        except UnreadableText as error:
            raise CommandError(error.message(gettext), returncode=2) from error
        day = on or understand(manuscript).facts[0].date
        paragraphs = manuscript.paragraphs
        found = merged(examine_characters(paragraphs), examine(paragraphs, on=day))
        self._show([*manuscript.findings, *found], day, format)

    def _show(self, findings: list[Finding], on: date | None, format: str) -> None:
        if format == "json":
            data = {
                "on": on and on.isoformat(),
                "findings": [finding.as_json(gettext) for finding in findings],
            }
            self.stdout.write(json.dumps(data, ensure_ascii=False, indent=2))
            return
        for finding in findings:
            self.stdout.write(_line(finding))
        count = len(findings)
        words = ngettext("%(count)s finding.", "%(count)s findings.", count)
        self.stdout.write(words % {"count": count})


def _line(finding: Finding) -> str:
    place = f"{finding.line}:{finding.column}"
    return f"{place} {finding.severity.value} {finding.message(gettext)} 〔{finding.excerpt}〕"
