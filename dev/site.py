"""`dev.py run`: the site on this machine, with something in it to read."""

import os
import socket
import subprocess
import sys
from typing import NoReturn

from .console import ROOT, Trouble, alone
from .environment import FOR_RUNNING, PYTHON, become, inside, prepare


def run(arguments: list[str]) -> NoReturn:
    if arguments:
        raise Trouble("run takes no arguments; PORT and DATABASE_URL are variables.", code=2)
    port = free_port(os.environ.get("PORT") or "8000")
    prepare(FOR_RUNNING)
    with alone():
        django("migrate", "--verbosity", "0")
        django("demo", "--if-empty")
    print(f"Bulletins: http://127.0.0.1:{port}/ (Ctrl+C ends it)", flush=True)
    print("Demo sign-ins at /admin/, while they still hold:", flush=True)
    django("demo", "--sign-ins")
    become(
        *("-m", "gunicorn", "config.wsgi", "--chdir", str(ROOT), "--bind", f"127.0.0.1:{port}"),
        *("--workers", "2", "--threads", "4", "--log-level", "warning"),
        # By default one file in the home directory, which two servers would fight over.
        "--no-control-socket",
    )


def free_port(text: str) -> int:
    """Looked for before anything is installed or changed."""
    if not (text.isdecimal() and 0 < int(text) < 65536):
        raise Trouble(f"PORT is {text!r}; it takes a number from 1 to 65535.", code=2)
    port = int(text)
    with socket.socket() as probe:
        # As gunicorn binds: connections that linger from the last run are no hindrance.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise Trouble(
                f"Port {port} cannot be used: {error.strerror}. End what holds it, or take another:"
                "  PORT=8001 python3 dev.py run"
            ) from None
    return port


def django(*arguments: str) -> None:
    """On failure the last line says why (a database that is not there), not the traceback."""
    command = [PYTHON, "manage.py", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=inside(), stderr=subprocess.PIPE, text=True)
    if done.returncode:
        *_, reason = done.stderr.strip().splitlines() or ["it does not say why"]
        again = f"python3 dev.py manage {' '.join(arguments)}"
        raise Trouble(f"manage.py {arguments[0]} failed: {reason}\nTo see all of it: {again}")
    sys.stderr.write(done.stderr)
