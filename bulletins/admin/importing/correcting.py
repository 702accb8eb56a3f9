"""One correction, undo and redo: each is stored at once."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.translation import gettext

from bulletins.errors import ChangedMeanwhile, Refused
from bulletins.importing import drafts
from bulletins.importing.correcting import CannotCorrect
from bulletins.models import Import

from .acts import asked
from .answering import answer, changeable, sent_version

_IN_TIME = {"undo": drafts.undo, "redo": drafts.redo}


def correct(desk: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    imported = changeable(desk, request, pk)
    part = request.POST.get("part", "")
    try:
        return answer(desk, request, imported, selected=_done(request, imported))
    except CannotCorrect as refusal:
        words = refusal.message(gettext)
        return answer(desk, request, imported, selected=part, said=words)
    except ChangedMeanwhile as refusal:
        said, level = str(refusal), messages.ERROR
    except Refused as refusal:
        said, level = str(refusal), messages.ERROR
    return answer(desk, request, imported, selected=part, said=said, level=level)


def _done(request: HttpRequest, imported: Import) -> str:
    """Do what was asked for; gives the piece that is selected then."""
    version = sent_version(request)
    if step := _IN_TIME.get(request.POST.get("act", "")):
        step(imported, version=version)
        return request.POST.get("part", "")
    act = asked(request.POST)
    if act is None:
        raise Refused(gettext("This page does not know what to do. Load it again."))
    drafts.correct(imported, act, version=version)
    return act.selected
