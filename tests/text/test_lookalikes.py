"""Characters that are ordinary in themselves and look like others where they stand."""

import pytest

from bulletins.text.characters import odd_characters
from bulletins.text.paragraphs import Paragraph


def found(text: str) -> list[tuple[str, int]]:
    return [(finding.code, finding.column) for finding in odd_characters(Paragraph(text, 1))]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("印发А4纸", [3]),  # Cyrillic А
        ("Сhina", [1]),  # Cyrillic С
        ("Αpp", [1]),  # Greek Α
        ("WОRD", [2]),  # Cyrillic О
    ],
)
def test_a_foreign_letter_in_a_latin_word_is_reported(text, places):
    assert found(text) == [("look-alike-character", place) for place in places]


@pytest.mark.parametrize("text", ["Москва", "α粒子", "5μm", "10kΩ", "Ελλάς", "H2O", "A4纸"])
def test_words_of_one_script_are_left_alone(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("二○二四年", [2]),
        ("二０二四年", [2]),
        ("二O二四年", [2]),
        ("二OOO年", [2, 3, 4]),
        ("〔一九九○〕", [5]),
    ],
)
def test_a_wrong_nought_in_a_chinese_number_is_reported(text, places):
    assert found(text) == [("wrong-nought", place) for place in places]


@pytest.mark.parametrize("text", ["二〇二四年", "二零二四年", "一二〇急救", "○ 三项", "OK三"])
def test_right_noughts_are_left_alone(text):
    assert found(text) == []


def test_a_letter_inside_a_figure_is_reported():
    assert found("2O24年增长3l5家") == [("letter-in-figure", 2), ("letter-in-figure", 9)]
    assert found("B2O3、5l、C919、2O") == []


def test_full_width_letters_and_digits_are_one_finding_a_run():
    findings = list(odd_characters(Paragraph("２０２４年，ＡＰＰ", 1)))
    assert [finding.code for finding in findings] == ["full-width-character"] * 2
    assert [(finding.column, finding.character) for finding in findings] == [(1, None), (7, None)]
    assert "２０２４" in findings[0].message()


@pytest.mark.parametrize(
    "character",
    "\u2f42 \uf9e8 \u31d0 \ufb01 \ufe35 \ufe50 \uff61 \U0001d400 \U0001d7d0 \u2011 \ufe0f"
    " \U000e0100 \u2800".split(),
)
def test_compatibility_forms_are_reported(character):
    assert len(found(f"学{character}习")) == 1


def test_an_ideograph_that_has_no_other_place_is_itself():
    assert found("\ufa0e") == []
