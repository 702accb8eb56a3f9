#!/usr/bin/env python3
"""Bulletins from a fresh clone: each command prepares what it needs, then does its work.

    python3 dev.py run            the site, with demo content, on http://127.0.0.1:8000
    python3 dev.py test [ARGS]    lint, checks and all tests; ARGS go to pytest
    python3 dev.py manage ARGS    manage.py in the project's environment
    python3 dev.py lock [ARGS]    resolve pyproject.toml into requirements*.txt; ARGS go to uv

PORT and DATABASE_URL are respected. Needs Python 3.11 or newer with pip, and nothing else.
"""

import sys

# This file has to parse on older Pythons, to be able to say so; those in dev/ need not.
OLDEST_PYTHON = (3, 11)
if sys.version_info < OLDEST_PYTHON:
    sys.exit(
        f"dev.py: Bulletins needs Python 3.11 or newer; {sys.executable} is "
        f"{sys.version.split()[0]}. Start a newer one by its name:  python3.11 dev.py run"
    )

from dev.commands import main  # noqa: E402 - only a Python that is new enough can read it

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], help=__doc__.strip()))
