"""How the screen answers: a whole page, or for its script only what stands inside."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext

from accounts.admin import row_id
from bulletins.models import Import

from ..forms.units import OrderedUnitsField
from ..signed import signer
from .screen import Forms, screen_of

_REFUSED = {messages.WARNING: 422, messages.ERROR: 409}


def readable(desk: ModelAdmin, request: HttpRequest, pk: object) -> Import:
    """The import, for those who may see it; else there is none."""
    if not desk.has_view_permission(request):
        raise Http404
    rows = desk.get_queryset(request).defer(None)
    imported = rows.filter(pk=row_id(pk) or 0).first()
    if imported is None:
        raise Http404
    return imported


def changeable(desk: ModelAdmin, request: HttpRequest, pk: int) -> Import:
    """The same, for those who may go on with imports."""
    imported = readable(desk, request, pk)
    if not desk.has_add_permission(request):
        raise Http404
    return imported


def sent_version(request: HttpRequest) -> int | None:
    return row_id(request.POST.get("version", ""))


def full_page(
    desk: ModelAdmin,
    request: HttpRequest,
    imported: Import,
    *,
    selected: str = "",
    forms: Forms | None = None,
) -> TemplateResponse:
    context = {
        **desk.admin_site.each_context(request),
        **screen_of(imported, request.user, signer(request), selected=selected, forms=forms),
        "opts": desk.opts,
        "title": imported.name,
        "original": imported,
        "media": desk.media + OrderedUnitsField().widget.media,
        "may_go_on": desk.has_add_permission(request),
    }
    context["is_script"] = _is_script(request)
    name = "body" if context["is_script"] else "screen"
    return TemplateResponse(request, f"admin/bulletins/import/{name}.html", context)


def answer(
    desk: ModelAdmin,
    request: HttpRequest,
    imported: Import,
    *,
    selected: str = "",
    said: str = "",
    level: int = messages.WARNING,
) -> HttpResponse:
    """What a form of the screen gets; ``said`` is why nothing was done."""
    if said:
        messages.add_message(request, level, said)
    if not _is_script(request):
        return redirect(address(imported, selected))
    now = desk.get_queryset(request).defer(None).filter(pk=imported.pk).first()
    if now is None:
        return HttpResponse(status=404)
    page = full_page(desk, request, now, selected=selected)
    page.status_code = _REFUSED.get(level, 200) if said else 200
    return page


def wrong(
    desk: ModelAdmin, request: HttpRequest, imported: Import, forms: Forms
) -> TemplateResponse:
    """The screen with what a person entered, and what is wrong with it at its field."""
    messages.warning(request, gettext("Not kept: look at the field that is marked."))
    page = full_page(desk, request, imported, selected=request.POST.get("part", ""), forms=forms)
    page.status_code = _REFUSED[messages.WARNING] if _is_script(request) else 200
    return page


def _is_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "fetch"


def address(imported: Import, selected: str = "") -> str:
    url = reverse("admin:bulletins_import_change", args=[imported.pk])
    return f"{url}?part={selected}#p{selected}" if selected else url
