"""Each example in the tables of docs/import.md is read as the table says."""

import re
from pathlib import Path

import pytest

from bulletins.importing.outlining import Passage, outline
from bulletins.importing.parsing import understand
from bulletins.text.outline import Outline
from bulletins.text.paragraphs import Manuscript, Paragraph
from tests.importing.parsing.typed import typed
from tests.importing.samples import CLOSING, LEAD, MORE_PROSE, PROSE

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "import.md"
CHAPTER = DOCUMENT.read_text().split("## Forms recognised")[1].split("\n## ")[0]
TITLE, BODY = "学以致用促发展", [LEAD, "一、健全制度", PROSE, "二、抓好落实", MORE_PROSE]


def rows(heading: str) -> list[list[str]]:
    """The cells of each row of the table below ``### heading`` that has an example."""
    table = CHAPTER.split(f"### {heading}\n")[1].split("\n### ")[0]
    lines = [line for line in table.splitlines() if line.startswith("|")][2:]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if "`" in row[0] + row[1]]


def unquoted(cell: str) -> str:
    return re.fullmatch("`(.*)`", cell)[1]


def example(cell: str) -> list[Paragraph]:
    """``{一、}`` is generated, ``#`` a level, ``…`` running text."""
    return [_paragraph(line.replace("…", PROSE)) for line in unquoted(cell).split("⏎")]


def _paragraph(line: str) -> Paragraph:
    match = re.fullmatch(r"(?:(#+) )?(?:\{(.+)\})?(.*)", line)
    return typed(match[3], level=len(match[1]) if match[1] else None, number=match[2] or "")


def read(*parts: str | Paragraph):
    paragraphs = [typed(part) if isinstance(part, str) else part for part in parts]
    return understand(Manuscript(paragraphs))


def marked(words: str, is_suggested: bool) -> str:
    return f"{words}?" if is_suggested else words


@pytest.mark.parametrize("row", rows("Sections"), ids=lambda row: row[0])
def test_sections(row):
    got = outline(read(TITLE, "2024-09-12", LEAD, *example(row[1])))
    heads = [marked(section.heading, section.suggested) for section in got.sections]
    assert " · ".join(heads) == unquoted(row[2])


@pytest.mark.parametrize("row", rows("Measures"), ids=lambda row: row[0])
def test_measures(row):
    body = ["一、健全制度", *example(row[1]), "二、抓好落实", PROSE]
    got = outline(read(TITLE, "2024-09-12", LEAD, *body))
    heads = [marked(measure.heading, measure.suggested) for measure in got.sections[0].measures]
    assert " · ".join(heads) == unquoted(row[2])


@pytest.mark.parametrize("row", rows("What only looks like a form"), ids=lambda row: row[1])
def test_what_only_looks_like_a_form(row):
    got = outline(read(TITLE, "2024-09-12", LEAD, *example(row[0])))
    assert got.sections == []
    assert sorted(finding.code for finding in got.findings) == sorted(unquoted(row[2]).split(", "))


@pytest.mark.parametrize("row", rows("References to parts"), ids=lambda row: row[0])
@pytest.mark.parametrize(("second", "column"), [("三、抓好落实", 2), ("二、抓好落实", 3)])
def test_references_to_parts(row, second, column):
    words = PROSE + unquoted(row[0])
    got = outline(read(TITLE, "2024-09-12", LEAD, "一、健全制度", PROSE, second, words))
    found = [one.code for one in got.findings if one.code.startswith("reference")]
    assert (found or ["none"]) == [unquoted(row[column])]


def said(reading, name: str) -> str:
    """What the outline has under ``name``, as the tables write it."""
    got: Outline = outline(reading)
    match name:
        case "left out":
            return got.left_out[-1].why
        case "date":
            return str(got.date)
        case "source":
            parts = (got.source.publication, got.source.number, got.source.year, got.source.total)
            return " · ".join(str(part) for part in parts if part)
        case "credits":
            return " · ".join(f"{role} {name}" for role, name in got.credits.items())
    value = getattr(got, name)
    passages = [value] if isinstance(value, str) else value
    return " · ".join(marked(passage, _is_suggested(passage)) for passage in passages)


def _is_suggested(passage: str) -> bool:
    return isinstance(passage, Passage) and any(piece.suggested for piece in passage.pieces)


AROUND = [
    *((row, "above") for row in rows("Above the text")),
    *((row, "below") for row in rows("Below the text")),
]


@pytest.mark.parametrize(("row", "place"), AROUND, ids=[row[0] for row, _ in AROUND])
def test_what_stands_around_a_text(row, place):
    lines = example(row[1])
    closing = [] if row[2].startswith("`closing") else [CLOSING]
    if place == "above":
        reading = read(*lines, *BODY, *closing)
    else:
        reading = read(TITLE, *BODY, *closing, *lines)
    name, _, value = unquoted(row[2]).partition(": ")
    assert said(reading, name) == value


def test_no_table_is_empty():
    names = re.findall("### (.+)", CHAPTER)
    assert all(len(rows(name)) >= 8 for name in names)
