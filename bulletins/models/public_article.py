from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Unit

from .article import Article
from .column import Column
from .public_issue import PublicIssue
from .revision import ArticleRevision
from .topic import Topic


class PublicArticleQuerySet(models.QuerySet):
    def published(self):
        """The one door for pages, search, feeds and exports: what readers may see."""
        return self.select_related("issue__publication", "revision", "column")

    def newest_first(self):
        return self.order_by("-issue__date", "-issue__number", "position", "number")

    def by_unit(self, unit: Unit):
        """Articles to which ``unit`` or a unit below it contributed."""
        units = unit.get_descendants(include_self=True)
        return self.filter(
            pk__in=self.model.units.through.objects.filter(unit__in=units).values("publicarticle")
        )

    def in_column(self, column: Column):
        """Articles of ``column`` and of the columns below it."""
        return self.filter(column__in=column.get_descendants(include_self=True))


class PublicArticle(models.Model):
    """An article as readers see it, written whole in the transaction that publishes it."""

    article = models.OneToOneField(Article, models.PROTECT, primary_key=True, related_name="public")
    revision = models.ForeignKey(ArticleRevision, models.PROTECT, related_name="+")
    issue = models.ForeignKey(PublicIssue, models.CASCADE, related_name="articles")
    position = models.PositiveIntegerField()
    number = models.PositiveBigIntegerField(unique=True)
    title = models.CharField(max_length=200)
    subtitle = models.CharField(max_length=200, blank=True)
    contributors = models.TextField(blank=True)  # the units' names as published
    column = models.ForeignKey(Column, models.PROTECT, null=True, related_name="public_articles")
    units = models.ManyToManyField(Unit, related_name="public_articles")
    topics = models.ManyToManyField(Topic, related_name="public_articles")
    shown_at = models.DateTimeField()

    objects = PublicArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article as readers see it")
        verbose_name_plural = _("articles as readers see them")
        ordering = ["position", "number"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        issue = self.issue
        return reverse(
            "article", args=[issue.publication.slug, issue.year, issue.label, self.number]
        )
