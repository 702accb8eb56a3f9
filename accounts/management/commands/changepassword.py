from django.contrib.auth.management.commands import changepassword

from accounts.log.commands import LoggedCommand


class Command(LoggedCommand, changepassword.Command):
    """Django's own, recorded."""
