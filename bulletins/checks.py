"""What Django checks of this app at its start: that each wording pack can be used."""

from django.core.checks import CheckMessage, Warning
from django.utils.translation import gettext

from .proofing import packs


def wording_packs(app_configs=None, **kwargs) -> list[CheckMessage]:
    """A warning for each pack that is left out; a site runs without it."""
    _packs, broken = packs.read_packs(packs.FOLDER)
    return [
        Warning(
            error.message(gettext),
            hint=gettext("It is not used. Correct it (docs/proofing.md) and start the site again."),
            id="bulletins.W001",
        )
        for error in broken
    ]
