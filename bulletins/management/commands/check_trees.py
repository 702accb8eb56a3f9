from django.core.management.base import CommandError, CommandParser
from django.utils.translation import gettext

from accounts.log.commands import LoggedCommand
from accounts.models import Unit
from accounts.trees import broken_nodes, rebuild
from bulletins.models import Column


class Command(LoggedCommand):
    help = "Check that the trees of units and columns are whole; with --fix, mend them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--fix", action="store_true", help="compute the edges anew")

    def handle(self, *, fix: bool, **options) -> None:
        broken = False
        for model in (Unit, Column):
            if fix:
                rebuild(model)
            wrong = broken_nodes(model)
            broken = broken or bool(wrong)
            for line in wrong or [gettext("whole")]:
                self.stdout.write(f"{model._meta.verbose_name_plural}: {line}")
        if broken:
            raise CommandError(gettext("A tree is broken. Run check_trees --fix to mend it."))
