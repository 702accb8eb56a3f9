"""What a line is said to be."""

import pytest

from bulletins.importing import correcting
from bulletins.importing.outlining import outline
from bulletins.importing.reading import Begins, Facts, Piece, Reading, Role
from bulletins.text.paragraphs import Kind, Paragraph, Picture
from tests.importing.samples import LEAD, MORE_PROSE, PROSE, page

from .readings import SECTIONS, at, read, refusal, shape


class TestRoles:
    def test_a_heading_left_out_leaves_its_text_to_the_part_above(self):
        reading = read(SECTIONS)
        after = correcting.leave_out(reading, at(reading, "抓好落实"))
        assert shape(after) == [("健全制度", [])]
        assert outline(after).sections[0].body == [PROSE, MORE_PROSE]
        assert ("二、抓好落实", "left out by hand") in [
            (left.text, left.why) for left in outline(after).left_out
        ]
        assert "left out already" in refusal(correcting.leave_out, after, at(after, "二、抓好"))

    def test_what_was_left_out_is_taken_in_where_it_stands(self):
        reading = read(SECTIONS)
        out = correcting.leave_out(reading, at(reading, PROSE))
        assert outline(out).sections[0].body == []
        assert correcting.take_in(out, at(out, PROSE)).pieces == reading.pieces
        assert "text of the article" in refusal(correcting.take_in, reading, at(reading, PROSE))

    def test_what_was_left_out_of_a_paragraph_is_one_with_it_again(self):
        reading = read(page(PROSE, MORE_PROSE + "（澜江市委宣传部供稿）"))
        after = reading
        for words in ("（", "澜江市委宣传部", "供稿）"):
            after = correcting.take_in(after, at(after, words))
        assert outline(after).lead[-1] == MORE_PROSE + "（澜江市委宣传部供稿）"

    def test_the_paragraph_after_the_first_of_the_closing_begins_it_when_that_is_left_out(self):
        reading = read(SECTIONS + "\n下一步，继续学习。\n让我们一起努力。")
        assert len(outline(reading).closing) == 2
        after = correcting.leave_out(reading, at(reading, "下一步"))
        assert outline(after).closing == ["让我们一起努力。"]

    def test_the_title_is_chosen_among_the_lines(self):
        reading = read("内部资料 注意保存\n" + SECTIONS)
        wrong = correcting.assign(reading, at(reading, "健全制度"), Role.TITLE)
        assert outline(wrong).title == "一、健全制度"
        assert "学以致用促发展" in [*outline(wrong).lead, outline(wrong).subtitle]

    def test_lines_that_follow_each_other_are_one_title(self):
        reading = read("书声入耳\n" + page(PROSE))
        one = correcting.assign(reading, at(reading, "学以致用"), Role.TITLE)
        assert outline(one).title == "书声入耳 学以致用促发展"

    @pytest.mark.parametrize(
        ("role", "value"),
        [
            (Role.UNIT, lambda made: made.unit),
            (Role.SUBTITLE, lambda made: made.subtitle),
            (Role.EDITOR_NOTE, lambda made: "".join(made.editor_note)),
            (Role.ATTACHMENT, lambda made: "".join(made.attachments)),
        ],
    )
    def test_a_line_is_said_to_be_something_and_text_again(self, role, value):
        reading = read(page("一、健全制度", "澜江市某单位的一行字", PROSE, "二、抓好落实", PROSE))
        words = "澜江市某单位的一行字"
        said = correcting.assign(reading, at(reading, words), role)
        assert value(outline(said)) == words
        assert correcting.assign(said, at(said, words), Role.TEXT).pieces == reading.pieces
        assert "already" in refusal(correcting.assign, said, at(said, words), role)

    def test_only_roles_that_a_line_can_have_are_given(self):
        reading = read(SECTIONS)
        assert "by hand" in refusal(correcting.assign, reading, at(reading, LEAD), Role.MARK)

    def test_the_closing_begins_where_it_is_said_to(self):
        reading = read(page("一、健全制度", PROSE, "二、抓好落实", PROSE, MORE_PROSE, LEAD[:20]))
        two = correcting.begin_closing(reading, at(reading, MORE_PROSE))
        assert outline(two).closing == [MORE_PROSE, LEAD[:20]]
        last = len(two.pieces) - 1
        assert outline(correcting.begin_closing(two, last)).closing == [LEAD[:20]]
        assert "already" in refusal(correcting.begin_closing, two, at(two, MORE_PROSE))

    def test_the_closing_is_text_below_the_last_heading(self):
        reading = read(SECTIONS)
        assert "follow" in refusal(correcting.begin_closing, reading, at(reading, PROSE))
        assert "no heading" in refusal(correcting.begin_closing, reading, at(reading, "健全"))

    def test_an_attachment_takes_its_number_along(self):
        reading = read(page(PROSE, "附件：1.学习计划", "2.督查办法"))
        assert outline(reading).attachments == ["学习计划", "督查办法"]
        after = correcting.take_in(reading, at(reading, "督查办法"))
        assert outline(after).lead[-1] == "2.督查办法"
        assert outline(after).attachments == ["学习计划"]


