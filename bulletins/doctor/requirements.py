"""The libraries: are they the pinned ones, and is anything known against them?

There is no list of known weaknesses that could be had without a network. One is made where there
is one (docs/operations.md) and laid into the data folder.
"""

import datetime
import json
import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .asking import Answer, advice, question, unsafe

# What `pip-audit --format json` writes.
AUDIT = "pip-audit.json"
_FRESH_DAYS = 30
_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;\\]+)", re.MULTILINE)


def pinned() -> dict[str, str]:
    words = (Path(settings.BASE_DIR) / "requirements.txt").read_text()
    return {name.lower(): version for name, version in _PIN.findall(words)}


@question(_("Libraries as pinned"))
def installed() -> Iterator[Answer]:
    there = {name: _version(name) for name in pinned()}
    other = [
        f"{name} {there[name]} ({version})"
        for name, version in pinned().items()
        if there[name] not in (None, version)
    ]
    if other:
        yield unsafe(
            gettext("Other releases are installed than the pinned ones: %(names)s.")
            % {"names": ", ".join(other)},
            gettext("Install again from requirements.txt."),
        )


def _version(name: str) -> str | None:
    """None for what other systems and Pythons need."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


@question(_("Known weaknesses of the libraries"))
def weaknesses() -> Iterator[Answer]:
    path = settings.DATA_DIR / AUDIT
    how = gettext("Run pip-audit where there is a network, and lay what it writes into %(path)s.")
    if not path.exists():
        yield advice(
            gettext("Nobody has looked whether weaknesses of the libraries are known."),
            how % {"path": path},
        )
        return
    age = datetime.datetime.now().timestamp() - path.stat().st_mtime
    if age > _FRESH_DAYS * 86400:
        yield advice(
            gettext("It is more than %(days)d days since somebody looked for known weaknesses.")
            % {"days": _FRESH_DAYS},
            how % {"path": path},
        )
    yield from _known(json.loads(path.read_text()))


def _known(audit: dict) -> Iterator[Answer]:
    """Those of releases that are still installed."""
    for library in audit["dependencies"]:
        found = ", ".join(one["id"] for one in library.get("vulns", ()))
        if found and _version(library["name"]) == library["version"]:
            yield unsafe(
                gettext("%(library)s %(version)s has known weaknesses: %(found)s.")
                % {"library": library["name"], "version": library["version"], "found": found},
                gettext("Take a newer release: python3 dev.py lock --upgrade-package %(library)s")
                % {"library": library["name"]},
            )
