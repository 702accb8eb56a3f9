from functools import partial

from django.urls import path

from accounts.admin.base import asks_again

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


# What is looked at is open; what changes an account asks who is there. Forms ask before they are
# filled in.
_LOOKED_AT = {"life", "stale", "template"}


def _asking(name: str, view):
    def answer(desk, request, *args, **kwargs):
        is_risky = name not in _LOOKED_AT or request.method == "POST"
        return (is_risky and asks_again(request)) or view(desk, request, *args, **kwargs)

    return answer


class LifePages:
    """The addresses of these pages, beside those of the admin class."""

    change_list_template = "admin/accounts/user_list.html"

    def get_urls(self):
        own = [
            path(
                address,
                self.admin_site.admin_view(partial(_asking(name, view), self)),
                name=f"accounts_user_{name}",
            )
            for address, (view, name) in _PAGES.items()
        ]
        return own + super().get_urls()
