from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """The staff desk: Django's admin under the project's own name."""

    default_site = "config.desk.DeskSite"
