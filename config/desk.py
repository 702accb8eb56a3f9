from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _

from accounts.limits import limited

# What people work with most comes first; what is not named follows by its name.
ORDER = [
    "Article",
    "Issue",
    "Publication",
    "Column",
    "Topic",
    "Figure",
    "User",
    "Unit",
    "Appointment",
    "Role",
    "LogEntry",
]


class DeskSite(AdminSite):
    site_title = _("Bulletins desk")
    site_header = _("Bulletins desk")
    index_title = _("Desk")
    empty_value_display = "—"
    enable_nav_sidebar = False

    @limited("sign-in", methods=("POST",), by_address=True)
    def login(self, request, extra_context=None):
        return super().login(request, extra_context)

    @limited("choice")
    def autocomplete_view(self, request):
        return super().autocomplete_view(request)

    def get_app_list(self, request, app_label=None):
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=lambda model: _place(model["object_name"]))
        return sorted(apps, key=lambda app: _place(app["models"][0]["object_name"]))


def _place(object_name: str) -> tuple[int, str]:
    known = object_name in ORDER
    return (ORDER.index(object_name) if known else len(ORDER), object_name)
