"""An outline written out in any of the trade's forms is read back as the same outline."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bulletins.text.numbering import Numbering
from bulletins.text.outline import MeasureOutline, Outline, SectionOutline
from tests.importing.samples import outline_of

# Characters that end no unit, number nothing and open no closing.
CHARACTERS = "山水田林湖草沙海风云雨雪松竹梅兰江河春夏秋冬"
RUN_IN = [
    Numbering.BRACKETED,
    Numbering.ARABIC,
    Numbering.ARABIC_BRACKETED,
    Numbering.CIRCLED,
    Numbering.ONE_IS,
    Numbering.ONE_MUST,
    Numbering.ORDINAL,
]
OWN_LINE = [
    Numbering.BRACKETED,
    Numbering.ARABIC,
    Numbering.ARABIC_BRACKETED,
    Numbering.CIRCLED,
]


def words(least: int, most: int) -> st.SearchStrategy[str]:
    return st.text(CHARACTERS, min_size=least, max_size=most)


paragraphs = words(40, 60).map("{}。".format)
bodies = st.lists(paragraphs, min_size=1, max_size=2)


def measures(headings: st.SearchStrategy[str], bodies_of_each) -> st.SearchStrategy:
    return st.lists(st.builds(MeasureOutline, headings, bodies_of_each), min_size=2, max_size=4)


def sections(numberings: list[Numbering], headings, bodies_of_each) -> st.SearchStrategy:
    return st.builds(
        SectionOutline,
        heading=words(5, 16),
        body=bodies,
        measures=st.one_of(st.just([]), measures(headings, bodies_of_each)),
        measure_numbering=st.sampled_from(numberings),
    ).map(_without_idle_numbering)


def _without_idle_numbering(section: SectionOutline) -> SectionOutline:
    if not section.measures:
        section.measure_numbering = Numbering.NONE
    return section


def outlines(numbering: Numbering, parts: st.SearchStrategy) -> st.SearchStrategy[Outline]:
    return st.builds(
        Outline,
        title=words(6, 18),
        lead=bodies,
        sections=st.lists(parts, min_size=2, max_size=4),
        section_numbering=st.just(numbering),
        closing=paragraphs.map("下一步，{}".format).map(lambda closing: [closing]),
    )


def written(outline: Outline, *, run_in: bool, in_one_paragraph: bool = False) -> str:
    lines = [outline.title, "2024-09-02", *outline.lead]
    for ordinal, section in enumerate(outline.sections, 1):
        lines.append(outline.section_numbering.mark(ordinal) + section.heading)
        parts = [
            _measure(section.measure_numbering.mark(number), measure, run_in=run_in)
            for number, measure in enumerate(section.measures, 1)
        ]
        tail = [line for part in parts for line in part]
        if in_one_paragraph and tail:
            lines += [*section.body[:-1], section.body[-1] + "".join(tail)]
        else:
            lines += [*section.body, *tail]
    return "\n\n　　".join([*lines, *outline.closing])


def _measure(mark: str, measure: MeasureOutline, *, run_in: bool) -> list[str]:
    if run_in:
        return [mark + measure.heading + measure.body[0], *measure.body[1:]]
    return [mark + measure.heading, *measure.body]


def assert_same_structure(got: Outline, expected: Outline) -> None:
    assert got.accounted
    assert got.title == expected.title
    assert got.lead == expected.lead
    assert got.section_numbering == expected.section_numbering
    assert got.sections == expected.sections
    assert got.closing == expected.closing


@given(outlines(Numbering.COMMA, sections(OWN_LINE, words(4, 12), bodies)))
@settings(max_examples=60, deadline=None)
def test_numbered_headings_on_their_own_lines(outline):
    assert_same_structure(outline_of(written(outline, run_in=False)), outline)


@given(outlines(Numbering.COMMA, sections(RUN_IN, words(4, 12).map("{}。".format), bodies)))
@settings(max_examples=60, deadline=None)
def test_numbered_headings_run_in(outline):
    assert_same_structure(outline_of(written(outline, run_in=True)), outline)


one_paragraph = paragraphs.map(lambda paragraph: [paragraph])
INSIDE = [Numbering.ONE_IS, Numbering.ONE_MUST, Numbering.ORDINAL, Numbering.CIRCLED]


@given(outlines(Numbering.COMMA, sections(INSIDE, words(4, 12).map("{}。".format), one_paragraph)))
@settings(max_examples=60, deadline=None)
def test_enumerations_inside_one_paragraph(outline):
    text = written(outline, run_in=True, in_one_paragraph=True)
    assert_same_structure(outline_of(text), outline)


parallel_sections = st.builds(
    SectionOutline,
    heading=words(5, 16),
    body=bodies,
    measures=st.lists(
        st.builds(MeasureOutline, words(4, 8).map("突出{0}，读出{0}。".format), one_paragraph),
        min_size=3,
        max_size=5,
    ),
)


@given(outlines(Numbering.COMMA, parallel_sections))
@settings(max_examples=60, deadline=None)
def test_parallel_sentences_inside_one_paragraph(outline):
    text = written(outline, run_in=True, in_one_paragraph=True)
    assert_same_structure(outline_of(text), outline)


plain_sections = st.builds(SectionOutline, heading=words(5, 16), body=bodies)


@given(
    st.sampled_from([Numbering.NONE, *OWN_LINE]).flatmap(
        lambda numbering: outlines(numbering, plain_sections)
    )
)
@settings(max_examples=60, deadline=None)
def test_sections_without_the_first_level(outline):
    assert_same_structure(outline_of(written(outline, run_in=False)), outline)
