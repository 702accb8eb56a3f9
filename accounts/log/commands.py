from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from . import context
from .acts import Act
from .recording import Result, record, record_refusal


class LoggedCommand(BaseCommand):
    """A command that is recorded, with what came of it; all it does is recorded as done by it."""

    @property
    def name(self) -> str:
        return type(self).__module__.rpartition(".")[2]

    def execute(self, *args, **options):
        with context.during(context.Circumstances(command=self.name)):
            try:
                said = super().execute(*args, **options)
            except CommandError as error:
                record_refusal(Act.COMMAND_RUN, error, **self.recorded(options))
                raise
            except Exception as error:
                _note_failure(error, self.recorded(options))
                raise
            record(Act.COMMAND_RUN, **self.recorded(options))
        return said

    def recorded(self, options: dict) -> dict:
        """What of the options is recorded; those of Django's own are not."""
        own = self.create_parser("manage.py", self.name)._actions
        common = {action.dest for action in BaseCommand().create_parser("", "")._actions}
        names = {action.dest for action in own} - common
        return {name: str(options[name]) for name in sorted(names) if options.get(name)}


def _note_failure(error: Exception, options: dict) -> None:
    """Where the database itself is what failed, there is nothing to write to."""
    try:
        record_refusal(Act.COMMAND_RUN, type(error).__name__, result=Result.FAILED, **options)
    except DatabaseError:
        return
