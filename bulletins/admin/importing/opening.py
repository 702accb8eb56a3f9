"""The page where an import begins: a file or a paste comes in, or is refused."""

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from accounts.limits import limited
from bulletins import permissions
from bulletins.errors import Refused
from bulletins.importing import drafts
from bulletins.importing.readers import READERS, UnreadableText
from bulletins.models import Import

from .forms import OpeningForm


@limited("import", methods=("POST",))
def opening(desk: ModelAdmin, request: HttpRequest) -> HttpResponse:
    if not desk.has_add_permission(request):
        raise PermissionDenied
    form = OpeningForm(
        *((request.POST, request.FILES) if request.method == "POST" else ()),
        may_import_issue=permissions.may_import(request.user, whole_issue=True),
        initial={"kind": request.GET.get("kind", "")},
    )
    imported = _opened(form, request) if form.is_bound and form.is_valid() else None
    if imported is None:
        return _page(desk, request, form)
    desk.log_addition(request, imported, gettext("began an import"))
    return redirect("admin:bulletins_import_change", imported.pk)


def _opened(form: OpeningForm, request: HttpRequest) -> Import | None:
    """Nothing is kept of what cannot be read; the form says why."""
    data = form.cleaned_data
    kind = data.get("kind", Import.Kind.ARTICLE)
    try:
        if file := data["file"]:
            return drafts.open_import(file.read(), file.name, kind=kind, by=request.user)
        return drafts.open_paste(data["html"], data["text"], kind=kind, by=request.user)
    except UnreadableText as unreadable:
        form.add_error("file" if data["file"] else "text", unreadable.message(gettext))
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return None


def _page(desk: ModelAdmin, request: HttpRequest, form: OpeningForm) -> TemplateResponse:
    context = {
        **desk.admin_site.each_context(request),
        "opts": desk.opts,
        "title": gettext("New import"),
        "form": form,
        "kinds": ", ".join(READERS),
        "media": desk.media,
    }
    return TemplateResponse(request, "admin/bulletins/import/opening.html", context)
