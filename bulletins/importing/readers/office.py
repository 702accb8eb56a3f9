"""Documents that only an office program can read (.doc, .wps, .rtf, .odt): by LibreOffice.

Each conversion has a folder, a home and a profile of its own, which are gone afterwards, runs
neither macros nor links, and ends after a minute at the latest.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from bulletins.text.findings import Finding, Severity, gettext_noop
from bulletins.text.paragraphs import Kind, Manuscript

from .docx import read_docx
from .refusals import NO_OFFICE, NOT_CONVERTED, TOO_LARGE, TOO_SLOW, UnreadableText
from .sniffing import Format, sniff

PROGRAMS = ("soffice", "libreoffice")
LONGEST = 60  # seconds
LARGEST = 100 * 1024 * 1024  # bytes of the document that is made
_ENDINGS = {
    Format.DOC: ".doc",
    Format.RTF: ".rtf",
    Format.ODT: ".odt",
    Format.FLAT_ODT: ".fodt",
    Format.WORD_XML: ".xml",
}
_KEEPS_WORDS = {Format.ODT, Format.FLAT_ODT}  # the alternative texts of pictures
NO_WORDS = gettext_noop(
    "This picture came without an alternative text; one may have been lost when LibreOffice "
    "converted the document. See in the original, and write it in."
)
_TO = "docx:MS Word 2007 XML"
# Macros are never run, links to other files and to the web never followed.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema">
 <item oor:path="/org.openoffice.Office.Common/Security/Scripting">
  <prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
  <prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
  <prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
 </item>
 <item oor:path="/org.openoffice.Office.Writer/Content/Update">
  <prop oor:name="Link" oor:op="fuse"><value>0</value></prop>
 </item>
</oor:items>
"""


def is_available() -> bool:
    return _program() is not None


def read_office(data: bytes, name: str) -> Manuscript:
    """The document whose bytes are ``data``; its lines are those of the .docx made of it.

    Raises UnreadableText, also where LibreOffice is not installed.
    """
    program = _program()
    if program is None:
        raise UnreadableText(NO_OFFICE, name=name)
    with tempfile.TemporaryDirectory(prefix="bulletins-", ignore_cleanup_errors=True) as folder:
        made = _converted(program, Path(folder), data, name)
        manuscript = read_docx(made, name, is_converted=True)
    return manuscript if sniff(data) in _KEEPS_WORDS else _with_doubts(manuscript)


def _with_doubts(manuscript: Manuscript) -> Manuscript:
    """With a finding at each picture that has no words of its own (any more)."""
    doubts = [
        Finding("alternative-missing", Severity.HINT, NO_WORDS, one.line, one.column, "")
        for one in manuscript.paragraphs
        if one.kind == Kind.PICTURE and not one.text.strip()
    ]
    return Manuscript(manuscript.paragraphs, [*manuscript.findings, *doubts])


def _program() -> str | None:
    return next((path for program in PROGRAMS if (path := shutil.which(program))), None)


def _converted(program: str, folder: Path, data: bytes, name: str) -> bytes:
    """The document as .docx. Its own name is not used: it could be anything."""
    ending = _ENDINGS.get(sniff(data)) or Path(name).suffix.lower()
    source, made = folder / f"document{ending}", folder / "made" / "document.docx"
    source.write_bytes(data)
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    command = [
        *(program, "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
        f"-env:UserInstallation={profile.parent.as_uri()}",
        *("--convert-to", _TO, "--outdir", str(made.parent), str(source)),
    ]
    _run(command, folder, name)
    if not made.is_file():
        raise UnreadableText(NOT_CONVERTED, name=name)
    if made.stat().st_size > LARGEST:
        raise UnreadableText(TOO_LARGE, name=name, largest=LARGEST // 1024 // 1024)
    return made.read_bytes()


def _run(command: list[str], folder: Path, name: str) -> None:
    """Run ``command``; nothing it has started is left when this returns."""
    process = subprocess.Popen(
        _limited(command),
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(LONGEST)
    except subprocess.TimeoutExpired as error:
        raise UnreadableText(TOO_SLOW, name=name, longest=LONGEST) from error
    finally:
        _end(process)


def _limited(command: list[str]) -> list[str]:
    """``command`` so that no file it writes grows beyond LARGEST (ulimit counts half kilobytes)."""
    return ["/bin/sh", "-c", f'ulimit -f {LARGEST // 512}; exec "$@"', "sh", *command]


def _environment(folder: Path) -> dict[str, str]:
    """What the program needs and nothing of ours: no passwords, no keys."""
    kept = {key: os.environ[key] for key in ("PATH", "LANG", "LC_ALL") if key in os.environ}
    return {**kept, "HOME": str(folder), "TMPDIR": str(folder), "SAL_USE_VCLPLUGIN": "svp"}


def _end(process: subprocess.Popen) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
