from django.db import models
from django.utils.translation import gettext_lazy as _

from .public_article import PublicArticle


class PublicMeasureQuerySet(models.QuerySet):
    def published(self):
        """The one door for pages, search, feeds and exports: what readers may see."""
        return self.select_related("article__issue__publication")


class PublicMeasure(models.Model):
    """A measure as readers see it: where its lasting number leads."""

    number = models.PositiveBigIntegerField(primary_key=True)
    article = models.ForeignKey(PublicArticle, models.CASCADE, related_name="measures")
    section_ordinal = models.PositiveIntegerField()
    ordinal = models.PositiveIntegerField()
    heading = models.CharField(max_length=300, blank=True)

    objects = PublicMeasureQuerySet.as_manager()

    class Meta:
        verbose_name = _("measure as readers see it")
        verbose_name_plural = _("measures as readers see them")
        ordering = ["article", "section_ordinal", "ordinal"]

    def __str__(self) -> str:
        return self.heading or str(self.number)

    def get_absolute_url(self) -> str:
        return f"{self.article.get_absolute_url()}#m{self.number}"
