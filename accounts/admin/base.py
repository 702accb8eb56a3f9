"""What all of the desk's admin classes share."""

from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.views.main import SEARCH_VAR
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.forms import ModelForm
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from mptt.admin import MPTTModelAdmin
from mptt.exceptions import InvalidMove

from accounts import log, rights
from accounts.limits import count
from accounts.models import TreeNode
from accounts.signin.fresh import ask_again, is_fresh

from .widgets import Autocomplete, AutocompleteMultiple


def asks_again(request) -> HttpResponse | None:
    """Where the person has to show once more that it is they; None where they just did."""
    return None if is_fresh(request) else ask_again(request)


class OutOfReach(Exception):
    """A row would lie where the person has no right to put it; nothing was stored."""


class ScopedAdmin(ModelAdmin):
    """Shows and takes only what lies in the units where the person has the right.

    Where a row lies its queryset's ``in_reach`` says; rows without one belong to all.
    """

    def get_queryset(self, request):
        return rights.visible(super().get_queryset(request), request.user)

    def _rights(self, *acts: str) -> list[str]:
        return [f"{self.opts.app_label}.{act}_{self.opts.model_name}" for act in acts]

    def _reaches(self, request, row, *acts: str) -> bool:
        return row is None or rights.reached(request.user, row, *self._rights(*acts))

    def has_view_permission(self, request, obj=None):
        may = super().has_view_permission(request, obj)
        return may and self._reaches(request, obj, "view", "change")

    def has_change_permission(self, request, obj=None):
        may = super().has_change_permission(request, obj)
        return may and self._reaches(request, obj, "change")

    def has_delete_permission(self, request, obj=None):
        may = super().has_delete_permission(request, obj)
        return may and self._reaches(request, obj, "delete")

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        self.require_in_reach(request, form.instance, change)

    def require_in_reach(self, request, row, change: bool) -> None:
        """Whoever enters or changes a row leaves it where they may do so: nothing is planted in
        other units, or lost to one's own.
        """
        act = "change" if change else "add"
        if not rights.reaches(request.user, row, *self._rights(act)):
            raise OutOfReach(
                gettext(
                    "Not stored: “%(row)s” would then belong to units that your role does not "
                    "cover. Choose a unit of your own, or ask your administrator."
                )
                % {"row": row}
            )


class DeskAdmin(ScopedAdmin):
    """A refusal is answered on the same page, never with a 500; a form keeps what was typed.

    Forms and confirmation pages find nearly all of it beforehand; what is left are the races,
    such as a unit that somebody used while somebody else was deleting it.
    """

    answered: tuple[type[Exception], ...] = (
        IntegrityError,
        InvalidMove,
        OutOfReach,
        ValidationError,
    )

    # How the log calls what is done here; an act that is not named is recorded where it is done.
    log_acts: dict[str, str] = {
        "add": log.Act.ADDED,
        "change": log.Act.CHANGED,
        "delete": log.Act.DELETED,
    }

    show_full_result_count = False
    save_on_top = False

    def get_object(self, request, object_id, from_field=None):
        """What is about to be changed is remembered as it was."""
        found = super().get_object(request, object_id, from_field)
        if found is not None and request.method == "POST":
            found.log_before = log.fingerprint(found)
        return found

    def log_addition(self, request, obj, message):
        self._record("add", obj, after=log.fingerprint(obj))
        return super().log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        before = getattr(obj, "log_before", "")
        self._record("change", obj, before=before, after=log.fingerprint(obj), **_changed(message))
        return self.note_in_history(request, obj, message)

    def note_in_history(self, request, obj, message):
        """For those who look at the row: what the log holds is recorded elsewhere."""
        return super().log_change(request, obj, message)

    def log_deletions(self, request, queryset):
        rows = list(queryset)
        for row in rows:
            self._record("delete", row, before=log.fingerprint(row))
        return super().log_deletions(request, rows)

    def _record(self, act: str, row, **known) -> None:
        if name := self.log_acts.get(act):
            log.record(name, on=row, **known, **self.log_detail(row))

    def log_detail(self, row) -> dict:
        """What is worth recording of such a row beside its name."""
        return {}

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """No pencil, plus, cross and eye beside a choice: each noun has its own page."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        kwargs.setdefault("queryset", _choices(db_field, request))
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", Autocomplete(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs.setdefault("queryset", _choices(db_field, request))
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", AutocompleteMultiple(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        words = getattr(request, "refusal", "")
        return _refused(form, words) if words else form

    def changeform_view(self, request, *args, **kwargs):
        try:
            return super().changeform_view(request, *args, **kwargs)
        except self.answered as error:
            if request.method != "POST":
                raise
            request.refusal = _in_words(error)
            self._record_refusal(request, error, _object_id(args, kwargs))
            return super().changeform_view(request, *args, **kwargs)

    def delete_view(self, request, *args, **kwargs):
        return self._answer(super().delete_view, request, *args, **kwargs)

    def changelist_view(self, request, *args, **kwargs):
        if SEARCH_VAR in request.GET:
            count(request, "search")
        return self._answer(super().changelist_view, request, *args, **kwargs)

    def _answer(self, view, request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except self.answered as error:
            if request.method != "POST":
                raise
            messages.error(request, _in_words(error))
            self._record_refusal(request, error, kwargs.get("object_id"), act="delete")
            return HttpResponseRedirect(request.get_full_path())

    def _record_refusal(self, request, error: Exception, object_id, act: str = "change") -> None:
        row = super().get_object(request, object_id) if object_id else None
        name = self.log_acts.get(act, log.Act.CHANGED)
        log.record_refusal(name, error, on=row, path=request.path, kind=self.opts.label_lower)


class TreeAdmin(DeskAdmin, MPTTModelAdmin):
    """Nodes of a tree, indented in their order."""

    # django-mptt's own list says in a style attribute how deep a node lies: no page takes one.
    change_list_template = None
    sortable_by = ()

    @admin.display(description=_("name"))
    def in_its_place(self, node: TreeNode) -> SafeString:
        return format_html('<span class="level-{}">{}</span>', min(node.level, 9), node.name)

    def get_actions(self, request):
        """Django's own "delete selected": django-mptt's rebuilds edges outside the tree's lock."""
        return ModelAdmin.get_actions(self, request)


def _choices(db_field, request):
    """What a person may choose is what they may see."""
    return rights.visible(db_field.related_model._default_manager.all(), request.user)


def _refused(form: type[ModelForm], words: str) -> type[ModelForm]:
    """``form``, found wrong for the reason in ``words`` whatever it is given."""

    class RefusedForm(form):
        def clean(self):
            super().clean()
            self.add_error(None, words)

    return RefusedForm


def _changed(message: object) -> dict:
    """The names of the fields that a form changed; other words of its own."""
    if not isinstance(message, list):
        return {"what": message}
    fields = [name for said in message for name in said.get("changed", {}).get("fields", ())]
    return {"fields": fields}


def _in_words(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    if not isinstance(error, IntegrityError):
        return str(error)
    return gettext(
        "Nothing was changed: other entries depend on this one, or somebody changed it at the same "
        "moment. Open it again, see what is connected with it, and try once more."
    )


def _object_id(args: tuple, kwargs: dict) -> str | None:
    return args[0] if args else kwargs.get("object_id")
