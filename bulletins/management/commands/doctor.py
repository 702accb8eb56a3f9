import json
import os
import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation
from django.utils.translation import gettext

from bulletins.doctor import Answer, Grade, answers


class Command(BaseCommand):
    help = "Tell in plain words what is not safe or not set; exit 1 if something is unsafe."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--language", choices=[code for code, _name in settings.LANGUAGES])
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *, language: str | None, format: str, **options) -> None:
        with translation.override(language or _language()):
            found = list(answers())
            self.stdout.write(_as_json(found) if format == "json" else _as_text(found))
        if any(answer.grade == Grade.UNSAFE for answer in found):
            sys.exit(1)


def _language() -> str:
    """Chinese, unless the shell asks for English."""
    wanted = os.environ.get("LANGUAGE", "").partition(":")[0].lower()
    return "en" if wanted.startswith("en") else settings.LANGUAGE_CODE


def _as_json(found: list[Answer]) -> str:
    rows = [
        {"question": one.question, "grade": one.grade, "words": one.words, "advice": one.advice}
        for one in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _as_text(found: list[Answer]) -> str:
    names = {
        Grade.UNSAFE: gettext("UNSAFE"),
        Grade.ADVICE: gettext("to consider"),
        Grade.FINE: gettext("fine"),
    }
    ordered = sorted(found, key=lambda one: list(Grade).index(one.grade))
    lines = [f"[{names[one.grade]}] {one.words}" + _what_to_do(one) for one in ordered]
    count = sum(one.grade == Grade.UNSAFE for one in found)
    return "\n".join([*lines, "", gettext("Unsafe: %(count)d") % {"count": count}])


def _what_to_do(answer: Answer) -> str:
    return f"\n    → {answer.advice}" if answer.advice else ""
