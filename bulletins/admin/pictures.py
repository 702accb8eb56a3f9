"""Pictures at the desk: staff who may see articles see any of them, published or not."""

from django.contrib.admin import ModelAdmin
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from bulletins.models import Picture
from bulletins.rendering.pictures import ShownPicture, answer
from bulletins.text.content import Content, pictures


def show(desk: ModelAdmin, request: HttpRequest, key: str) -> FileResponse:
    if not desk.has_view_or_change_permission(request):
        raise Http404
    return answer(get_object_or_404(Picture, key=key), cache_control="private, max-age=3600")


def shown_in(*contents: Content) -> dict[str, ShownPicture]:
    """The pictures of ``contents`` by key, at the desk's own address; no query where none are."""
    rows = Picture.objects.filter(key__in=pictures(*contents))
    return {row.key: ShownPicture(address(row), row.width, row.height) for row in rows}


def address(picture: Picture) -> str:
    return reverse("admin:bulletins_article_picture", args=[picture.key])
