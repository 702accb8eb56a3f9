"""Markdown made to break its reader, and Markdown made at random: none does, nothing is lost."""

import re
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bulletins.importing.parsing import parse
from bulletins.importing.readers.markdown import markdown_manuscript

HOSTILE = {
    "brackets": "[" * 20_000 + "文",
    "pictures": "![" * 20_000 + "文",
    "stars": "*文" * 20_000,
    "quotes": ">" * 5_000 + "文",
    "lists": "- " * 5_000 + "文",
    "deeper and deeper": "".join("  " * depth + "- 文\n" for depth in range(400)),
    "comments": "<!--" * 20_000 + "文",
    "definitions": "".join(f"[文{number}]: 文\n" for number in range(5_000)),
    "wide table": "|文" * 500 + "\n" + "|-" * 500 + "\n" + "|文\n" * 200,
    "notes": "".join(f"文[^{number}]\n\n[^{number}]: 文\n\n" for number in range(1_000)),
    "addresses": "[文](" * 10_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markdown_is_read_in_one_go(name):
    assert "文" in "".join(one.text for one in markdown_manuscript(HOSTILE[name]).paragraphs)


PIECES = (
    "# ## * ** _ __ ~~ ` ``` > - + 1. 2) --- === | |-|-| [学] [学](习) ![学](习) [学]: [^学] [^学]:"
    " <学> \\ &lt; 学习 动态 。 ， “ ” 　 5*3 \n \n \n\n"
)
written = st.lists(
    st.one_of(st.sampled_from(PIECES.split(" ")), st.sampled_from(["\n", " ", "习", "|"])),
    max_size=60,
).map("".join)


@given(written)
@example("| 学 |\n|-|\n| 习 | 动 |")
@example("1. 学\n1. 习")
@example("[学]:习\n[学]:")
@settings(max_examples=400, deadline=None)
def test_each_word_that_is_written_is_text_or_an_address(text):
    words = re.compile(r"[\u4e00-\u9fff。，“”]")
    found = markdown_manuscript(text).paragraphs
    addresses = [one.picture.name for one in found if one.picture]
    addresses += [span.address for one in found for span in one.spans]
    held = Counter(words.findall("".join([*(one.text for one in found), *addresses])))
    labels = "学" * (text.count("[^学]") + text.count("[学]:"))
    assert not Counter(words.findall(text)) - held - Counter(labels)


@given(st.one_of(written, st.text(max_size=200)))
@settings(max_examples=300, deadline=None)
def test_no_text_breaks_the_reader(text):
    manuscript = markdown_manuscript(text)
    for one in manuscript.paragraphs:
        assert all(0 <= span.start < span.end <= len(one.text) for span in one.spans)
        assert 0 <= one.generated <= len(one.text)
        assert one.line >= 1 and one.column >= 1
    assert parse(manuscript).accounted
