from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.utils.translation import gettext_lazy as _

from accounts.models import User

from .base import DeskAdmin

GRANTS = ("is_superuser", "groups", "user_permissions")


@admin.register(User)
class UserAdmin(DeskAdmin, DjangoUserAdmin):
    """Keeping accounts is one right, granting rights another; nobody grants them to himself."""

    list_display = ["username", "name", "unit", "is_active", "is_staff", "last_login"]
    list_display_links = ["username", "name"]
    list_filter = ["is_active", "is_staff", "groups"]
    list_select_related = ["unit"]
    search_fields = ["username", "name", "email", "unit__name"]
    ordering = ["username"]
    autocomplete_fields = ["unit"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": ["name", "unit", "email"]}),
        (_("Rights"), {"fields": ["is_active", "is_staff", *GRANTS]}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (
            None,
            {
                "classes": ["wide"],
                "fields": ["username", "name", "unit", "usable_password", "password1", "password2"],
            },
        ),
    ]

    def get_readonly_fields(self, request, obj=None):
        granted = _grantable(request.user, obj)
        withheld = [name for name in GRANTS if name not in granted]
        return [*super().get_readonly_fields(request, obj), *withheld]

    def get_fieldsets(self, request, obj=None):
        """Who may not set the password is not shown the way to it either."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        return [(name, _without(options, "password")) for name, options in fieldsets]

    def has_change_permission(self, request, obj=None):
        """Of the account, and of its password."""
        return _is_in_reach(request.user, obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return _is_in_reach(request.user, obj) and super().has_delete_permission(request, obj)


def _grantable(giver: User, account: User | None) -> tuple[str, ...]:
    if giver.is_superuser:
        return GRANTS
    is_own = account is not None and account.pk == giver.pk
    return ("groups",) if giver.has_perm("auth.change_group") and not is_own else ()


def _is_in_reach(person: User, account: User | None) -> bool:
    return person.is_superuser or account is None or not account.is_superuser


def _without(options: dict, name: str) -> dict:
    return options | {"fields": [field for field in options["fields"] if field != name]}
