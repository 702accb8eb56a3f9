from accounts.admin import DeskAdmin
from bulletins.errors import Refused

from .forms.lines import LINES


class BulletinsAdmin(DeskAdmin):
    """Of a noun of this app: its lines are cleaned, and what the house refuses is answered."""

    formfield_overrides = LINES
    answered = (*DeskAdmin.answered, Refused)
