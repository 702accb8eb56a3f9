"""What holds an article back, and who may let it stand, for a reason that is kept."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.utils.translation import override

from bulletins import assembly, overruling, permissions, revising
from bulletins.errors import NotAllowed, NotReady, Refused
from bulletins.models import Article, Issue, Overruling, Section
from bulletins.revising import SectionDraft

pytestmark = pytest.mark.django_db
DAMAGED = SectionDraft(
    heading="健全制度", body="先立规矩。\n群众满意率达到98\ue0106%，居全省前列。"
)
REASON = "原件如此，数字已向作者核实。"


@pytest.fixture
def damaged(make_article, issue) -> Article:
    return make_article(issue=issue, sections=[DAMAGED])


def stopping(article: Article) -> list:
    return [found for found in overruling.standing_findings(article) if found.holds_back]


def overrule(article: Article, by, reason: str = REASON) -> Overruling:
    return overruling.overrule(article, stopping(article)[0].finding, by=by, reason=reason)


def test_a_private_use_character_holds_an_issue_back_and_is_named_with_its_place(damaged, editor):
    with override("en"), pytest.raises(NotReady) as refusal:
        assembly.publish_issue(damaged.issue, by=editor)
    words = str(refusal.value)
    assert "把课堂搬到一线" in words and "一、健全制度, paragraph 2" in words
    assert "U+E010" in words and "满意率达到98\ue0106%" in words


def test_all_that_holds_an_issue_back_is_named_at_once(damaged, make_article, editor):
    second = make_article("乙", issue=damaged.issue, closing="机密★1年")
    with pytest.raises(NotReady) as refusal:
        assembly.publish_issue(second.issue, by=editor)
    assert "U+E010" in str(refusal.value) and "机密★" in str(refusal.value)


def test_warnings_and_hints_hold_nothing_back(make_article, issue, editor):
    article = make_article(issue=issue, closing="学习，，研讨(会)，9月31日前完成。")
    assert len(overruling.standing_findings(article)) == 3
    assembly.publish_issue(issue, by=editor)


def test_an_overruled_finding_holds_nothing_back_any_more(damaged, editor):
    decision = overrule(damaged, editor)
    assert (decision.by, decision.reason, decision.code) == (
        editor,
        REASON,
        "private-use-character",
    )
    assert "98\ue0106%" in decision.words
    assert stopping(damaged) == []
    assembly.publish_issue(damaged.issue, by=editor)
    [shown] = [found for found in overruling.standing_findings(damaged) if found.finding.stops]
    assert shown.overruling == decision


def test_publishing_one_article_again_asks_too(make_article, issue, editor):
    article = make_article(issue=issue)
    assembly.publish_issue(issue, by=editor)
    Article.objects.filter(pk=article.pk).update(closing="7\ue0108%")
    with pytest.raises(NotReady, match="E010"):
        assembly.publish_article(article, by=editor)


def test_the_decision_goes_with_the_words_where_they_are_moved(damaged, editor):
    overrule(damaged, editor)
    revising.save_parts(damaged, [SectionDraft(heading="别的"), DAMAGED])
    assert stopping(damaged) == []


def test_the_decision_ends_when_the_words_are_changed(damaged, editor):
    overrule(damaged, editor)
    Section.objects.update(body="群众满意率达到97\ue0106%，居全省前列。")
    assert len(stopping(damaged)) == 1


def test_the_decision_is_about_one_article(damaged, make_article, editor):
    overrule(damaged, editor)
    other = make_article("乙", sections=[DAMAGED])
    assert len(stopping(other)) == 1


def test_who_may_not_overrule_is_told_what_is_missing(damaged, contributor):
    with override("en"), pytest.raises(NotAllowed, match="overrule a finding"):
        overrule(damaged, contributor)
    assert not Overruling.objects.exists()


@pytest.mark.parametrize("reason", ["", "    ", "好", "\x01\x02\x03\x04\x05", "长" * 501])
def test_a_reason_says_something(damaged, editor, reason):
    with override("en"), pytest.raises(Refused, match="A reason has 5 to 500 characters"):
        overrule(damaged, editor, reason)


def test_a_finding_that_is_gone_is_not_overruled(damaged, editor):
    finding = stopping(damaged)[0].finding
    Section.objects.update(body="群众满意率达到98.6%，居全省前列。")
    with override("en"), pytest.raises(Refused, match="no longer there"):
        overruling.overrule(damaged, finding, by=editor, reason=REASON)


def test_a_finding_is_overruled_once(damaged, editor):
    finding = stopping(damaged)[0].finding
    overrule(damaged, editor)
    with override("en"), pytest.raises(Refused, match="林编辑 has overruled"):
        overruling.overrule(damaged, finding, by=editor, reason=REASON)


def test_what_was_decided_is_not_changed_or_deleted(damaged, editor):
    decision = overrule(damaged, editor)
    decision.reason = "另一个理由，后来想的。"
    acts = [
        decision.save,
        decision.delete,
        Overruling.objects.all().delete,
        lambda: Overruling.objects.update(reason="另一个理由，后来想的。"),
    ]
    for act in acts:
        with pytest.raises(NotAllowed):
            act()
    with pytest.raises(ProtectedError):
        damaged.delete()
    assert Overruling.objects.get().reason == REASON


def test_the_database_itself_refuses_a_change(damaged, editor):
    overrule(damaged, editor)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE bulletins_overruling SET reason = 'x'")
    assert Overruling.objects.get().reason == REASON


def test_the_wording_is_judged_by_the_day_of_the_issue(make_article, issue):
    lead = "推进全面深化改革、全面依法治国、全面从严治党。"
    article = make_article(issue=issue)
    Article.objects.filter(pk=article.pk).update(lead=lead)
    assert [f.finding.code for f in overruling.standing_findings(article)] == ["incomplete-phrase"]
    Issue.objects.update(year=2012, date="2012-06-01")
    assert overruling.standing_findings(Article.objects.get()) == []


def test_an_article_without_an_issue_has_the_day_of_its_source(make_article):
    article = make_article(source_line="时间：2024-09-12 来源：《学习动态》第8期")
    assert str(overruling.day_of(article)) == "2024-09-12"
    assert overruling.day_of(make_article("乙")) is None


def test_reviewers_issue_editors_and_publishers_may_overrule():
    right = "bulletins.overrule_finding"
    allowed = {key for key, role in permissions.ROLES.items() if right in role.rights}
    assert allowed == {
        "first-reviewer",
        "second-reviewer",
        "final-reviewer",
        "issue-editor",
        "publisher",
    }
