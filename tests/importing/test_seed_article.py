"""The reference article, and a page of our own in the same shape that proves the same."""

import datetime
import os
from pathlib import Path

import pytest

from bulletins.importing.parsing import parse
from bulletins.importing.readers import read
from bulletins.text.findings import Severity
from bulletins.text.numbering import Numbering
from bulletins.text.outline import Outline, Source
from tests.importing.samples import (
    LEAD,
    MORE_PROSE,
    PAGE,
    PARALLEL_HEADINGS,
    PROSE,
    balance,
    codes,
    headings,
    measure_headings,
    outline_of,
)

ROOT = Path(__file__).resolve().parents[2]
SEED = Path(os.environ.get("BULLETINS_SEED", ROOT.parent / "shared/reference/seed-article.txt"))


@pytest.fixture(scope="module")
def own() -> Outline:
    return outline_of(PAGE)


@pytest.fixture(scope="module")
def seed() -> Outline:
    if not SEED.exists():
        pytest.skip(f"the reference article is missing: {SEED.name} (set BULLETINS_SEED)")
    return parse(read(SEED))


def test_the_breadcrumb_has_four_columns(own):
    assert own.breadcrumb == ["江原理论", "中心组园地", "学习参考", "工作交流"]


def test_a_title_of_two_phrases_is_not_a_breadcrumb(own):
    assert own.title == "书声入耳明方向 实干在肩见担当"


def test_date_and_source_are_read_and_their_line_is_left_out_whole(own):
    assert own.date == datetime.date(2023, 11, 8)
    assert own.source == Source("理论学习月报", 11)
    assert [(entry.line, entry.why) for entry in own.left_out] == [
        (5, "read as the date and the source")
    ]
    assert own.source_line == own.left_out[0].text


def test_the_year_is_said_to_be_taken_from_the_date(own):
    finding = next(finding for finding in own.findings if finding.code == "year-not-stated")
    assert "2023" in finding.message()
    assert (finding.line, finding.severity) == (5, Severity.HINT)


def test_the_unit_on_its_own_line_is_the_contributor(own):
    assert own.unit == "澜江市委宣传部"


def test_one_lead_and_one_closing_paragraph_frame_four_sections(own):
    assert own.lead == [LEAD]
    assert headings(own) == [
        "扎紧制度篱笆,让学习有章可循",
        "用好领学机制,让学习有人带动",
        "丰富学习载体,让学习有声有色",
        "压实考评责任,让学习有果可验",
    ]
    assert own.section_numbering == Numbering.COMMA
    assert [paragraph[:4] for paragraph in own.closing] == ["新征程,"]


def test_only_the_parallel_sentences_open_measures(own):
    assert measure_headings(own) == [[], [], PARALLEL_HEADINGS, []]
    assert own.sections[2].body == [f"形式一新,人气就旺。{PROSE}"]
    assert [measure.body for measure in own.sections[2].measures] == [
        [MORE_PROSE],
        [PROSE],
        [MORE_PROSE],
        [PROSE],
    ]


def test_the_private_use_character_is_an_error_with_its_place_and_surroundings(own):
    finding = next(finding for finding in own.findings if finding.character == "U+E010")
    line = PAGE.split("\n")[finding.line - 1]
    assert finding.severity == Severity.ERROR
    assert line[finding.column - 1] == "\ue010"
    assert "同比增长3" in finding.excerpt
    assert "5%" in finding.excerpt


def test_each_no_break_space_is_found_at_its_place(own):
    places = [(f.line, f.column) for f in own.findings if f.character == "U+00A0"]
    assert places == [(5, 15), (5, 16)]


def test_the_page_is_accounted_for_from_outside_too(own):
    assert own.accounted
    assert balance(PAGE, own) == ("", "".join(sorted("一、二、三、四、")))


def test_nothing_else_is_found_on_the_page(own):
    assert codes(own) == [
        "no-break-space",
        "no-break-space",
        "year-not-stated",
        "private-use-character",
    ]


def test_the_reference_article_has_the_facts_of_its_head(seed):
    assert len(seed.breadcrumb) == 4
    assert seed.date == datetime.date(2024, 9, 12)
    assert (seed.source.number, seed.source.year, seed.source.total) == (8, None, None)
    assert seed.source.publication == "中心组学习动态"
    assert seed.unit == "漯河市委宣传部"
    assert seed.title


def test_the_reference_article_has_four_sections_and_four_measures_in_the_third(seed):
    assert (len(seed.lead), len(seed.sections), len(seed.closing)) == (1, 4, 1)
    assert seed.section_numbering == Numbering.COMMA
    assert [len(section.measures) for section in seed.sections] == [0, 0, 4, 0]
    assert all(heading.startswith("注重") for heading in measure_headings(seed)[2])
    assert all(heading.endswith("。") for heading in measure_headings(seed)[2])
    assert len(seed.sections[2].body) == 1


def test_the_damage_in_the_reference_article_is_found_at_its_place(seed):
    places = [(f.character, f.line, f.column) for f in seed.findings if f.character]
    assert places == [("U+00A0", 5, 15), ("U+00A0", 5, 16), ("U+E010", 25, 269)]
    assert "year-not-stated" in codes(seed)


def test_the_reference_article_is_accounted_for(seed):
    source = SEED.read_text(encoding="utf-8")
    assert seed.accounted
    assert balance(source, seed) == ("", "".join(sorted("一、二、三、四、")))
