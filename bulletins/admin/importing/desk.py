from django.contrib import admin
from django.urls import path
from django.utils.translation import gettext_lazy as _

from bulletins import permissions
from bulletins.models import Import

from .. import viewing
from ..base import BulletinsAdmin
from . import correcting, ending, files, opening, stating
from .answering import full_page, readable


@admin.register(Import)
class ImportAdmin(BulletinsAdmin):
    """Imports on their way, and those that were stored: the proof of where articles come from."""

    list_display = ["name", "kind", "state", "person", "changed_at"]
    list_filter = ["state", "kind"]
    search_fields = ["name"]
    ordering = ["-changed_at"]
    list_per_page = 50
    log_acts = {}  # recorded by importing.drafts

    def get_queryset(self, request):
        imports = super().get_queryset(request).select_related("original", "by__unit")
        return imports.without_working().filter(permissions.seen_imports(request.user))

    @admin.display(description=_("person"))
    def person(self, imported: Import) -> str | None:
        return imported.by and str(imported.by)

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_add_permission(self, request):
        return permissions.may_import(request.user)

    def has_view_permission(self, request, obj=None):
        return permissions.may_see_imports(request.user)

    def has_change_permission(self, request, obj=None):
        return permissions.may_import(request.user) and (obj is None or obj.is_open)

    def has_delete_permission(self, request, obj=None):
        """Only by the screen's own ``discard``, and never what was stored."""
        return False

    def add_view(self, request, form_url="", extra_context=None):
        return opening.opening(self, request)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        imported = readable(self, request, object_id)
        viewing.saw_import(imported)
        return full_page(self, request, imported, selected=request.GET.get("part", ""))

    def history_view(self, request, object_id, extra_context=None):
        readable(self, request, object_id)
        return super().history_view(request, object_id, extra_context)

    def get_urls(self):
        def one(words: str, name: str, view):
            def answer(request, pk, **rest):
                return view(self, request, pk, **rest)

            address = f"<int:pk>/{words}/"
            return path(
                address, self.admin_site.admin_view(answer), name=f"bulletins_import_{name}"
            )

        return [
            one("correct", "correct", correcting.correct),
            one("facts/<int:number>", "facts", stating.facts),
            one("issue-facts", "issue_facts", stating.issue_facts),
            one("place", "place", stating.place),
            one("read-anew", "reread", ending.reread),
            one("confirm", "confirm", ending.confirm),
            one("discard", "discard", ending.discard),
            one("original", "original", files.original),
            one("pictures/<int:at>", "picture", files.picture),
            *super().get_urls(),
        ]
