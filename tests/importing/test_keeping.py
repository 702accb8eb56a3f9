"""A reading that is kept and opened again is the reading that was left."""

import datetime
import json

from hypothesis import given, settings

from bulletins.importing.keeping import kept, reading_from
from bulletins.importing.outlining import outlines
from bulletins.importing.parsing import understand
from bulletins.importing.readers.markdown import markdown_manuscript
from bulletins.importing.readers.plain import plain_paragraphs
from bulletins.importing.reading import IssueFacts, Reading
from bulletins.text.paragraphs import (
    Break,
    Kind,
    Look,
    Manuscript,
    Paragraph,
    Picture,
    Span,
    Style,
)
from tests.importing.samples import PAGE
from tests.importing.test_accounting import any_text


def there_and_back(reading: Reading) -> Reading:
    return reading_from(json.loads(json.dumps(kept(reading))))


@given(any_text)
@settings(max_examples=100, deadline=None)
def test_any_reading_comes_back(text):
    reading = understand(markdown_manuscript(text))
    assert there_and_back(reading) == reading


def test_the_outline_comes_back_with_its_facts_and_findings():
    reading = understand(Manuscript(plain_paragraphs(PAGE)))
    assert outlines(there_and_back(reading)) == outlines(reading)
    assert there_and_back(reading).facts[0].date == datetime.date(2023, 11, 8)


def test_the_look_of_a_paragraph_comes_back_and_a_picture_without_its_bytes():
    paragraphs = [
        Paragraph(
            "一、健全制度",
            3,
            level=2,
            generated=2,
            spans=(Span(2, 6, Style.BOLD), Span(2, 4, Style.LINK, "https://example.org/")),
            look=Look(16.0, is_centred=True),
            breaks=(Break(4, 4, 1),),
        ),
        Paragraph("渡口课堂", 4, kind=Kind.PICTURE, picture=Picture("a.png", data=b"PNG")),
    ]
    back = there_and_back(understand(Manuscript(paragraphs)))
    assert back.paragraphs == tuple(paragraphs)
    assert back.paragraphs[1].picture.data == b""


def test_the_facts_of_an_issue_come_back():
    reading = Reading((), (), (), IssueFacts("学习动态", 8, date=datetime.date(2024, 9, 12)))
    assert there_and_back(reading) == reading
