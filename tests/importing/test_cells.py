"""Columns are part of what a table says: no row loses a cell, be it empty and at its end."""

from dataclasses import replace

import pytest

from bulletins.importing import correcting
from bulletins.importing.accounting import account
from bulletins.importing.keeping import kept, reading_from
from bulletins.importing.outlining import outline
from bulletins.importing.parsing import understand
from bulletins.importing.readers.docx import read_docx
from bulletins.importing.readers.html import read_html, read_paste
from bulletins.importing.readers.markdown import markdown_manuscript
from bulletins.importing.reading import Facts, Piece, Reading, Role
from bulletins.importing.writing import Writer
from bulletins.text import blocks, markup
from bulletins.text.paragraphs import Kind, Manuscript, Paragraph
from tests.importing.docx.documents import cell, document, paragraph, row, run, table
from tests.importing.samples import LEAD, PROSE

TITLE, ABOVE = "把课堂搬到渡口", "一、健全制度"
ROWS = ["|  | 场次 | 人数 |", "| 青石县 | 12 | 260 |", "|  | 20 | 300 |", "| 松涧县 | 8 |  |"]
HTML = (
    f"<h1>{TITLE}</h1><p>{LEAD}</p><h2>{ABOVE}</h2><p>{PROSE}</p><table>"
    "<tr><th></th><th>场次</th><th>人数</th></tr>"
    "<tr><td rowspan=2>青石县</td><td>12</td><td>260</td></tr><tr><td>20</td><td>300</td></tr>"
    f"<tr><td>松涧县</td><td>8</td><td></td></tr></table><h2>二、抓好落实</h2><p>{PROSE}</p>"
)
MARKDOWN = "\n".join(
    [
        f"# {TITLE}\n\n{LEAD}\n\n## {ABOVE}\n\n{PROSE}\n",
        *(ROWS[0], "|---|---|---|", *ROWS[1:]),
        f"\n## 二、抓好落实\n\n{PROSE}",
    ]
)


def in_word() -> Manuscript:
    rows = table(
        row("", "场次", "人数"),
        row(cell("青石县", '<w:vMerge w:val="restart"/>'), "12", "260"),
        row(cell("", "<w:vMerge/>"), "20", "300"),
        row("松涧县", "8", ""),
    )
    lines = [paragraph(run(one)) for one in (TITLE, LEAD, ABOVE, PROSE)]
    below = [paragraph(run(one)) for one in ("二、抓好落实", PROSE)]
    return read_docx(document("".join([*lines, rows, *below])), "a.docx")


READERS = {
    "docx": in_word,
    "html": lambda: read_html(HTML.encode(), "a.html"),
    "paste": lambda: read_paste(HTML, ""),
    "markdown": lambda: markdown_manuscript(MARKDOWN),
}


def stored(reading: Reading) -> list[str]:
    whole = outline(reading)
    assert whole.accounted
    writer = Writer(reading, whole, {})
    return [writer.write(words) for words in whole.sections[0].body]


@pytest.mark.parametrize("kind", READERS)
def test_a_row_whose_first_or_last_cell_is_empty_keeps_its_columns(kind):
    reading = understand(READERS[kind]())
    assert stored(reading) == [PROSE, *ROWS]
    assert stored(reading_from(kept(reading))) == [PROSE, *ROWS]


def test_what_a_dry_run_prints_has_the_cells_too():
    body = outline(understand(READERS["html"]())).as_json()["sections"][0]["body"]
    assert body[1:] == ["\t场次\t人数", "青石县\t12\t260", "\t20\t300", "松涧县\t8\t"]


def test_stored_rows_are_read_again_with_all_their_cells():
    reading = understand(READERS["html"]())
    body = markup.clean("\r\n".join(stored(reading)))
    _words, made = blocks.blocks(markup.paragraphs(body))
    assert made.rows[0] == ("", "场次", "人数")
    assert made.rows[2:] == (("", "20", "300"), ("松涧县", "8", ""))
    assert markup.plain(ROWS[2]) == "\t20\t300"


