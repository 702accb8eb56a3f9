"""Readers see what was published, and nothing else, until it is published again."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models.deletion import ProtectedError

from accounts.models import Unit
from bulletins import assembly, pictures, revising
from bulletins.errors import NotAllowed, NotReady
from bulletins.models import (
    Article,
    FormerAddress,
    Issue,
    Measure,
    PublicArticle,
    PublicIssue,
    PublicMeasure,
    PublicPicture,
)
from bulletins.text.blocks import picture_line
from tests.drawings import sent

pytestmark = pytest.mark.django_db


def titles(issue) -> list[str]:
    return list(issue.articles.in_print_order().values_list("title", flat=True))


def test_articles_are_placed_at_the_end_or_where_one_says(make_article, issue):
    for title in ("甲", "乙"):
        assembly.place(make_article(title), issue)
    assembly.place(make_article("丙"), issue, position=1)
    assert titles(issue) == ["丙", "甲", "乙"]


def test_an_article_taken_out_leaves_no_gap(make_article, issue):
    first, _, _ = [make_article(title, issue=issue) for title in ("甲", "乙", "丙")]
    assembly.unplace(first)
    assert list(issue.articles.in_print_order().values_list("position", flat=True)) == [1, 2]
    assert list(Article.objects.unplaced()) == [first]


def test_an_article_moved_to_another_issue_leaves_no_gap(make_article, issue):
    first, second = make_article("甲", issue=issue), make_article("乙", issue=issue)
    assembly.place(first, another_issue(issue, number=9))
    second.refresh_from_db()
    assert (second.position, titles(issue)) == (1, ["乙"])


def test_articles_stand_in_the_order_one_gives_them(make_article, issue):
    one, two, three = [make_article(title, issue=issue) for title in ("甲", "乙", "丙")]
    assembly.reorder(issue, [three.pk, one.pk])
    assert titles(issue) == ["丙", "甲", "乙"]
    assert two.issue_id == issue.pk


def test_publishing_shows_the_issue_its_articles_and_their_measures(article, editor):
    public = assembly.publish_issue(article.issue, by=editor)
    assert public.articles.get().title == "把课堂搬到一线"
    assert public.articles.get().contributors == "澜江市委宣传部"
    assert PublicMeasure.objects.count() == Measure.objects.count() == 3
    article.refresh_from_db()
    assert article.state == Article.State.PUBLISHED and article.first_published_at


def test_later_edits_do_not_reach_readers_until_published_again(published_issue, article, editor):
    article.refresh_from_db()
    article.title = "改过的题目"
    article.save()
    revising.save_parts(article, [])
    revising.record(article, by=editor)
    shown = PublicArticle.objects.published().get()
    assert shown.title == "把课堂搬到一线"
    assert len(shown.revision.content.sections) == 2

    assembly.publish_article(article, by=editor)
    shown = PublicArticle.objects.published().get()
    assert shown.title == "改过的题目"
    assert shown.revision.content.sections == ()
    assert not PublicMeasure.objects.exists()


def test_an_edited_issue_does_not_reach_readers_either(published_issue, editor):
    published_issue.theme = "新的主题"
    published_issue.editor_note = "新的按语"
    published_issue.save()
    public = PublicIssue.objects.published().get()
    assert public.theme == "" and "新的按语" not in public.revision.content.editor_note


def test_publishing_again_keeps_the_first_time(published_issue, editor):
    first = published_issue.first_published_at
    assembly.publish_issue(published_issue, by=editor)
    published_issue.refresh_from_db()
    assert published_issue.first_published_at == first


def test_the_time_shown_is_the_one_given_or_that_of_first_publication(published_issue):
    assert PublicIssue.objects.get().shown_at == published_issue.first_published_at


def test_who_may_not_publish_is_told_what_is_missing(article, contributor):
    with pytest.raises(NotAllowed, match="发布"):
        assembly.publish_issue(article.issue, by=contributor)
    with pytest.raises(NotAllowed):
        assembly.publish_issue(article.issue, by=AnonymousUser())
    assert not PublicIssue.objects.exists()


def test_an_issue_without_articles_is_not_published(issue, editor):
    with pytest.raises(NotReady, match="第8期"):
        assembly.publish_issue(issue, by=editor)


def test_an_article_without_text_holds_the_issue_back_by_name(article, make_article, editor):
    empty = make_article("只有题目", sections=[], issue=article.issue)
    Article.objects.filter(pk=empty.pk).update(lead="")
    with pytest.raises(NotReady, match="只有题目"):
        assembly.publish_issue(article.issue, by=editor)


def test_an_article_readers_do_not_find_yet_is_published_with_its_issue(article, editor):
    with pytest.raises(NotReady, match="把课堂搬到一线"):
        assembly.publish_article(article, by=editor)


def test_publishing_one_article_again_keeps_the_order_readers_know(make_article, issue, editor):
    first, second = make_article("甲", issue=issue), make_article("乙", issue=issue)
    assembly.publish_issue(issue, by=editor)
    assembly.reorder(issue, [second.pk, first.pk])
    assembly.publish_article(second, by=editor)
    shown = PublicArticle.objects.filter(issue__issue=issue).values_list("title", flat=True)
    assert list(shown) == ["甲", "乙"]


def another_issue(issue, **fields) -> Issue:
    return Issue.objects.create(
        publication=issue.publication, year=issue.year, date=issue.date, **fields
    )


def test_an_address_readers_still_use_for_another_issue_is_not_taken(
    published_issue, make_article, editor
):
    second = another_issue(published_issue, number=9)
    make_article("乙", issue=second)
    Issue.objects.filter(pk=published_issue.pk).update(number=10)
    Issue.objects.filter(pk=second.pk).update(number=8)
    with pytest.raises(NotReady, match="第10期"):
        assembly.publish_issue(second, by=editor)
    assembly.publish_issue(published_issue, by=editor)
    assembly.publish_issue(second, by=editor)
    assert PublicIssue.objects.count() == 2


def test_many_contributing_units_are_all_named(published_issue, article, province, editor):
    units = [
        Unit.objects.create(name=f"{number}{'长' * 98}", code=f"long{number}", parent=province)
        for number in range(6)
    ]
    revising.set_units(article, units)
    assembly.publish_issue(published_issue, by=editor)
    assert PublicArticle.objects.get().contributors == "、".join(unit.name for unit in units)


def test_a_draft_with_several_revisions_can_be_deleted(make_article, editor):
    article = make_article()
    Article.objects.update(title="改过一次")
    revising.record(article, by=editor)
    assert article.revisions.count() == 2
    article.delete()
    assert not Article.objects.exists()


def test_what_readers_see_is_not_deleted(published_issue, article):
    with pytest.raises(ProtectedError):
        article.delete()


def test_a_withdrawn_issue_is_gone_and_its_text_is_kept(published_issue, article, editor):
    assembly.withdraw_issue(published_issue, by=editor)
    article.refresh_from_db()
    assert not PublicIssue.objects.exists() and not PublicArticle.objects.exists()
    assert (article.state, article.issue.state) == (Article.State.DRAFT, Issue.State.DRAFT)
    assert article.first_published_at and article.sections.count() == 2


def test_an_article_taken_out_of_an_issue_leaves_the_page_when_that_is_published_again(
    published_issue, make_article, article, editor
):
    make_article("另一篇", issue=published_issue)
    article.refresh_from_db()
    assembly.unplace(article)
    assert PublicArticle.objects.filter(article=article).exists()
    assembly.publish_issue(published_issue, by=editor)
    article.refresh_from_db()
    assert not PublicArticle.objects.filter(article=article).exists()
    assert article.state == Article.State.DRAFT


def test_a_renamed_series_is_remembered(published_issue, publication):
    assembly.rename_publication(publication, "xuexi")
    assert FormerAddress.objects.get().path == "dongtai/"


def test_a_series_readers_never_saw_leaves_no_trace(publication):
    assembly.rename_publication(publication, "xuexi")
    assert not FormerAddress.objects.exists()


def test_a_series_renamed_back_redirects_only_what_is_out_of_date(published_issue, publication):
    assembly.rename_publication(publication, "xuexi")
    assembly.rename_publication(publication, "dongtai")
    assert [former.path for former in FormerAddress.objects.all()] == ["xuexi/"]


def shown_pictures(article) -> set[str]:
    return {row.picture.key for row in PublicPicture.objects.filter(article=article.pk)}


def test_publishing_shows_the_pictures_of_each_article(article, make_article):
    one, two = (pictures.take(sent(width)).key for width in (60, 61))
    section = revising.SectionDraft(
        heading="一", measures=[revising.MeasureDraft(body=picture_line("", two))]
    )
    other = make_article("另一篇", issue=article.issue, sections=[section])
    Article.objects.filter(pk=article.pk).update(lead="\n".join([picture_line("", one)] * 2))
    public = assembly.publish_issue(article.issue, by=None)
    assert (shown_pictures(article), shown_pictures(other)) == ({one}, {two})
    assert PublicPicture.objects.filter(issue=public).count() == 2
    assembly.publish_issue(article.issue, by=None)
    assert PublicPicture.objects.count() == 2


def test_an_article_published_again_shows_the_pictures_it_has_now(published_issue, article):
    one, two = (pictures.take(sent(width)).key for width in (60, 61))
    for key in (one, two):
        Article.objects.filter(pk=article.pk).update(closing=picture_line("", key))
        assembly.publish_article(article, by=None)
        assert shown_pictures(article) == {key}


def test_a_picture_that_moves_with_its_article_to_another_issue_is_shown_there(
    published_issue, article, make_article
):
    Article.objects.filter(pk=article.pk).update(lead=picture_line("", pictures.take(sent()).key))
    make_article("另一篇", issue=published_issue)
    assembly.publish_issue(published_issue, by=None)
    second = another_issue(published_issue, number=9)
    article.refresh_from_db()
    assembly.place(article, second)
    public = assembly.publish_issue(second, by=None)
    assert PublicPicture.objects.get().issue == public
    assembly.withdraw_issue(second, by=None)
    assert not PublicPicture.objects.exists()


def test_a_picture_that_does_not_exist_holds_the_publication_back_by_name(article, editor):
    key = "a" * 32
    Article.objects.filter(pk=article.pk).update(lead=picture_line("现场", key))
    with pytest.raises(NotReady, match=f"把课堂搬到一线.*{key}"):
        assembly.publish_issue(article.issue, by=editor)
    Article.objects.filter(pk=article.pk).update(lead="近年来。")
    Issue.objects.filter(pk=article.issue_id).update(editor_note=picture_line("", key))
    with pytest.raises(NotReady, match=f"第8期.*{key}"):
        assembly.publish_issue(article.issue, by=editor)
    assert not PublicIssue.objects.exists() and not PublicPicture.objects.exists()
