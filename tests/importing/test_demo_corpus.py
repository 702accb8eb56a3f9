"""The parser finds in each text of the demo corpus what a person says its structure is."""

import json
from pathlib import Path

import pytest

from bulletins.importing.parsing import parse
from bulletins.importing.readers import read

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "demo"
ARTICLES = [
    article
    for issue in json.loads((FOLDER / "demo.json").read_text())["issues"]
    for article in issue["articles"]
]


@pytest.fixture(params=ARTICLES, ids=[article["file"][:-4] for article in ARTICLES])
def article(request):
    outline = parse(read(FOLDER / "articles" / request.param["file"]))
    return request.param["expect"], outline


def test_sections_and_measures_are_those_a_person_sees(article):
    expected, outline = article
    assert [section.heading for section in outline.sections] == expected["section_headings"]
    assert [len(section.measures) for section in outline.sections] == expected["measures"]


def test_lead_and_closing_are_those_a_person_sees(article):
    expected, outline = article
    assert (len(outline.lead), len(outline.closing)) == (expected["lead"], expected["closing"])


def test_head_and_tail_become_fields(article):
    expected, outline = article
    assert outline.date and outline.date.isoformat() == expected["date"]
    assert outline.subtitle == expected.get("subtitle", "")
    assert len(outline.editor_note) == expected.get("editor_note", 0)
    assert len(outline.attachments) == expected.get("attachments", 0)
    assert outline.unit == expected.get("unit", "")
    assert outline.credits == expected.get("credits", {})
    assert expected["title"].endswith(outline.title)


def test_odd_characters_are_reported_and_no_others(article):
    expected, outline = article
    found = [finding.character for finding in outline.findings if finding.character]
    assert {mark: found.count(mark) for mark in found} == expected.get("characters", {})


def test_every_character_is_accounted_for(article):
    _, outline = article
    assert outline.accounted
