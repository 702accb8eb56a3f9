"""The file as it came in, and the pictures inside it."""

from io import BytesIO

from django.contrib.admin import ModelAdmin
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from PIL import Image

from accounts import log
from accounts.limits import limited
from bulletins.acts import Act
from bulletins.errors import Refused
from bulletins.importing.drafts import Pictures, load
from bulletins.pictures.redrawing import redraw

from ..signed import require_signature
from .answering import readable

_SIDE = 480  # dots: twice as many as a thumbnail is wide


@limited("download")
def original(desk: ModelAdmin, request: HttpRequest, pk: int) -> FileResponse:
    """As a download and nothing else: no browser shows or runs what somebody sent in."""
    imported = readable(desk, request, pk)
    log.record(Act.DOWNLOADED, on=imported, after=imported.original.digest)
    response = FileResponse(
        imported.original.file.open("rb"),
        as_attachment=True,
        filename=imported.name,
        content_type="application/octet-stream",
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response


def picture(desk: ModelAdmin, request: HttpRequest, pk: int, at: int) -> HttpResponse:
    """A small copy of the picture that is paragraph ``at``, drawn anew."""
    require_signature(request)
    imported = readable(desk, request, pk)
    paragraphs = load(imported).reading.paragraphs
    shown = paragraphs[at].picture if at < len(paragraphs) else None
    if shown is None:
        raise Http404
    try:
        small = _small(redraw(Pictures(imported).data(shown)).data)
    except Refused as refusal:
        raise Http404 from refusal
    response = HttpResponse(small, content_type="image/png")
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, max-age=86400"
    return response


def _small(data: bytes) -> bytes:
    with Image.open(BytesIO(data)) as image:
        image.thumbnail((_SIDE, _SIDE))
        made = BytesIO()
        image.convert("RGB").save(made, "PNG")
    return made.getvalue()