def at(reading: Reading, words: str) -> int:
    return next(i for i, piece in enumerate(reading.pieces) if words in reading.text(piece))


def test_a_row_that_was_left_out_and_taken_in_again_has_its_cells():
    reading = understand(READERS["docx"]())
    out = correcting.leave_out(reading, at(reading, "300"))
    assert stored(out) == [PROSE, *ROWS[:2], ROWS[3]]
    assert [one.text for one in outline(out).left_out] == ["20\t300"]
    assert stored(correcting.take_in(out, at(out, "300"))) == [PROSE, *ROWS]


def test_a_row_joined_to_the_row_above_goes_on_in_its_columns():
    rows = [Paragraph("合计", 5, kind=Kind.ROW), Paragraph("\t20", 6, kind=Kind.ROW)]
    above = [Paragraph(TITLE, 1), Paragraph(LEAD, 2), Paragraph(ABOVE, 3), Paragraph(PROSE, 4)]
    reading = understand(Manuscript([*above, *rows, *_below()]))
    assert stored(reading) == [PROSE, "| 合计 |", "|  | 20 |"]
    joined = correcting.join(reading, at(reading, "20"))
    assert stored(joined) == [PROSE, "| 合计 | 20 |"]
    parted = correcting.split(joined, at(joined, "20"), 0)
    assert stored(parted) == stored(reading)


def test_a_row_that_was_split_and_joined_is_what_it_was():
    row = Paragraph("\t计划二十场\t", 5, kind=Kind.ROW)
    above = [Paragraph(TITLE, 1), Paragraph(LEAD, 2), Paragraph(ABOVE, 3), Paragraph(PROSE, 4)]
    reading = understand(Manuscript([*above, row, row, *_below()]))
    split = correcting.split(reading, at(reading, "二十场"), 3)
    assert stored(split)[1:3] == ["|  | 计划 |", "| 二十场 |  |"]
    assert correcting.join(split, at(split, "二十场")).pieces == reading.pieces


@pytest.mark.parametrize(
    ("text", "correct"),
    [
        ("\t一、定计划。\t\t", correcting.promote),
        ("\t\t来源：《学习动态》第8期\t", correcting.read_facts),
    ],
)
def test_a_row_that_becomes_something_else_loses_no_tab_on_the_way(text, correct):
    row = Paragraph(text, 5, kind=Kind.ROW)
    above = [Paragraph(TITLE, 1), Paragraph(LEAD, 2), Paragraph(ABOVE, 3), Paragraph(PROSE, 4)]
    reading = understand(Manuscript([*above, row, row, *_below()]))
    corrected = correct(reading, at(reading, text.strip()))
    assert corrected != reading
    assert account(corrected).is_exact and outline(corrected).accounted


def _below() -> list[Paragraph]:
    return [Paragraph("二、抓好落实", 90), Paragraph(PROSE, 91)]


def test_a_title_in_a_row_of_its_own_has_no_empty_cells():
    row = Paragraph(f"\t{TITLE}\t", 1, kind=Kind.ROW)
    reading = understand(Manuscript([row, Paragraph(LEAD, 2)]))
    assert outline(reading).title == TITLE
    assert account(reading).is_exact


@pytest.mark.parametrize(
    ("start", "end"), [(1, 7), (0, 6)], ids=["first tab is lost", "last tab is lost"]
)
def test_a_tab_that_a_row_loses_is_an_error_of_the_account(start, end):
    row = Paragraph("\t20\t30\t", 7, kind=Kind.ROW)
    whole = Piece(0, 0, len(row.text), Role.TEXT)
    reading = Reading((row,), (whole,), (Facts(),))
    assert account(reading).is_exact and account(reading).total == 7
    short = replace(reading, pieces=(replace(whole, start=start, end=end),))
    assert [found.code for found in short.discrepancies] == ["not-accounted"]
    assert (account(short).lost, account(short).is_exact) == (1, False)


def test_a_tab_in_a_line_is_white_space_and_needs_no_place():
    line = Paragraph("\t学习\t", 7)
    assert Reading((line,), (Piece(0, 1, 3, Role.TEXT),), (Facts(),)).discrepancies == []
