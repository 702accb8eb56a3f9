"""Pages made to break their reader, and pages made at random: none does, and nothing is lost.

A reader that looks at anything twice takes minutes over some of these.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletins.importing.parsing import parse
from bulletins.importing.readers import UnreadableText, read_bytes
from bulletins.importing.readers.html import read_html
from bulletins.importing.readers.html.page import Page
from bulletins.importing.readers.html.tokens import tokens

HOSTILE = {
    "deep": "<div>" * 10_000 + "文",
    "tables within tables": "<table><tr><td>" * 4_000 + "文",
    "never closed": "<p>文<b><i><font>" * 4_000,
    "closing nothing": "<div>" * 5_000 + "</p></span></td></table>" * 5_000 + "文",
    "comments": "<!--" * 10_000 + ">文",
    "conditions": "<![if " * 10_000 + ">文",
    "quotes": "<a b='>' " * 10_000 + "文",
    "entities": "&lt;" * 10_000 + "&" * 10_000 + "&#" * 10_000 + "文",
    "attributes": "<p " + "a=1 " * 10_000 + f"title='{'x' * 200_000}'>文",
    "classes": f"<p class='{'a ' * 10_000}'>文",
    "spans": "<table>" + "<tr><td rowspan=9999 colspan=9999>文" * 4_000,
    "cells": "<table><tr>" + "<td rowspan=999>文" * 4_000 + "<tr><td>文" * 2_000,
    "sheet": "<style>" + "@{" * 20_000 + "</style>文",
    "labels": "<p><span style='mso-list:Ignore'>" + "文<i></i>" * 4_000 + "</span>文",
    "nul": "<p>文\0</p>" * 10_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_is_read_in_one_go(name):
    assert "文" in "".join(
        one.text for one in read_html(HOSTILE[name].encode(), "page.html").paragraphs
    )


PIECES = (
    "< > </ <p> <p </p> <b> </b> <table> <tr> <td> </td> </table> <ol> <li> </ol> <br> <!-- -->"
    " <! <script> </script> <style> </style> <a href=' ' \" = & &# &lt; &#xd800; <del> </del> <h1>"
    " <title> <textarea> <pre> <img src=data:, <span style='mso-list:Ignore'> \0 学习 　 \n 。"
)
markup = st.lists(
    st.one_of(st.sampled_from(PIECES.split(" ")), st.text(max_size=5)), max_size=60
).map("".join)


@given(markup)
@settings(max_examples=300, deadline=None)
def test_no_markup_breaks_the_reader(text):
    manuscript = Page().read(tokens(text))
    lines = [one.line for one in manuscript.paragraphs]
    assert len(lines) == len(set(lines))
    for one in manuscript.paragraphs:
        assert all(0 <= span.start < span.end <= len(one.text) for span in one.spans)
        assert 0 <= one.generated <= len(one.text)


@given(markup)
@settings(max_examples=200, deadline=None)
def test_all_that_shows_is_accounted_for(text):
    assert parse(Page().read(tokens(text))).accounted


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_no_bytes_break_the_reader(data):
    try:
        read_bytes(b"<html>" + data, "a.html")
    except UnreadableText as refused:
        assert "a.html" in str(refused)


@given(st.text(alphabet=st.characters(exclude_characters="<&\0\r\n\t\f "), min_size=1))
@settings(max_examples=200, deadline=None)
def test_no_character_of_a_paragraph_is_lost(text):
    shown = "".join(one.text for one in Page().read(tokens(f"<p>{text}</p>")).paragraphs)
    assert shown.strip() == text.strip()
