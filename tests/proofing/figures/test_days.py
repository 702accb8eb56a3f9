"""Days the calendar does not have, and weekdays that are not the date's."""

from datetime import date

import pytest

from tests.proofing.texts import codes, the_only


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024年2月30日印发。", "2024年2月30日"),
        ("9月31日前完成。", "9月31日"),
        ("2023年2月29日印发。", "2023年2月29日"),
        ("二〇二四年九月三十一日印发。", "二〇二四年九月三十一日"),
        ("十三月前完成。", "十三月"),
        ("13月底前完成。", "13月"),
        ("2024-02-30上报。", "2024-02-30"),
        ("2024年13月5日印发。", "2024年13月5日"),
        ("第五季度完成。", "第五季度"),
    ],
)
def test_a_day_that_does_not_exist_is_reported(text, words):
    finding = the_only(text)
    assert (finding.code, finding.params["date"]) == ("impossible-date", words)


@pytest.mark.parametrize(
    "text",
    [
        "2024年2月29日印发。",
        "2月29日前完成。",
        "农历二月三十日走访。",
        "为期15个月。",
        "猪苗养到13月龄。",
        "10.24、3.5万，2024/9/12 10:25",
        "二〇二四年十月三十一日印发。",
    ],
)
def test_days_that_exist_are_passed_over(text):
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "2024年9月12日（星期五），市委召开会议。",
        "9月12日（星期五），市委召开会议。",
        "2024年9月12日星期五召开会议。",
        "2024年9月12日（周五）上午召开会议。",
        "二〇二四年九月十二日（星期五）召开会议。",
        "今年9月12日（星期日）召开会议。",
        "2024-09-12 星期五",
        "2024年，市委带头学习，9月12日（星期天）召开会议。",
    ],
)
def test_a_weekday_that_is_not_the_dates_is_reported(text):
    assert codes(text) == ["weekday-is-not-the-dates"]


def test_the_finding_says_which_weekday_it_is():
    finding = the_only("9月12日（周五），市委召开会议。")
    assert finding.params == {"date": "2024-09-12", "right": "周四", "written": "周五"}


@pytest.mark.parametrize(
    "text",
    [
        "2024年9月12日（星期四），市委召开会议。",
        "9月12日（星期四），市委召开会议。",
        "2023年9月12日（星期二），市委召开会议。",
        "去年9月12日（星期二），市委召开会议。",
        "9月12日，周一鸣带头发言。",
    ],
)
def test_a_weekday_that_fits_is_passed_over(text):
    assert codes(text) == []


def test_a_december_day_in_an_issue_of_january_is_of_the_year_before():
    assert codes("12月27日（星期五），市委召开会议。", on=date(2025, 1, 13)) == []


def test_without_the_day_of_the_issue_no_year_is_guessed():
    assert codes("9月12日（星期五），市委召开会议。", on=None) == []
    assert codes("2024年9月12日（星期五），市委召开会议。", on=None) == ["weekday-is-not-the-dates"]
