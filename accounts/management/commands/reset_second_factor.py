from django.core.management.base import CommandError

from accounts.log.commands import LoggedCommand
from accounts.models import User
from accounts.signin.adapter import end_sessions
from accounts.signin.factors import take_off


class Command(LoggedCommand):
    help = "Take every second factor off an account whose owner lost them, and end its sessions."

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, username, **options):
        person = User.objects.filter(username=username).first()
        if person is None:
            raise CommandError(f"There is no account {username!r}.")
        count, ended = take_off(person), end_sessions(person)
        self.stdout.write(f"{username}: {count} second factors removed, {ended} sessions ended.")
