"""Filters of the desk's lists that ask more than one column."""

from django.contrib.admin import SimpleListFilter
from django.utils.translation import gettext_lazy as _

from accounts.admin import row_id
from accounts.models import Unit
from accounts.rights import visible
from bulletins.models import Article, Column


class StateFilter(SimpleListFilter):
    title = _("state")
    parameter_name = "standing"

    def lookups(self, request, model_admin):
        return [
            ("draft", _("Draft, not published")),
            ("changed", _("Published, with unpublished changes")),
            ("published", _("Published")),
        ]

    def queryset(self, request, queryset):
        if self.value() == "draft":
            return queryset.filter(public__isnull=True)
        if self.value() == "published":
            return queryset.filter(public__isnull=False)
        if self.value() == "changed":
            return self.changed(queryset)
        return queryset

    def changed(self, queryset):
        changed = Article.objects.changed_since_publication()
        return queryset.filter(pk__in=changed.values("pk"))


class IssueStateFilter(StateFilter):
    def changed(self, queryset):
        return queryset.changed_since_publication()


class PlaceFilter(SimpleListFilter):
    title = _("place")
    parameter_name = "placed"

    def lookups(self, request, model_admin):
        return [("no", _("Not placed in an issue")), ("yes", _("Placed in an issue"))]

    def queryset(self, request, queryset):
        if self.value() == "no":
            return queryset.unplaced()
        return queryset.filter(issue__isnull=False) if self.value() == "yes" else queryset


class TreeFilter(SimpleListFilter):
    """A node of a tree, with everything below it; one query for the choices."""

    model = None

    def lookups(self, request, model_admin):
        self.nodes = visible(self.model.objects.all(), request.user)
        return [(str(node.pk), "　" * node.level + str(node)) for node in self.nodes]

    def chosen(self):
        return self.nodes.filter(pk=row_id(self.value())).first()


class ColumnFilter(TreeFilter):
    title = _("column")
    parameter_name = "column"
    model = Column

    def queryset(self, request, queryset):
        column = self.chosen()
        return queryset.in_column(column) if column else queryset


class UnitFilter(TreeFilter):
    title = _("contributing unit")
    parameter_name = "unit"
    model = Unit

    def queryset(self, request, queryset):
        unit = self.chosen()
        return queryset.by_unit(unit) if unit else queryset
