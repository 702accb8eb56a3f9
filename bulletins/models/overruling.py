from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from bulletins.errors import NotAllowed

from .article import Article


class OverrulingQuerySet(models.QuerySet):
    def update(self, **fields):
        raise NotAllowed(_final())

    def delete(self):
        raise NotAllowed(_final())


class Overruling(models.Model):
    """A person's decision that a finding does not hold an article back, with the reason.

    It is added and never changed or deleted: the database refuses a change too (a trigger), and
    an article with one is not deleted. ``digest`` is that of the finding's code and of the words
    around it (``bulletins.overruling.digest_of``): the decision goes with the words wherever they
    are moved, and ends when they are changed.
    """

    article = models.ForeignKey(
        Article, models.PROTECT, related_name="overrulings", verbose_name=_("article")
    )
    code = models.CharField(_("finding"), max_length=60)
    words = models.CharField(_("words concerned"), max_length=200)
    digest = models.CharField(_("content hash"), max_length=64)
    reason = models.CharField(_("reason"), max_length=500)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("person"))
    at = models.DateTimeField(_("time"), auto_now_add=True)

    objects = OverrulingQuerySet.as_manager()

    class Meta:
        verbose_name = _("overruled finding")
        verbose_name_plural = _("overruled findings")
        ordering = ["at", "pk"]
        default_permissions = ()
        permissions = [("overrule_finding", "Can overrule a finding")]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "digest"], name="overruling_once_for_article_and_finding"
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="overruling_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.words}: {self.reason}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise NotAllowed(_final())
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise NotAllowed(_final())


def _final() -> str:
    return gettext(
        "What was overruled stays on record as it was decided; it is not changed or deleted. "
        "Correct the words themselves: then the decision no longer applies."
    )
