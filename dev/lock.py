"""`dev.py lock`: pyproject.toml, resolved into requirements.txt and requirements-dev.txt.

The files hold names, versions and hashes and no address: which index serves them is each machine's
own affair. uv writes them, because it resolves for all platforms at once, which pip cannot; only
this command needs it.
"""

import ast
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from .console import ROOT
from .environment import FOR_RUNNING, FOR_TESTING, must_work, pip

UV = "uv~=0.13.9"
OWN_UV = ROOT / ".boot" / "bin" / "uv"
# Resolved from the oldest Python on: by itself uv starts at the one it happens to run beside.
COMPILE = (
    *("pip", "compile", "--quiet", "--universal", "--python-version", "3.11"),
    *("--generate-hashes", "--no-annotate", "pyproject.toml"),
)
# Held to the first file, so that what is tested is what runs.
TESTING = ("--group", "dev", "--constraint", FOR_RUNNING)


def run(arguments: list[str]) -> int:
    uv = uv_command()
    env = {
        **uv_settings(pip_settings()),
        **os.environ,
        # Stands in the head of the files.
        "UV_CUSTOM_COMPILE_COMMAND": "python3 dev.py lock",
    }
    for options in (("-o", FOR_RUNNING), (*TESTING, "-o", FOR_TESTING)):
        code = subprocess.run([uv, *COMPILE, *options, *arguments], cwd=ROOT, env=env).returncode
        if code:
            return code
    return 0


def uv_command() -> str:
    if not OWN_UV.exists():
        if found := shutil.which("uv"):
            return found
        must_work(
            pip("install", "--target", str(OWN_UV.parent.parent), UV),
            otherwise="uv could not be installed; pip says why above.",
        )
    return str(OWN_UV)


def pip_settings() -> dict[str, str]:
    """pip's options from its files and its variables, the stronger source winning."""
    listed = subprocess.run(pip("config", "list"), capture_output=True, text=True).stdout
    return read_pip_settings(listed)


def read_pip_settings(listed: str) -> dict[str, str]:
    """From lines such as `global.index-url='…'`, as `pip config list` prints them."""
    found: dict[str, dict[str, str]] = {"global": {}, "install": {}, ":env:": {}}
    for line in listed.splitlines():
        name, _, value = line.partition("=")
        section, _, option = name.rpartition(".")
        if section in found:
            found[section][option] = str(ast.literal_eval(value))
    return found["global"] | found["install"] | found[":env:"]


def uv_settings(pip_options: Mapping[str, str]) -> dict[str, str]:
    """The same wishes as variables of uv, which does not read pip's."""

    def places(option: str) -> list[str]:
        # pip passes over a folder that is not there; uv does not.
        return [place for place in pip_options.get(option, "").split() if is_there(place)]

    settings = {
        "UV_PYTHON_DOWNLOADS": "never",
        # As pip does it: the best version in any index, not the first index that has the name.
        "UV_INDEX_STRATEGY": "unsafe-best-match",
        "UV_DEFAULT_INDEX": pip_options.get("index-url"),
        "UV_EXTRA_INDEX_URL": " ".join(places("extra-index-url")),
        "UV_FIND_LINKS": ",".join(places("find-links")),
        "UV_HTTP_TIMEOUT": pip_options.get("timeout", pip_options.get("default-timeout")),
        "SSL_CERT_FILE": pip_options.get("cert"),
    }
    return {name: value for name, value in settings.items() if value}


def is_there(place: str) -> bool:
    """Taken for granted of what is not a folder here."""
    folder = place.removeprefix("file://")
    return "://" in folder or Path(folder).exists()
