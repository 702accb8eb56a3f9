"""An outline written in any form of the trade, with any look, is read back as the same outline."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bulletins.text.numbering import Numbering
from bulletins.text.outline import Outline
from bulletins.text.paragraphs import Paragraph
from tests.importing.parsing import written
from tests.importing.parsing.typed import outline_of
from tests.importing.parsing.written import Form, Part, own_lines, run_in, together
from tests.importing.test_round_trip import words

LOWER = [
    Numbering.BRACKETED,
    Numbering.ARABIC,
    Numbering.ARABIC_BRACKETED,
    Numbering.CIRCLED,
]
IN_WORDS = [Numbering.ONE_IS, Numbering.ONE_MUST, Numbering.ORDINAL]
NUMBERED = [
    form
    for kind in [Numbering.COMMA, *LOWER]
    for form in (
        *own_lines(kind),
        *own_lines(kind, is_bold=True),
        *own_lines(kind, level=1),
        *run_in(kind),
    )
]
TOGETHER = together(Numbering.COMMA)
UNNUMBERED = [written.levelled(1), written.BOLD_LINES, written.GUESSED_LINES]
INSIDE = [form for kind in [*LOWER, *IN_WORDS] for form in together(kind)]
MEASURES = [
    *INSIDE,
    *(form for kind in LOWER for form in (*own_lines(kind), *run_in(kind))),
    *(form for kind in IN_WORDS for form in run_in(kind, ("。", "：", "；"))),
    *written.BOLD_OPENINGS,
    written.levelled(2),
    written.OF_THEM,
    written.FIRSTLY,
]
paragraphs = words(40, 60).map("{}。".format)
parts = st.tuples(words(4, 12), st.lists(paragraphs, min_size=1, max_size=2))
single = st.tuples(words(4, 12), st.lists(paragraphs, min_size=1, max_size=1))


def several(form: Form) -> st.SearchStrategy[list[Part]]:
    part = single if form.is_inside else parts
    return st.lists(part, min_size=form.fewest, max_size=4)


def measures_below(sections: Form) -> st.SearchStrategy[Form | None]:
    """Forms that are lower than that of the sections."""
    ranks = [Numbering.COMMA, *LOWER]
    above = ranks.index(sections.numbering) if sections.numbering in ranks else 0
    lower = set(ranks[above + 1 :]) | {Numbering.NONE, *IN_WORDS}
    is_levelled = sections.name.startswith("level")
    is_bold = sections in written.BOLD_OPENINGS
    return st.sampled_from(
        [
            form
            for form in MEASURES
            if form.numbering in lower
            and (is_levelled or not form.name.startswith("level"))
            and not (is_bold and form in written.BOLD_OPENINGS)
        ]
    )


@st.composite
def texts(draw, forms: list[Form]):
    """Sections in one of ``forms``, each with measures in one form or without."""
    form = draw(st.sampled_from(forms))
    sections = draw(several(form))
    below = draw(measures_below(form))
    has_measures = [draw(st.booleans()) for _ in sections]
    return (
        form,
        sections,
        below,
        [draw(several(below)) if has and not form.is_inside else [] for has in has_measures],
    )


TITLE, DATE, LEAD = "山水田林湖草沙海", "2024-09-02", "春" * 50 + "。"
CLOSING = "下一步，" + "秋" * 40 + "。"


def set_in_type(form: Form, sections: list[Part], below: Form, measures: list[list[Part]]):
    whole = form.write(sections)
    lines: list[Paragraph | str] = [TITLE, DATE, LEAD]
    if not any(measures):
        return [*lines, *whole, CLOSING]
    for number, part in enumerate(measures):
        size = len(form.write(sections[:number])), len(form.write(sections[: number + 1]))
        lines += whole[size[0] : size[1]]
        lines += below.write(part) if part else []
    return [*lines, CLOSING]


def assert_same(got: Outline, form: Form, sections, below: Form, measures) -> None:
    assert got.accounted
    assert (got.title, got.lead, got.closing) == (TITLE, [LEAD], [CLOSING])
    assert [section.heading for section in got.sections] == [
        written.shown(form, number, heading) for number, (heading, _) in enumerate(sections, 1)
    ]
    assert got.section_numbering == form.numbering
    assert {section.suggested for section in got.sections} == {form.is_suggested}
    for section, (_, body), inner in zip(got.sections, sections, measures, strict=True):
        assert section.body == body
        assert [measure.heading for measure in section.measures] == [
            written.shown(below, number, heading) for number, (heading, _) in enumerate(inner, 1)
        ]
        assert [measure.body for measure in section.measures] == [body for _, body in inner]
        assert {measure.suggested for measure in section.measures} <= {below.is_suggested}
        assert section.measure_numbering == (below.numbering if inner else Numbering.NONE)


@given(texts([*NUMBERED, *TOGETHER]))
@settings(max_examples=300, deadline=None)
def test_numbered_sections_with_measures_in_any_form(text):
    assert_same(outline_of(*set_in_type(*text)), *text)


@given(texts([*UNNUMBERED, *written.BOLD_OPENINGS]))
@settings(max_examples=150, deadline=None)
def test_unnumbered_sections_with_measures_in_any_form(text):
    assert_same(outline_of(*set_in_type(*text)), *text)


@given(texts([written.ALIKE, written.BEFORE_COLON]))
@settings(max_examples=60, deadline=None)
def test_sections_that_only_look_alike(text):
    assert_same(outline_of(*set_in_type(*text)), *text)
