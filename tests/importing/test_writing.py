"""Passages are stored with their emphasis, links, notes, tables and pictures, each in its place."""

import pytest

from bulletins.importing.outlining import outline
from bulletins.importing.parsing import understand
from bulletins.importing.writing import Writer
from bulletins.text.paragraphs import Kind, Manuscript, Paragraph, Picture, Span, Style
from tests.importing.samples import LEAD, MORE_PROSE, PROSE

DIGEST = "0" * 32


def written(*paragraphs: Paragraph) -> dict[str, list[str]]:
    """The stored bodies of an article with the given paragraphs below its first section."""
    above = [Paragraph("把课堂搬到一线", 1), Paragraph(LEAD, 2), Paragraph("一、健全制度", 3)]
    below = [Paragraph("二、创新形式", 90), Paragraph(MORE_PROSE, 91)]
    reading = understand(Manuscript([*above, *paragraphs, *below]))
    whole = outline(reading)
    assert whole.accounted
    writer = Writer(reading, whole, {"a.png": DIGEST})
    return {
        "lead": [writer.write(words) for words in whole.lead],
        "section": [writer.write(words) for words in whole.sections[0].body],
        "measures": [
            writer.write(words) for one in whole.sections[0].measures for words in one.body
        ],
        "next": [writer.write(words) for words in whole.sections[1].body],
    }


def test_bold_words_and_links_are_kept():
    spans = (Span(0, 2, Style.BOLD), Span(2, 4, Style.LINK, "https://example.org/a"))
    text = Paragraph("市委每季研究学习计划，逐项明确责任人和完成时限。", 4, spans=spans)
    assert written(text)["section"] == [
        "**市委**[每季](https://example.org/a)研究学习计划，逐项明确责任人和完成时限。"
    ]


def test_spans_follow_the_words_into_the_measure_they_went_to():
    text = "一是完善制度。市委每季研究。二是压实责任。县区按月通报。"
    spans = (Span(text.index("按月"), text.index("通报"), Style.BOLD),)
    measures = written(Paragraph(text, 4, spans=spans))["measures"]
    assert measures == ["市委每季研究。", "县区**按月**通报。"]


def test_a_note_stands_where_it_was_called():
    text = Paragraph(PROSE, 4)
    note = Paragraph("见江原省2024年通知。", 4, kind=Kind.NOTE, anchor=2)
    assert written(text, note)["section"] == [f"{PROSE[:2]}^[见江原省2024年通知。]{PROSE[2:]}"]


def test_a_note_called_in_a_heading_goes_to_the_front_of_the_next_paragraph():
    note = Paragraph("标题的注。", 3, kind=Kind.NOTE, anchor=4)
    assert written(note, Paragraph(PROSE, 4))["section"] == [f"^[标题的注。]{PROSE}"]


def test_a_note_of_the_last_heading_without_text_goes_to_the_end_of_what_there_is():
    note = Paragraph("末尾的注。", 91, kind=Kind.NOTE, anchor=0)
    reading = understand(Manuscript([Paragraph("把课堂搬到一线", 1), note, Paragraph(LEAD, 2)]))
    whole = outline(reading)
    writer = Writer(reading, whole, {})
    assert [writer.write(words) for words in whole.lead] == [f"^[末尾的注。]{LEAD}"]


def test_a_table_keeps_its_cells_and_a_bar_in_a_cell_is_no_border():
    rows = [
        Paragraph("单位\t期数", 4, kind=Kind.ROW),
        Paragraph("青石县\t12 | 3", 5, kind=Kind.ROW, spans=(Span(0, 3, Style.BOLD),)),
    ]
    assert written(Paragraph(PROSE, 3), *rows)["section"] == [
        PROSE,
        "| 单位 | 期数 |",
        "| **青石县** | 12 \\| 3 |",
    ]


def test_a_picture_keeps_its_place_and_its_alternative_text():
    picture = Paragraph("渡口课堂", 5, kind=Kind.PICTURE, picture=Picture("a.png"))
    section = written(Paragraph(PROSE, 4), picture, Paragraph(MORE_PROSE, 6))["section"]
    assert section == [PROSE, f"![渡口课堂](picture:{DIGEST})", MORE_PROSE]


def test_a_picture_that_could_not_be_taken_leaves_no_line():
    picture = Paragraph("渡口课堂", 5, kind=Kind.PICTURE, picture=Picture("a.emf"))
    section = written(Paragraph(PROSE, 4), picture)["section"]
    assert section == [PROSE, None]


@pytest.mark.parametrize("words", ["*重点*", "[附表](表一)", "| 竖线 |", "^[非注]", "**不加粗**"])
def test_what_looks_like_markup_is_shown_as_it_stands(words):
    text = f"市委印发{words}，逐项明确责任人和完成时限。"
    reading = understand(Manuscript([Paragraph("把课堂搬到一线", 1), Paragraph(text, 2)]))
    whole = outline(reading)
    (stored,) = (Writer(reading, whole, {}).write(one) for one in whole.lead)
    assert stored.replace("\\", "") == text


def test_a_note_called_in_a_table_does_not_part_it():
    rows = [
        Paragraph("单位\t期数", 4, kind=Kind.ROW),
        Paragraph("一次以上算一期。", 4, kind=Kind.NOTE, anchor=5),
        Paragraph("青石县\t12", 5, kind=Kind.ROW),
    ]
    assert written(Paragraph(PROSE, 3), *rows)["section"] == [
        PROSE,
        "| 单位 | 期数^[一次以上算一期。] |",
        "| 青石县 | 12 |",
    ]
