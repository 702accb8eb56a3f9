from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.admin import row_id
from accounts.models import User
from accounts.rights import visible
from bulletins.models import Article, Figure, Measure, Section


class FigureForm(forms.ModelForm):
    """A figure and the part of an article it belongs to."""

    person: User  # who fills it in: parts of other people's articles are not named

    part = forms.ChoiceField(
        label=_("part"),
        required=False,
        help_text=_("The section or measure whose words state it."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        figure = self.instance
        articles = visible(Article.objects.all(), self.person)
        self.named_parts = _parts(articles.filter(pk=self._article_id()).first())
        self.fields["part"].choices = [
            ("", _("the article as a whole")),
            *((key, label) for key, (label, _part) in self.named_parts.items()),
        ]
        part = figure.measure or figure.section
        self.initial["part"] = str(part.key) if part else ""
        if figure.pk:
            self.initial["article"] = figure.owning_article.pk

    def _article_id(self) -> int | None:
        if self.is_bound:
            return row_id(self.data.get("article"))
        if self.instance.pk:
            return self.instance.owning_article.pk
        return row_id(self.initial.get("article"))

    def clean(self):
        super().clean()
        _label, part = self.named_parts.get(self.cleaned_data.get("part"), (None, None))
        self.instance.section = part if isinstance(part, Section) else None
        self.instance.measure = part if isinstance(part, Measure) else None
        if part is not None:
            self.cleaned_data["article"] = None
        elif not self.cleaned_data.get("article") and "article" not in self.errors:
            self.add_error("article", _("Choose the article the figure was read from."))

    class Meta:
        model = Figure
        fields = ["article", "part", "label", "value", "unit", "as_of", "words", "position"]


def _parts(article: Article | None) -> dict[str, tuple[str, Section | Measure]]:
    """Each part of the article by its key, with the words that name it in a list."""
    if article is None:
        return {}
    sections = article.sections.prefetch_related("measures")
    return {key: value for section in sections for key, value in _section_and_measures(section)}


def _section_and_measures(section: Section):
    yield str(section.key), (str(section), section)
    for measure in section.measures.all():
        yield str(measure.key), (f"　{measure}", measure)
