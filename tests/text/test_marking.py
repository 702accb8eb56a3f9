"""Words with bold type, links and notes, written in the markup: never a word more or less."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletins.text import markup
from bulletins.text.blocks import blocks
from bulletins.text.marking import marked, marked_row
from bulletins.text.markup import Link, Note, Strong, Text
from bulletins.text.paragraphs import Span, Style

U, V = "https://example.org/u", "/units/v/"


def bold(start: int, end: int) -> Span:
    return Span(start, end, Style.BOLD)


def link(start: int, end: int, address: str = U) -> Span:
    return Span(start, end, Style.LINK, address)


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("一是抓学习。", [bold(0, 2)], "**一是**抓学习。"),
        ("一是抓学习。", [bold(0, 1), bold(1, 2)], "**一是**抓学习。"),
        ("一是抓学习。", [bold(0, 3), bold(1, 2), bold(2, 4)], "**一是抓学**习。"),
        ("见通知。", [link(1, 3)], f"见[通知]({U})。"),
        ("见通知。", [bold(0, 4), link(1, 3)], f"**见[通知]({U})。**"),
        ("见通知。", [bold(2, 4), link(1, 3)], f"见[通]({U})**[知]({U})。**"),
        ("见通知。", [link(1, 3), link(2, 4, V)], f"见[通知]({U})[。]({V})"),
        ("见通知。", [link(1, 3, "javascript:x"), link(2, 4, V)], f"见通[知。]({V})"),
        ("甲 乙 丙", [bold(1, 4)], "甲 **乙** 丙"),
        ("甲　乙", [link(1, 3)], f"甲　[乙]({U})"),
        ("甲\n乙", [bold(0, 3)], "**甲**\n**乙**"),
        ("甲乙", [bold(1, 1), bold(5, 9), bold(-3, 0), link(2, 1)], "甲乙"),
        ("甲 \x00乙", [bold(1, 3)], "甲 \x00乙"),
    ],
)
def test_spans_are_written_in_the_markup(text, spans, expected):
    assert marked(text, spans) == expected


def test_a_note_stands_where_it_is_called():
    notes = [(2, "全年共12个。"), (6, "见\n附件")]
    assert marked("题目公开发布", [], notes) == "题目^[全年共12个。]公开发布^[见 附件]"


def test_a_note_at_the_end_of_bold_type_or_a_link_stands_behind_it():
    assert marked("题目公开", [bold(0, 2)], [(2, "注")]) == "**题目**^[注]公开"
    assert marked("题目公开", [link(0, 2)], [(2, "注"), (2, "又")]) == f"[题目]({U})^[注]^[又]公开"


def test_a_note_inside_bold_type_or_a_link_cuts_only_the_link():
    assert marked("题目公开", [bold(0, 4)], [(2, "注")]) == "**题目^[注]公开**"
    assert marked("题目公开", [link(0, 4)], [(2, "注")]) == f"[题目]({U})^[注][公开]({U})"


def test_an_empty_note_is_dropped_and_one_out_of_place_is_kept():
    assert marked("题目", [], [(1, " \n"), (99, "后"), (-5, "前")]) == "^[前]题目^[后]"


def test_signs_are_escaped_only_where_they_would_be_read():
    assert marked("国发[2024]8号(1)要", [bold(0, 2)]) == "**国发**[2024]8号(1)要"
    assert marked("[甲](https://a.cn)", [bold(0, 1)]) == r"**[**甲](https://a.cn)"
    assert marked("甲*乙", [bold(0, 2)]) == r"**甲\***乙"
    assert marked("[1]见", [link(0, 3)], [(4, "[2024]8号")]) == rf"[\[1\]]({U})见^[\[2024\]8号]"


def test_words_in_bold_type_that_look_like_a_row_are_no_row():
    line = marked("| 甲 |", [bold(2, 3)])
    assert line == r"\| **甲** \|"


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://a.cn/A_(B", "https://a.cn/A_%28B"),
        ("https://a.cn/甲 乙", "https://a.cn/甲%20乙"),
        (" https://a.cn/**x** ", "https://a.cn/%2A%2Ax%2A%2A"),
        ("mailto:a@b.cn", "mailto:a@b.cn"),
    ],
)
def test_an_address_is_written_so_that_the_markup_can_hold_it(address, kept):
    assert markup.parse(marked("甲", [bold(0, 1), link(0, 1, address)])) == (
        Strong((Link("甲", kept),)),
    )


@pytest.mark.parametrize(
    "address", ["", "javascript:x", "//evil.example", "\x01javascript:x", "附件.docx", "file:///c"]
)
def test_a_link_that_leads_nowhere_good_loses_the_link_and_not_the_words(address):
    assert marked("见附件", [link(1, 3, address)]) == "见附件"


def test_a_row_of_cells_keeps_its_spans_and_notes():
    text = "单位\t次数 | 人\t\t合计"
    spans = [bold(0, 2), bold(1, 5), link(11, 13)]
    row = marked_row(text, spans, [(2, "含部门"), (13, "不含")])
    assert row == rf"| **单位**^[含部门] | **次数** \| 人 |  | [合计]({U})^[不含] |"
    assert markup.plain(row) == "单位\t次数 | 人\t\t合计"


SIGNED = st.lists(
    st.sampled_from([*"\\*[]()^|ab学 \n\t\x00\u3000\x85", "**", "](", "^[", "| ", "![](picture:"])
).map("".join)
ADDRESSES = st.sampled_from([U, V, "#a", "https://a.cn/(*) \\", "javascript:x", ""]) | st.text()
OFFSETS = st.integers(-3, 40)
SPANS = st.lists(st.builds(Span, OFFSETS, OFFSETS, st.sampled_from(Style), ADDRESSES), max_size=8)
NOTES = st.lists(st.tuples(OFFSETS, SIGNED), max_size=4)


def notes_of(nodes) -> list[str]:
    found = []
    for node in nodes:
        if isinstance(node, Note):
            assert all(isinstance(inside, Text) for inside in node.inside)
            found.append("".join(inside.words for inside in node.inside))
        elif isinstance(node, Strong):
            found += notes_of(node.inside)
    return found


@settings(deadline=None)
@given(SIGNED | st.text(), SPANS, NOTES)
def test_no_word_is_lost_and_every_note_is_there_in_order(text, spans, notes):
    line = marked(text, spans, notes)
    assert markup.plain(line) == text
    placed = sorted(notes, key=lambda note: min(max(note[0], 0), len(text)))
    words = [markup.clean_line(words) for _, words in placed]
    assert notes_of(markup.parse(line)) == [one for one in words if one]
    assert markup.unsafe_addresses(line) == []


@settings(deadline=None)
@given(SIGNED, SPANS, NOTES)
def test_what_is_stored_shows_the_same(text, spans, notes):
    stored = markup.clean(marked(text, spans, notes)).split("\n")
    shown = "\n".join(map(markup.plain, stored))
    assert markup.clean(shown) == markup.clean(text)
    assert not any(hasattr(block, "rows") for block in blocks(stored))


@settings(deadline=None)
@given(st.text(alphabet="学习 ab\n", max_size=30), SPANS)
def test_what_is_bold_or_linked_comes_out_so(text, spans):
    styled = styles(markup.parse(marked(text, spans)))
    for place, character in enumerate(text):
        here = [span for span in spans if span.start <= place < span.end]
        if not character.isspace():
            assert styled[place][0] == any(span.style == Style.BOLD for span in here)


def styles(nodes, is_bold=False) -> list[tuple[bool, str]]:
    """For each character whether it is bold, and where it leads."""
    found = []
    for node in nodes:
        match node:
            case Strong(inside):
                found += styles(inside, is_bold=True)
            case Link(words, address):
                found += [(is_bold, address)] * len(words)
            case Text(words):
                found += [(is_bold, "")] * len(words)
    return found


@settings(deadline=None)
@given(SIGNED, SPANS)
def test_a_row_is_always_one_row(text, spans):
    row = marked_row(text, spans)
    assert len(row.splitlines()) == 1
    cells = [cell.split() for cell in markup.plain(row).split("\t")]
    assert cells == [cell.split() for cell in text.split("\t")]


def test_a_long_paragraph_of_many_spans_is_written_in_one_go():
    text = "学习 " * 20_000
    spans = [bold(place, place + 40) for place in range(0, len(text), 2)]
    links = [link(place, place + 1) for place in range(0, len(text), 3)]
    assert markup.plain(marked(text, [*spans, *links])) == text
