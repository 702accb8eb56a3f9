"""The revisions of an article, to read: who saved what, when and why."""

from django.contrib.admin import ModelAdmin
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from accounts.admin import row_id
from accounts.models import User
from bulletins import permissions
from bulletins.models import Article, ArticleRevision
from bulletins.rendering.html import render_article

from . import pictures, viewing
from .signed import signer

SHOWN = 20


def newest(article: Article) -> list[ArticleRevision]:
    return list(article.revisions.newest_first().without_data()[:SHOWN])


def all_of(desk: ModelAdmin, request: HttpRequest, pk: int) -> TemplateResponse:
    article = readable(desk, request, pk)
    context = {
        **_frame(desk, request, article),
        "title": gettext("Revisions"),
        "revisions": article.revisions.newest_first().without_data(),
    }
    return TemplateResponse(request, "admin/bulletins/article/revisions.html", context)


def one_of(desk: ModelAdmin, request: HttpRequest, pk: int, number: int) -> TemplateResponse:
    article = readable(desk, request, pk)
    revision = get_object_or_404(article.revisions.newest_first(), number=number)
    return show(desk, request, article, revision)


def newest_of(desk: ModelAdmin, request: HttpRequest, pk: str) -> TemplateResponse:
    """What those who may see but not change read in place of the form."""
    article = readable(desk, request, row_id(pk) or 0)
    revision = article.revisions.newest_first().first()
    if revision is None:
        raise Http404
    return show(desk, request, article, revision)


def show(desk: ModelAdmin, request, article, revision: ArticleRevision) -> TemplateResponse:
    viewing.saw_revision(article, revision)
    content = revision.content
    context = {
        **_frame(desk, request, article),
        "title": gettext("Revision %(number)s") % {"number": revision.number},
        "revision": revision,
        "article": render_article(content, pictures.shown_in(signer(request), content)),
        "content": content,
        "shows_publish": revision.number == article.newest_number
        and may_publish_again(request.user, article),
    }
    return TemplateResponse(request, "admin/bulletins/article/revision.html", context)


def readable(desk: ModelAdmin, request: HttpRequest, pk: int) -> Article:
    """The article, for those who may see it; else there is none."""
    article = desk.get_queryset(request).filter(pk=pk).first()
    if article is None or not desk.has_view_or_change_permission(request, article):
        raise Http404
    return article


def may_publish_again(person: User, article: Article) -> bool:
    is_public = public_revision_id(article) is not None
    return is_public and permissions.may_publish_article(person, article)


def public_revision_id(article: Article) -> int | None:
    public = getattr(article, "public", None)
    return public and public.revision_id


def _frame(desk: ModelAdmin, request: HttpRequest, article: Article) -> dict:
    return {
        **desk.admin_site.each_context(request),
        "opts": desk.opts,
        "original": article,
        "public_revision": public_revision_id(article),
    }
