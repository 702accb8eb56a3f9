"""Every address of the site that can be opened, filled in with rows that are there."""

from collections.abc import Iterator

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.test import RequestFactory
from django.urls import URLPattern, get_resolver, reverse

from accounts.models import User
from bulletins.models import Article, Import, PublicArticle, PublicMeasure

# Answers that are no pages, or not to be opened by an address alone.
NO_PAGES = {"jsi18n", "logout", "picture", "bulletins_article_picture", "bulletins_import_picture"}
NO_PAGES |= {"bulletins_import_original", "autocomplete", None}
NO_PAGES |= {"accounts_logrecord_export", "accounts_user_template", "here"}


def patterns(resolver=None, names: tuple[str, ...] = ()) -> Iterator[tuple[str, URLPattern]]:
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLPattern):
            yield ":".join([*names, one.name or ""]), one
        else:
            inside = [*names, one.namespace] if one.namespace else names
            yield from patterns(one, tuple(inside))


def addresses() -> dict[str, str]:
    """By the name of its pattern; a pattern whose parts are unknown here fails loudly."""
    found = {}
    for name, pattern in patterns():
        if pattern.name not in NO_PAGES:
            known = _filled(name, list(pattern.pattern.converters) or _groups(pattern))
            found[name] = reverse(name, kwargs=known)
    return found


def _groups(pattern: URLPattern) -> list[str]:
    regex = getattr(pattern.pattern, "regex", None)
    return list(regex.groupindex) if regex else []


def _filled(name: str, parts: list[str]) -> dict:
    public = PublicArticle.objects.select_related("issue__publication").first()
    issue = public.issue
    known = {
        "slug": public.column.slug if name == "column" else issue.publication.slug,
        "year": issue.year,
        "label": issue.label,
        "number": public.number,
        "code": public.units.first().code,
        "app_label": "bulletins",
        "token": "no-such-token",
        "name": "csv",
        "id": User.objects.first().pk,
        "content_type_id": ContentType.objects.get_for_model(Article).pk,
    }
    if name == "measure":
        known["number"] = PublicMeasure.objects.first().number
    if name.endswith("article_revision"):
        known["number"] = Article.objects.get(pk=_row(name)).revisions.latest("number").number
    if ":accounts_user_" in name:
        known["number"] = User.objects.first().pk
    if name.endswith("import_facts"):
        known["number"] = 0
    return {part: _row(name) if part in ("pk", "object_id") else known[part] for part in parts}


def _row(name: str) -> int:
    """A row of the model whose page of the desk ``name`` is."""
    for model in admin.site._registry:
        if f":{model._meta.app_label}_{model._meta.model_name}_" in name:
            rows = model.objects.all() if model is Import else model._default_manager.all()
            return rows.order_by("pk").first().pk
    return PublicArticle.objects.first().article_id


def lists() -> dict[str, list[str]]:
    """Each list of the desk, with every parameter that it reads."""
    request = RequestFactory().get("/")
    request.user = User.objects.filter(is_superuser=True).first()
    found = {}
    for model, desk in admin.site._registry.items():
        if desk.has_view_permission(request):
            named = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
            specs = desk.get_changelist_instance(request).filter_specs
            filters = [name for spec in specs for name in spec.expected_parameters()]
            found[named] = [*COMMON, *filters]
    return found


COMMON = ["q", "p", "o", "all", "e", "_popup", "_to_field", "_changelist_filters", "ot", "neu"]
