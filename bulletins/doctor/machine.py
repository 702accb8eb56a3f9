"""Programs and fonts that the machine should have."""

import shutil
import subprocess
from collections.abc import Iterator

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bulletins.importing.readers import office

from .asking import Answer, advice, question


@question(_("LibreOffice"))
def libreoffice() -> Iterator[Answer]:
    if not office.is_available():
        yield advice(
            gettext("LibreOffice is missing: .doc, .wps, .rtf and .odt files are refused."),
            gettext("On Debian: apt-get install libreoffice-writer-nogui"),
        )


@question(_("Chinese fonts"))
def fonts() -> Iterator[Answer]:
    if not _has_chinese_fonts():
        yield advice(
            gettext("This machine has no Chinese fonts: what is drawn here has boxes for words."),
            gettext("On Debian: apt-get install fontconfig fonts-noto-cjk fonts-lxgw-wenkai"),
        )


def _has_chinese_fonts() -> bool:
    program = shutil.which("fc-list")
    if program is None:
        return False
    done = subprocess.run(
        [program, ":lang=zh-cn", "family"], capture_output=True, timeout=60, check=False
    )
    return bool(done.stdout.strip())
