"""Characters that do not show, or show as something else than they are."""

import pytest

from bulletins.text.characters import odd_characters, oddity
from bulletins.text.findings import Severity
from bulletins.text.paragraphs import Paragraph


@pytest.mark.parametrize(
    ("character", "code"),
    [
        ("\ue010", "private-use-character"),
        ("\U000f0001", "private-use-character"),
        ("\ufffd", "replacement-character"),
        ("\ud800", "lone-surrogate"),
        ("\u00a0", "no-break-space"),
        ("\u202f", "no-break-space"),
        ("\u2003", "odd-space"),
        ("\u200b", "zero-width-character"),
        ("\ufeff", "zero-width-character"),
        ("\u00ad", "zero-width-character"),
        ("\u3164", "zero-width-character"),
        ("\u202e", "bidi-control"),
        ("\u2067", "bidi-control"),
        ("\x07", "control-character"),
        ("\x0c", "control-character"),
        ("\u2028", "line-separator"),
        ("\x85", "line-separator"),
        ("\ufffc", "object-placeholder"),
        ("\uffff", "unassigned-character"),
        ("\u2f00", "look-alike-character"),
        ("\uf9e8", "look-alike-character"),
    ],
)
def test_each_odd_character_has_a_code(character, code):
    assert oddity(character).code == code


@pytest.mark.parametrize("character", "学aA1 ，。“”《》…—·①㈠％\t\u3000〇㎡℃×÷é镕堃喆祎𠮷")
def test_ordinary_characters_are_not_reported(character):
    assert list(odd_characters(Paragraph(f"学{character}习", 1))) == []


def test_a_finding_names_place_surroundings_and_character():
    paragraph = Paragraph("全市生产总值同比增长6\ue0105%，居全省第三位。", line=12, column=3)
    [finding] = odd_characters(paragraph)
    assert (finding.line, finding.column) == (12, 14)
    assert finding.excerpt == "全市生产总值同比增长6\ue0105%，居全省第三位。"[1:22]
    assert finding.character == "U+E010"
    assert finding.severity == Severity.ERROR
    assert "U+E010" in finding.message()


def test_each_character_has_a_finding_of_its_own():
    findings = list(odd_characters(Paragraph("\u00a0\u00a0学\u200b", 1)))
    assert [finding.column for finding in findings] == [1, 2, 4]


def test_only_damage_is_an_error():
    errors = [c for c in "\ue010\ufffd\ud800\u00a0\u200b\u202e" if oddity(c).severity == "error"]
    assert errors == ["\ue010", "\ufffd", "\ud800"]
