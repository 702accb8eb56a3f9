"""The content tree survives the way into the database and back, and knows what changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletins.text import content
from bulletins.text.blocks import picture_line
from bulletins.text.content import (
    ArticleContent,
    FigureContent,
    IssueContent,
    MeasureContent,
    SectionContent,
    UnitName,
)
from bulletins.text.numbering import Numbering

WORDS = st.text(max_size=12)
BODIES = st.lists(WORDS, max_size=3).map(tuple)
NUMBERINGS = st.sampled_from([form.value for form in Numbering])
FIGURES = st.lists(
    st.builds(FigureContent, key=WORDS, label=WORDS, value=WORDS, unit=WORDS), max_size=2
).map(tuple)
MEASURES = st.builds(
    MeasureContent,
    key=st.uuids().map(str),
    number=st.integers(1),
    heading=WORDS,
    body=BODIES,
    figures=FIGURES,
)
SECTIONS = st.builds(
    SectionContent,
    key=st.uuids().map(str),
    heading=WORDS,
    body=BODIES,
    measure_numbering=NUMBERINGS,
    measures=st.lists(MEASURES, max_size=3).map(tuple),
    figures=FIGURES,
)
ARTICLES = st.builds(
    ArticleContent,
    number=st.integers(1),
    title=WORDS,
    units=st.lists(st.builds(UnitName, WORDS, WORDS), max_size=2).map(tuple),
    topics=BODIES,
    lead=BODIES,
    sections=st.lists(SECTIONS, max_size=3).map(tuple),
    closing=BODIES,
    credits=BODIES,
    figures=FIGURES,
)
ISSUES = st.builds(
    IssueContent,
    year=st.integers(1949, 2999),
    kind=WORDS,
    number=st.integers(1),
    date=st.dates().map(str),
    editor_note=BODIES,
    articles=st.lists(st.integers(1)).map(tuple),
)


@given(ARTICLES)
def test_an_article_comes_back_from_json_as_it_was(article):
    assert content.article_from_json(content.to_json(article)) == article


@given(ISSUES)
def test_an_issue_comes_back_from_json_as_it_was(issue):
    assert content.issue_from_json(content.to_json(issue)) == issue


@given(ARTICLES, ARTICLES)
def test_different_content_has_different_hashes(one, other):
    assert (content.digest(one) == content.digest(other)) == (one == other)


@given(ARTICLES)
def test_each_part_has_its_hash(article):
    parts = 1 + len(article.sections) + sum(1 for _ in article.measures())
    assert len(content.part_hashes(article)) == parts


def test_a_heading_that_ends_a_sentence_runs_on_into_its_text():
    assert SectionContent(key="a", heading="制度牵引，学有规矩。", body=("正文。",)).is_run_in
    assert not SectionContent(key="a", heading="健全制度", body=("正文。",)).is_run_in
    assert not SectionContent(key="a", heading="只有一句。").is_run_in


def test_the_pictures_of_a_tree_are_named_once_each_wherever_they_stand():
    one, two, three = (picture_line("图", digit * 32) for digit in "123")
    measure = MeasureContent(key="m", number=1, body=("正文。", three))
    section = SectionContent(key="s", body=(two, f"见{one}"), measures=(measure,))
    tree = ArticleContent(number=1, title="题", lead=(one,), sections=(section,), closing=(two,))
    assert content.pictures(tree) == ["1" * 32, "2" * 32, "3" * 32]
    note = IssueContent(year=2024, kind="regular", number=8, date="", editor_note=(two, three))
    assert content.pictures(note, tree) == ["2" * 32, "3" * 32, "1" * 32]


@pytest.mark.parametrize("block", ["| 单位 | 次数 |", picture_line("", "1" * 32)])
def test_a_heading_runs_into_words_and_into_nothing_else(block):
    assert SectionContent(key="s", heading="建制度。", body=("正文。", block)).is_run_in
    assert not SectionContent(key="s", heading="建制度。", body=(block, "正文。")).is_run_in
