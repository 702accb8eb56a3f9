from functools import partial

from django.urls import path

from .account import account
from .going import leave, transfer
from .many import many, template
from .stale import stale

_PAGES = {
    "many/": (many, "many"),
    "many/template/": (template, "template"),
    "stale/": (stale, "stale"),
    "<str:number>/life/": (account, "life"),
    "<str:number>/transfer/": (transfer, "transfer"),
    "<str:number>/leave/": (leave, "leave"),
}


class LifePages:
    """The addresses of these pages, beside those of the admin class."""

    change_list_template = "admin/accounts/user_list.html"

    def get_urls(self):
        own = [
            path(
                address,
                self.admin_site.admin_view(partial(view, self)),
                name=f"accounts_user_{name}",
            )
            for address, (view, name) in _PAGES.items()
        ]
        return own + super().get_urls()
