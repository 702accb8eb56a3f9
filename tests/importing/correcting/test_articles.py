"""The articles of a bulletin, and what is known of each beside the text."""

import datetime
from dataclasses import replace

import pytest

from bulletins.importing import correcting
from bulletins.importing.outlining import issue_outline, outline, outlines
from bulletins.importing.reading import Begins, Facts, IssueFacts, Piece, Reading, Role
from tests.importing.samples import LEAD, PROSE, page

from .readings import SECTIONS, at, read, refusal


class TestArticles:
    """Two articles of one bulletin: the second begins with its title."""

    @pytest.fixture
    def issue(self) -> Reading:
        one = read("\n".join(["第一篇", LEAD, "第二篇", PROSE, "一、健全制度", PROSE]))
        pieces = tuple(
            Piece(piece.at, piece.start, piece.end, *_role_in_issue(one.text(piece)))
            for piece in one.pieces
        )
        return Reading(one.paragraphs, pieces, (Facts("甲"), Facts("乙")), IssueFacts("动态"))

    def titles(self, reading: Reading) -> list[str]:
        return [str(one.title) for one in outlines(reading)]

    def test_one_begins_and_is_joined_to_the_one_before(self, issue):
        more = correcting.begin_article(issue, at(issue, "一、健全"))
        assert self.titles(more) == ["第一篇", "第二篇", "一、健全制度"]
        assert [facts.byline for facts in more.facts] == ["甲", "乙", ""]
        joined = correcting.join_article(more, at(more, "一、健全") + 1)
        assert (joined.pieces, joined.facts) == (issue.pieces, issue.facts)

    def test_names_of_a_joined_article_are_text(self, issue):
        joined = correcting.join_article(issue, at(issue, "第二篇"))
        assert self.titles(joined) == ["第一篇"]
        assert outlines(joined)[0].lead[:2] == [LEAD, "第二篇"]
        assert joined.facts == (Facts("甲"),)

    def test_one_may_begin_above_the_first(self, issue):
        bare = correcting.join_article(issue, at(issue, "第二篇"))
        assert "first article" in refusal(correcting.join_article, bare, 0)
        assert "already" in refusal(correcting.begin_article, bare, 0)

    def test_a_text_without_mast_is_not_divided(self):
        reading = read(SECTIONS)
        for act in (correcting.begin_article, correcting.join_article):
            assert "whole bulletin" in refusal(act, reading, 2)

    def test_an_article_without_a_title_needs_one_before_a_heading(self, issue):
        bare = correcting.assign(issue, at(issue, "第二篇"), Role.TEXT)
        assert "Name its title" in refusal(correcting.promote, bare, at(bare, "第二篇"))
        assert "Name its title" in refusal(correcting.begin_closing, bare, at(bare, "第二篇"))

    def test_its_place_is_kept_when_its_first_line_is_left_out(self, issue):
        out = correcting.leave_out(issue, at(issue, "第二篇"))
        assert self.titles(out) == ["第一篇", ""]

    def test_a_note_of_the_issue_stands_above_its_first_article(self, issue):
        note = correcting.assign(issue, at(issue, PROSE), Role.ISSUE_NOTE)
        assert note.pieces[at(note, PROSE)].role == Role.EDITOR_NOTE

    def test_from_the_tail_on_nothing_belongs_to_an_article(self, issue):
        tail = correcting.begin_tail(issue, at(issue, "一、健全"))
        assert outlines(tail)[1].lead == [PROSE]
        assert issue_outline(tail).editor_note == ["一、健全制度", PROSE]
        assert "here already" in refusal(correcting.begin_tail, tail, at(tail, "一、"))
        joined = correcting.join_article(tail, len(tail.pieces) - 1)
        assert (joined.pieces, joined.facts) == (issue.pieces, issue.facts)

    @pytest.mark.parametrize(
        "act",
        [
            correcting.promote,
            correcting.demote,
            lambda r, i: correcting.make_head(r, i, 0),
            lambda r, i: correcting.assign(r, i, Role.TITLE),
            correcting.begin_closing,
            correcting.begin_tail,
            correcting.read_facts,
        ],
    )
    def test_outside_of_articles_nothing_is_divided(self, issue, act):
        tail = correcting.begin_tail(issue, at(issue, "一、健全"))
        assert "no article" in refusal(act, tail, len(tail.pieces) - 1)

    def test_outside_of_articles_words_are_the_note_of_the_issue_or_left_out(self, issue):
        tail = correcting.begin_tail(issue, at(issue, "一、健全"))
        index = at(tail, "一、健全")
        out = correcting.leave_out(tail, index)
        assert issue_outline(out).editor_note == [PROSE]
        assert correcting.take_in(out, index).pieces == tail.pieces

    def test_an_article_that_begins_with_a_heading_begins_with_a_section(self, issue):
        index = at(issue, "第二篇")
        heading = replace(issue.pieces[index], role=Role.HEADING)
        headed = replace(issue, pieces=(*issue.pieces[:index], heading, *issue.pieces[index + 1 :]))
        text = correcting.demote(headed, index)
        assert text.pieces[index].begins == Begins.ARTICLE
        assert outlines(text)[1].lead[0] == "第二篇"
        assert "section already" in refusal(correcting.promote, headed, index)
        joined = correcting.join_article(headed, index)
        assert outlines(joined)[0].sections[0].heading == "第二篇"

    def test_what_is_known_of_the_issue_is_stated_by_hand(self, issue):
        assert correcting.state_issue(issue, number=8).issue == IssueFacts("动态", number=8)


