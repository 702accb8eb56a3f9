"""What all commands share: the checkout, what is said to whoever typed one, and taking turns."""

import contextlib
import fcntl
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"


class Trouble(Exception):
    """What went wrong and what to do now, in words that can be shown as they are."""

    def __init__(self, message: str, *, code: int = 1):
        super().__init__(message)
        self.code = code


def say(message: str) -> None:
    """To standard error: standard output belongs to the command that was asked for."""
    print(message, file=sys.stderr, flush=True)


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """One set-up at a time in a checkout: a second one waits. The kernel lets go of the lock when
    its holder ends, however it ends."""
    VAR.mkdir(exist_ok=True)
    with (VAR / "dev.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Waiting for another dev.py to finish its set-up …")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def output_of(command: list[str], env: Mapping[str, str]) -> tuple[int, str]:
    """The exit code, and both streams as one text."""
    done = subprocess.run(
        command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    # Not text=True: a program's odd byte must not hide its message.
    return done.returncode, done.stdout.decode(errors="replace")
