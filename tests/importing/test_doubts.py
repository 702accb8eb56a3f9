"""Which findings still hold after corrections, where they stand, and the account in figures."""

import pytest

from bulletins.importing import correcting
from bulletins.importing.accounting import account
from bulletins.importing.doubts import doubts
from bulletins.importing.reading import Facts, IssueFacts, Piece, Reading, Role
from bulletins.text.findings import Finding, Severity
from bulletins.text.paragraphs import Break, Paragraph
from tests.importing.correcting.readings import at, read
from tests.importing.samples import LEAD, PROSE, page

HEADINGS = page("健全制度，学有遵循", PROSE, "创新形式，学有所得", PROSE)


def finding(line: int, column: int = 1, code: str = "odd") -> Finding:
    return Finding(code, Severity.HINT, "…", line, column, "")


def codes(reading: Reading, corrected=()) -> list[str]:
    return [doubt.finding.code for doubt in doubts(reading, corrected)]


class TestPlaces:
    LINES = (
        Paragraph("第一段", line=2),
        Paragraph("第二段接着写", line=4, column=3, breaks=(Break(3, 5, 1),)),
    )

    @pytest.mark.parametrize(
        ("line", "column", "place"),
        [
            (2, 3, (0, 2)),
            (4, 3, (1, 0)),
            (4, 4, (1, 1)),
            (5, 2, (1, 4)),
            (5, 99, (1, 5)),
            (1, 1, (0, 0)),
            (3, 7, (0, 0)),
            (99, 1, (1, 3)),
        ],
    )
    def test_a_line_and_a_column_are_a_character_of_a_paragraph(self, line, column, place):
        reading = Reading(self.LINES, (), (Facts(),), findings=(finding(line, column),))
        [doubt] = doubts(reading)
        assert (doubt.at, doubt.offset) == place

    def test_each_character_is_found_again(self):
        for number, paragraph in enumerate(self.LINES):
            for offset in range(len(paragraph.text)):
                place = paragraph.place(offset)
                reading = Reading(self.LINES, (), (Facts(),), findings=(finding(*place),))
                [doubt] = doubts(reading)
                assert (doubt.at, doubt.offset) == (number, offset)

    def test_they_come_in_the_order_of_the_source(self):
        findings = (finding(5), finding(2, 3), finding(4, 4), finding(2, 1))
        reading = Reading(self.LINES, (), (Facts(),), findings=findings)
        assert [(one.at, one.offset) for one in doubts(reading)] == [(0, 0), (0, 2), (1, 1), (1, 3)]

    def test_a_reading_without_a_paragraph_has_its_findings_too(self):
        assert len(doubts(Reading((), (), (Facts(),), findings=(finding(1),)))) == 1


class TestWhatStillHolds:
    def test_what_the_parser_was_not_sure_of_holds_until_it_is_corrected(self):
        reading = read(HEADINGS)
        assert "weak-structure" in codes(reading)
        weak = reading.pieces[at(reading, "健全制度")].at
        assert "weak-structure" not in codes(reading, {weak})

    def test_a_damaged_character_stays_one_whatever_is_corrected(self):
        reading = read(page(PROSE, "增长3\ue0105%。"))
        every = set(range(len(reading.paragraphs)))
        assert "private-use-character" in codes(reading, every)

    def test_a_title_is_missing_until_there_is_one(self):
        reading = read(f"{LEAD}\n{PROSE}")
        assert "title-missing" in codes(reading)
        named = correcting.assign(reading, at(reading, LEAD), Role.TITLE)
        assert "title-missing" not in codes(named)

    def test_structure_is_missing_until_there_is_some(self):
        reading = read(page(PROSE))
        assert "no-structure" in codes(reading)
        made = correcting.make_head(reading, at(reading, PROSE), 0)
        assert "no-structure" not in codes(made)

    def test_a_fact_of_the_issue_is_missing_until_it_is_given(self):
        one = Paragraph("动态", 1)
        missing = (finding(1, code="number-missing"), finding(1, code="date-missing"))
        reading = Reading((one,), (), (), IssueFacts(), missing)
        given = correcting.state_issue(reading, number=8)
        assert codes(reading) == ["number-missing", "date-missing"]
        assert codes(given) == ["date-missing"]


class TestTheAccount:
    def test_every_character_is_in_the_structure_left_out_or_a_number(self):
        reading = read(page("一、健全制度", PROSE, "二、抓好落实", PROSE))
        known = account(reading)
        assert known.is_exact
        assert (known.numbers, known.left_out) == (4, len("2024年3月5日"))
        assert known.structure + known.left_out + known.numbers == known.total == known.accounted

    def test_what_is_lost_is_counted(self):
        pieces = (Piece(0, 0, 1, Role.TEXT),)
        known = account(Reading((Paragraph("学 习中", 1),), pieces, (Facts(),)))
        assert (known.total, known.accounted, known.lost, known.is_exact) == (3, 1, 2, False)
