from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from bulletins.models import Issue, Publication, PublicIssue
from bulletins.rendering.html import render_article, render_paragraphs

from .pictures import shown_in
from .redirects import from_former, to_canonical


def home(request: HttpRequest) -> HttpResponse:
    """The latest issue of each series with its contents."""
    issues = PublicIssue.objects.published().latest_of_each_series().with_articles()
    ordered = issues.order_by("publication__position", "publication__name")
    return render(request, "bulletins/home.html", {"issues": ordered})


def publication(request: HttpRequest, slug: str) -> HttpResponse:
    """All issues of a series, by year."""
    series = Publication.objects.published().select_related("compiling_unit").filter(slug=slug)
    if not (series := series.first()):
        return from_former(request)
    issues = PublicIssue.objects.published().filter(publication=series)
    by_year = issues.with_articles().order_by("-year", "-date", "-kind", "-number")
    years = [(year, list(group)) for year, group in groupby(by_year, lambda issue: issue.year)]
    return render(request, "bulletins/publication.html", {"publication": series, "years": years})


def year(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """Somebody shortened an address by hand: the year's place in the list of issues."""
    issues = PublicIssue.objects.published().filter(publication__slug=slug, year=year)
    if not (issue := issues.first()):
        return from_former(request)
    return redirect(f"{issue.publication.get_absolute_url()}#y{issue.year}")


def issue(request: HttpRequest, slug: str, year: int, label: tuple[int, bool]) -> HttpResponse:
    """The whole issue: mast, editor's note, contents, every article in print order."""
    shown = _find(slug, year, *label)
    if shown is None:
        return from_former(request)
    if elsewhere := to_canonical(request, shown):
        return elsewhere
    series = PublicIssue.objects.published().filter(publication=shown.publication)
    content = shown.revision.content
    trees = [row.revision.content for row in shown.contents]
    pictures = shown_in(content, *trees, issue=shown)
    note, notes = render_paragraphs(content.editor_note, prefix="note", pictures=pictures)
    pages = [render_article(tree, pictures) for tree in trees]
    context = {
        "issue": shown,
        "publication": shown.publication,
        "content": content,
        "editor_note": note,
        "notes": notes,
        "articles": list(zip(shown.contents, pages, strict=True)),
        "previous": series.before(shown).first(),
        "next": series.after(shown).first(),
    }
    return render(request, "bulletins/issue.html", context)


def _find(slug: str, year: int, number: int, is_supplement: bool) -> PublicIssue | None:
    kind = Issue.Kind.SUPPLEMENT if is_supplement else Issue.Kind.REGULAR
    issues = PublicIssue.objects.published().with_contents()
    return issues.filter(publication__slug=slug, year=year, kind=kind, number=number).first()
