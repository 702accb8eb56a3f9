"""A heading that was parted by hand into lines is one heading, and its words keep their places."""

from bulletins.importing.parsing import parse
from bulletins.importing.parsing.broken_heads import join_headings
from bulletins.text.paragraphs import Manuscript, Paragraph, Span, Style
from tests.importing.samples import LEAD, MORE_PROSE, PROSE

BOLD = (Span(0, 7, Style.BOLD),)


def test_the_lines_of_one_heading_are_one_heading():
    paragraphs = [
        Paragraph("把课堂搬到一线", 1),
        Paragraph(LEAD, 2),
        Paragraph("健全制度机制，", 3, level=1),
        Paragraph("让学习有章可循", 3, 9, level=1),
        Paragraph(PROSE, 4),
        Paragraph("丰富学习载体", 5, level=1),
        Paragraph(MORE_PROSE, 6),
    ]
    outline = parse(Manuscript(paragraphs))
    headings = [section.heading for section in outline.sections]
    assert headings == ["健全制度机制，让学习有章可循", "丰富学习载体"]
    assert outline.accounted


def test_bold_type_goes_on_over_the_break_and_places_stay_true():
    first = Paragraph("健全制度机制，", 3, level=1, spans=BOLD)
    [whole] = join_headings([first, Paragraph(" 让学习有章可循", 3, 9, level=1, spans=BOLD)])
    assert whole.text == "健全制度机制，让学习有章可循"
    assert whole.bold_until() == 13
    assert whole.place(7) == (3, 10)


def test_two_headings_and_lines_of_prose_stay_apart():
    headings = [Paragraph("健全制度", 3, level=1), Paragraph("丰富载体", 4, level=1)]
    prose = [Paragraph("第一行", 5), Paragraph("第二行", 5, 5)]
    assert join_headings([*headings, *prose]) == [*headings, *prose]
