"""Dates as bulletins write them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletins.text.dates import WrittenDate, find_date
from bulletins.text.numbering import chinese_numeral

DAY = datetime.date(2024, 9, 2)


@pytest.mark.parametrize(
    "text",
    [
        "2024-09-02",
        "2024-9-2",
        "2024/9/2",
        "2024.09.02",
        "2024年9月2日",
        "2024 年 9 月 2 日",
        "２０２４年９月２日",
        "二〇二四年九月二日",
        "二○二四年九月二日",
        "二零二四年九月二日",
        "2024年9月2号",
        "2024-09-02T10:25:00+08:00",
        "2024年9月2日 10时25分",
    ],
)
def test_every_form_is_read_from_end_to_end(text):
    assert find_date(text) == WrittenDate(0, len(text), DAY)


@pytest.mark.parametrize("time", [" 10:25", "T10:25:30", "　08:05", ":10:25"])
def test_a_time_of_day_belongs_to_the_date_if_it_is_one(time):
    expected = 0 if time.startswith(":") else len(time)
    assert find_date(f"2024-09-02{time}").end == len("2024-09-02") + expected


@pytest.mark.parametrize(
    "text", ["2024-02-30", "2024年13月1日", "二〇二三年二月二十九日", "0000-01-01"]
)
def test_a_day_that_does_not_exist_is_found_without_a_date(text):
    assert find_date(text) == WrittenDate(0, len(text), None)


@pytest.mark.parametrize(
    "text",
    ["", "9月2日", "2024年9月", "2024-09/02", "12024-09-02", "2024-09-021", "第2024号", "1.2024.9"],
)
def test_what_is_no_whole_date_is_not_found(text):
    assert find_date(text) is None


def test_the_place_of_the_date_in_the_text_is_given():
    found = find_date("时间：2024-09-02 来源")
    assert (found.start, found.end) == (3, 13)


@given(st.dates(min_value=datetime.date(1000, 1, 1)))
def test_every_day_is_read_in_figures_and_in_words(day):
    words = "".join("〇一二三四五六七八九"[int(digit)] for digit in f"{day.year}")
    written = f"{words}年{chinese_numeral(day.month)}月{chinese_numeral(day.day)}日"
    assert find_date(f"{day.year}年{day.month}月{day.day}日").date == day
    assert find_date(day.isoformat()).date == day
    assert find_date(written).date == day
