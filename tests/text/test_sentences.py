"""Sentences and clauses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletins.text.sentences import (
    clauses,
    ends_like_a_sentence,
    first_sentence_end,
    sentence_spans,
)


def test_the_stop_and_the_quotation_mark_after_it_belong_to_the_sentence():
    text = "“欲善其事，先利其器。”此话不虚！真的？！是。"
    assert [text[start:end] for start, end in sentence_spans(text)] == [
        "“欲善其事，先利其器。”",
        "此话不虚！",
        "真的？！",
        "是。",
    ]


def test_a_decimal_point_ends_no_sentence():
    assert first_sentence_end("增长7.8%,居第一。后文") == len("增长7.8%,居第一。")


@given(st.text("学习。！？”’）ab "))
def test_sentences_cover_the_text_without_gap_or_overlap(text):
    spans = sentence_spans(text)
    assert "".join(text[start:end] for start, end in spans) == text


@pytest.mark.parametrize("text", ["学习。", "学习！”", "学习；", "学习……", "（学习。）"])
def test_a_stop_ends_a_sentence_even_inside_quotation_marks(text):
    assert ends_like_a_sentence(text)


@pytest.mark.parametrize("text", ["", "学习", "学习，", "“学习”", "一、学习："])
def test_a_line_without_a_stop_is_no_sentence(text):
    assert not ends_like_a_sentence(text)


def test_clauses_stand_between_commas():
    assert clauses("制度牵引，学有规矩。") == ["制度牵引", "学有规矩"]
    assert clauses("学习；") == ["学习"]
