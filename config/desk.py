from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class DeskSite(AdminSite):
    site_title = _("Bulletins desk")
    site_header = _("Bulletins desk")
    index_title = _("Desk")
    empty_value_display = "—"
