from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from accounts.admin import TreeAdmin
from bulletins.models import Column

from .base import SharedAdmin


@admin.register(Column)
class ColumnAdmin(SharedAdmin, TreeAdmin):
    list_display = ["in_its_place", "slug", "position", "article_count"]
    search_fields = ["name", "slug"]
    autocomplete_fields = ["parent"]
    fields = ["parent", "name", "slug", "position"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(article_count=Count("articles"))

    @admin.display(description=_("articles"))
    def article_count(self, column: Column) -> int:
        return column.article_count
