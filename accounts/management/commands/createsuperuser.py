from django.contrib.auth.management.commands import createsuperuser

from accounts.log.commands import LoggedCommand


class Command(LoggedCommand, createsuperuser.Command):
    """Django's own, recorded."""
