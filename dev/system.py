"""What the tests need beyond Python, from Debian: browser, Chinese fonts, msgfmt, LibreOffice."""

import os
import shutil
import subprocess
from pathlib import Path

from .console import VAR, Trouble, alone, say

# By package, a file that shows it is there; * is the machine's architecture.
PACKAGES = {
    "chromium": "/usr/bin/chromium",
    "fonts-noto-cjk": "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "fonts-lxgw-wenkai": "/usr/share/fonts/truetype/lxgw-wenkai",
    "gettext": "/usr/bin/msgfmt",
    "libatomic1": "/usr/lib/*/libatomic.so.1",
    "libreoffice-writer-nogui": "/usr/lib/libreoffice/program/soffice.bin",
}
INSTALL = ("apt-get", "install", "--yes", "--no-install-recommends")


def prepare() -> None:
    """Install what is missing, or say how: tests without it would be tests skipped in silence."""
    if not missing():
        return
    as_root = way_to_root()
    if as_root is None or not shutil.which("apt-get"):
        raise Trouble(how_to_install(missing()))
    with alone():
        install(as_root)
    if missing():
        raise Trouble(f"apt-get says above why not all is there. {how_to_install(missing())}")


def missing() -> list[str]:
    return [package for package, file in PACKAGES.items() if not is_there(file)]


def is_there(file: str) -> bool:
    return any(Path("/").glob(file.removeprefix("/")))


def way_to_root() -> list[str] | None:
    """What goes before a command that needs root; None if there is no way without asking."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "--non-interactive"]
    if not shutil.which("sudo") or subprocess.run([*sudo, "true"], capture_output=True).returncode:
        return None
    return sudo


def how_to_install(packages: list[str]) -> str:
    sudo = "sudo " if shutil.which("sudo") else ""
    return (
        f"Packages are missing. {'Run' if sudo else 'As root, run'} this, and start again:\n"
        f"  {sudo}apt-get update && {sudo}{' '.join((*INSTALL, *packages))}"
    )


def install(as_root: list[str]) -> None:
    """The lists of packages are fetched only if it does not work without: they may be missing, or
    too old to be of use."""
    say(f"Installing Debian's {', '.join(missing())} …")
    log = VAR / "apt.log"
    log.unlink(missing_ok=True)
    privileged = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive"]
    attempt = (*INSTALL, *missing())
    for command in (attempt, ("apt-get", "update"), attempt):
        with log.open("a") as output:
            subprocess.run([*privileged, *command], stdout=output, stderr=output)
        if not missing():
            return
    say(log.read_text(errors="replace"))
