"""Numbers are written in the style of the house; of another style a hint speaks once."""

import pytest

from tests.importing.samples import LEAD, PROSE, outline_of, page


def restyled(*lines: str) -> list[tuple[int, str, str]]:
    found = outline_of(page(*lines)).findings
    return [
        (finding.line, finding.params["written"], finding.params["anew"])
        for finding in found
        if finding.code == "numbers-restyled"
    ]


def sections(*marks: str) -> list[str]:
    return [line for mark in marks for line in (f"{mark}健全制度", PROSE)]


@pytest.mark.parametrize(
    ("marks", "anew"),
    [
        ("1、 2、", "1."),
        ("一. 二.", "一、"),
        ("1） 2）", "（1）"),
        ("⑴ ⑵", "（1）"),
        ("（一）、 （二）、", "（一）"),
    ],
)
def test_another_style_is_told_once_at_the_first_number(marks, anew):
    first, second = marks.split()
    assert restyled(*sections(first, second)) == [(4, first, anew)]


@pytest.mark.parametrize(
    "marks", ["一、 二、", "（一） （二）", "(一) (二)", "1. 2.", "１． ２．", "① ②"]
)
def test_the_style_of_the_house_is_not_told_in_any_width(marks):
    assert restyled(*sections(*marks.split())) == []


def test_the_numbers_of_measures_are_told_too():
    enumeration = f"第一、健全制度。{PROSE}第二、抓好落实。{PROSE}"
    lines = ["一、主要做法", enumeration, "二、主要成效", PROSE]
    assert restyled(*lines) == [(5, "第一、", "第一，")]


def test_a_number_that_jumps_keeps_its_style():
    assert restyled(*sections("一、", "三、")) == []


def test_numbers_kept_as_text_are_not_told():
    assert restyled("1、时间：9月12日", "2、地点：三楼会议室") == []
    assert restyled(LEAD) == []