class TestPicturesAndTables:
    READING = Reading(
        (
            Paragraph("学以致用", 1),
            Paragraph("", 2, kind=Kind.PICTURE, picture=Picture("a.png")),
            Paragraph("县\t数", 3, kind=Kind.ROW),
            Paragraph("注", 4, kind=Kind.NOTE),
        ),
        (
            Piece(0, 0, 4, Role.TITLE),
            Piece(1, 0, 0, Role.TEXT),
            Piece(2, 0, 3, Role.TEXT),
            Piece(3, 0, 1, Role.NOTE),
        ),
        (Facts(),),
    )

    @pytest.mark.parametrize("index", [1, 2])
    @pytest.mark.parametrize(
        "act",
        [
            correcting.promote,
            lambda r, i: correcting.make_head(r, i, 0),
            lambda r, i: correcting.split(r, i, 1),
            lambda r, i: correcting.assign(r, i, Role.TITLE),
            correcting.read_facts,
        ],
    )
    def test_they_are_no_lines(self, act, index):
        assert "picture or a row" in refusal(act, self.READING, index)

    @pytest.mark.parametrize("index", [1, 2, 3])
    def test_they_and_notes_are_left_out_and_taken_in_again(self, index):
        out = correcting.leave_out(self.READING, index)
        assert out.pieces[index].role == Role.LEFT_OUT
        assert correcting.take_in(out, index).pieces == self.READING.pieces


class TestSuggestions:
    TEXT = page(
        *(f"{head}{PROSE}" for head in ("制度牵引，学有规矩。", "领导带头，学有标杆。")),
        MORE_PROSE,
    )

    @pytest.fixture
    def reading(self) -> Reading:
        reading = read(self.TEXT)
        pieces = tuple(
            Piece(**{**_fields(piece), "suggested": piece.begins in ("section", "measure")})
            for piece in reading.pieces
        )
        weak = Reading(reading.paragraphs, pieces, reading.facts)
        assert sum(piece.suggested for piece in weak.pieces) == 2
        return weak

    def test_one_is_accepted_and_then_the_rest(self, reading):
        one = correcting.accept(reading, at(reading, "制度牵引"))
        assert [piece.suggested for piece in one.pieces].count(True) == 1
        rest = correcting.accept_all(one)
        assert not any(piece.suggested for piece in rest.pieces)
        assert "Nothing is suggested" in refusal(correcting.accept_all, rest)
        assert "Nothing is suggested" in refusal(correcting.accept, rest, 0)

    @pytest.mark.parametrize(
        "act",
        [
            correcting.promote,
            correcting.demote,
            correcting.take_back_head,
            correcting.leave_out,
            lambda r, i: correcting.split(r, i, 3),
            lambda r, i: correcting.assign(r, i, Role.UNIT),
        ],
    )
    def test_whoever_corrects_it_confirms_it(self, reading, act):
        index = at(reading, "领导带头")
        if act is correcting.promote and reading.pieces[index].begins == Begins.SECTION:
            reading = correcting.demote(reading, index)
        after = act(reading, index)
        assert [piece.suggested for piece in after.pieces].count(True) == 1


def _fields(piece: Piece) -> dict:
    return {name: getattr(piece, name) for name in Piece.__slots__}


@pytest.mark.parametrize("index", [-1, 10**6])
def test_a_piece_that_is_not_there_is_refused(index):
    reading = read(SECTIONS)
    for act in (
        correcting.promote,
        correcting.demote,
        correcting.take_back_head,
        correcting.join,
        correcting.leave_out,
        correcting.take_in,
        correcting.begin_closing,
        correcting.read_facts,
        correcting.accept,
    ):
        assert "not there any more" in refusal(act, reading, index)
