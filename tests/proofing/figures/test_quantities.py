"""Figures with their scales and units, and how exactly they are meant."""

import pytest

from bulletins.proofing.figures.quantities import plain_number, quantities
from bulletins.proofing.passages import Passage
from bulletins.text.paragraphs import Paragraph


def read(text: str) -> list[tuple[str, str]]:
    """Value and unit of each figure."""
    figures = quantities(Passage(Paragraph(text, 1)))
    return [(plain_number(figure.value), figure.unit) for figure in figures]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("开展宣讲36场", "36", "场"),
        ("投入1.2亿元", "120000000", "元"),
        ("听众3.6万人次", "36000", "人次"),
        ("播种21.6万亩", "216000", "亩"),
        ("投入1,200万元", "12000000", "元"),
        ("增长７．８％", "7.8", "%"),
        ("提高7.4个百分点", "7.4", "个百分点"),
        ("缩短15个工作日", "15", "个工作日"),
        ("选定16名", "16", "人"),
        ("占地3千平方米", "3000", "平方米"),
        ("重5千克", "5", "公斤"),
    ],
)
def test_a_figure_is_read_with_scale_and_unit(text, value, unit):
    assert read(text) == [(value, unit)]


def test_dates_ordinals_and_numbering_count_nothing():
    figures = read("1.第12期于2024年9月12日印发")
    assert all(unit == "" for _value, unit in figures)


def test_a_full_width_comma_separates_two_figures():
    assert read("选取12，345名") == [("12", ""), ("345", "人")]


@pytest.mark.parametrize(
    "text", ["约36场", "36余场", "近36场", "36场以上", "超过36场", "30至36场", "36场左右", "各36场"]
)
def test_a_rough_figure_is_known_as_one(text):
    assert quantities(Passage(Paragraph(text, 1)))[-1].is_rough


def test_an_exact_figure_is_known_as_one():
    assert not quantities(Passage(Paragraph("共开展36场，效果明显", 1)))[0].is_rough
