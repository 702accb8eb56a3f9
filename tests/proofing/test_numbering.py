"""Numbers inside prose: one after the other, none twice, none left out."""

import pytest

from bulletins.importing.parsing import parse
from bulletins.proofing import examine, merged
from bulletins.text.paragraphs import Manuscript
from tests.proofing.texts import codes, paragraphs, the_only


@pytest.mark.parametrize(
    ("text", "mark", "column"),
    [
        ("一是抓学习。二是抓研讨。四是抓落实。", "四是", 13),
        ("一要抓学习，二要抓研讨，四要抓落实。", "四要", 13),
        ("第一，抓学习。第三，抓研讨。", "第三，", 8),
        ("（1）抓学习。（3）抓研讨。", "（3）", 8),
        ("（一）抓学习；（三）抓研讨。", "（三）", 8),
        ("①抓学习；③抓研讨。", "③", 6),
        ("要求如下：1.抓学习；2.抓研讨；4.抓落实。", "4.", 18),
    ],
)
def test_a_number_left_out_is_reported_at_the_next(text, mark, column):
    finding = the_only(text)
    assert finding.code == "enumeration-jumps"
    assert (finding.params["mark"], finding.column) == (mark, column)


def test_a_number_twice_is_reported_at_the_second():
    finding = the_only("一是抓学习；二是抓研讨；二是抓落实。")
    assert (finding.code, finding.column) == ("enumeration-repeats", 13)


def test_an_enumeration_runs_over_paragraphs():
    finding = the_only("一是抓学习。", "二是抓研讨。", "四是抓落实。")
    assert (finding.code, finding.line) == ("enumeration-jumps", 3)


def test_an_enumeration_that_begins_with_the_second_is_reported():
    assert codes("二是抓研讨。三是抓落实。") == ["enumeration-starts-late"]


@pytest.mark.parametrize(
    "text",
    [
        "《办法》一是明确责任。二是抓研讨。三是抓落实。",
        "首先要抓学习。二是抓研讨。三是抓落实。",
        "一是抓学习。二要抓研讨。三是抓落实。",
        "一是抓学习。二是抓研讨。一是抓早。二是抓小。",
        "一是一、二是二，不绕问题。",
        "第一、第三产业融合发展。",
        "三要素齐备，二要点突出。",
        "办好1、3号楼和5号楼的事。",
        "一是抓学习。",
    ],
)
def test_numbers_in_order_are_passed_over(text):
    assert codes(text) == []


def test_lines_numbered_like_headings_are_left_to_the_parser():
    assert codes("（一）抓学习", "正文写在这里。", "（三）抓研讨", "正文写在这里。") == []


def test_what_the_parser_says_of_a_number_is_not_said_twice():
    source = paragraphs(
        "学以致用促发展", "2024年3月5日", "一是抓学习。二是抓研讨。四是抓落实，逐项销号。"
    )
    parsed = parse(Manuscript(source)).findings
    together = merged(parsed, examine(source))
    about_numbers = [f for f in together if f.code.startswith(("numbering", "enumeration"))]
    places = [(finding.line, finding.column) for finding in about_numbers]
    assert (3, 13) in places and len(set(places)) == len(places)
