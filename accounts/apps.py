from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("People and units")

    def ready(self):
        user_logged_in.connect(import_string("accounts.gates.began"))
        import_string("accounts.log.sign_in.listen")()
