"""Many accounts at once, from a table: read it, check each line, open all or the good ones."""

from .checking import Candidate, check
from .opening import Slip, open_accounts
from .reading import COLUMNS, Line, UnreadableRoster, read, template

__all__ = [
    "COLUMNS",
    "Candidate",
    "Line",
    "Slip",
    "UnreadableRoster",
    "check",
    "open_accounts",
    "read",
    "template",
]
