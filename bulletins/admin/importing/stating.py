"""What a person says of a text beside its words: facts, the facts of an issue, where it goes."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.translation import gettext

from bulletins.errors import Refused
from bulletins.importing import correcting, drafts
from bulletins.importing.outlining import outlines
from bulletins.importing.reading import Reading
from bulletins.models import Import

from .answering import answer, changeable, sent_version, wrong
from .forms import FactsForm, IssueFactsForm
from .places import issue_place, place_of, unmakeable
from .screen import Forms


def facts(desk: ModelAdmin, request: HttpRequest, pk: int, number: int) -> HttpResponse:
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    imported = changeable(desk, request, pk)
    reading = drafts.load(imported).reading
    if number >= len(reading.facts):
        raise Http404
    form = FactsForm(request.POST, facts=reading.facts[number], number=number)
    if not form.is_valid():
        return wrong(desk, request, imported, Forms(facts={number: form}))
    said = partial(correcting.state, article=number, **form.cleaned_data)
    return _stated(desk, request, imported, said)


def issue_facts(desk: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    imported = changeable(desk, request, pk)
    working = drafts.load(imported)
    if working.reading.issue is None:
        raise Http404
    known = issue_place(working.reading, working.choices)
    form = IssueFactsForm(request.POST, facts=working.reading.issue, series=known.series)
    if not form.is_valid():
        return wrong(desk, request, imported, Forms(issue=form))
    series = form.cleaned_data["series"]
    said = partial(correcting.state_issue, **form.facts())
    chosen = {"publication": series.slug if series else ""}
    return _stated(desk, request, imported, said, chosen if series != known.series else {})


def place(desk: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    imported = changeable(desk, request, pk)
    working = drafts.load(imported)
    if working.reading.issue is not None:
        raise Http404
    shown = place_of(outlines(working.reading)[0], working.choices, request.user)
    form = type(shown.form)(request.POST, **shown.made_with)
    if form.is_valid() and (words := unmakeable(form, request.user)):
        form.add_error("issue", words)
    if not form.is_valid():
        return wrong(desk, request, imported, Forms(place=form))
    try:
        drafts.choose(imported, form.choices())
    except Refused as refusal:
        return answer(desk, request, imported, said=str(refusal), level=messages.ERROR)
    return answer(desk, request, imported, selected=request.POST.get("part", ""))


def _stated(
    desk: ModelAdmin,
    request: HttpRequest,
    imported: Import,
    said: Callable[[Reading], Reading],
    chosen: dict[str, str] | None = None,
) -> HttpResponse:
    try:
        drafts.correct(imported, said, version=sent_version(request))
        if chosen:
            drafts.choose(imported, chosen)
    except correcting.CannotCorrect as refusal:
        return answer(desk, request, imported, said=refusal.message(gettext))
    except Refused as refusal:
        return answer(desk, request, imported, said=str(refusal), level=messages.ERROR)
    return answer(desk, request, imported, selected=request.POST.get("part", ""))
