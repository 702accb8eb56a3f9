from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.utils.translation import gettext_lazy as _

from .base import DeskAdmin


@admin.register(LogEntry)
class LogEntryAdmin(DeskAdmin):
    """What people did on the desk. Nobody writes in it, corrects it or strikes it out."""

    fields = ["action_time", "user", "kind", "object_repr", "action_flag", "message"]
    list_display = ["action_time", "user", "kind", "object_repr", "action_flag", "message"]
    list_filter = ["action_flag", ("user", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["user", "content_type"]
    search_fields = ["object_repr", "change_message", "user__username", "user__name"]
    date_hierarchy = "action_time"
    ordering = ["-action_time", "-pk"]

    @admin.display(description=_("kind of entry"))
    def kind(self, entry: LogEntry) -> str | None:
        return entry.content_type and entry.content_type.name

    @admin.display(description=_("what was changed"))
    def message(self, entry: LogEntry) -> str:
        return entry.get_change_message()

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
