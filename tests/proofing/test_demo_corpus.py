"""The findings on the demo articles are those that docs/proofing.md counts and judges."""

import re
from collections import Counter
from pathlib import Path

import pytest

from bulletins.importing.parsing import understand
from bulletins.importing.readers import read
from bulletins.proofing import examine, examine_characters, merged

ROOT = Path(__file__).resolve().parents[2]
TEXTS = sorted((ROOT / "fixtures" / "demo" / "articles").glob("*.txt"))
DOCUMENT = (ROOT / "docs" / "proofing.md").read_text()


def found_in(path: Path) -> list:
    paragraphs = read(path).paragraphs
    day = understand(read(path)).facts[0].date
    return merged(examine_characters(paragraphs), examine(paragraphs, on=day))


@pytest.fixture(scope="module")
def counted() -> Counter:
    return Counter(finding.code for path in TEXTS for finding in found_in(path))


def row(first: str) -> list[int]:
    """The whole numbers of the row of a table that begins with ``first``."""
    line = next(line for line in DOCUMENT.splitlines() if line.startswith(f"| {first}"))
    cells = [cell.strip().replace(",", "") for cell in line.split("|")[2:]]
    return [int(cell) for cell in cells if cell.isdecimal()]


def test_the_document_counts_the_demo_articles_as_they_are(counted):
    articles, characters, findings, true, false, *_ = row("demo articles")
    text = sum(len(p.text.strip()) for path in TEXTS for p in read(path).paragraphs)
    assert (articles, characters, findings) == (len(TEXTS), text, counted.total())
    assert true + false == findings
    assert false < articles


def test_the_document_judges_each_kind_of_finding(counted):
    judged = {
        code: row(f"`{code}`") for code in re.findall(r"^\| `([a-z-]+)` \| \d", DOCUMENT, re.M)
    }
    assert {code: numbers[0] for code, numbers in judged.items()} == dict(counted)
    assert all(true + false == found for found, true, false in judged.values())


def test_most_demo_articles_have_nothing_to_find():
    assert sum(not found_in(path) for path in TEXTS) >= 18
