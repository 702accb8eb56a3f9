"""Whatever a person does with whatever text: nothing is lost, nothing stands twice."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bulletins.importing import correcting
from bulletins.importing.correcting import CannotCorrect
from bulletins.importing.outlining import outlines
from bulletins.importing.parsing import understand
from bulletins.importing.readers.markdown import markdown_manuscript
from bulletins.importing.readers.plain import plain_paragraphs
from bulletins.importing.reading import Begins, IssueFacts, Reading, Role
from bulletins.text.numbering import Numbering
from bulletins.text.paragraphs import Kind, Manuscript, Paragraph, Picture
from tests.importing.test_accounting import any_text
from tests.importing.test_round_trip import RUN_IN, bodies, sections, words, written
from tests.importing.test_round_trip import outlines as outlines_of

APART = st.sampled_from(
    [
        Paragraph("", 900, kind=Kind.PICTURE, picture=Picture("a.png")),
        Paragraph("县\t 数", 901, kind=Kind.ROW),
        Paragraph("表头", 902, kind=Kind.ROW),
        Paragraph("\t20 \t300", 905, kind=Kind.ROW),
        Paragraph(" \t一、县区。\t\t", 906, kind=Kind.ROW),
        Paragraph(" 注一 ", 903, kind=Kind.NOTE),
        Paragraph("页眉", 904, kind=Kind.ASIDE, why="a header"),
    ]
)
structured = outlines_of(
    Numbering.COMMA, sections(RUN_IN, words(3, 12).map("{}。".format), bodies)
).map(lambda outline: written(outline, run_in=True, in_one_paragraph=True))


@st.composite
def readings(draw) -> Reading:
    text = draw(st.one_of(any_text, structured))
    is_markdown = draw(st.booleans())
    paragraphs = markdown_manuscript(text).paragraphs if is_markdown else plain_paragraphs(text)
    for one in draw(st.lists(APART, max_size=2)):
        paragraphs.insert(draw(st.integers(0, len(paragraphs))), one)
    reading = understand(Manuscript(paragraphs))
    suggested = draw(st.booleans())
    pieces = [replace(one, suggested=suggested and bool(one.begins)) for one in reading.pieces]
    reading = replace(reading, pieces=tuple(pieces))
    return _as_issue(draw, reading) if draw(st.booleans()) and pieces else reading


def _as_issue(draw, reading: Reading) -> Reading:
    """The same as a bulletin, with articles begun at its front and somewhere."""
    first = replace(reading.pieces[0], begins=Begins.ARTICLE)
    reading = replace(reading, issue=IssueFacts(), pieces=(first, *reading.pieces[1:]))
    for index in draw(st.lists(st.integers(0, len(reading.pieces) - 1), max_size=2)):
        reading = tried(correcting.begin_article, reading, index)
    return reading


indexes = st.integers(0, 60)
offsets = st.integers(-1, 80)
ON_PIECES = [
    correcting.promote,
    correcting.demote,
    correcting.take_back_head,
    correcting.join,
    correcting.leave_out,
    correcting.take_in,
    correcting.begin_closing,
    correcting.begin_article,
    correcting.begin_tail,
    correcting.join_article,
    correcting.read_facts,
    correcting.accept,
]
acts = st.one_of(
    st.tuples(st.sampled_from(ON_PIECES), indexes),
    st.tuples(st.sampled_from([correcting.split, correcting.make_head]), indexes, offsets),
    st.tuples(st.just(correcting.assign), indexes, st.sampled_from(Role)),
    st.tuples(st.just(correcting.accept_all)),
)


def tried(act, reading: Reading, *rest) -> Reading:
    try:
        return act(reading, *rest)
    except CannotCorrect as refusal:
        assert refusal.message()
        return reading


def require_sound(reading: Reading) -> None:
    assert reading.discrepancies == []
    places = [(piece.at, piece.start, piece.end) for piece in reading.pieces]
    assert places == sorted(places)
    for (at, _start, end), (next_at, start, _end) in pairwise(places):
        assert at < next_at or end <= start
    for piece in reading.pieces:
        assert reading.trimmed(piece) == piece
        is_picture = reading.paragraphs[piece.at].kind == Kind.PICTURE
        assert piece.end > piece.start or is_picture
        assert (piece.numbering == Numbering.NONE) or piece.role == Role.MARK
    assert all(one.accounted for one in outlines(reading))


@given(readings(), st.lists(acts, max_size=12))
@settings(max_examples=250, deadline=None)
def test_any_corrections_of_any_text_keep_every_character(reading, chosen):
    require_sound(reading)
    for act, *rest in chosen:
        reading = tried(act, reading, *rest)
        require_sound(reading)


@given(readings(), st.lists(acts, max_size=12))
@settings(max_examples=60, deadline=None)
def test_every_heading_stands_at_the_front_of_its_part(reading, chosen):
    """So that what begins a part can be found from each of its lines."""
    for act, *rest in chosen:
        reading = tried(act, reading, *rest)
    is_open = False
    for piece in reading.pieces:
        is_open = piece.begins in (Begins.SECTION, Begins.MEASURE) or (
            is_open and piece.begins == Begins.NOTHING and piece.role != Role.TEXT
        )
        assert is_open or piece.role != Role.HEADING


def without_closing(reading: Reading) -> Reading:
    """A heading below the first words of a closing would end it, which no demoting brings back."""
    pieces = [
        replace(piece, begins=Begins.NOTHING, suggested=False)
        if piece.begins == Begins.CLOSING
        else piece
        for piece in reading.pieces
    ]
    return replace(reading, pieces=tuple(pieces))


def _whole_texts(reading: Reading) -> list[int]:
    """The texts that have a paragraph of the source for themselves and begin nothing."""
    own = [piece.at for piece in reading.pieces if piece.role in (Role.TEXT, Role.HEADING)]
    return [
        index
        for index, piece in enumerate(reading.pieces)
        if piece.role == Role.TEXT and piece.begins == Begins.NOTHING and own.count(piece.at) == 1
    ]


@given(readings().map(without_closing), indexes)
@settings(max_examples=150, deadline=None)
def test_text_that_was_promoted_is_what_it_was_when_it_is_demoted(reading, number):
    texts = _whole_texts(reading)
    assume(texts)
    index = texts[number % len(texts)]
    raised = tried(correcting.promote, reading, index)
    assume(raised != reading)
    assert correcting.demote(raised, index).pieces == reading.pieces


@given(readings().map(without_closing), indexes, offsets)
@settings(max_examples=150, deadline=None)
def test_a_sentence_that_was_made_a_head_is_what_it_was_when_taken_back(reading, number, offset):
    texts = _whole_texts(reading)
    assume(texts)
    index = texts[number % len(texts)]
    made = tried(correcting.make_head, reading, index, offset)
    assume(made != reading)
    head = next(at for at in (index, index + 1) if made.pieces[at].begins == Begins.MEASURE)
    assert correcting.take_back_head(made, head).pieces == reading.pieces


@given(readings(), indexes, st.integers(1, 40))
@settings(max_examples=150, deadline=None)
def test_what_was_split_is_whole_again_when_joined(reading, number, offset):
    reading = tried(correcting.accept_all, reading)
    parts = [at for at, piece in enumerate(reading.pieces) if piece.end - piece.start > 1]
    assume(parts)
    index = parts[number % len(parts)]
    split = tried(correcting.split, reading, index, offset)
    assume(len(split.pieces) > len(reading.pieces))
    again = index if reading.pieces[index].role == Role.HEADING else index + 1
    assert correcting.join(split, again).pieces == reading.pieces
