import json

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts import log
from accounts.log import exporting, verifying
from accounts.models import LogRecord, Unit

from .base import DeskAdmin, asks_again
from .ids import row_id
from .verifying import verification

_SHOWN = [
    *("at", "act_name", "result", "person", "username", "roles", "command", "address", "session"),
    *("object_label", "object_type", "object_id", "unit", "before", "after", "details", "place"),
]


class ActFilter(admin.SimpleListFilter):
    title = _("act")
    parameter_name = "act"

    def lookups(self, request, model_admin):
        return list(log.NAMES.items())

    def queryset(self, request, queryset):
        return queryset.filter(act=self.value()) if self.value() else queryset


class PersonFilter(admin.SimpleListFilter):
    """By account, under the name it had last."""

    title = _("person")
    parameter_name = "by"

    def lookups(self, request, model_admin):
        rows = LogRecord.objects.exclude(person_id=None).order_by("person_id", "pk")
        names = dict(rows.values_list("person_id", "person").distinct())
        return sorted(((str(pk), name) for pk, name in names.items()), key=lambda one: one[1])

    def queryset(self, request, queryset):
        return queryset.filter(person_id=row_id(self.value())) if self.value() else queryset


class UnitBelowFilter(admin.SimpleListFilter):
    title = _("unit")
    parameter_name = "below"

    def lookups(self, request, model_admin):
        return [(str(unit.pk), "　" * unit.level + str(unit)) for unit in Unit.objects.all()]

    def queryset(self, request, queryset):
        unit = Unit.objects.filter(pk=row_id(self.value())).first() if self.value() else None
        return queryset.below(unit) if unit else queryset


@admin.register(LogRecord)
class LogRecordAdmin(DeskAdmin):
    """The security log: to read, search, verify and export. Nobody writes in it."""

    change_list_template = "admin/accounts/log/list.html"
    fields = readonly_fields = _SHOWN
    list_display = ["at_second", "act_name", "result", "who", "address", "object_label", "unit"]
    list_filter = [
        ActFilter,
        "result",
        ("at", admin.DateFieldListFilter),
        PersonFilter,
        UnitBelowFilter,
    ]
    search_fields = ["object_label", "=object_id", "person", "username", "=address", "detail"]
    search_help_text = _("Searches object, person, address and details.")
    date_hierarchy = "at"
    ordering = ["-pk"]
    list_per_page = 50

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("link")

    @admin.display(description=_("time"), ordering="at")
    def at_second(self, record: LogRecord) -> str:
        return f"{timezone.localtime(record.at):%Y-%m-%d %H:%M:%S}"

    @admin.display(description=_("act"), ordering="act")
    def act_name(self, record: LogRecord) -> str:
        return log.name_of(record.act)

    @admin.display(description=_("person"), ordering="person")
    def who(self, record: LogRecord) -> str:
        return record.person or record.command

    @admin.display(description=_("details"))
    def details(self, record: LogRecord) -> str:
        return json.dumps(exporting.details(record), ensure_ascii=False, indent=1)

    @admin.display(description=_("in the chain"))
    def place(self, record: LogRecord) -> str:
        return verifying.place_in_words(record)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def history_view(self, request, object_id, extra_context=None):
        """A record has no history: that is its point."""
        raise PermissionDenied

    def changelist_view(self, request, extra_context=None):
        more = {"formats": exporting.FORMATS, "may_export": _may_export(request)}
        return super().changelist_view(request, {**(extra_context or {}), **more})

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("verify/", view(self.verify_view), name="accounts_logrecord_verify"),
            path("export/<str:name>/", view(self.export_view), name="accounts_logrecord_export"),
            *super().get_urls(),
        ]

    def export_view(self, request: HttpRequest, name: str) -> StreamingHttpResponse:
        """The list as it is searched and filtered."""
        form = exporting.FORMATS.get(name)
        if form is None or not _may_export(request) or not self.has_view_permission(request):
            raise PermissionDenied
        if answer := asks_again(request):
            return answer
        records = self.get_changelist_instance(request).get_queryset(request)
        chosen = {**request.GET.dict(), "format": name, "count": records.count()}
        log.record(log.Act.LOG_EXPORTED, asked=chosen)
        response = StreamingHttpResponse(
            form.lines(records.iterator(chunk_size=1000)), content_type=form.media_type
        )
        day = timezone.localdate().isoformat()
        response["Content-Disposition"] = f'attachment; filename="security-log-{day}.{name}"'
        response["Cache-Control"] = "private, no-store"
        response["X-Content-Type-Options"] = "nosniff"
        return response

    def verify_view(self, request: HttpRequest) -> TemplateResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            **verification(request),
            "opts": self.opts,
            "title": gettext("Verify the log"),
        }
        return TemplateResponse(request, "admin/accounts/log/verify.html", context)


def _may_export(request: HttpRequest) -> bool:
    return request.user.has_perm("accounts.export_logrecord")
