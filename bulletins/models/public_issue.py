from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bulletins.addresses import issue_label

from .issue import Issue
from .publication import Publication
from .revision import IssueRevision


class PublicIssueQuerySet(models.QuerySet):
    def published(self):
        """The one door for pages, search, feeds and exports: what readers may see."""
        return self.select_related("publication__compiling_unit", "revision")

    def newest_first(self):
        return self.order_by("-date", "-kind", "-number")

    def with_articles(self):
        """With each article's line in the contents, in print order: one more query."""
        return self.prefetch_related(models.Prefetch("articles", to_attr="contents"))

    def with_contents(self):
        """With every article's whole text, in print order: one more query."""
        articles = self.model._meta.get_field("articles").related_model.objects.published()
        return self.prefetch_related(models.Prefetch("articles", articles, to_attr="contents"))

    def latest_of_each_series(self):
        newest = (
            PublicIssue.objects.filter(publication=models.OuterRef("publication"))
            .newest_first()
            .values("pk")[:1]
        )
        return self.filter(pk=models.Subquery(newest))

    def before(self, issue: "PublicIssue"):
        return self._neighbours(issue, "lt").newest_first()

    def after(self, issue: "PublicIssue"):
        return self._neighbours(issue, "gt").order_by("date", "kind", "number")

    def _neighbours(self, issue: "PublicIssue", side: str):
        """Issues of the same series on one side of ``issue`` in the order of ``newest_first``."""
        Q = models.Q
        return self.filter(publication=issue.publication_id).filter(
            Q(**{f"date__{side}": issue.date})
            | Q(date=issue.date, **{f"kind__{side}": issue.kind})
            | Q(date=issue.date, kind=issue.kind, **{f"number__{side}": issue.number})
        )


class PublicIssue(models.Model):
    """An issue as readers see it, written whole in the transaction that publishes it.

    Its words are those of ``revision``; the columns beside it are what addresses and lists need.
    """

    issue = models.OneToOneField(Issue, models.PROTECT, primary_key=True, related_name="public")
    revision = models.ForeignKey(IssueRevision, models.PROTECT, related_name="+")
    publication = models.ForeignKey(Publication, models.PROTECT, related_name="public_issues")
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Issue.Kind)
    number = models.PositiveIntegerField()
    total_number = models.PositiveIntegerField(null=True)
    date = models.DateField()
    theme = models.CharField(max_length=200, blank=True)
    shown_at = models.DateTimeField()

    objects = PublicIssueQuerySet.as_manager()

    class Meta:
        verbose_name = _("issue as readers see it")
        verbose_name_plural = _("issues as readers see them")
        ordering = ["-date", "-kind", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "year", "kind", "number"],
                name="public_issue_address_is_unique",
            )
        ]

    def __str__(self) -> str:
        return f"{self.publication.name} {self.year} {self.number_label}"

    def get_absolute_url(self) -> str:
        return reverse("issue", args=[self.publication.slug, self.year, self.label])

    @property
    def is_supplement(self) -> bool:
        return self.kind == Issue.Kind.SUPPLEMENT

    @property
    def label(self) -> str:
        return issue_label(self.number, is_supplement=self.is_supplement)

    @property
    def number_label(self) -> str:
        """How people call it: 第8期（总第96期）, 增刊第1期."""
        if self.is_supplement:
            return gettext("supplement %(number)s") % {"number": self.number}
        if not self.total_number:
            return gettext("no. %(number)s") % {"number": self.number}
        return gettext("no. %(number)s (total no. %(total)s)") % {
            "number": self.number,
            "total": self.total_number,
        }

    @property
    def label_with_year(self) -> str:
        """2024年第8期（总第96期）: for where issues of several years stand side by side."""
        return gettext("%(year)s, %(label)s") % {"year": self.year, "label": self.number_label}
