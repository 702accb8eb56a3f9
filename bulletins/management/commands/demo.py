from django.core.management.base import CommandError, CommandParser
from django.utils.translation import gettext

from accounts.log.commands import LoggedCommand
from bulletins import demo
from bulletins.errors import Refused


class Command(LoggedCommand):
    help = "Load the demo content, once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing on a site that has any content"
        )
        parser.add_argument(
            "--sign-ins", action="store_true", help="only list the demo accounts still in use"
        )

    def handle(self, *, if_empty: bool, sign_ins: bool, **options) -> None:
        if sign_ins:
            return self._list_sign_ins()
        if demo.is_empty():
            self._load()
        elif not if_empty:
            self.stdout.write(self._why_not())
        return None

    def _load(self) -> None:
        try:
            demo.load()
        except Refused as error:
            raise CommandError(str(error)) from error
        self.stdout.write(gettext("The demo is loaded."))

    def _why_not(self) -> str:
        if demo.is_loaded():
            return gettext("The demo is loaded already; nothing was changed.")
        return gettext("The site has content of its own; the demo is for an empty one.")

    def _list_sign_ins(self) -> None:
        for username, password, role in demo.sign_ins():
            self.stdout.write(f"{username:12} {password:16} {role}")
