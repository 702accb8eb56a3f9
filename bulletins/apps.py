from django.apps import AppConfig, apps
from django.contrib.auth.management import create_permissions
from django.core import checks
from django.db.models.signals import post_migrate
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from .checks import wording_packs


class BulletinsConfig(AppConfig):
    name = "bulletins"
    verbose_name = _("Bulletins")

    def ready(self):
        checks.register(wording_packs)
        post_migrate.connect(install_roles, sender=self)
        import_string("bulletins.handover.register")()


def install_roles(using: str, **kwargs) -> None:
    """The roles of the house have the rights that this version of it knows."""
    for label in ("admin", "accounts", "bulletins"):
        create_permissions(apps.get_app_config(label), verbosity=0, using=using)
    import_string("bulletins.permissions.install_roles")()
