"""Confirm, discard, begin anew."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from bulletins import permissions
from bulletins.errors import Refused
from bulletins.importing import drafts
from bulletins.importing.destination import NOWHERE
from bulletins.importing.drafts import Stored
from bulletins.models import Article, Import

from .answering import address, answer, changeable, sent_version


def confirm(desk: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Store, and go where the text is now. What is missing is said on the screen."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    imported = changeable(desk, request, pk)
    try:
        stored = _stored(request, imported)
    except Refused as refusal:
        return answer(desk, request, imported, said=str(refusal), level=messages.ERROR)
    desk.log_change(request, imported, gettext("stored the import"))
    _say(request, stored)
    noun = "article" if isinstance(stored.row, Article) else "issue"
    return redirect(f"admin:bulletins_{noun}_change", stored.row.pk)


def _stored(request: HttpRequest, imported: Import) -> Stored:
    """Who may not place articles places none, whatever the text says."""
    version = sent_version(request)
    if version is not None and version != imported.version:
        raise Refused(
            gettext("This import was changed in another window. Look at it again, then confirm.")
        )
    if imported.kind == Import.Kind.ARTICLE and not permissions.may_place(request.user):
        drafts.choose(imported, {"issue": NOWHERE})
    return drafts.confirm(imported, by=request.user)


def _say(request: HttpRequest, stored: Stored) -> None:
    words = gettext("“%(name)s” was stored as a draft. Readers see nothing of it yet.")
    messages.success(request, words % {"name": stored.row})
    for note in stored.notes:
        messages.warning(request, note)


def discard(desk: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    imported = changeable(desk, request, pk)
    if request.method != "POST":
        return _ask(desk, request, imported)
    try:
        with transaction.atomic():
            desk.log_deletions(request, [imported])
            drafts.discard(imported)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(address(imported))
    messages.success(request, gettext("The import was discarded; nothing was stored."))
    return redirect("admin:bulletins_import_changelist")


def _ask(desk: ModelAdmin, request: HttpRequest, imported: Import) -> HttpResponse:
    if not imported.is_open:
        return redirect(address(imported))
    return _asking(desk, request, imported, "discard", gettext("Discard this import"))


def _asking(
    desk: ModelAdmin, request: HttpRequest, imported: Import, name: str, title: str, **more
) -> HttpResponse:
    context = {
        **desk.admin_site.each_context(request),
        "opts": desk.opts,
        "title": title,
        "original": imported,
        **more,
    }
    return TemplateResponse(request, f"admin/bulletins/import/{name}.html", context)


def reread(desk: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Begin anew from the original; asks first where corrections would be lost."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    imported, kind = changeable(desk, request, pk), request.POST.get("kind", "")
    try:
        permissions.require_importer(request.user, whole_issue=kind == Import.Kind.ISSUE)
        lost = len(drafts.load(imported).done)
        if lost and kind in Import.Kind and "sure" not in request.POST:
            title, more = gettext("Read anew"), {"kind": kind, "corrections": lost}
            return _asking(desk, request, imported, "reread", title, **more)
        if kind in Import.Kind:
            drafts.reread(imported, kind)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(address(imported))
