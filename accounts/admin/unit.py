from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from accounts import rights
from accounts.models import Unit

from .base import TreeAdmin


@admin.register(Unit)
class UnitAdmin(TreeAdmin):
    list_display = ["in_its_place", "short_name", "code", "kind", "people_count", "position"]
    list_filter = ["kind"]
    search_fields = ["name", "short_name", "code"]
    autocomplete_fields = ["parent"]
    fields = ["parent", "name", "short_name", "code", "kind", "position"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(people_count=Count("people"))

    def get_readonly_fields(self, request, obj=None):
        """Who keeps a branch does not hang it elsewhere: where it hangs is decided above."""
        above = rights.reach(request.user, *self._rights("change"))
        is_top = obj is not None and not above.covers(obj.parent)
        return [*super().get_readonly_fields(request, obj), *(["parent"] if is_top else [])]

    @admin.display(description=_("people"))
    def people_count(self, unit: Unit) -> int:
        return unit.people_count
