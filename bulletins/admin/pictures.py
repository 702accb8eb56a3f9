"""Pictures at the desk: who may see an article or an issue sees those of all its revisions."""

from django.contrib.admin import ModelAdmin
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts import rights
from bulletins.models import Picture
from bulletins.rendering.pictures import ShownPicture, answer
from bulletins.text.content import Content, pictures

from . import viewing
from .signed import Sign, require_signature


def show(desk: ModelAdmin, request: HttpRequest, key: str) -> FileResponse:
    require_signature(request)
    picture = get_object_or_404(Picture, key=key)
    articles = rights.visible(picture.articles.all(), request.user)
    issues = rights.visible(picture.issues.all(), request.user)
    if not (articles.exists() or issues.exists()):
        raise Http404
    viewing.saw_picture(picture)
    return answer(picture, cache_control="private, max-age=3600")


def shown_in(sign: Sign, *contents: Content) -> dict[str, ShownPicture]:
    """The pictures of ``contents`` by key, at signed addresses; no query where none are."""
    rows = Picture.objects.filter(key__in=pictures(*contents))
    return {row.key: ShownPicture(sign(address(row)), row.width, row.height) for row in rows}


def address(picture: Picture) -> str:
    return reverse("admin:bulletins_article_picture", args=[picture.key])
