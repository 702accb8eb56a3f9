from django.core.management.base import CommandError, CommandParser
from django.utils.translation import gettext

from accounts import appointing
from accounts.errors import Refused
from accounts.log.commands import LoggedCommand
from accounts.models import User


class Command(LoggedCommand):
    help = (
        "Give an account a site-wide duty, or take it away: the first administrators of a site "
        "are made so."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("duty", choices=[*filter(None, User.Duty.values), "none"])

    def handle(self, *, username: str, duty: str, **options) -> None:
        person = User.objects.filter(username=username).first()
        if person is None:
            raise CommandError(gettext("There is no account “%(name)s”.") % {"name": username})
        try:
            appointing.give_duty(person, "" if duty == "none" else duty, by=None)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        words = gettext("%(person)s: %(duty)s.")
        self.stdout.write(words % {"person": person, "duty": person.get_duty_display()})
