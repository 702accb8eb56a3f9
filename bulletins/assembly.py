"""From articles to an issue that readers can open: place, reorder, publish, take down.

Publishing writes the rows that readers see (PublicIssue, PublicArticle, PublicMeasure,
PublicPicture) from revisions, in one transaction; nothing else writes them, and no public page
reads anything else.
"""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from accounts import log
from accounts.models import User

from . import overruling, revising
from .acts import Act
from .errors import NotReady
from .models import (
    Article,
    ArticleRevision,
    FormerAddress,
    Issue,
    IssueRevision,
    Picture,
    PublicArticle,
    Publication,
    PublicIssue,
    PublicMeasure,
    PublicPicture,
)
from .permissions import require_publisher
from .text.content import ArticleContent, Content, pictures


@transaction.atomic
def place(article: Article, issue: Issue, position: int | None = None) -> None:
    """Put ``article`` into ``issue``: at ``position`` (from 1), or at the end."""
    left = article.issue if article.issue_id != issue.pk else None
    _hold_all(issue, left)
    others = list(issue.articles.in_print_order().exclude(pk=article.pk))
    index = len(others) if position is None else max(position - 1, 0)
    article.issue = issue
    _write_order([*others[:index], article, *others[index:]])
    if left:
        _write_order(list(left.articles.in_print_order()))


@transaction.atomic
def unplace(article: Article) -> None:
    """Take ``article`` out of its issue, back to the pool. Readers keep what is published."""
    issue = article.issue
    if issue is None:
        return
    _hold(issue)
    article.issue = article.position = None
    article.save(update_fields=["issue", "position", "updated_at"])
    _write_order(list(issue.articles.in_print_order()))


@transaction.atomic
def reorder(issue: Issue, article_ids: Iterable[int]) -> None:
    """Order the issue's articles as in ``article_ids``; those not named keep their order behind."""
    _hold(issue)
    wanted = {pk: place for place, pk in enumerate(article_ids)}
    articles = list(issue.articles.in_print_order())
    _write_order(sorted(articles, key=lambda article: wanted.get(article.pk, len(wanted))))


@log.refusals_of(Act.PUBLISHED)
@transaction.atomic
def publish_issue(issue: Issue, *, by: User | None) -> PublicIssue:
    """Show readers the issue and all its articles as they now stand.

    ``by`` is None for the system itself. Raises NotAllowed, or NotReady with what is missing.
    """
    issue = _hold(issue)
    require_publisher(by, issue)
    articles = list(Article.objects.with_parts().filter(issue=issue).in_print_order())
    _require_contents(issue, articles)
    _require_free_address(issue)
    overruling.require_clean(*articles)
    why = gettext("published")
    revisions = [revising.record(article, by=by, why=why) for article in articles]
    _mark_published([issue])
    _mark_published(articles)
    before = _public_digest(issue)
    public = _show_issue(issue, revising.record_issue(issue, by=by, why=why))
    _hide(PublicArticle.objects.filter(issue=public).exclude(article__in=articles))
    for article, revision in zip(articles, revisions, strict=True):
        _show_article(article, revision, public, position=article.position)
    shown = {"revision": public.revision.number, "articles": len(articles)}
    after = public.revision.digest
    log.record(Act.PUBLISHED, by=by, on=issue, before=before, after=after, **shown)
    return public


@log.refusals_of(Act.PUBLISHED)
@transaction.atomic
def publish_article(article: Article, *, by: User | None) -> PublicArticle:
    """Show readers the article as it now stands, in the issue in which they already find it."""
    article = Article.objects.with_parts().get(pk=article.pk)
    require_publisher(by, article.issue)
    public = PublicArticle.objects.select_related("issue").filter(article=article).first()
    if public is None or public.issue_id != article.issue_id:
        raise NotReady(
            gettext(
                "Readers do not find “%(title)s” in this issue yet. Publish the issue: that shows "
                "all its articles as they now stand."
            )
            % {"title": article.title}
        )
    overruling.require_clean(article)
    before = public.revision.digest
    revision = revising.record(article, by=by, why=gettext("published"))
    shown = _show_article(article, revision, public.issue, position=public.position)
    known = {"before": before, "after": revision.digest, "revision": revision.number}
    log.record(Act.PUBLISHED, by=by, on=article, **known)
    return shown


@log.refusals_of(Act.WITHDRAWN)
@transaction.atomic
def withdraw_issue(issue: Issue, *, by: User | None) -> None:
    """Take the issue and its articles away from readers; the working copies stay as they are."""
    issue = _hold(issue)
    require_publisher(by, issue)
    log.record(Act.WITHDRAWN, by=by, on=issue, before=_public_digest(issue))
    _hide(PublicArticle.objects.filter(issue__issue=issue))
    PublicIssue.objects.filter(issue=issue).delete()
    Issue.objects.filter(pk=issue.pk).update(state=Issue.State.DRAFT)


@transaction.atomic
def rename_publication(publication: Publication, slug: str) -> None:
    """Give the series a new first part of its addresses.

    The old one redirects from now on, if readers ever had it.
    """
    former = Publication.objects.select_for_update().get(pk=publication.pk).slug
    publication.slug = slug
    publication.save(update_fields=["slug"])
    if publication.issues.filter(first_published_at__isnull=False).exists():
        _remember(f"{former}/", f"{slug}/", publication=publication)


def _public_digest(issue: Issue) -> str:
    """The hash of what readers see of the issue itself; "" where they see nothing."""
    shown = PublicIssue.objects.filter(issue=issue).values_list("revision__digest", flat=True)
    return shown.first() or ""


