from django.http import FileResponse, HttpRequest
from django.http.response import Http404

from bulletins.models import PublicPicture
from bulletins.rendering.pictures import ShownPicture, answer
from bulletins.text.content import Content, pictures

# The bytes at an address never change. Only a reader's own browser keeps them: what is withdrawn
# must not live on in a proxy that many share.
FOR_GOOD = "private, max-age=31536000, immutable"


def picture(request: HttpRequest, key: str, extension: str) -> FileResponse:
    """A picture that something published shows."""
    shown = PublicPicture.objects.published().filter(picture__key=key).first()
    if shown is None or shown.picture.extension != extension:
        raise Http404
    return answer(shown.picture, cache_control=FOR_GOOD)


def shown_in(*contents: Content, **where) -> dict[str, ShownPicture]:
    """The pictures of ``contents`` by key: one query, none where there are no pictures.

    ``where`` says whose they are: ``article=`` or ``issue=``.
    """
    keys = pictures(*contents)
    rows = PublicPicture.objects.published().filter(picture__key__in=keys, **where)
    return {row.picture.key: _shown(row) for row in rows}


def _shown(row: PublicPicture) -> ShownPicture:
    return ShownPicture(row.get_absolute_url(), row.picture.width, row.picture.height)
