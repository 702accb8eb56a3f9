from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.utils.translation import gettext_lazy as _

from accounts.models import User

from .base import DeskAdmin


@admin.register(User)
class UserAdmin(DeskAdmin, DjangoUserAdmin):
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
        (
            _("Rights"),
            {"fields": ["is_active", "is_staff", "is_superuser", "groups", "user_permissions"]},
        ),
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
