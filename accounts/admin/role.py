from django import forms
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts import log, rights
from accounts.models import Role

from .ids import row_id
from .trying import TryingAdmin


class RightsField(forms.ModelMultipleChoiceField):
    """The named rights that a role can hold, in the order of ``rights.NAMES``."""

    def __init__(self, **kwargs):
        super().__init__(
            Permission.objects.none(), widget=forms.CheckboxSelectMultiple, required=False, **kwargs
        )

    def offer(self) -> None:
        """Under the nouns that they are about."""
        rows = rights.rows_of(set(rights.NAMES) - rights.SITE_WIDE)
        named = [code for code in rights.NAMES if code in rows]
        self.queryset = Permission.objects.filter(pk__in=[rows[code].pk for code in named])
        self.widget.choices = [
            (noun, [(rows[code].pk, rights.name_of(code)) for code in codes])
            for noun, codes in _by_noun(named).items()
        ]


def _by_noun(codes: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code in codes:
        app, codename = code.split(".")
        model = apps.get_model(app, _MODELS.get(code) or codename.partition("_")[2])
        found.setdefault(str(model._meta.verbose_name_plural), []).append(code)
    return found


# Where a right's name does not end with its noun.
_MODELS = {"bulletins.overrule_finding": "article"}


class RoleForm(forms.ModelForm):
    rights = RightsField(label=_("rights"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "rights" in self.fields:
            self.fields["rights"].offer()


@admin.register(Role)
class RoleAdmin(TryingAdmin):
    """Roles of the house keep their rights; a site composes its own beside them."""

    form = RoleForm
    fields = ["name", "description", "rights"]
    list_display = ["name", "description", "kind", "holders"]
    search_fields = ["name", "description"]
    log_acts = dict.fromkeys(("add", "change", "delete"), log.Act.ROLE_CHANGED)

    def get_queryset(self, request):
        return super().get_queryset(request).with_holders()

    @admin.display(description=_("kind of role"))
    def kind(self, role: Role) -> str:
        return _("of the house") if role.is_built_in else _("of this site")

    @admin.display(description=_("holders now"))
    def holders(self, role: Role) -> int:
        return role.holder_count

    @admin.display(description=_("rights"))
    def rights_in_words(self, role: Role) -> str:
        held = {rights.code_of(row) for row in _rights_of(role)}
        return "；".join(str(name) for right, name in rights.NAMES.items() if right in held)

    def log_detail(self, row: Role) -> dict:
        return {"rights": sorted(rights.code_of(one) for one in _rights_of(row))}

    def get_readonly_fields(self, request, obj=None):
        return ["rights_in_words"] if obj and obj.is_built_in else []

    def get_fields(self, request, obj=None):
        is_fixed = obj is not None and obj.is_built_in
        return ["name", "description", "rights_in_words" if is_fixed else "rights"]

    def get_changeform_initial_data(self, request):
        """``?like=`` begins with the rights of another role."""
        like = Role.objects.filter(pk=row_id(request.GET.get("like", "")) or 0).first()
        return {"rights": list(like.rights.all())} if like else {}

    def has_delete_permission(self, request, obj=None):
        may = super().has_delete_permission(request, obj)
        return may and not (obj and obj.is_built_in)


def _rights_of(role: Role) -> QuerySet[Permission]:
    return role.rights.select_related("content_type")
