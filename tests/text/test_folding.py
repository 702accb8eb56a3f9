"""The matching copy of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletins.text.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("时间：２０２４", "时间:2024"),
        ("（一）．，；！？", "(一).,;!?"),
        ("　\u00a0\u200b\t", "    "),
        ("、。“”《》…—", "、。“”《》…—"),
        ("①⑴㈠Ⅳ", "①⑴㈠Ⅳ"),
        ("\ue010", "\ue010"),
        ("⽇⽉", "日月"),
    ],
)
def test_widths_are_folded_and_numbers_of_one_character_stay(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_a_fold_has_the_length_of_the_text(text):
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)
