"""Splitting at a place and joining again."""

import pytest

from bulletins.importing import correcting
from bulletins.importing.correcting import CannotCorrect
from bulletins.importing.outlining import outline
from bulletins.importing.reading import Role
from tests.importing.samples import LEAD, PROSE, page

from .readings import SECTIONS, at, read, refusal, shape


class TestSplittingAndJoining:
    def test_a_paragraph_is_split_and_joined_again(self):
        reading = read(SECTIONS)
        split = correcting.split(reading, at(reading, PROSE), 10)
        assert outline(split).sections[0].body == [PROSE[:10], PROSE[10:]]
        joined = correcting.join(split, at(split, PROSE[10:]))
        assert joined.pieces == reading.pieces

    def test_paragraphs_of_two_lines_become_one_and_are_parted_again(self):
        reading = read(
            page("一、健全制度", "每月初向各单位", "发出提醒单。", "二、抓好落实", PROSE)
        )
        joined = correcting.join(reading, at(reading, "发出提醒单"))
        assert outline(joined).sections[0].body == ["每月初向各单位发出提醒单。"]
        assert "already" in refusal(correcting.join, joined, at(joined, "发出提醒单"))
        parted = correcting.split(joined, at(joined, "发出提醒单"), 0)
        assert parted.pieces == reading.pieces

    def test_a_heading_takes_the_text_after_it_and_gives_it_back(self):
        reading = read(page("一、健全制度，", "学有遵循", PROSE, "二、抓好落实", PROSE))
        joined = correcting.join(reading, at(reading, "健全制度"))
        assert shape(joined)[0][0] == "健全制度，学有遵循"
        split = correcting.split(joined, at(joined, "健全制度"), 2)
        assert shape(split)[0][0] == "健全"
        assert outline(split).sections[0].body == ["制度，学有遵循", PROSE]

    def test_a_heading_of_one_line_is_split_and_joined_again(self):
        reading = read(SECTIONS)
        split = correcting.split(reading, at(reading, "健全制度"), 2)
        assert shape(split)[0][0] == "健全"
        assert outline(split).sections[0].body[0] == "制度"
        assert correcting.join(split, at(split, "健全")).pieces == reading.pieces

    def test_a_title_is_split_so_that_the_unit_is_told_from_it(self):
        reading = read(page(PROSE))
        split = correcting.split(reading, at(reading, "学以致用"), 4)
        named = correcting.assign(split, at(split, "学以致用"), Role.UNIT)
        assert (outline(named).unit, outline(named).title) == ("学以致用", "促发展")
        with pytest.raises(CannotCorrect):
            correcting.join(named, at(named, "促发展"))

    @pytest.mark.parametrize(
        ("act", "words", "message"),
        [
            (lambda r, i: correcting.split(r, i, 0), LEAD, "side of the caret"),
            (lambda r, i: correcting.split(r, i, 999), LEAD, "side of the caret"),
            (lambda r, i: correcting.split(r, i, -5), LEAD, "side of the caret"),
            (lambda r, i: correcting.split(r, i, 1), "一、", "number cannot"),
            (correcting.join, LEAD, "No text of the same part"),
            (correcting.join, PROSE, "No text of the same part"),
            (correcting.join, "学以致用", "something else"),
        ],
    )
    def test_what_cannot_be_parted_or_joined_is_refused(self, act, words, message):
        reading = read(SECTIONS)
        assert message in refusal(act, reading, at(reading, words))

    def test_where_a_part_begins_nothing_is_joined_to_the_part_above(self):
        reading = read(SECTIONS + "\n下一步，继续学习。")
        assert "part begins" in refusal(correcting.join, reading, at(reading, "下一步"))

    def test_a_heading_does_not_grow_beyond_what_is_stored(self):
        reading = read(page("一、健全制度", "学习" * 200, "二、抓好落实", PROSE))
        assert "404" in refusal(correcting.join, reading, at(reading, "健全制度"))
        bare = read(page("一、健全制度", PROSE, "二、抓好落实"))
        assert "No text stands after" in refusal(correcting.join, bare, at(bare, "抓好"))
