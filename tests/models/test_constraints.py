"""What is always true of a row is held by the database itself."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from bulletins import assembly
from bulletins.addresses import RESERVED_SLUGS
from bulletins.models import Article, Figure, Issue, Measure, Publication, Section
from bulletins.text.numbering import Numbering
from config.urls import urlpatterns

pytestmark = pytest.mark.django_db


def refused():
    """A context in which the database must say no, leaving the surrounding transaction usable."""
    return _Refused()


class _Refused:
    def __enter__(self):
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()

    def __exit__(self, kind, error, trace):
        self.savepoint.__exit__(kind, error, trace)
        assert kind is not None, "the database accepted it"
        return issubclass(kind, DatabaseError)


def another(issue, **changes) -> Issue:
    fields = {"publication": issue.publication, "year": issue.year, "number": issue.number}
    return Issue(**{**fields, "date": issue.date, **changes})


def test_an_issue_number_is_unique_in_its_series_and_year(issue):
    with refused():
        another(issue).save()


def test_the_next_year_counts_anew(issue):
    another(issue, year=2025).save()


def test_supplements_have_a_series_of_their_own(issue):
    another(issue, kind=Issue.Kind.SUPPLEMENT).save()
    with refused():
        another(issue, kind=Issue.Kind.SUPPLEMENT).save()


def test_a_total_number_is_unique_in_its_series(issue):
    with refused():
        another(issue, number=9, total_number=96).save()


def test_a_supplement_has_no_total_number(issue):
    supplement = another(issue, kind=Issue.Kind.SUPPLEMENT, total_number=97)
    with pytest.raises(ValidationError, match="total_number"):
        supplement.full_clean()


@pytest.mark.parametrize("changes", [{"number": 0}, {"year": 1900}, {"total_number": 0}])
def test_numbers_out_of_range_are_refused(issue, changes):
    with refused():
        another(issue, **{"number": 9, **changes}).save()


def test_an_issue_is_not_published_without_its_time(issue):
    with refused():
        Issue.objects.filter(pk=issue.pk).update(state=Issue.State.PUBLISHED)


@pytest.mark.parametrize("model", [Issue, Article])
def test_the_time_of_first_publication_cannot_be_changed_by_anyone(article, model):
    row = model.objects.filter(pk=(article.issue if model is Issue else article).pk)
    row.update(first_published_at=timezone.now())
    for later in (timezone.now() + datetime.timedelta(days=1), None):
        with refused():
            row.update(first_published_at=later)
    with refused(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {model._meta.db_table} SET first_published_at = NULL")


def test_saving_what_was_read_before_a_publication_does_not_take_it_back(article):
    stale = Article.objects.get(pk=article.pk)
    assembly.publish_issue(article.issue, by=None)
    stale.title = "在发布前打开的稿子"
    stale.save()
    stale.refresh_from_db()
    assert stale.state == Article.State.PUBLISHED and stale.first_published_at
    assert stale.title == "在发布前打开的稿子"


def test_an_article_without_a_title_is_refused(article):
    with refused():
        Article.objects.filter(pk=article.pk).update(title="")


def test_an_article_has_a_place_only_in_an_issue(article):
    with refused():
        Article.objects.filter(pk=article.pk).update(position=None)
    with refused():
        Article.objects.filter(pk=article.pk).update(issue=None)


def test_a_measure_says_something(article):
    with refused():
        Measure.objects.filter(section__article=article).update(heading="", body="")


def test_a_measure_number_is_given_once(article):
    first, second, *_ = Measure.objects.all()
    with refused():
        Measure.objects.filter(pk=second.pk).update(number=first.number)


def test_a_figure_belongs_to_exactly_one_part(article):
    section = article.sections.first()
    Figure.objects.create(article=article, label="集中学习", value="30", unit="次")
    with refused():
        Figure.objects.create(label="集中学习", value="30")
    with refused():
        Figure.objects.create(article=article, section=section, label="集中学习", value="30")


@pytest.mark.parametrize("slug", ["admin", "measures", "columns", "units", "static", "search"])
def test_a_series_may_not_take_a_reserved_word(province, slug):
    series = Publication(name="动态", slug=slug, compiling_unit=province)
    with pytest.raises(ValidationError, match="slug"):
        series.full_clean()


@pytest.mark.parametrize("slug", ["Units", "学习", "a_b", "a/b", ""])
def test_a_series_address_is_plain(province, slug):
    series = Publication(name="动态", slug=slug, compiling_unit=province)
    with pytest.raises(ValidationError, match="slug"):
        series.full_clean()


@pytest.mark.parametrize("name", ["\u200b", "\x01", "\u3000 \ue010"])
def test_a_name_shows_something(province, name):
    series = Publication(name=name, slug="dongtai", compiling_unit=province)
    with pytest.raises(ValidationError, match="name"):
        series.full_clean()


def test_the_desk_offers_each_numbering_the_importer_finds():
    for field in (
        Article._meta.get_field("section_numbering"),
        Section._meta.get_field("measure_numbering"),
    ):
        assert {value for value, _ in field.choices} == set(Numbering)


def test_each_first_part_of_the_sites_own_addresses_is_reserved():
    own = {str(entry.pattern).partition("/")[0] for entry in _flat(urlpatterns)}
    assert {part for part in own if part and "<" not in part} <= RESERVED_SLUGS


def _flat(patterns):
    for entry in patterns:
        yield from (
            entry.url_patterns
            if str(entry.pattern) == "" and hasattr(entry, "url_patterns")
            else [entry]
        )


def test_bodies_are_cleaned_on_the_way_in(article):
    section = Section.objects.create(
        article=article, position=9, heading="一行\r\n变两行", body="首段\x00。\r\n\r\n  次段。  \n"
    )
    section.refresh_from_db()
    assert section.heading == "一行 变两行"
    assert section.body == "首段。\n次段。"


def test_a_link_that_leads_nowhere_good_is_refused_with_its_address(article):
    article.lead = "请看[这里](javascript:alert)。"
    with pytest.raises(ValidationError, match="javascript:alert"):
        article.full_clean()


def test_an_integrity_error_is_what_the_database_raises(issue):
    with pytest.raises(IntegrityError), transaction.atomic():
        another(issue).save()
