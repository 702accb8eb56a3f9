from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts import appointing, leaving, rights
from accounts.errors import Refused
from accounts.forms import OthersPasswordForm
from accounts.models import Appointment, User

from .base import DeskAdmin, asks_again
from .life import LifePages
from .life.coming import OpeningForm, give_way_in
from .life.frame import handing
from .trying import TryingAdmin
from .why import why


@admin.register(User)
class UserAdmin(LifePages, TryingAdmin, DjangoUserAdmin):
    """Keeping accounts is one right, giving duties another; nobody gives them to themselves.

    Nobody becomes a superuser here: that account is for emergencies and made on the server.
    """

    change_form_template = "admin/accounts/user/change_form.html"
    list_display = ["username", "name", "unit", "duty", "is_active", "last_login"]
    list_display_links = ["username", "name"]
    list_filter = ["is_active", "duty"]
    list_select_related = ["unit"]
    search_fields = ["username", "name", "email", "unit__name"]
    ordering = ["username"]
    filter_horizontal = []
    autocomplete_fields = ["unit"]
    readonly_fields = ["last_login", "date_joined", "roles_in_words"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": ["name", "unit", "email"]}),
        (_("Rights"), {"fields": ["is_active", "roles_in_words", "duty"]}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (
            None,
            {
                "classes": ["wide"],
                "fields": ["username", "name", "unit", "email", "way"],
            },
        ),
    ]
    answered = (*DeskAdmin.answered, Refused)
    add_form = OpeningForm
    add_form_template = None
    change_password_form = OthersPasswordForm

    def get_readonly_fields(self, request, obj=None):
        withheld = [] if _may_give_duty(request.user, obj) else ["duty"]
        kept = [] if _may_keep(request.user) else ["username", "name", "unit", "email", "is_active"]
        moved = ["unit"] if obj is not None and _is_at_work(obj) else []
        return [*super().get_readonly_fields(request, obj), *withheld, *kept, *moved]

    def get_fieldsets(self, request, obj=None):
        """Who may not set the password is not shown the way to it either."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or (_may_keep(request.user) and self.has_change_permission(request, obj)):
            return fieldsets
        return [(name, _without(options, "password")) for name, options in fieldsets]

    def has_change_permission(self, request, obj=None):
        """Of the account, and of its password."""
        if not self._is_touchable(request, obj):
            return False
        return super().has_change_permission(request, obj) or _may_give_duty(request.user, obj)

    def _is_touchable(self, request, account: User | None) -> bool:
        """Whoever sets a password can sign in with it: nobody keeps the account of a person who
        may more than lies in their own reach.
        """
        if account is None or request.user.is_superuser:
            return True
        where = rights.reach(request.user, *self._rights("change"))
        if account.is_superuser or where.everywhere or account.pk == request.user.pk:
            return not account.is_superuser
        held = Appointment.objects.current().filter(person=account)
        is_elsewhere = held.exclude(pk__in=held.in_reach(where)).exists()
        return not (account.duty or is_elsewhere) or _may_give_duty(request.user, account)

    def may_keep(self, request, account: User) -> bool:
        return _may_keep(request.user) and self.has_change_permission(request, account)

    def has_delete_permission(self, request, obj=None):
        """Accounts are suspended: what a person did keeps their name."""
        return False

    def is_risky(self, request) -> bool:
        return request.user.has_perm("accounts.give_duty")

    def user_change_password(self, request, id, form_url=""):
        """Django asks for the right to change the account; giving duties is not that right."""
        if not _may_keep(request.user):
            raise PermissionDenied
        if str(id) == str(request.user.pk):  # there the old one is asked for
            return HttpResponseRedirect(reverse("admin:password_change"))
        account = self.get_object(request, unquote(str(id)))
        is_theirs = account is not None and self.has_change_permission(request, account)
        if is_theirs and (answer := asks_again(request)):
            return answer
        return super().user_change_password(request, id, form_url)

    def get_urls(self):
        address = self.admin_site.admin_view(self.why_view)
        return [path("<int:pk>/why/", address, name="accounts_user_why"), *super().get_urls()]

    @admin.display(description=_("roles"))
    def roles_in_words(self, account: User) -> str:
        held = Appointment.objects.current().filter(person=account).select_related("role", "unit")
        lines = [f"{one.role} · {one.unit} {_until(one)}" for one in held]
        return format_html_join(mark_safe("<br>"), "{}", ((line,) for line in lines)) or "—"

    def why_view(self, request, pk):
        return why(self, request, pk)

    def save_model(self, request, obj, form, change):
        if not change:
            request.slip = give_way_in(request, obj, form.cleaned_data["way"])
            return
        duty, is_active = obj.duty, obj.is_active
        for name in {"duty", "is_active"}.intersection(form.changed_data):
            setattr(obj, name, form.initial[name])
        super().save_model(request, obj, form, change)
        if duty != obj.duty:
            appointing.give_duty(obj, duty, by=request.user)
        if is_active != obj.is_active:
            (leaving.open_again if is_active else leaving.suspend)(obj, by=request.user)

    def response_add(self, request, obj, post_url_continue=None):
        """Shown in the answer itself: what is handed over cannot be fetched once more."""
        return handing(self, request, [request.slip])

    def require_in_reach(self, request, row, change):
        if _may_keep(request.user):
            super().require_in_reach(request, row, change)


def _until(appointment: Appointment) -> str:
    return gettext("(to %(day)s)") % {"day": appointment.ends} if appointment.ends else ""


def _may_keep(person: User) -> bool:
    return person.has_perm("accounts.change_user")


def _is_at_work(account: User) -> bool:
    """Then moving to another unit has a page of its own, which asks what becomes of all that."""
    held = Appointment.objects.not_over().filter(person=account)
    return account.unit_id is not None and (held.exists() or bool(leaving.in_hand(account)))


def _may_give_duty(giver: User, account: User | None) -> bool:
    is_own = account is not None and account.pk == giver.pk
    return account is not None and not is_own and giver.has_perm("accounts.give_duty")


def _without(options: dict, name: str) -> dict:
    return options | {"fields": [field for field in options["fields"] if field != name]}
