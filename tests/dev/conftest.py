"""Checkouts in which dev.py can be started without a network and without harm to the real one."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from dev import console, environment
from dev.console import ROOT


@dataclass
class Checkout:
    root: Path

    def dev(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Start dev.py as a person would, with no package index to be reached."""
        command = [environment.BASE_PYTHON, str(self.root / "dev.py"), *arguments]
        env = {**os.environ, "PIP_NO_INDEX": "1", **variables}
        return subprocess.run(command, env=env, text=True, capture_output=True, timeout=60)

    @property
    def stamp(self) -> Path:
        return self.root / ".venv" / "ready"


@pytest.fixture
def checkout(tmp_path) -> Checkout:
    """A copy that requires no packages, and whose manage.py only tells how it was called."""
    shutil.copytree(ROOT / "dev", tmp_path / "dev")
    shutil.copy(ROOT / "dev.py", tmp_path)
    for name in (environment.FOR_RUNNING, environment.FOR_TESTING):
        (tmp_path / name).write_text("")
    (tmp_path / "manage.py").write_text(
        "import json, sys; print(json.dumps([sys.argv[1:], sys.prefix])); sys.exit(7)"
    )
    return Checkout(tmp_path)


@pytest.fixture
def empty_var(tmp_path, monkeypatch) -> Path:
    """A folder of its own for logs and locks."""
    for module in list(sys.modules.values()):
        if getattr(module, "VAR", None) == console.VAR:
            monkeypatch.setattr(module, "VAR", tmp_path / "var")
    (tmp_path / "var").mkdir()
    return tmp_path / "var"
