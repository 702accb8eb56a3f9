"""Columns and units as trees. A branch of which readers can open nothing is not there."""

from collections import defaultdict
from collections.abc import Iterable

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext

from accounts.models import TreeNode, Unit
from bulletins.models import Column, PublicArticle

ARTICLES_ON_A_PAGE = 30


def columns(request: HttpRequest) -> HttpResponse:
    placed = PublicArticle.objects.values_list("column", "pk")
    context = {"title": gettext("Columns"), "nodes": _grown(Column, placed)}
    return render(request, "bulletins/tree.html", context)


def units(request: HttpRequest) -> HttpResponse:
    placed = PublicArticle.units.through.objects.values_list("unit", "publicarticle")
    context = {"title": gettext("Units"), "nodes": _grown(Unit, placed)}
    return render(request, "bulletins/tree.html", context)


def column(request: HttpRequest, slug: str) -> HttpResponse:
    node = get_object_or_404(Column, slug=slug)
    placed = PublicArticle.objects.in_column(node).values_list("column", "pk")
    articles = PublicArticle.objects.published().in_column(node)
    return render(request, "bulletins/column.html", _branch(request, node, placed, articles))


def unit(request: HttpRequest, code: str) -> HttpResponse:
    node = get_object_or_404(Unit, code=code)
    placed = PublicArticle.units.through.objects.values_list("unit", "publicarticle")
    articles = PublicArticle.objects.published().by_unit(node)
    return render(request, "bulletins/unit.html", _branch(request, node, placed, articles))


def _branch(request: HttpRequest, node: TreeNode, placed: Iterable, articles) -> dict:
    """What the page of one node shows: its way up, its children, its articles."""
    page = Paginator(articles.newest_first(), ARTICLES_ON_A_PAGE).get_page(request.GET.get("page"))
    if not page.paginator.count:
        raise Http404
    grown = _grown(type(node), placed, node.get_descendants())
    return {
        "node": node,
        "breadcrumb": node.get_ancestors(),
        "children": [child for child in grown if child.parent_id == node.pk],
        "page": page,
    }


def _grown(
    model: type[TreeNode], placed: Iterable[tuple[int | None, int]], nodes=None
) -> list[TreeNode]:
    """The nodes with something to read at or below them, in tree order, each with ``count``."""
    nodes = list(model.objects.all() if nodes is None else nodes)
    articles = defaultdict(set)
    for node_id, article_id in placed:
        articles[node_id].add(article_id)
    for node in reversed(nodes):
        articles[node.parent_id] |= articles[node.pk]
        node.count = len(articles[node.pk])
    return [node for node in nodes if node.count]
