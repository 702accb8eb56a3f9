"""Whatever the source and its look: the pieces of a reading are in order and hold all of it."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bulletins.importing.outlining import outline
from bulletins.importing.parsing import understand
from bulletins.importing.reading import Begins, Role
from bulletins.text.numbering import Numbering
from bulletins.text.paragraphs import Kind, Look, Manuscript, Paragraph, Span, Style
from tests.importing.samples import LEAD, PROSE
from tests.importing.test_accounting import FRAGMENTS

MORE = (
    "附件1 附件 **学以致用。** **一、 __学__ ——青石县的做法 首先， 其次， 最后， 其一， 其二， 一抓"
    " 二抓 三抓 1、 2、 ❶ ㊀ 〔一〕 一\u200b、 建强队伍： 来源： 来源 《学习 动态》第8期 方远"
    " 文/方远 （编者按： ） （澜江市委宣传部　方远） 相关阅读 扫一扫 目录 2024年10月 作者系"
    " 推动“一线 学以致用——青石县的做法"
)
WORDS = [*FRAGMENTS.split(" "), *MORE.split(" "), PROSE, LEAD, "　", " "]
texts = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map("".join), st.text(max_size=40)
)
looks = st.builds(
    Look,
    size=st.sampled_from([None, 12.0, 16.0, 22.0]),
    is_centred=st.booleans(),
    is_title=st.sampled_from([False, False, False, True]),
    opens_page=st.booleans(),
)


@st.composite
def paragraphs(draw):
    text = draw(texts)
    length = len(text)
    spans = [
        Span(start, min(start + draw(st.integers(1, 30)), length), Style.BOLD)
        for start in draw(st.lists(st.integers(0, max(0, length - 1)), max_size=3))
        if length
    ]
    generated = draw(st.sampled_from(["", "", "一、", "1.", "（二）", "第一章 ", "•"]))
    moved = [Span(one.start + len(generated), one.end + len(generated), one.style) for one in spans]
    return Paragraph(
        generated + text,
        0,
        level=draw(st.sampled_from([None, None, None, 1, 2, 3])),
        kind=draw(
            st.sampled_from([Kind.TEXT] * 8 + [Kind.ROW, Kind.PICTURE, Kind.NOTE, Kind.ASIDE])
        ),
        generated=len(generated),
        spans=tuple(sorted(moved, key=lambda span: span.start)),
        look=draw(looks),
        why="is a header",
    )


@st.composite
def manuscripts(draw):
    drawn = draw(st.lists(paragraphs(), max_size=14))
    return Manuscript([replace(one, line=line) for line, one in enumerate(drawn, 1)])


@given(manuscripts())
@settings(max_examples=150, deadline=None)
def test_pieces_stand_in_order_apart_from_each_other_and_trimmed(manuscript):
    reading = understand(manuscript)
    for before, after in pairwise(reading.pieces):
        assert (before.at, before.end) <= (after.at, after.start) or before.at < after.at
    for piece in reading.pieces:
        words = reading.text(piece)
        assert words == words.strip()
        assert words or reading.paragraphs[piece.at].kind == Kind.PICTURE
    assert reading.discrepancies == []


@given(manuscripts())
@settings(max_examples=150, deadline=None)
def test_only_what_can_begin_a_part_does(manuscript):
    reading = understand(manuscript)
    begun = [piece for piece in reading.pieces if piece.begins != Begins.NOTHING]
    assert all(piece.role in (Role.MARK, Role.HEADING, Role.TEXT) for piece in begun)
    assert all(not piece.continues for piece in begun)
    closings = [at for at, piece in enumerate(begun) if piece.begins == Begins.CLOSING]
    assert closings in ([], [len(begun) - 1])
    for piece in reading.pieces:
        assert (piece.role == Role.MARK) >= (piece.numbering != Numbering.NONE)
        assert (piece.role == Role.LEFT_OUT) == bool(piece.why)


@given(manuscripts())
@settings(max_examples=150, deadline=None)
def test_every_suggestion_has_a_finding_that_says_so(manuscript):
    reading = understand(manuscript)
    is_marked = any(piece.suggested for piece in reading.pieces)
    doubts = [finding for finding in reading.findings if finding.code == "weak-structure"]
    assert not is_marked or doubts
    assert outline(reading).accounted
