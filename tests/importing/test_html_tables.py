"""Tables of web pages: rows that keep their columns, as those of Word do, or plain paragraphs."""

import pytest

from bulletins.text.paragraphs import Kind
from tests.importing.test_html import page, texts


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("<tr><th>单位<th>数<tr><td>青石县<td>3", ["单位\t数", "青石县\t3"]),
        ("<tbody><tr><td colspan=2>甲<td>乙</tbody>", ["甲\t\t乙"]),
        ("<tr><td rowspan=2>甲<td>乙<tr><td>丙", ["甲\t乙", "\t丙"]),
        (
            "<tr><td>甲<td rowspan=2 colspan=2>乙<td>丙<tr><td>丁<td>戊",
            ["甲\t乙\t\t丙", "丁\t\t\t戊"],
        ),
        (
            "<tr><td>甲<td colspan=3>乙<tr><td>丙<td>丁<td>戊<td>己",
            ["甲\t乙\t\t", "丙\t丁\t戊\t己"],
        ),
        ("<tr><td>甲<td>乙<td rowspan=2>丙<tr><td>丁<td>戊", ["甲\t乙\t丙", "丁\t戊\t"]),
        ("<tr><td>甲<td>乙<td rowspan=2>丙<tr><td>丁", ["甲\t乙\t丙", "丁\t\t"]),
        ("<tr><td rowspan=0>甲<td>乙<tr><td>丙<tr><td>丁", ["甲\t乙", "\t丙", "\t丁"]),
        (
            "<thead><tr><th rowspan=3>甲<th>乙</thead><tr><td rowspan=9>丙<td>丁<tfoot><tr><td>戊",
            ["甲\t乙", "丙\t丁", "戊"],
        ),
        ("<tr><td><p>甲<p>乙</td><td>丙<br>丁</td>", ["甲 乙\t丙 丁"]),
        ("<tr><td>甲<td><tr><td><td>", ["甲\t"]),
    ],
)
def test_tables_become_rows_with_a_tab_between_cells(table, rows):
    assert texts(f"<table>{table}</table>", Kind.ROW) == rows


@pytest.mark.parametrize(
    "table",
    [
        "<tr><td>甲</td></tr><tr><td>乙</td></tr>",
        "<tr><td>甲</td><td><table><tr><td>乙</table></td></tr>",
        "<tr><td><h2>甲</h2></td><td>乙</td></tr>",
        "<tr><td></td></tr><tr><td>甲<p>乙</td></tr>",
    ],
)
def test_a_table_that_only_arranges_the_page_gives_plain_paragraphs(table):
    assert texts(f"<table>{table}</table>") == ["甲", "乙"]


def test_a_cell_that_holds_an_article_makes_no_row():
    article = "<p>今年以来，各级党组织认真学习。</p>" * 5
    assert len(texts(f"<table><tr><td>栏目</td><td>{article}</td></tr></table>")) == 6


def test_text_between_cells_stands_above_the_table_as_in_a_browser():
    kinds = [one.text for one in page("<table>甲<tr><td>乙<td>丙</tr></table>丁").paragraphs]
    assert kinds == ["甲", "乙\t丙", "丁"]
