from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from bulletins.models import PublicArticle
from bulletins.rendering.html import render_article
from bulletins.text import blocks, markup
from bulletins.text.content import ArticleContent

from .pictures import shown_in
from .redirects import to_canonical


def article(
    request: HttpRequest, slug: str, year: int, label: tuple[int, bool], number: int
) -> HttpResponse:
    """One article. Its number alone finds it; a front part that is out of date redirects."""
    shown = get_object_or_404(PublicArticle.objects.published(), number=number)
    if elsewhere := to_canonical(request, shown):
        return elsewhere
    neighbours = list(PublicArticle.objects.filter(issue=shown.issue).select_related(None))
    place = neighbours.index(shown)
    for row in neighbours:
        row.issue = shown.issue
    content = shown.revision.content
    context = {
        "article": shown,
        "issue": shown.issue,
        "publication": shown.issue.publication,
        "page": render_article(content, shown_in(content, article=shown)),
        "description": _description(content),
        "source_line": content.source_line,
        "breadcrumb": shown.column.get_ancestors(include_self=True) if shown.column else [],
        "previous": neighbours[place - 1] if place else None,
        "next": neighbours[place + 1] if place + 1 < len(neighbours) else None,
    }
    return render(request, "bulletins/article.html", context)


def _description(content: ArticleContent) -> str:
    """The first words, for search engines and inspection crawlers."""
    bodies = [content.lead, *(part.body for part in content.sections), content.closing]
    words = (line for body in bodies for line in body if not blocks.is_block(line))
    return next(map(markup.plain, words), content.title)
