"""Addresses that are no longer, or not quite, the right ones."""

from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.utils.http import escape_leading_slashes

from bulletins.models import FormerAddress, Publication, PublicIssue


def to_canonical(request: HttpRequest, shown) -> HttpResponsePermanentRedirect | None:
    """A redirect where ``shown`` has another address than the one asked for."""
    address = shown.get_absolute_url()
    if request.path == address:
        return None
    query = request.META.get("QUERY_STRING")
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)


def from_former(request: HttpRequest) -> HttpResponsePermanentRedirect:
    """Where the series or issue that once stood at this address is now; else a 404."""
    path = request.path.lstrip("/")
    series, _, rest = path.partition("/")
    former = FormerAddress.objects.in_bulk([path, f"{series}/"], field_name="path")
    issues = PublicIssue.objects.published()
    if path in former and (issue := issues.filter(issue=former[path].issue_id).first()):
        return _to(issue.get_absolute_url())
    if f"{series}/" in former:
        moved = Publication.objects.published().filter(pk=former[f"{series}/"].publication_id)
        if there := moved.first():
            return _to(f"{there.get_absolute_url()}{rest}")
    raise Http404


def _to(address: str) -> HttpResponsePermanentRedirect:
    return HttpResponsePermanentRedirect(escape_leading_slashes(address))
