from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Unit
from bulletins.text.numbering import Numbering

from .column import Column
from .fields import NUMBERINGS, BodyField, LineField, position_field
from .imported import Import
from .issue import Issue
from .picture import Picture
from .publishable import Publishable
from .topic import Topic


class ArticleQuerySet(models.QuerySet):
    def in_reach(self, reach):
        """Those that a unit in reach entered, contributed to, or has in an issue it compiles."""
        contributions = Contribution.objects.filter(
            reach.units("unit"), article=models.OuterRef("pk")
        )
        return self.filter(
            reach.units("home")
            | models.Exists(contributions)
            | reach.units("issue__publication__compiling_unit")
        )

    def by_unit(self, unit: Unit):
        """Articles to which ``unit`` or a unit below it contributed."""
        units = unit.get_descendants(include_self=True)
        return self.filter(pk__in=Contribution.objects.filter(unit__in=units).values("article"))

    def in_column(self, column: Column):
        """Articles of ``column`` and of the columns below it."""
        return self.filter(column__in=column.get_descendants(include_self=True))

    def received_as(self, fingerprint: str):
        """Articles that came in with these words, whatever became of the words since."""
        return self.filter(received_words=fingerprint)

    def unplaced(self):
        return self.filter(issue__isnull=True)

    def with_state(self):
        """For lists and the desk: the newest revision beside the one that readers see."""
        revisions = self.model._meta.get_field("revisions").related_model.objects
        newest = revisions.filter(article=models.OuterRef("pk")).order_by("-number")
        return self.annotate(
            newest_number=models.Subquery(newest.values("number")[:1]),
            newest_digest=models.Subquery(newest.values("digest")[:1]),
            newest_by=models.Subquery(newest.values("by")[:1]),
            newest_person=models.Subquery(newest.values("by__name")[:1]),
            public_digest=models.F("public__revision__digest"),
        )

    def changed_since_publication(self):
        """Public, with words that readers do not see yet."""
        public = self.with_state().filter(public__isnull=False)
        return public.exclude(newest_digest=models.F("public_digest"))

    def in_print_order(self):
        return self.order_by("position", "pk")

    def with_parts(self):
        """With sections, measures, figures, units and topics: a fixed number of queries."""
        return self.select_related("column", "issue__publication").prefetch_related(
            "sections__measures__figures",
            "sections__figures",
            "figures",
            "contributions__unit",
            "topics",
        )


class Article(Publishable):
    """A text contributed by one or more units: the working copy. Readers see a PublicArticle."""

    number = models.PositiveBigIntegerField(
        _("number"), unique=True, editable=False, help_text=_("Stands in its address, for good.")
    )
    issue = models.ForeignKey(
        Issue,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("issue"),
    )
    position = models.PositiveIntegerField(
        _("place in the issue"), null=True, blank=True, help_text=_("Empty: at the end.")
    )
    column = models.ForeignKey(
        Column,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("column"),
    )
    units = models.ManyToManyField(
        Unit, through="Contribution", related_name="articles", verbose_name=_("contributing units")
    )
    home = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="articles_entered",
        verbose_name=_("entered by the unit"),
    )
    topics = models.ManyToManyField(
        Topic, blank=True, related_name="articles", verbose_name=_("topics")
    )
    pictures = models.ManyToManyField(
        Picture, editable=False, related_name="articles", verbose_name=_("pictures")
    )
    title = LineField(_("title"), max_length=200)
    subtitle = LineField(_("subtitle"), max_length=200, blank=True)
    byline = LineField(_("byline"), max_length=100, blank=True)
    origin = models.ForeignKey(
        Import,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="articles",
        verbose_name=_("imported from"),
    )
    # The fingerprint (importing.fingerprints) of an imported article; null where it was typed here.
    received_words = models.CharField(
        _("words as received"), max_length=64, null=True, db_index=True, editable=False
    )
    source_line = LineField(
        _("source as received"),
        max_length=300,
        blank=True,
        help_text=_("The line of date and source in the text that came in."),
    )
    editor_note = BodyField(_("editor's note"))
    lead = BodyField(_("lead"))
    section_numbering = models.CharField(
        _("numbering of sections"),
        max_length=20,
        default=Numbering.COMMA,
        choices=NUMBERINGS,
    )
    closing = BodyField(_("closing"))
    credits = BodyField(
        _("credits"), help_text=_("One a line: role and name, with a colon between them.")
    )
    attachments = BodyField(_("attachments"), help_text=_("One a line."))
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last change"), auto_now=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-updated_at"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(title=""), name="article_has_a_title"),
            models.CheckConstraint(
                condition=models.Q(issue__isnull=True, position__isnull=True)
                | models.Q(issue__isnull=False, position__isnull=False, position__gte=1),
                name="article_has_a_position_in_its_issue",
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft")
                | models.Q(state="published", first_published_at__isnull=False),
                name="article_published_has_its_time",
            ),
            models.CheckConstraint(
                condition=models.Q(section_numbering__in=[form.value for form in Numbering]),
                name="article_section_numbering_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def owning_unit(self) -> Unit | None:
        return self.home


class Contribution(models.Model):
    """A unit's part in an article; the first is the one that stands first under the title."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="contributions")
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="contributions", verbose_name=_("unit")
    )
    position = position_field()

    class Meta:
        verbose_name = _("contributing unit")
        verbose_name_plural = _("contributing units")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "unit"], name="contribution_once_for_article_and_unit"
            )
        ]

    def __str__(self) -> str:
        return str(self.unit)
