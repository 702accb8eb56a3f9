"""The forms of an import: the file or the paste, the facts beside the text, where it goes."""

import re

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from mptt.forms import TreeNodeChoiceField

from bulletins.importing.destination import (
    NOWHERE,
    Destination,
    UnknownDestination,
    read_issue_label,
)
from bulletins.importing.readers import LARGEST, READERS
from bulletins.importing.reading import Facts, IssueFacts
from bulletins.models import Article, Column, Import, Issue, Publication
from bulletins.text.markup import clean, clean_line

from ..forms.lines import Line
from ..forms.units import OrderedUnitsField

_CREDIT = re.compile(r"\s*([^：:]{1,20}?)\s*[：:]\s*(.+?)\s*")


class OpeningForm(forms.Form):
    """A file, or what was on the clipboard."""

    file = forms.FileField(
        label=_("file"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ",".join(READERS)}),
    )
    text = forms.CharField(
        label=_("or paste a text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    # What a browser puts on the clipboard beside the bare text; only a script fills it.
    html = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("Read it as"),
        required=False,
        choices=[("", _("what it looks like")), *Import.Kind.choices],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, may_import_issue: bool, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        if not may_import_issue:
            del self.fields["kind"]

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST:
            raise forms.ValidationError(
                gettext("%(name)s is larger than %(largest)d MB.")
                % {"name": file.name, "largest": LARGEST // 1024 // 1024}
            )
        return file

    def clean(self):
        super().clean()
        if "file" in self.errors:
            return
        given = [self.cleaned_data.get("file"), self.cleaned_data.get("text", "").strip()]
        if not any(given):
            raise forms.ValidationError(gettext("Choose a file, or paste a text."))
        if all(given):
            raise forms.ValidationError(
                gettext("There is a file and a pasted text. Take one of them away.")
            )


class FactsForm(forms.Form):
    """What is known of one article beside its text."""

    date = forms.DateField(
        label=_("date"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    source_line = Line(
        label=_("source as received"),
        required=False,
        max_length=Article._meta.get_field("source_line").max_length,
    )
    byline = Line(
        label=_("byline"),
        required=False,
        max_length=Article._meta.get_field("byline").max_length,
    )
    credits = forms.CharField(
        label=_("credits"),
        required=False,
        help_text=_("One a line: role：name"),
        widget=forms.Textarea(attrs={"rows": 2, "class": "grows"}),
    )

    def __init__(self, data=None, *, facts: Facts, number: int, **kwargs):
        credits = "\n".join(f"{role}：{name}" for role, name in facts.credits.items())
        initial = {
            "date": facts.date,
            "source_line": clean_line(facts.source_line),
            "byline": clean_line(facts.byline),
            "credits": clean(credits),
        }
        super().__init__(data, initial=initial, prefix=f"facts{number}", label_suffix="", **kwargs)

    def clean_credits(self) -> dict[str, str]:
        lines = [line for line in self.cleaned_data["credits"].splitlines() if line.strip()]
        read = [_CREDIT.fullmatch(line) for line in lines]
        for line, match in zip(lines, read, strict=True):
            if match is None:
                raise forms.ValidationError(
                    gettext("“%(line)s” has no role. Write role：name, one a line.")
                    % {"line": line}
                )
        return {match[1]: match[2] for match in read}


def _number(label: str, most: int = 99999) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=1, max_value=most)


class IssueFactsForm(forms.Form):
    """What is known of a whole bulletin; ``series`` is where it goes, whatever it calls itself."""

    series = forms.ModelChoiceField(
        Publication.objects.all(),
        label=_("series"),
        required=False,
        to_field_name="slug",
        empty_label=_("none"),
    )
    year = _number(_("year"), 2999)
    number = _number(_("number"))
    total = _number(_("total number"))
    is_supplement = forms.BooleanField(label=_("supplement"), required=False)
    date = forms.DateField(
        label=_("date"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    office = Line(label=_("compiling office"), required=False, max_length=200)
    report_to = Line(label=_("report to"), required=False, max_length=500)
    send_to = Line(label=_("send to"), required=False, max_length=500)
    distribute_to = Line(label=_("distribute to"), required=False, max_length=500)
    print_run = _number(_("print run"), 999999)

    def __init__(self, data=None, *, facts: IssueFacts, series: Publication | None, **kwargs):
        known = {name: getattr(facts, name) for name in self.base_fields if name != "series"}
        initial = {
            name: clean_line(value) if isinstance(value, str) else value
            for name, value in known.items()
        }
        initial["series"] = series and series.slug
        super().__init__(data, initial=initial, prefix="issue", label_suffix="", **kwargs)

    def facts(self) -> dict:
        return {name: value for name, value in self.cleaned_data.items() if name != "series"}


class PlaceForm(forms.Form):
    """Where an article goes. Only those who may change issues say in which it stands."""

    publication = forms.ModelChoiceField(
        Publication.objects.all(),
        label=_("series"),
        required=False,
        to_field_name="slug",
        empty_label=_("none"),
    )
    issue = forms.CharField(
        label=_("issue"),
        required=False,
        max_length=12,
        help_text=_("Year-number, such as 2024-8 or 2024-s1; empty: not placed yet."),
    )
    units = OrderedUnitsField(label=_("contributing units"), required=False)
    column = TreeNodeChoiceField(
        Column.objects.all(),
        label=_("column"),
        required=False,
        level_indicator="　",
        to_field_name="slug",
        empty_label=_("none"),
    )

    def __init__(self, data=None, *, found: Destination, issue: str, may_place: bool, **kwargs):
        initial = {
            "publication": found.publication and found.publication.slug,
            "issue": issue,
            "units": [unit.pk for unit in found.units],
            "column": found.column and found.column.slug,
        }
        super().__init__(data, initial=initial, prefix="place", label_suffix="", **kwargs)
        self.fields["issue"].widget.attrs["list"] = "issues"
        if not may_place:
            del self.fields["issue"]

    def clean_issue(self) -> str:
        issue = self.cleaned_data["issue"].strip()
        try:
            if issue:
                read_issue_label(issue)
        except UnknownDestination as unknown:
            raise forms.ValidationError(str(unknown)) from unknown
        return issue

    def clean(self):
        super().clean()
        if self.cleaned_data.get("issue") and not self.cleaned_data.get("publication"):
            self.add_error("publication", gettext("Choose the series to which the issue belongs."))

    def choices(self) -> dict[str, str]:
        """The arguments of ``find_destination``; what is left empty is meant to be empty."""
        data = self.cleaned_data
        said = {
            "publication": data["publication"] and data["publication"].slug,
            "issue": data.get("issue"),
            "unit": ",".join(unit.code for unit in data["units"]),
            "column": data["column"] and data["column"].slug,
        }
        return {name: words or NOWHERE for name, words in said.items()}


def issue_name(issue: Issue | None) -> str:
    return f"{issue.year}-{issue.label}" if issue else ""
