import zlib

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from bulletins.text import content

from .article import Article
from .issue import Issue


class RevisionQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-number").select_related("by")

    def without_data(self):
        return self.defer("data")


class Revision(models.Model):
    """One saved state of a whole tree: who, when, why, and from which state it grew.

    ``data`` is the canonical JSON of ``bulletins.text.content``, compressed with zlib: about 1 kB
    for a common article. Rows are added, never changed.
    """

    number = models.PositiveIntegerField(_("number"))
    parent = models.ForeignKey(
        "self", models.RESTRICT, null=True, related_name="+", verbose_name=_("grew from")
    )
    at = models.DateTimeField(_("time"), auto_now_add=True)
    by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("person")
    )
    why = models.CharField(_("reason"), max_length=300, blank=True)
    data = models.BinaryField()
    digest = models.CharField(_("content hash"), max_length=64)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"#{self.number}"

    @staticmethod
    def pack(tree: content.Content) -> dict:
        """The fields that hold ``tree``."""
        text = content.to_json(tree)
        return {"data": zlib.compress(text.encode(), 9), "digest": content.digest(tree)}

    @property
    def json(self) -> str:
        return zlib.decompress(self.data).decode()


class ArticleRevision(Revision):
    article = models.ForeignKey(Article, models.CASCADE, related_name="revisions")

    class Meta(Revision.Meta):
        verbose_name = _("revision of an article")
        verbose_name_plural = _("revisions of articles")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "number"], name="article_revision_number_is_unique"
            )
        ]

    @property
    def content(self) -> content.ArticleContent:
        return content.article_from_json(self.json)


class IssueRevision(Revision):
    issue = models.ForeignKey(Issue, models.CASCADE, related_name="revisions")

    class Meta(Revision.Meta):
        verbose_name = _("revision of an issue")
        verbose_name_plural = _("revisions of issues")
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "number"], name="issue_revision_number_is_unique"
            )
        ]

    @property
    def content(self) -> content.IssueContent:
        return content.issue_from_json(self.json)