def _hold(issue: Issue) -> Issue:
    """One at a time at an issue: its row is locked until the transaction ends."""
    return (
        Issue.objects.select_for_update(of=("self",)).select_related("publication").get(pk=issue.pk)
    )


def _hold_all(*issues: Issue | None) -> None:
    """Several at once, always in the same order: two people never wait for each other."""
    ids = [issue.pk for issue in issues if issue]
    list(Issue.objects.select_for_update().filter(pk__in=ids).order_by("pk"))


def _write_order(articles: list[Article]) -> None:
    for position, article in enumerate(articles, 1):
        article.position = position
    Article.objects.bulk_update(articles, ["issue", "position"])


def _require_contents(issue: Issue, articles: list[Article]) -> None:
    if not articles:
        raise NotReady(
            gettext("%(issue)s has no articles yet. Place at least one, then publish.")
            % {"issue": issue}
        )
    empty = [article.title for article in articles if not _has_words(article)]
    if empty:
        raise NotReady(
            ngettext(
                "This article has no text yet: %(titles)s. Write it or take it out of the issue.",
                "These articles have no text yet: %(titles)s. Write them or take them out of the "
                "issue.",
                len(empty),
            )
            % {"titles": "、".join(empty)}
        )


def _require_free_address(issue: Issue) -> None:
    address = {name: getattr(issue, name) for name in ("publication", "year", "kind", "number")}
    there = PublicIssue.objects.filter(**address).exclude(issue=issue).first()
    if there is None:
        return
    raise NotReady(
        gettext(
            "Readers still find another issue as %(issue)s; on the desk that is now %(other)s. "
            "Publish that one first. If the two exchange their numbers, withdraw it, publish this "
            "one, then publish it again."
        )
        % {"issue": issue, "other": there.issue}
    )


def _has_words(article: Article) -> bool:
    return bool(article.lead or article.closing or article.sections.all())


def _mark_published(rows: list[Issue] | list[Article]) -> None:
    """Set the state, and the time of first publication where there is none yet."""
    model = type(rows[0])
    ids = [row.pk for row in rows]
    new = model.objects.filter(pk__in=ids, first_published_at__isnull=True)
    new.update(first_published_at=timezone.now())
    model.objects.filter(pk__in=ids).update(state=model.State.PUBLISHED)
    for row, stored in zip(rows, map(model.objects.in_bulk(ids).get, ids), strict=True):
        row.state, row.first_published_at = stored.state, stored.first_published_at


def _show_issue(issue: Issue, revision: IssueRevision) -> PublicIssue:
    former = PublicIssue.objects.select_related("publication").filter(issue=issue).first()
    public, _ = PublicIssue.objects.update_or_create(
        issue=issue,
        defaults={
            "revision": revision,
            "publication": issue.publication,
            "year": issue.year,
            "kind": issue.kind,
            "number": issue.number,
            "total_number": issue.total_number,
            "date": issue.date,
            "theme": issue.theme,
            "shown_at": issue.time_shown,
        },
    )
    _remember(_path(former or public), _path(public), issue=issue)
    PublicPicture.objects.filter(issue=public, article=None).delete()
    _show_pictures(revision.content, str(issue), issue=public)
    return public


def _show_article(
    article: Article, revision: ArticleRevision, issue: PublicIssue, *, position: int
) -> PublicArticle:
    tree = revision.content
    public, _ = PublicArticle.objects.update_or_create(
        article=article,
        defaults={
            "revision": revision,
            "issue": issue,
            "position": position,
            "number": tree.number,
            "title": tree.title,
            "subtitle": tree.subtitle,
            "contributors": "、".join(unit.name for unit in tree.units),
            "column": article.column,
            "shown_at": issue.shown_at,
        },
    )
    public.units.set(part.unit for part in article.contributions.all())
    public.topics.set(article.topics.all())
    _show_measures(public, tree)
    PublicPicture.objects.filter(article=public).delete()
    _show_pictures(tree, tree.title, issue=issue, article=public)
    return public


def _hide(shown: QuerySet[PublicArticle]) -> None:
    Article.objects.filter(public__in=shown).update(state=Article.State.DRAFT)
    shown.delete()


def _show_measures(public: PublicArticle, tree: ArticleContent) -> None:
    PublicMeasure.objects.filter(article=public).delete()
    PublicMeasure.objects.bulk_create(
        PublicMeasure(
            number=measure.number,
            article=public,
            section_ordinal=section_ordinal,
            ordinal=ordinal,
            heading=measure.heading,
        )
        for section_ordinal, ordinal, measure in tree.measures()
    )


def _show_pictures(tree: Content, title: str, **owner) -> None:
    """Raises NotReady where a picture is named that is not kept."""
    named = pictures(tree)
    if unknown := Picture.objects.unknown(named):
        raise NotReady(
            gettext(
                "“%(title)s” names a picture that does not exist: “picture:%(picture)s”. Bring it "
                "in with an import, or take its line out of the text; then publish."
            )
            % {"title": title, "picture": unknown[0]}
        )
    PublicPicture.objects.bulk_create(
        PublicPicture(picture=picture, **owner) for picture in Picture.objects.filter(key__in=named)
    )


def _path(issue: PublicIssue) -> str:
    return issue.get_absolute_url().lstrip("/")


def _remember(former: str, current: str, **owner) -> None:
    """``former`` leads to what now stands at ``current``; an address in use is no former one."""
    FormerAddress.objects.filter(path=current).delete()
    if former != current:
        FormerAddress.objects.update_or_create(
            path=former, defaults={"publication": None, "issue": None, **owner}
        )