def _role_in_issue(words: str) -> tuple[Role, Begins]:
    if words in ("第一篇", "第二篇"):
        return Role.TITLE, Begins.ARTICLE
    return Role.TEXT, Begins.NOTHING


class TestFacts:
    def test_a_line_is_read_again_as_one_of_facts(self):
        reading = read("学以致用促发展\n来源：《江原学习动态》2024年第8期\n" + LEAD)
        text = correcting.take_in(reading, at(reading, "来源"))
        assert outline(text).lead == ["来源：《江原学习动态》2024年第8期", LEAD]
        text = correcting.state(text, 0, source=None)
        again = correcting.read_facts(text, at(text, "来源"))
        assert outline(again).source.number == 8
        assert again.pieces == reading.pieces
        assert "No date" in refusal(correcting.read_facts, reading, at(reading, LEAD))

    def test_what_a_line_says_replaces_what_was_known(self):
        reading = read(page(PROSE, "正文一段。", "2024-04-06"))
        assert reading.facts[0].date == datetime.date(2024, 3, 5)
        after = correcting.read_facts(reading, at(reading, "2024-04-06"))
        assert after.facts[0].date == datetime.date(2024, 4, 6)

    def test_a_day_that_does_not_exist_is_not_read(self):
        reading = read(page(PROSE, "正文一段。", "2024-02-30"))
        assert "2024-02-30" in refusal(correcting.read_facts, reading, at(reading, "2024-02-30"))

    def test_a_unit_that_a_line_names_is_the_articles_unless_it_has_one(self):
        reading = read("学以致用促发展\n作者单位：澜江市委宣传部\n" + LEAD)
        text = correcting.take_in(reading, at(reading, "澜江市委宣传部"))
        text = correcting.take_in(text, at(text, "作者单位"))
        assert outline(text).unit == ""
        again = correcting.read_facts(text, at(text, "作者单位"))
        assert outline(again).unit == "澜江市委宣传部"
        other = correcting.assign(text, at(text, "今年"), Role.UNIT)
        assert outline(correcting.read_facts(other, at(other, "作者单位"))).unit == LEAD

    def test_facts_are_stated_by_hand(self):
        reading = read(SECTIONS)
        after = correcting.state(reading, 0, byline="方远", date=None)
        assert (outline(after).byline, outline(after).date) == ("方远", None)
        assert "not there" in refusal(correcting.state, reading, 1)
        assert "not there" in refusal(correcting.state_issue, reading)
