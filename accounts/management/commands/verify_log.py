import json
from dataclasses import asdict

from django.core.management.base import CommandError, CommandParser
from django.utils.translation import gettext, ngettext
from tqdm import tqdm

from accounts.log import signing, verifying
from accounts.log.commands import LoggedCommand
from accounts.log.walking import Outcome


class Command(LoggedCommand):
    help = "Say whether the security log is whole, and where it is not."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--from", dest="first", type=int, default=1, metavar="N", help="begin at link N"
        )
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *, first: int, format: str, **options) -> None:
        with tqdm(total=verifying.size(), unit=gettext("records"), disable=None) as bar:
            outcome = verifying.verify(first, bar.update)
        self.stdout.write(_SHAPES[format](outcome))
        if not outcome.is_whole:
            count = len(outcome.problems)
            words = ngettext("%(count)s finding.", "%(count)s findings.", count)
            raise CommandError(
                gettext("The log is not whole.") + " " + words % {"count": count}, returncode=1
            )


def _as_json(outcome: Outcome) -> str:
    data = {**asdict(outcome), "is_whole": outcome.is_whole, "key": signing.public_key()}
    return json.dumps(data, ensure_ascii=False, indent=2)


def _as_text(outcome: Outcome) -> str:
    return "\n".join([*map(str, outcome.problems), *outcome.notes, *_conclusion(outcome)])


def _conclusion(outcome: Outcome) -> list[str]:
    words = gettext("%(checked)s records and %(moved)s in files checked, up to number %(last)s.")
    counts = words % {name: getattr(outcome, name) for name in ("checked", "moved", "last")}
    return [counts, gettext("The log is whole.")] if outcome.is_whole else [counts]


_SHAPES = {"json": _as_json, "text": _as_text}
