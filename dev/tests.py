"""`dev.py test`: everything that must hold before a change lands."""

import secrets
import subprocess
import tempfile
import time
from collections.abc import Iterator

from . import system
from .console import ROOT, output_of, say
from .environment import FOR_TESTING, PYTHON, inside, prepare

# The machines that run this have two cores.
PYTEST = (str(PYTHON), "-m", "pytest", "-n", "2")


def run(arguments: list[str]) -> int:
    """All of it, always, so that one run tells all there is to mend. The worst exit code counts."""
    system.prepare()
    prepare(FOR_TESTING)
    started = time.monotonic()
    codes = {name: check(name, command, env) for name, command, env in checks()}
    say(f"       {' '.join(('pytest', *arguments))}")
    codes["pytest"] = pytest(arguments)
    failed = [name for name, code in codes.items() if code]
    verdict = f"FAILED: {', '.join(failed)}" if failed else "all is well"
    say(f"dev.py test took {time.monotonic() - started:.0f} s; {verdict}")
    return max(abs(code) for code in codes.values())


def pytest(arguments: list[str]) -> int:
    """In a data folder of its own: two runs at once do not meet in one test database."""
    with tempfile.TemporaryDirectory(prefix="bulletins-test-") as data:
        env = inside(BULLETINS_DATA=data)
        return subprocess.run([*PYTEST, *arguments], cwd=ROOT, env=env).returncode


def check(name: str, command: list[str], env: dict[str, str]) -> int:
    """A line if all is well, the whole output if not."""
    started = time.monotonic()
    code, output = output_of(command, env)
    say(f"{'FAILED' if code else 'ok':6} {name} ({time.monotonic() - started:.1f} s)")
    if code:
        say(output)
    return code


def checks() -> Iterator[tuple[str, list[str], dict[str, str]]]:
    """Name, command and variables of each. None looks at stored data, so none is given the real
    database: on a fresh machine it is not there yet."""
    here = inside(DATABASE_URL="sqlite://:memory:", RUFF_OUTPUT_FORMAT="concise")
    in_production = here | {
        "BULLETINS_ENV": "production",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "example.org",
        "LOG_SIGNING_KEY": secrets.token_urlsafe(50),
    }
    templates = sorted(str(path) for path in ROOT.glob("templates/**/*.html"))
    django = [str(PYTHON), "manage.py"]
    strictly = ["--fail-level", "WARNING"]
    yield "ruff check", ["ruff", "check"], here
    yield "ruff format", ["ruff", "format", "--check"], here
    yield "djade", ["djade", "--check", "--target-version", "5.2", *templates], here
    yield "manage check", [*django, "check", *strictly], here
    yield "manage check --deploy", [*django, "check", "--deploy", *strictly], in_production
    yield "manage makemigrations", [*django, "makemigrations", "--check", "--dry-run"], here
