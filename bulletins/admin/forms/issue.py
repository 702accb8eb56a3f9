from collections.abc import Iterator

from django import forms
from django.forms.formsets import DELETION_FIELD_NAME, ORDERING_FIELD_NAME
from django.utils.translation import gettext_lazy as _

from accounts.admin import row_id
from accounts.models import User
from accounts.rights import visible
from bulletins.models import Article

from .meanwhile import refuse_if_changed_meanwhile
from .parts import STEP
from .problems import Problem, field_problems

# The pool is a list to choose from; an older article is placed from its own page.
POOL = 100


class ContentForm(forms.Form):
    """One article's line in the issue's contents."""

    article_id = forms.IntegerField(widget=forms.HiddenInput)
    article: Article | None = None

    @property
    def order(self) -> float:
        try:
            return float(self[ORDERING_FIELD_NAME].value())
        except (TypeError, ValueError):
            return float("inf")


class BaseContentsFormSet(forms.BaseFormSet):
    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields[ORDERING_FIELD_NAME].label = _("order")
        form.fields[DELETION_FIELD_NAME].label = _("take out")
        form.fields[ORDERING_FIELD_NAME].initial = ((index or 0) + 1) * STEP

    def in_order(self) -> list[ContentForm]:
        return sorted((line for line in self.forms if line.article), key=lambda line: line.order)

    def wanted(self) -> list[int]:
        """Ids of the articles that stay, in the order asked for."""
        return [line.cleaned_data["article_id"] for line in self.ordered_forms]

    def taken_out(self) -> list[Article]:
        return [line.article for line in self.deleted_forms if line.article]


ContentsFormSet = forms.formset_factory(
    ContentForm, formset=BaseContentsFormSet, extra=0, can_order=True, can_delete=True
)


class IssueForm(forms.ModelForm):
    """An issue's own fields, ``contents`` (its articles in order), and one to place."""

    person: User  # who fills it in: what they may choose depends on it

    place = forms.ModelChoiceField(
        Article.objects.none(),
        label=_("place an article"),
        required=False,
        help_text=_("From those that no issue has yet. It comes last; move it after saving."),
    )
    based_on = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        widgets = {
            "theme": forms.TextInput,
            "editor_note": forms.Textarea(attrs={"rows": 2, "class": "grows"}),
            "report_to": forms.TextInput,
            "send_to": forms.TextInput,
            "distribute_to": forms.TextInput,
        }

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(data, *args, **kwargs)
        if self.instance.pk:
            self.initial["based_on"] = self.instance.newest_number
        self.contents = self._content_forms()
        self._offer_the_pool()

    def _content_forms(self) -> ContentsFormSet:
        articles = self._articles()
        if self.is_bound and "contents-TOTAL_FORMS" in self.data:
            contents = ContentsFormSet(self.data, prefix="contents")
        else:
            contents = ContentsFormSet(
                prefix="contents", initial=[{"article_id": pk} for pk in articles]
            )
        for line in contents.forms:
            line.article = articles.get(row_id(line["article_id"].value()))
        return contents

    def _articles(self) -> dict[int, Article]:
        if self.instance.pk is None:
            return {}
        articles = self.instance.articles.with_state().in_print_order()
        return {row.pk: row for row in articles.prefetch_related("contributions__unit")}

    def _offer_the_pool(self) -> None:
        field = self.fields["place"]
        pool = visible(Article.objects.unplaced(), self.person)
        field.queryset = pool.prefetch_related("contributions__unit")
        newest = field.queryset.order_by("-updated_at")[:POOL]
        field.widget.choices = [("", "—"), *((row.pk, _in_the_pool(row)) for row in newest)]

    def is_valid(self) -> bool:
        own = super().is_valid()
        return own and (not self.contents.is_bound or self.contents.is_valid())

    def clean(self):
        super().clean()
        if self.instance.pk:
            refuse_if_changed_meanwhile(self)

    def problems(self) -> Iterator[Problem]:
        yield from field_problems(self)
        for line in self.contents.forms:
            yield from field_problems(line)


def _in_the_pool(article: Article) -> str:
    units = "、".join(part.unit.label for part in article.contributions.all())
    return f"{article.title}（{units}）" if units else article.title
