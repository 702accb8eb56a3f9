"""A person goes: to another unit, or for good. What is in hand is asked for."""

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts import leaving, rights
from accounts.admin.widgets import Autocomplete
from accounts.errors import Refused
from accounts.models import Appointment, Unit, User

from .frame import kept_account, page


class ColleagueForm(forms.Form):
    """To whom the work goes."""

    way = forms.ChoiceField(label=_("work in hand"), widget=forms.RadioSelect)
    colleague = forms.ModelChoiceField(User.objects.none(), label=_("colleague"), required=False)

    def __init__(self, *args, person: User, by: User, **kwargs):
        super().__init__(*args, **kwargs)
        people = rights.visible(User.objects.filter(is_active=True), by)
        self.fields["colleague"].queryset = people.exclude(pk=person.pk)
        self.fields["colleague"].widget = _choosing(Appointment, "person", self["colleague"])
        self.fields["way"].choices = [(self.without, self.otherwise), ("give", _("to a colleague"))]
        self.initial.setdefault("way", self.without)

    def clean(self):
        data = super().clean()
        if data.get("way") == "give" and not data.get("colleague") and not self.errors:
            self.add_error("colleague", gettext("Choose who takes the work over."))
        return data

    @property
    def chosen(self) -> User | None:
        is_given = self.cleaned_data["way"] == "give"
        return self.cleaned_data["colleague"] if is_given else None


class TransferForm(ColleagueForm):
    without, otherwise = "along", _("goes along to the new unit")
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("new unit"))
    ended = forms.ModelMultipleChoiceField(
        Appointment.objects.none(),
        label=_("roles that end"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    field_order = ["unit", "ended", "way", "colleague"]

    def __init__(self, *args, person: User, by: User, **kwargs):
        super().__init__(*args, person=person, by=by, **kwargs)
        where = rights.reach(by, "accounts.change_user")
        self.fields["unit"].queryset = Unit.objects.in_reach(where)
        self.fields["unit"].widget = _choosing(User, "unit", self["unit"])
        held = Appointment.objects.not_over().filter(person=person)
        self.fields["ended"].queryset = held.select_related("person", "role", "unit")
        self.initial.setdefault("ended", list(held))


class LeavingForm(ColleagueForm):
    without, otherwise = "stay", _("stays with the unit")


def _choosing(model, name: str, bound) -> Autocomplete:
    widget = Autocomplete(model._meta.get_field(name), admin.site)
    widget.choices = bound.field.choices
    widget.is_required = bound.field.required
    return widget


def transfer(desk, request: HttpRequest, number: str) -> HttpResponse:
    person = kept_account(desk, request, number)
    form = TransferForm(request.POST or None, person=person, by=request.user)
    if form.is_valid():
        unit, ended = form.cleaned_data["unit"], form.cleaned_data["ended"]
        act = {"unit": unit, "by": request.user, "ended": ended, "colleague": form.chosen}
        if _done(form, lambda: leaving.transfer(person, **act)):
            desk.log_change(request, person, gettext("moved to %(unit)s") % {"unit": unit})
            messages.success(request, gettext("Moved. New roles are given under “appointments”."))
            return redirect("admin:accounts_user_changelist")
    title = gettext("Move %(person)s to another unit") % {"person": person}
    return _page(desk, request, person, form, "transfer.html", title)


def leave(desk, request: HttpRequest, number: str) -> HttpResponse:
    person = kept_account(desk, request, number)
    form = LeavingForm(request.POST or None, person=person, by=request.user)
    if form.is_valid():
        act = {"by": request.user, "colleague": form.chosen}
        if _done(form, lambda: leaving.leave(person, **act)):
            desk.log_change(request, person, gettext("left: closed the account"))
            messages.success(request, gettext("Closed. The name stays on what the person did."))
            return redirect("admin:accounts_user_changelist")
    title = gettext("%(person)s leaves") % {"person": person}
    return _page(desk, request, person, form, "leave.html", title)


def _done(form: forms.Form, act) -> bool:
    try:
        act()
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _page(desk, request, person, form, template, title) -> HttpResponse:
    return page(
        desk,
        request,
        template,
        title=title,
        person=person,
        form=form,
        work=leaving.in_hand(person),
        roles=Appointment.objects.not_over().filter(person=person).select_related("role", "unit"),
        media=form.media,
    )
