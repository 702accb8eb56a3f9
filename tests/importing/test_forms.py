"""The parser finds in texts of every form of the trade what a person says their structure is.

Beside each text in ``forms/`` stands a JSON file with what is expected: sections as pairs of a
heading and the headings of its measures, or their number; ``suggested`` names the headings that
are suggestions, ``codes`` all findings in their order but those of odd characters. What is not
named there must be empty.
"""

import json
from pathlib import Path

import pytest

from bulletins.importing.outlining import outline
from bulletins.importing.parsing import understand
from bulletins.importing.readers import read
from bulletins.importing.reading import Begins, Role

TEXTS = sorted(
    path for path in (Path(__file__).parent / "forms").iterdir() if path.suffix in (".txt", ".md")
)
NAMED = {Role.TITLE, Role.SUBTITLE, Role.UNIT, Role.EDITOR_NOTE}


@pytest.fixture(params=TEXTS, ids=[path.stem for path in TEXTS], scope="module")
def text(request):
    reading = understand(read(request.param))
    expected = json.loads(request.param.with_suffix(".json").read_text())
    return expected, outline(reading), reading


def test_head_and_tail_are_those_a_person_sees(text):
    expected, got, _ = text
    for name in ("title", "subtitle", "unit", "byline"):
        assert getattr(got, name) == expected.get(name, ""), name
    assert (got.date.isoformat() if got.date else None) == expected.get("date")
    source = got.source
    said = source and [source.publication, source.number, source.year, source.total]
    wanted = expected.get("source")
    assert said == (wanted and (wanted + [None] * 4)[:4])
    assert got.breadcrumb == expected.get("breadcrumb", [])
    by_default = {"作者": got.byline} if got.byline else {}
    assert got.credits == expected.get("credits", by_default)
    assert got.attachments == expected.get("attachments", [])
    assert len(got.editor_note) == expected.get("editor_note", 0)


def test_sections_and_measures_are_those_a_person_sees(text):
    expected, got, _ = text
    assert [section.heading for section in got.sections] == [
        heading for heading, _ in expected["sections"]
    ]
    for section, (_, measures) in zip(got.sections, expected["sections"], strict=True):
        headings = [measure.heading for measure in section.measures]
        assert (len(headings) if isinstance(measures, int) else headings) == measures


def test_lead_and_closing_are_those_a_person_sees(text):
    expected, got, _ = text
    assert (len(got.lead), len(got.closing)) == (expected["lead"], expected["closing"])


def test_guesses_are_marked_and_nothing_else(text):
    expected, got, reading = text
    parts = [part for section in got.sections for part in (section, *section.measures)]
    marked = [part.heading for part in parts if part.suggested]
    assert marked == expected.get("suggested", [])
    roles = [piece.role for piece in reading.pieces if piece.suggested and piece.role in NAMED]
    assert [role.value for role in roles] == expected.get("suggested_roles", [])
    closings = [piece.suggested for piece in reading.pieces if piece.begins == Begins.CLOSING]
    assert any(closings) == expected.get("suggested_closing", False)


def test_findings_are_those_that_help(text):
    expected, got, _ = text
    of_structure = [finding.code for finding in got.findings if not finding.character]
    assert of_structure == expected.get("codes", [])


def test_every_character_is_accounted_for(text):
    _, got, _ = text
    assert got.accounted
