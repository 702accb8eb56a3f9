from django.contrib import admin, messages
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts import appointing, log
from accounts.errors import Refused
from accounts.models import Appointment

from .base import DeskAdmin
from .trying import TryingAdmin


class InForceFilter(admin.SimpleListFilter):
    title = _("in force")
    parameter_name = "in_force"

    def lookups(self, request, model_admin):
        return [("yes", _("now")), ("no", _("ended or not begun")), ("deputies", _("deputies now"))]

    def queryset(self, request, queryset):
        current = Appointment.objects.current()
        match self.value():
            case "yes":
                return queryset.filter(pk__in=current)
            case "no":
                return queryset.exclude(pk__in=current)
            case "deputies":
                return queryset.filter(pk__in=current, deputy_for__isnull=False)
        return queryset


@admin.register(Appointment)
class AppointmentAdmin(TryingAdmin):
    """Who holds which role where, and held it: appointments are ended, not rewritten."""

    fields = ["person", "role", "unit", "starts", "ends", "deputy_for", "note"]
    autocomplete_fields = ["person", "unit", "deputy_for"]
    list_display = ["person", "role", "unit", "starts", "ends", "deputy_for", "given_by"]
    list_filter = [InForceFilter, "role"]
    list_select_related = ["person", "role", "unit", "deputy_for", "given_by"]
    search_fields = ["person__name", "person__username", "unit__name", "note"]
    answered = (*DeskAdmin.answered, Refused)
    actions = ["end_now"]
    log_acts = {"add": log.Act.APPOINTED, "change": log.Act.APPOINTMENT_CHANGED}

    def get_readonly_fields(self, request, obj=None):
        return ["person", "role", "unit", "starts", "deputy_for"] if obj else []

    def log_detail(self, row: Appointment) -> dict:
        return appointing.in_detail(row)

    def has_delete_permission(self, request, obj=None):
        """What somebody could do when stays on record."""
        return False

    def save_model(self, request, obj, form, change):
        """Raises NotAllowed."""
        if change:
            appointing.require_ender(obj, by=request.user)
        else:
            obj.given_by = request.user
            appointing.require_appointer(obj, by=request.user)
        super().save_model(request, obj, form, change)

    @admin.action(description=_("End now"), permissions=["change"])
    def end_now(self, request, queryset):
        ended = 0
        for appointment in queryset:
            try:
                appointing.end(appointment, by=request.user)
            except Refused as refusal:
                messages.error(request, f"{appointment}: {refusal}")
            else:
                ended += 1
                self.note_in_history(request, appointment, gettext("ended"))
        words = ngettext("%(count)s appointment ended.", "%(count)s appointments ended.", ended)
        messages.success(request, words % {"count": ended})
