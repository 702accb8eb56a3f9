"""Text made headings, headings moved between the levels and made text again."""

import pytest

from bulletins.importing import correcting
from bulletins.importing.outlining import outline
from bulletins.text.numbering import Numbering
from tests.importing.samples import LEAD, MORE_PROSE, PROSE, page

from .readings import SECTIONS, at, read, refusal, shape


class TestPromoting:
    def test_a_line_becomes_the_heading_of_a_measure_then_of_a_section(self):
        reading = read(page(PROSE, "现场教学", MORE_PROSE))
        once = correcting.promote(reading, at(reading, "现场教学"))
        assert shape(once) == [("", ["现场教学"])]
        assert outline(once).sections[0].measures[0].body == [MORE_PROSE]
        twice = correcting.promote(once, at(once, "现场教学"))
        assert shape(twice) == [("现场教学", [])]

    def test_a_number_at_the_front_becomes_the_mark(self):
        reading = read(page(PROSE, "（三）现场教学。市委把课堂搬到渡口。", MORE_PROSE))
        after = correcting.promote(reading, at(reading, "（三）"))
        section = outline(after).sections[0]
        assert shape(after) == [("", ["现场教学。"])]
        assert section.measure_numbering == Numbering.BRACKETED
        assert section.measures[0].body == ["市委把课堂搬到渡口。", MORE_PROSE]

    def test_after_one_is_the_heading_ends_at_the_semicolon(self):
        reading = read(page(PROSE, "一是完善制度；各县区按月报告。"))
        after = correcting.promote(reading, at(reading, "一是"))
        assert shape(after) == [("", ["完善制度；"])]

    def test_a_numeral_that_counts_is_no_number(self):
        reading = read(page(PROSE, "三要素协同推进", MORE_PROSE))
        after = correcting.promote(reading, at(reading, "三要素"))
        assert shape(after) == [("", ["三要素协同推进"])]

    def test_text_too_long_for_a_heading_begins_a_measure_without_one(self):
        words = "学习" * 200
        reading = read(page(PROSE, words))
        once = correcting.promote(reading, at(reading, words))
        assert outline(once).sections[0].measures[0].body == [words]
        twice = correcting.promote(once, at(once, words))
        assert outline(twice).sections[0].body == [words]
        assert "400" in refusal(correcting.promote, twice, at(twice, words))

    def test_a_section_rises_no_higher(self):
        reading = read(SECTIONS)
        assert "section already" in refusal(correcting.promote, reading, at(reading, "健全制度"))

    def test_the_number_of_a_heading_stands_for_it(self):
        reading = read(SECTIONS)
        after = correcting.demote(reading, at(reading, "二、"))
        assert shape(after) == [("健全制度", ["抓好落实"])]

    def test_below_the_start_of_the_closing_a_heading_ends_the_closing(self):
        reading = read(page("一、健全制度", PROSE, "二、抓好落实", PROSE, "下一步，继续学习。"))
        assert outline(reading).closing
        more = correcting.split(reading, at(reading, "下一步"), 4)
        after = correcting.promote(more, at(more, "继续学习"))
        assert outline(after).closing == []
        assert outline(after).sections[-1].body == [PROSE, "下一步，"]
        assert shape(after)[-1] == ("抓好落实", ["继续学习。"])

    @pytest.mark.parametrize("words", ["学以致用", "2024年3月5日"])
    def test_what_is_no_text_is_not_promoted(self, words):
        reading = read(SECTIONS)
        assert "Only text" in refusal(correcting.promote, reading, at(reading, words))


class TestDemoting:
    def test_a_section_becomes_a_measure_of_the_one_above_then_text_with_its_number(self):
        reading = read(page("一、健全制度。" + PROSE, "二、抓好落实。" + MORE_PROSE))
        once = correcting.demote(reading, at(reading, "抓好落实"))
        assert shape(once) == [("健全制度。", ["抓好落实。"])]
        twice = correcting.demote(once, at(once, "抓好落实"))
        assert shape(twice) == [("健全制度。", [])]
        assert outline(twice).sections[0].body == [PROSE, "二、抓好落实。" + MORE_PROSE]

    def test_a_run_in_heading_becomes_one_paragraph_with_what_stands_around_it(self):
        words = PROSE + "一是早谋划。年初定计划。二是勤督查。每月一查。"
        reading = read(page("一、健全制度", words, "二、抓好落实", PROSE))
        after = correcting.demote(reading, at(reading, "勤督查"))
        assert outline(after).sections[0].measures[0].body == ["年初定计划。二是勤督查。每月一查。"]
        none = correcting.demote(after, at(after, "早谋划"))
        assert outline(none).sections[0].body == [words]

    def test_the_closing_becomes_text_of_the_last_part(self):
        reading = read(SECTIONS + "\n下一步，继续学习。")
        after = correcting.demote(reading, at(reading, "下一步"))
        assert outline(after).closing == []
        assert outline(after).sections[-1].body == [MORE_PROSE, "下一步，继续学习。"]

    def test_text_sinks_no_lower(self):
        reading = read(SECTIONS)
        assert "text already" in refusal(correcting.demote, reading, at(reading, LEAD))


class TestHeadsFromSentences:
    WORDS = "先立规矩。再谈学习，学深悟透。最后督查。"

    def test_a_sentence_becomes_a_head_and_is_taken_back(self):
        reading = read(page("一、健全制度", self.WORDS, "二、抓好落实", PROSE))
        made = correcting.make_head(reading, at(reading, "先立"), self.WORDS.index("谈"))
        section = outline(made).sections[0]
        assert section.body == ["先立规矩。"]
        assert [(m.heading, m.body) for m in section.measures] == [
            ("再谈学习，学深悟透。", ["最后督查。"])
        ]
        back = correcting.take_back_head(made, at(made, "再谈"))
        assert back.pieces == reading.pieces

    def test_the_caret_may_stand_at_the_end(self):
        reading = read(page("一、健全制度", self.WORDS, "二、抓好落实", PROSE))
        made = correcting.make_head(reading, at(reading, "先立"), len(self.WORDS))
        assert shape(made)[0] == ("健全制度", ["最后督查。"])

    def test_a_sentence_of_a_part_without_heading_becomes_its_heading(self):
        words = "学习" * 200 + "。督查到位。"
        reading = read(page(PROSE, words))
        reading = correcting.split(reading, at(reading, words), 401)
        reading = correcting.promote(reading, at(reading, "学习" * 200))
        parted = correcting.make_head(reading, at(reading, "督查到位"), 0)
        assert shape(parted) == [("", ["", "督查到位。"])]

    def test_only_text_has_sentences(self):
        reading = read(SECTIONS)
        assert "Only text" in refusal(correcting.make_head, reading, at(reading, "学以"), 0)
        assert "No heading" in refusal(correcting.take_back_head, reading, at(reading, LEAD))

    def test_too_long_a_sentence_is_refused(self):
        reading = read(page(PROSE, "学习" * 200))
        assert "400" in refusal(correcting.make_head, reading, at(reading, "学习" * 200), 3)
