"""An article's sections and measures as one flat list: a measure belongs to the section above it.

Moving a measure to another section is then only a matter of order, with a mouse, a keyboard or
a number typed into a field.
"""

from collections.abc import Iterable, Iterator

from django import forms
from django.db.models import TextChoices
from django.forms.formsets import DELETION_FIELD_NAME, ORDERING_FIELD_NAME
from django.utils.translation import gettext_lazy as _

from bulletins.models import Article, Measure, Section
from bulletins.models.fields import NUMBERINGS, refuse_unknown_pictures, refuse_unsafe_links
from bulletins.revising import MeasureDraft, SectionDraft
from bulletins.text import markup
from bulletins.text.numbering import Numbering

from .lines import Line
from .problems import Problem, field_problems
from .redrawn import Redrawn

# Between two rows there is room to type a number without JavaScript.
STEP = 10
# The longest articles have some sixty parts.
MOST = 400


class Kind(TextChoices):
    SECTION = "section", _("section")
    MEASURE = "measure", _("measure")


class PartForm(Redrawn, forms.Form):
    kind = forms.ChoiceField(label=_("kind"), choices=Kind, initial=Kind.MEASURE)
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    heading = Line(
        label=_("heading"),
        max_length=300,
        required=False,
        widget=forms.Textarea(
            attrs={"rows": 1, "class": "grows part-heading", "placeholder": _("heading")}
        ),
    )
    text = forms.CharField(
        label=_("text"),
        required=False,
        validators=[refuse_unsafe_links, refuse_unknown_pictures],
        widget=forms.Textarea(
            attrs={"rows": 2, "class": "grows part-text", "placeholder": _("text")}
        ),
    )
    measure_numbering = forms.ChoiceField(
        label=_("numbering of its measures"),
        choices=NUMBERINGS,
        required=False,
        initial=Numbering.NONE,
    )
    mark = ""  # as readers will see it, such as 三、

    @property
    def is_section(self) -> bool:
        return self["kind"].value() == Kind.SECTION

    @property
    def is_deleted(self) -> bool:
        return DELETION_FIELD_NAME in self.fields and bool(self[DELETION_FIELD_NAME].value())

    @property
    def order(self) -> float:
        """The order as typed, for showing the parts in it again; nonsense comes last."""
        try:
            return float(self[ORDERING_FIELD_NAME].value())
        except (TypeError, ValueError):
            return float("inf")


class BasePartFormSet(forms.BaseFormSet):
    section_numbering: str = Numbering.COMMA

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields[ORDERING_FIELD_NAME].label = _("order")
        if index is not None and index < self.initial_form_count():
            form.fields[ORDERING_FIELD_NAME].initial = (index + 1) * STEP

    def in_order(self) -> list[PartForm]:
        """The forms in the order in which a person left them, each with its mark."""
        parts = sorted(self.forms, key=lambda part: part.order)
        _number([part for part in parts if not part.is_deleted], self.section_numbering)
        return parts

    def sections(self) -> list[SectionDraft]:
        """What was sent, as the sections to store; a part that says nothing is left out."""
        drafts: list[SectionDraft] = []
        for part in self.ordered_forms:
            _gather(part.cleaned_data, drafts)
        return [draft for draft in drafts if not _says_nothing(draft)]

    def problems(self) -> Iterator[Problem]:
        """In the order of the page."""
        for part in self.in_order():
            if not part.is_deleted:
                yield from field_problems(part)


PartFormSet = forms.formset_factory(
    PartForm,
    formset=BasePartFormSet,
    extra=0,
    can_order=True,
    can_delete=True,
    max_num=MOST,
    absolute_max=MOST,
)


def stored_parts(article: Article) -> list[dict]:
    """The article's parts as the formset's initial data: two queries, however many there are."""
    sections = article.sections.prefetch_related("measures")
    return [part for section in sections for part in _parts_of(section)]


def empty_parts() -> list[dict]:
    """What a new article starts with: a section and a measure to write in."""
    return [{"kind": Kind.SECTION}, {"kind": Kind.MEASURE}]


def marks() -> dict[str, list[str]]:
    """Every mark of every numbering, so that a script need not know how one is written."""
    return {style: [_mark(style, number) for number in range(1, 61)] for style in Numbering}


def _parts_of(section: Section) -> Iterator[dict]:
    yield {**_initial(section, Kind.SECTION), "measure_numbering": section.measure_numbering}
    yield from (_initial(measure, Kind.MEASURE) for measure in section.measures.all())


def _initial(part: Section | Measure, kind: Kind) -> dict:
    return {"kind": kind, "key": part.key, "heading": part.heading, "text": part.body}


def _number(parts: Iterable[PartForm], section_numbering: str) -> None:
    """As in print: a section without a heading is not counted."""
    sections = measures = 0
    numbering: str = Numbering.NONE
    for part in parts:
        if part.is_section:
            numbering, measures = part["measure_numbering"].value(), 0
            counts = bool(part["heading"].value())
            sections += counts
            part.mark = _mark(section_numbering, sections) if counts else ""
        else:
            measures += 1
            part.mark = _mark(numbering, measures)


def _mark(numbering: str, number: int) -> str:
    if numbering not in list(Numbering):
        return ""
    return Numbering(numbering).mark(number)


def _gather(part: dict, drafts: list[SectionDraft]) -> None:
    words = {"heading": part["heading"], "body": part["text"], "key": part["key"]}
    if part["kind"] == Kind.SECTION:
        numbering = part["measure_numbering"] or Numbering.NONE
        drafts.append(SectionDraft(**words, measure_numbering=numbering))
        return
    if not drafts:
        drafts.append(SectionDraft())
    drafts[-1].measures.append(MeasureDraft(**words))


def _says_nothing(section: SectionDraft) -> bool:
    own_words = markup.clean_line(section.heading) or markup.clean(section.body)
    return not own_words and all(measure.is_empty for measure in section.measures)
