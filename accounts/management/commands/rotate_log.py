from django.core.management.base import CommandError
from django.utils.translation import gettext

from accounts import log
from accounts.errors import Refused
from accounts.log import rotating
from accounts.log.commands import LoggedCommand


class Command(LoggedCommand):
    help = "Move records of the security log that are old enough into signed files."

    def handle(self, **options) -> None:
        try:
            for rotation in rotating.rotate():
                log.record(log.Act.LOG_ROTATED, after=rotation.digest, file=rotation.file, by=None)
                self.stdout.write(_moved(rotation))
        except Refused as error:
            raise CommandError(str(error), returncode=1) from error


def _moved(rotation) -> str:
    return gettext("Moved numbers %(first)s to %(last)s to %(file)s.") % {
        "first": rotation.first,
        "last": rotation.last,
        "file": rotation.file,
    }
