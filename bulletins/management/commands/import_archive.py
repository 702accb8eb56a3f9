from pathlib import Path

from django.core.management.base import CommandError, CommandParser
from django.utils.translation import gettext
from tqdm import tqdm

from accounts.log.commands import LoggedCommand
from bulletins.errors import Refused
from bulletins.importing.archive import Archiving
from bulletins.importing.archive_files import ArchiveFile, open_archive
from bulletins.importing.archive_report import Report, usual_folder, write_report
from bulletins.importing.readers import UnreadableText
from bulletins.importing.storing_issue import find_series

BROKEN_OFF = 130  # as shells have it


class Command(LoggedCommand):
    help = "Import a folder or zip of old issues as drafts, and report what became of each file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, metavar="PATH", help="a folder, or a zip")
        parser.add_argument(
            "--publication", metavar="SLUG", default="", help="the series of every file"
        )
        parser.add_argument(
            "--report",
            type=Path,
            metavar="FOLDER",
            help="where to put the report; else a folder of its own in the data folder",
        )
        parser.add_argument("--dry-run", action="store_true", help="store nothing")

    def handle(
        self, *, path: Path, publication: str, report: Path | None, dry_run: bool, **options
    ) -> None:
        folder = report or usual_folder()
        made = Report(path.resolve().name, dry_run=dry_run)
        try:
            if publication:
                find_series("", publication)
            with open_archive(path, apart_from=report) as files:
                self._take_all(files, made, Archiving(publication=publication, dry_run=dry_run))
        except UnreadableText as error:
            raise CommandError(error.message(gettext), returncode=2) from error
        except Refused as error:
            raise CommandError(str(error), returncode=2) from error
        self._conclude(made, folder)

    def _take_all(self, files: list[ArchiveFile], report: Report, archiving: Archiving) -> None:
        """Ctrl+C ends the run after what is stored; the file at hand is taken back whole."""
        try:
            for file in tqdm(files, unit=gettext("files"), disable=None):
                report.entries.append(archiving.take(file))
        except KeyboardInterrupt:
            report.not_reached = [file.name for file in files[len(report.entries) :]]

    def _conclude(self, report: Report, folder: Path) -> None:
        for name, count in report.counts():
            self.stdout.write(f"{count:6} {name}")
        try:
            page = write_report(report, folder)
        except OSError as error:
            raise CommandError(
                gettext("The report could not be written to %(folder)s: %(why)s")
                % {"folder": folder, "why": error.strerror},
                returncode=1,
            ) from error
        self.stdout.write(gettext("Report: %(page)s") % {"page": page})
        self._refuse_failures(report)

    def _refuse_failures(self, report: Report) -> None:
        if report.is_broken_off:
            raise CommandError(
                gettext("Broken off. What was stored is complete; run it again to go on."),
                returncode=BROKEN_OFF,
            )
        if report.has_failures:
            raise CommandError(
                gettext("Not every file came in: see the report."),
                returncode=1,
            )
