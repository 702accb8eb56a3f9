from accounts import rights
from accounts.admin import DeskAdmin
from bulletins.errors import Refused

from .forms.lines import LINES


class BulletinsAdmin(DeskAdmin):
    """Of a noun of this app: its lines are cleaned, and what the house refuses is answered."""

    formfield_overrides = LINES
    answered = (*DeskAdmin.answered, Refused)


class SharedAdmin:
    """Of a noun that all units use: kept by those whose role covers a whole tree of units."""

    def _keeps(self, request, act: str) -> bool:
        return rights.reach(request.user, *self._rights(act)).is_whole_tree

    def has_add_permission(self, request):
        return super().has_add_permission(request) and self._keeps(request, "add")

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self._keeps(request, "change")

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self._keeps(request, "delete")
