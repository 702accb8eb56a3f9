from django.contrib.admin import AdminSite
from django.contrib.auth.views import PasswordChangeView
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from accounts.forms import OwnPasswordForm, SignInForm
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
    "LogRecord",
]


class DeskSite(AdminSite):
    site_title = _("Bulletins desk")
    site_header = _("Bulletins desk")
    index_title = _("Desk")
    empty_value_display = "—"
    enable_nav_sidebar = False
    login_form = SignInForm

    def password_change(self, request, extra_context=None):
        """Django's own page, with a form that knows why the person is here."""
        request.current_app = self.name
        return PasswordChangeView.as_view(
            form_class=OwnPasswordForm,
            template_name="registration/password_change_form.html",
            success_url=reverse_lazy("admin:password_change_done"),
            extra_context={**self.each_context(request), **(extra_context or {})},
        )(request)

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
