"""What the desk's pages say about articles and issues: their state in words, and what waits."""

from dataclasses import dataclass

from django import template
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.rights import visible
from bulletins.models import Article, Import, Issue
from bulletins.permissions import may_import, may_see

register = template.Library()

LINES = 8


@dataclass(frozen=True, slots=True)
class Standing:
    """How a working copy stands to what readers see."""

    name: str
    mark: str
    words: str | Promise


DRAFT = Standing("draft", "○", _("Draft, not published"))
WITHDRAWN = Standing("withdrawn", "×", _("Withdrawn from readers"))
CHANGED = Standing("changed", "◐", _("Published, with unpublished changes"))
PUBLISHED = Standing("published", "●", _("Published"))


def standing_of(row: Article | Issue) -> Standing:
    """``row`` comes from ``with_state()``."""
    if row.public_digest is None:
        return WITHDRAWN if row.first_published_at else DRAFT
    is_changed = row.newest_digest != row.public_digest
    return CHANGED if is_changed or getattr(row, "has_changed_articles", False) else PUBLISHED


@register.filter
def standing(row: Article | Issue) -> SafeString:
    now = standing_of(row)
    return format_html(
        '<span class="standing standing-{}"><span aria-hidden="true">{}</span> {}</span>',
        now.name,
        now.mark,
        now.words,
    )


@dataclass(frozen=True, slots=True)
class Waiting:
    """A heap on the desk: its newest lines, and how many there are in all."""

    lines: list
    count: int

    @classmethod
    def of(cls, rows: QuerySet) -> "Waiting":
        lines = list(rows[: LINES + 1])
        return cls(lines[:LINES], len(lines) if len(lines) <= LINES else rows.count())

    @property
    def has_more(self) -> bool:
        return self.count > len(self.lines)


@register.simple_tag
def what_waits(user: User) -> dict[str, Waiting]:
    """The heaps that ``user`` may see, by name."""
    waiting = {}
    if may_import(user):
        mine = Import.objects.open().without_working().filter(by=user.pk)
        waiting["imports"] = Waiting.of(mine)
    if may_see(user, "article"):
        articles = visible(Article.objects.with_state(), user).select_related("issue__publication")
        waiting["mine"] = Waiting.of(articles.filter(newest_by=user.pk))
        waiting["drafts"] = Waiting.of(articles.filter(public__isnull=True))
        waiting["changed"] = Waiting.of(
            articles.changed_since_publication().select_related("issue__publication")
        )
    if may_see(user, "issue"):
        issues = visible(Issue.objects.with_state(), user).filter(public__isnull=True)
        waiting["issues"] = Waiting.of(issues.order_by("date", "number"))
    return waiting


@register.simple_tag
def origin_of(article: Article) -> Import:
    """The import that ``article`` came from."""
    imports = Import.objects.without_working().select_related("original")
    return imports.get(pk=article.origin_id)
