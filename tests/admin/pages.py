"""The desk's pages, and their forms as a browser would send them."""

from types import SimpleNamespace

from django.forms import BaseForm
from django.test import Client
from django.urls import reverse

from bulletins.admin.signed import signer
from bulletins.models import Article, Issue
from bulletins.revising import MeasureDraft, SectionDraft


def change_url(row: Article | Issue) -> str:
    return reverse(f"admin:bulletins_{row._meta.model_name}_change", args=[row.pk])


def sent(form: BaseForm) -> dict:
    """What a browser would send for ``form`` and the formset it owns, if nobody touched it."""
    formset = getattr(form, "parts", None) or getattr(form, "contents", None)
    forms = [form, formset.management_form, *formset.forms] if formset else [form]
    return {
        field.html_name: value
        for one in forms
        for field in one
        if not ((value := _value(field)) is None or value is False or value == [])
    }


def _value(field):
    value = field.value()
    if isinstance(value, list):
        return [getattr(item, "pk", item) for item in value]
    return value if value is None or isinstance(value, bool | int) else str(value)


def opened(client: Client, url: str) -> dict:
    return sent(client.get(url).context["form"])


def outline(article: Article) -> list[tuple[str, list[str]]]:
    """The stored order: each section's heading with its measures' headings."""
    return [
        (section.heading, [measure.heading for measure in section.measures.all()])
        for section in article.sections.prefetch_related("measures")
    ]


def long_outline(sections: int, measures: int) -> list[SectionDraft]:
    return [
        SectionDraft(
            heading=f"第{section}部分",
            measures=[MeasureDraft(heading=f"举措{section}-{n}") for n in range(measures)],
        )
        for section in range(sections)
    ]


def signed_for(client: Client, path: str) -> str:
    """``path`` as a page shown to the person of ``client`` would name it."""
    return signer(SimpleNamespace(session=client.session))(path)
