"""Publish and withdraw: pages that ask for the right themselves."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.translation import gettext

from bulletins import assembly, permissions
from bulletins.errors import NotAllowed, Refused
from bulletins.models import Article, Issue


def publish(desk: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    issue = _visible(desk, request, pk)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    return _guarded(desk, request, issue, _publish)


def publish_article(desk: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    article = _visible(desk, request, pk)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    return _guarded(desk, request, article, _publish_article)


def withdraw(desk: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    issue = _visible(desk, request, pk)
    return _guarded(desk, request, issue, _withdraw if request.method == "POST" else _ask)


def _publish(desk, request, issue: Issue) -> HttpResponse:
    public = assembly.publish_issue(issue, by=request.user)
    link = format_html('<a href="{}">{}</a>', public.get_absolute_url(), gettext("Read it"))
    words = format_html(gettext("Readers now see {issue}."), issue=issue)
    messages.success(request, format_html("{} {}", words, link))
    return _back(issue)


def _publish_article(desk, request, article: Article) -> HttpResponse:
    assembly.publish_article(article, by=request.user)
    words = gettext("Readers now see “%(article)s” as it stands here.")
    messages.success(request, words % {"article": article})
    return _back(article)


def _withdraw(desk, request, issue: Issue) -> HttpResponse:
    assembly.withdraw_issue(issue, by=request.user)
    words = gettext("%(issue)s is withdrawn: readers no longer find it. Its text is kept here.")
    messages.success(request, words % {"issue": issue})
    return _back(issue)


def _ask(desk, request, issue: Issue) -> HttpResponse:
    context = {
        **desk.admin_site.each_context(request),
        "opts": desk.opts,
        "title": gettext("Withdraw from readers"),
        "original": issue,
    }
    return TemplateResponse(request, "admin/bulletins/issue/withdraw.html", context)


def _guarded(desk, request, row: Issue | Article, act) -> HttpResponse:
    try:
        permissions.require_publisher(request.user, _issue_of(row))
        return act(desk, request, row)
    except NotAllowed as refusal:
        return refused(desk, request, row, str(refusal))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _back(row)


def _issue_of(row: Issue | Article) -> Issue | None:
    return row if isinstance(row, Issue) else row.issue


def refused(desk, request, row: Issue | Article, words: str) -> HttpResponse:
    context = {
        **desk.admin_site.each_context(request),
        "opts": desk.opts,
        "title": gettext("Not allowed"),
        "original": row,
        "words": words,
    }
    return TemplateResponse(request, "admin/bulletins/issue/refused.html", context, status=403)


def _visible(desk: ModelAdmin, request: HttpRequest, pk: int) -> Issue | Article:
    """What one may not see is not there."""
    row = desk.get_queryset(request).filter(pk=pk).first()
    if row is None or not desk.has_view_or_change_permission(request, row):
        raise Http404
    return row


def _back(row: Issue | Article) -> HttpResponse:
    return redirect(f"admin:bulletins_{row._meta.model_name}_change", row.pk)
