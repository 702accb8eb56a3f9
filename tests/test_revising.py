"""Saving leaves revisions, keeps identities, and overwrites nobody."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bulletins import revising
from bulletins.errors import ChangedMeanwhile
from bulletins.models import Article, Figure, Measure, Section
from bulletins.revising import MeasureDraft, SectionDraft
from bulletins.text import content

pytestmark = pytest.mark.django_db


def drafts(article) -> list[SectionDraft]:
    """The article's parts as the desk would send them back unchanged."""
    return [
        SectionDraft(
            key=section.key,
            heading=section.heading,
            body=section.body,
            measure_numbering=section.measure_numbering,
            measures=[
                MeasureDraft(key=measure.key, heading=measure.heading, body=measure.body)
                for measure in section.measures.all()
            ],
        )
        for section in article.sections.all()
    ]


def snapshot(article) -> content.ArticleContent:
    return revising.snapshot(Article.objects.with_parts().get(pk=article.pk))


def test_a_save_that_changes_something_adds_a_revision(article, editor):
    article.title = "把课堂搬到田间"
    article.save()
    revision = revising.record(article, by=editor, why="改题")
    assert (revision.number, revision.by, revision.why) == (2, editor, "改题")
    assert revision.parent.number == 1


def test_a_save_that_changes_nothing_adds_none(article, editor):
    assert revising.record(article, by=editor).number == 1
    assert article.revisions.count() == 1


def test_a_revision_holds_the_whole_tree(article):
    stored = article.revisions.get().content
    assert stored == snapshot(article)
    assert [section.heading for section in stored.sections] == [
        "健全制度，学有遵循",
        "创新形式，学有所得",
    ]
    assert stored.units[0].name == "澜江市委宣传部"


def test_a_common_article_takes_about_a_kilobyte(article):
    assert len(article.revisions.get().data) < 1500


def test_figures_are_part_of_the_content(article):
    measure = Measure.objects.filter(section__article=article).first()
    Figure.objects.create(measure=measure, label="提醒单", value="12.50", unit="份")
    (section, _) = snapshot(article).sections
    assert section.measures[0].figures[0].value == "12.5"


def test_a_measure_moved_to_another_section_keeps_its_number(article):
    first, second = drafts(article)
    moved = first.measures.pop(0)
    second.measures.insert(0, moved)
    number = Measure.objects.get(key=moved.key).number
    revising.save_parts(article, [first, second])
    measure = Measure.objects.get(number=number)
    assert (measure.key, measure.section.heading, measure.position) == (
        moved.key,
        "创新形式，学有所得",
        1,
    )


def test_a_measure_outlives_the_section_it_left(article):
    first, second = drafts(article)
    second.measures.extend(first.measures)
    revising.save_parts(article, [second])
    assert Section.objects.filter(article=article).count() == 1
    assert Measure.objects.filter(section__article=article).count() == 3


def test_numbers_are_lasting_and_never_given_twice(article):
    first, second = drafts(article)
    before = set(Measure.objects.values_list("number", flat=True))
    revising.save_parts(article, [SectionDraft(heading=first.heading, key=first.key), second])
    again = MeasureDraft(heading="定期提醒。", body="又来一次。")
    revising.save_parts(article, [SectionDraft(heading="新", measures=[again]), second])
    assert Measure.objects.get(body="又来一次。").number not in before


def test_a_part_of_another_article_is_not_taken_over(article, make_article):
    other = make_article("别的文章")
    foreign = drafts(other)[0]
    revising.save_parts(article, [foreign])
    assert other.sections.count() == 2
    assert article.sections.get().key != foreign.key


def test_empty_measures_are_dropped(article):
    revising.save_parts(
        article, [SectionDraft(heading="一节", measures=[MeasureDraft(heading="  ")])]
    )
    assert not Measure.objects.filter(section__article=article).exists()


def test_a_save_based_on_an_older_revision_is_refused_and_loses_nothing(article, editor):
    article.title = "她改的题目"
    article.save()
    revising.record(article, by=editor)
    with pytest.raises(ChangedMeanwhile, match="林编辑"):
        revising.lock(article, based_on=1)
    revising.lock(article, based_on=2)


def test_the_number_of_queries_does_not_grow_with_the_parts(make_article):
    def saving(sections: int, measures: int) -> int:
        parts = [
            SectionDraft(
                heading=f"节{s}", measures=[MeasureDraft(f"举措{m}") for m in range(measures)]
            )
            for s in range(sections)
        ]
        article = make_article(sections=parts)
        sent = drafts(article)
        with CaptureQueriesContext(connection) as counted:
            revising.save_parts(article, sent)
            revising.record(article, by=None)
        return len(counted)

    assert saving(1, 1) == saving(8, 6)


def test_an_unchanged_part_keeps_its_hash_and_a_changed_one_does_not(article):
    before = content.part_hashes(snapshot(article))
    first, second = drafts(article)
    changed = MeasureDraft(key=first.measures[0].key, heading="定期提醒。", body="改为每周发出。")
    first.measures[0] = changed
    revising.save_parts(article, [first, second])
    after = content.part_hashes(snapshot(article))
    assert {key for key in before if before[key] != after[key]} == {str(changed.key)}


def test_units_keep_their_order(article, city, department):
    revising.set_units(article, [city, department])
    assert [unit.name for unit in snapshot(article).units] == ["澜江市", "澜江市委宣传部"]
