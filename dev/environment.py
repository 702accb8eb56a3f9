"""The Python environment in .venv: built from the pinned requirements, and only when they change.

Debian has `venv` but not the part that puts pip into an environment, and a pip that may not install
beside the system's packages. The one can make an empty environment and the other can fill it from
outside: nothing else is needed (docs/dependencies.md has the comparison with uv).
"""

import hashlib
import os
import shutil
import sys
from collections.abc import Mapping
from typing import NoReturn

from .console import ROOT, Trouble, alone, output_of, say

# The interpreter behind any active environment (ours, say, which may be rebuilt under our feet).
BASE_PYTHON = os.path.realpath(sys.executable)
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "ready"
FOR_RUNNING, FOR_TESTING = "requirements.txt", "requirements-dev.txt"


def manage(arguments: list[str]) -> NoReturn:
    prepare(FOR_RUNNING)
    become(str(ROOT / "manage.py"), *arguments)


def prepare(requirements: str) -> None:
    if is_ready(requirements):
        return
    with alone():
        # Perhaps another dev.py has done it meanwhile.
        if not is_ready(requirements):
            install(requirements)


def is_ready(requirements: str) -> bool:
    """The requirements for testing contain those for running."""
    return what_is_installed() in (requirements, FOR_TESTING)


def what_is_installed() -> str | None:
    """The requirements file that .venv holds, complete and up to date, or None."""
    try:
        built_from, requirements = STAMP.read_text().split()
    except (OSError, ValueError):
        return None
    return requirements if built_from == fingerprint() else None


def fingerprint() -> str:
    """What an environment is built from; the checkout's place too, since scripts in it hold it."""
    pins = [(ROOT / name).read_text() for name in (FOR_RUNNING, FOR_TESTING)]
    built_from = "\n".join((BASE_PYTHON, sys.version, str(ROOT), *pins))
    return hashlib.sha256(built_from.encode()).hexdigest()


def install(requirements: str) -> None:
    """Add to a sound environment, or build a new one, so that nothing stays in it by accident. The
    stamp goes first and comes back last: an interrupted install is never taken for a finished one.
    """
    say(f"Installing {requirements} into .venv …")
    sound = what_is_installed()
    STAMP.unlink(missing_ok=True)
    if not sound:
        make_empty_environment()
    must_work(
        pip("--python", str(PYTHON), "install", "--require-hashes", "-r", requirements),
        otherwise=f"{requirements} could not be installed; pip says why above.",
    )
    STAMP.write_text(f"{fingerprint()} {requirements}\n")


def make_empty_environment() -> None:
    shutil.rmtree(VENV, ignore_errors=True)
    must_work(
        [BASE_PYTHON, "-m", "venv", "--without-pip", str(VENV)],
        otherwise="No environment could be made. On Debian, as root:  apt-get install python3-venv",
    )


def must_work(command: list[str], *, otherwise: str) -> None:
    """Run a step of the set-up; what it prints is shown only if it fails."""
    code, output = output_of(command, pip_environment(os.environ))
    if code:
        say(output)
        raise Trouble(NO_PIP if "No module named pip" in output else otherwise)


NO_PIP = (
    f"{BASE_PYTHON} has no pip. On Debian, as root:  apt-get install python3-pip\n"
    f"Elsewhere:  {BASE_PYTHON} -m ensurepip --user"
)


def pip(*arguments: str) -> list[str]:
    return [BASE_PYTHON, "-m", "pip", *arguments]


def pip_environment(given: Mapping[str, str]) -> dict[str, str]:
    """The user's own settings (index, certificates, …), less those that lead elsewhere."""
    kept = {name: value for name, value in given.items() if name not in ELSEWHERE}
    return kept | {
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_INPUT": "1",
        "PIP_REQUIRE_VIRTUALENV": "0",
        "PIP_ROOT_USER_ACTION": "ignore",
        "PIP_USER": "0",
    }


ELSEWHERE = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PYTHONHOME", "PYTHONPATH")


def inside(**more: str) -> dict[str, str]:
    """The variables for a program that runs in the environment."""
    path = f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    return {**os.environ, "VIRTUAL_ENV": str(VENV), "PATH": path, **more}


def become(*arguments: str) -> NoReturn:
    """Turn into the environment's Python: signals and the exit code are its own from here on."""
    sys.stdout.flush()
    os.execve(PYTHON, [str(PYTHON), *arguments], inside())
