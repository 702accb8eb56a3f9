from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Unit
from bulletins.addresses import issue_label

from .fields import BodyField, LineField
from .picture import Picture
from .publication import Publication
from .publishable import Publishable


class IssueQuerySet(models.QuerySet):
    def in_reach(self, reach):
        """Those of series that a unit in reach compiles."""
        return self.filter(reach.units("publication__compiling_unit"))

    def with_state(self):
        """For lists and the desk, in one query: the series, how many articles are placed, and
        the newest revision beside the one that readers see.
        """
        revisions = self.model._meta.get_field("revisions").related_model.objects
        newest = revisions.filter(issue=models.OuterRef("pk")).order_by("-number")
        articles = self.model._meta.get_field("articles").related_model.objects
        changed = articles.changed_since_publication().filter(issue=models.OuterRef("pk"))
        return self.select_related("publication", "public__publication").annotate(
            article_count=models.Count("articles"),
            newest_number=models.Subquery(newest.values("number")[:1]),
            newest_digest=models.Subquery(newest.values("digest")[:1]),
            public_digest=models.F("public__revision__digest"),
            has_changed_articles=models.Exists(changed),
        )

    def changed_since_publication(self):
        """Public, with something in it or in an article of it that readers do not see yet."""
        public = self.with_state().filter(public__isnull=False)
        return public.exclude(newest_digest=models.F("public_digest"), has_changed_articles=False)

    def numbered(
        self, publication: Publication | None, year: int | None, number: int, *, is_supplement: bool
    ):
        """The one issue of the series with this number in ``year``, or none."""
        kind = Issue.Kind.of(is_supplement)
        return self.filter(publication=publication, year=year, number=number, kind=kind)

    def next_number(self, publication: Publication, year: int) -> int:
        """The number of the next regular issue of the series in ``year``."""
        numbered = self.filter(publication=publication, year=year, kind=Issue.Kind.REGULAR)
        return (numbered.aggregate(last=models.Max("number"))["last"] or 0) + 1


def this_year() -> int:
    return timezone.localdate().year


class Issue(Publishable):
    """One number of a series: the working copy that staff edit. Readers see a PublicIssue."""

    class Kind(models.TextChoices):
        REGULAR = "regular", _("regular issue")
        SUPPLEMENT = "supplement", _("supplement")

        @classmethod
        def of(cls, is_supplement: bool) -> "Issue.Kind":
            return cls.SUPPLEMENT if is_supplement else cls.REGULAR

    publication = models.ForeignKey(
        Publication, models.PROTECT, related_name="issues", verbose_name=_("publication")
    )
    year = models.PositiveSmallIntegerField(
        _("year"), default=this_year, validators=[MinValueValidator(1949), MaxValueValidator(2999)]
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.REGULAR)
    number = models.PositiveIntegerField(
        _("issue number"), validators=[MinValueValidator(1), MaxValueValidator(99999)]
    )
    total_number = models.PositiveIntegerField(
        _("total number"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(99999)],
        help_text=_("总第N期: counted from the first issue of the series."),
    )
    date = models.DateField(
        _("date of the printed issue"), help_text=_("The day on which it was signed.")
    )
    pictures = models.ManyToManyField(
        Picture, editable=False, related_name="issues", verbose_name=_("pictures")
    )
    theme = LineField(_("theme"), max_length=200, blank=True)
    editor_note = BodyField(_("editor's note"))
    report_to = LineField(_("report to (报)"), max_length=500, blank=True)
    send_to = LineField(_("send to (送)"), max_length=500, blank=True)
    distribute_to = LineField(_("distribute to (发)"), max_length=500, blank=True)
    print_run = models.PositiveIntegerField(_("print run"), null=True, blank=True)
    shown_at = models.DateTimeField(
        _("time shown"),
        null=True,
        blank=True,
        help_text=_(
            "The time of publication that readers see; else that of the first publication."
        ),
    )
    updated_at = models.DateTimeField(_("last change"), auto_now=True)

    objects = IssueQuerySet.as_manager()

    class Meta:
        verbose_name = _("issue")
        verbose_name_plural = _("issues")
        ordering = ["-date", "-number"]
        permissions = [("publish_issue", "Can publish an issue")]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "year", "kind", "number"],
                name="issue_number_is_unique_in_series_and_year",
                violation_error_message=_(
                    "The series already has an issue of this kind and number in this year."
                ),
            ),
            models.UniqueConstraint(
                fields=["publication", "total_number"],
                condition=models.Q(total_number__isnull=False),
                name="issue_total_number_is_unique_in_series",
                violation_error_message=_("Another issue of the series has this total number."),
            ),
            models.CheckConstraint(
                condition=models.Q(year__range=(1949, 2999))
                & models.Q(number__range=(1, 99999))
                & (models.Q(total_number__isnull=True) | models.Q(total_number__range=(1, 99999))),
                name="issue_numbers_are_in_range",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["regular", "supplement"]), name="issue_kind_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft")
                | models.Q(state="published", first_published_at__isnull=False),
                name="issue_published_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return gettext("%(publication)s %(year)s, %(label)s") % {
            "publication": self.publication.name,
            "year": self.year,
            "label": self.number_label,
        }

    def clean(self) -> None:
        if self.kind == self.Kind.SUPPLEMENT and self.total_number:
            raise ValidationError(
                {"total_number": _("A supplement is counted on its own: it has no total number.")}
            )

    @property
    def owning_unit(self) -> Unit:
        return self.publication.compiling_unit

    @property
    def is_supplement(self) -> bool:
        return self.kind == self.Kind.SUPPLEMENT

    @property
    def label(self) -> str:
        """How addresses call it: ``8`` or ``s1``."""
        return issue_label(self.number, is_supplement=self.is_supplement)

    @property
    def number_label(self) -> str:
        """How people call it: 第8期, 增刊第1期."""
        form = gettext("supplement %(number)s") if self.is_supplement else gettext("no. %(number)s")
        return form % {"number": self.number}

    @property
    def time_shown(self) -> datetime | None:
        return self.shown_at or self.first_published_at
