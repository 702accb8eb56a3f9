"""Why can this person (not) do this? A page that asks the functions which decide in earnest."""

from urllib.parse import urlsplit

from django import forms
from django.contrib.admin import ModelAdmin
from django.db.models import Model
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.urls import Resolver404, resolve
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts import explaining, rights
from accounts.models import Unit, User

from .ids import row_id


class WhyForm(forms.Form):
    right = forms.ChoiceField(label=_("right"))
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label=_("in the unit"),
        required=False,
        help_text=_("Empty: anywhere."),
    )
    address = forms.CharField(
        label=_("for the page"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=_(
            "The address of an article, an issue or another page of the desk, if it is "
            "about that one."
        ),
    )

    def __init__(self, asker: User, site, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._site = site
        self.fields["right"].choices = [(code, rights.name_of(code)) for code in rights.NAMES]
        self.fields["unit"].queryset = rights.visible(Unit.objects.all(), asker)

    def clean_address(self):
        """The row whose page of the desk that is."""
        address = self.cleaned_data["address"].strip()
        if not address:
            return None
        row = _row_at(address, self._site)
        if row is None:
            raise forms.ValidationError(
                gettext("No page of the desk that shows one article, issue or other entry.")
            )
        return row


def _row_at(address: str, site):
    try:
        match = resolve(urlsplit(address).path)
    except (Resolver404, ValueError):
        return None
    given = match.kwargs.get("object_id", match.kwargs.get("pk"))
    model = _model_of(match.url_name or "", site)
    return model and model._default_manager.filter(pk=row_id(given) or 0).first()


def _model_of(page: str, site) -> type[Model] | None:
    for model in site._registry:
        if page.startswith(f"{model._meta.app_label}_{model._meta.model_name}_"):
            return model
    return None


def why(desk: ModelAdmin, request: HttpRequest, pk: int) -> TemplateResponse:
    person = desk.get_queryset(request).filter(pk=pk).first()
    if person is None or not request.user.has_perm("accounts.view_appointment"):
        raise Http404
    form = WhyForm(request.user, desk.admin_site, request.GET or None)
    context = {
        **desk.admin_site.each_context(request),
        "opts": desk.opts,
        "original": person,
        "title": gettext("Why (not)?"),
        "form": form,
        "explanation": _explained(person, form),
        "held": list(_held(person)),
    }
    return TemplateResponse(request, "admin/accounts/why.html", context)


def _explained(person: User, form: WhyForm) -> explaining.Explanation | None:
    if not (form.is_bound and form.is_valid()):
        return None
    asked = form.cleaned_data
    return explaining.explain(person, asked["right"], row=asked["address"], unit=asked["unit"])


def _held(person: User):
    """Each right with the places where it holds, in words."""
    for code in rights.NAMES:
        where = rights.reach(person, code)
        if where.everywhere:
            yield rights.name_of(code), gettext("everywhere")
        elif where:
            yield rights.name_of(code), "、".join(map(str, rights.tops(where)))
