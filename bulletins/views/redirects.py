"""Addresses that are no longer, or not quite, the right ones."""

from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.utils.http import escape_leading_slashes

from bulletins.models import FormerAddress, PublicIssue


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
    known = FormerAddress.objects.select_related("publication").in_bulk(
        [path, f"{series}/"], field_name="path"
    )
    if (former := known.get(path)) and former.issue_id:
        return _to(_public_issue(former).get_absolute_url())
    if (former := known.get(f"{series}/")) and former.publication:
        return _to(f"/{former.publication.slug}/{rest}")
    raise Http404


def _public_issue(former: FormerAddress) -> PublicIssue:
    issue = PublicIssue.objects.published().filter(issue=former.issue_id).first()
    if issue is None:
        raise Http404
    return issue


def _to(address: str) -> HttpResponsePermanentRedirect:
    return HttpResponsePermanentRedirect(escape_leading_slashes(address))
