from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .picture import Picture
from .public_article import PublicArticle
from .public_issue import PublicIssue


class PublicPictureQuerySet(models.QuerySet):
    def published(self):
        """The one door for pages and for the pictures themselves: what readers may see."""
        return self.select_related("picture")


class PublicPicture(models.Model):
    """That readers may see a picture, because ``article`` shows it, or the issue's own note."""

    issue = models.ForeignKey(PublicIssue, models.CASCADE, related_name="pictures")
    article = models.ForeignKey(PublicArticle, models.CASCADE, null=True, related_name="pictures")
    picture = models.ForeignKey(Picture, models.PROTECT, related_name="public")

    objects = PublicPictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture as readers see it")
        verbose_name_plural = _("pictures as readers see them")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "picture"], name="public_picture_once_in_an_article"
            ),
            models.UniqueConstraint(
                fields=["issue", "picture"],
                condition=models.Q(article__isnull=True),
                name="public_picture_once_in_the_note_of_an_issue",
            ),
        ]

    def __str__(self) -> str:
        return str(self.picture)

    def get_absolute_url(self) -> str:
        return reverse("picture", args=[self.picture.key, self.picture.extension])
