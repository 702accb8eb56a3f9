from .base import DeskAdmin, TreeAdmin
from .ids import row_id
from .log import LogEntryAdmin
from .unit import UnitAdmin
from .user import UserAdmin
from .widgets import Autocomplete, AutocompleteMultiple

__all__ = [
    "Autocomplete",
    "AutocompleteMultiple",
    "DeskAdmin",
    "LogEntryAdmin",
    "TreeAdmin",
    "UnitAdmin",
    "UserAdmin",
    "row_id",
]
