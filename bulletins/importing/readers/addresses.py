"""Where the links of a source lead, as it says so."""

import re

from bulletins.text.findings import gettext_noop
from bulletins.text.marking import link_address

NO_PLACE = gettext_noop(
    "The address %(address)s was not taken over: no link can stand here, only in text. Put it into "
    "the text if it is needed."
)
LONGEST = 2000  # characters; of a longer one its front is kept, which leads nowhere
_LONGEST_SHOWN = 200
_OUTSIDE = re.compile(r"https?://[^/\s]|mailto:\S", re.IGNORECASE)


def is_carried(address: str) -> bool:
    """Whether a text of ours may lead to ``address``, as a source gives it."""
    is_outside = len(address) <= LONGEST and _OUTSIDE.match(address)
    return bool(is_outside and link_address(address))


def address_of(written: str) -> str:
    """The address as it is written; empty for one that stays within the document (``#…``)."""
    address = written[: LONGEST + 1].strip()
    return "" if address.startswith("#") else address


def shown_address(address: str) -> str:
    """``address`` for people: on one line, and no longer than can be read."""
    line = " ".join(address.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}…"
