import re
from collections.abc import Iterator

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from mptt.forms import TreeNodeChoiceField

from accounts.admin import Autocomplete
from accounts.models import Unit, User
from accounts.rights import in_reach, visible
from bulletins.models import Article, Column, Issue
from bulletins.permissions import may_place

from .meanwhile import refuse_if_changed_meanwhile
from .parts import Kind, PartFormSet, empty_parts, stored_parts
from .problems import Problem, field_problems
from .redrawn import Redrawn
from .units import OrderedUnitsField

ADD_PART = "_add_part"
_PROSE = {"rows": 2, "class": "grows"}


class ArticleForm(Redrawn, forms.ModelForm):
    """An article's own fields, and ``parts``: its sections and measures."""

    person: User  # who fills it in: what they may choose depends on it

    issue = forms.ModelChoiceField(
        Issue.objects.select_related("publication"),
        label=_("issue"),
        required=False,
        widget=Autocomplete(Article._meta.get_field("issue"), admin.site),
        help_text=_("Empty: not placed yet."),
    )
    position = forms.IntegerField(
        label=_("place in the issue"),
        min_value=1,
        max_value=9999,
        required=False,
        help_text=_("Empty: at the end."),
    )
    column = TreeNodeChoiceField(
        Column.objects.all(), label=_("column"), required=False, level_indicator="　"
    )
    contributing_units = OrderedUnitsField(
        label=_("contributing units"),
        required=False,
        help_text=_(
            "The first stands first under the title. To change the order, remove a unit and "
            "choose it again."
        ),
    )
    based_on = forms.IntegerField(required=False, widget=forms.HiddenInput)
    why = forms.CharField(
        label=_("reason for this change"),
        required=False,
        max_length=300,
        help_text=_("Optional; stands in the list of revisions."),
    )

    class Meta:
        widgets = {
            "title": forms.Textarea(attrs={"rows": 1, "class": "grows one-line"}),
            "subtitle": forms.Textarea(attrs={"rows": 1, "class": "grows one-line"}),
            "byline": forms.TextInput,
            "source_line": forms.TextInput,
            "editor_note": forms.Textarea(attrs=_PROSE),
            "lead": forms.Textarea(attrs=_PROSE),
            "closing": forms.Textarea(attrs=_PROSE),
            "credits": forms.Textarea(attrs=_PROSE),
            "attachments": forms.Textarea(attrs=_PROSE),
        }

    def __init__(self, data=None, *args, **kwargs):
        self.is_redrawn = data is not None and ADD_PART in data
        data = _with_another_part(data) if self.is_redrawn else data
        super().__init__(data, *args, label_suffix="", **kwargs)
        self._show_stored()
        self._offer_what_is_in_reach()
        self.parts = self._part_forms()

    def _show_stored(self) -> None:
        """The fields that do not simply hold a column of the article's row."""
        article = self.instance
        if article.pk is None:
            return
        self.initial |= {
            "issue": article.issue_id,
            "position": article.position,
            "contributing_units": [part.unit_id for part in article.contributions.all()],
            "based_on": article.newest_number,
        }

    def _offer_what_is_in_reach(self) -> None:
        """Beside it stays what is there already: nobody loses by it what others gave."""
        there = self.initial.get("contributing_units", ())
        units = visible(Unit.objects.all(), self.person)
        self.fields["contributing_units"].queryset = units | Unit.objects.filter(pk__in=there)
        now = self.instance.issue
        self.may_place = may_place(self.person) and (now is None or may_place(self.person, now))
        if self.may_place:
            issues = Issue.objects.select_related("publication")
            self.fields["issue"].queryset = in_reach(issues, self.person, "change")
        else:
            del self.fields["issue"], self.fields["position"]

    def _part_forms(self) -> PartFormSet:
        if self.is_bound:
            parts = PartFormSet(self.data, prefix="parts")
        else:
            stored = stored_parts(self.instance) if self.instance.pk else empty_parts()
            parts = PartFormSet(prefix="parts", initial=stored)
        for part in parts.forms:
            part.is_redrawn = self.is_redrawn
        parts.section_numbering = self["section_numbering"].value()
        return parts

    def is_valid(self) -> bool:
        own, parts = super().is_valid(), self.parts.is_valid()
        return own and parts and not self.is_redrawn

    def clean(self):
        super().clean()
        if self.instance.pk:
            refuse_if_changed_meanwhile(self)

    def problems(self) -> Iterator[Problem]:
        yield from field_problems(self)
        yield from self.parts.problems()

    @property
    def moves(self) -> bool:
        """Whether the person gave the article another place in the issues."""
        if not self.may_place:
            return False
        issue, position = self.cleaned_data["issue"], self.cleaned_data["position"]
        article = self.instance
        if issue is None:
            return article.issue_id is not None
        return issue.pk != article.issue_id or position not in (None, article.position)


def _with_another_part(data):
    """What was sent, and one more part at its end: a section or a measure, as the button says."""
    data = data.copy()
    total = data.get("parts-TOTAL_FORMS", "")
    index = int(total) if re.fullmatch("[0-9]{1,4}", total) else 0
    kind = data[ADD_PART] if data[ADD_PART] in Kind else Kind.MEASURE
    data["parts-TOTAL_FORMS"] = index + 1
    data[f"parts-{index}-kind"] = kind
    data[f"parts-{index}-measure_numbering"] = "none"
    return data
