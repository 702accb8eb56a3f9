"""Tracked changes and comments."""

import pytest

from bulletins.importing.readers.docx import noticed
from bulletins.text.findings import Severity

from .documents import (
    abstract,
    codes,
    level,
    number,
    only,
    paragraph,
    read_body,
    run,
    texts,
)

MARK_GONE = "<w:rPr><w:del/></w:rPr>"


def deleted(*words, look=""):
    runs = "".join(f"<w:r><w:rPr>{look}</w:rPr><w:delText>{one}</w:delText></w:r>" for one in words)
    return f"<w:del>{runs}</w:del>"


def inserted(words):
    return f"<w:ins>{run(words)}</w:ins>"


def deletions(manuscript):
    return [
        (found.line, found.column, found.params["words"])
        for found in manuscript.findings
        if found.code == "tracked-deletion"
    ]


def test_a_deleted_word_is_reported_at_its_place():
    manuscript = read_body(paragraph("甲") + paragraph(run("市委") + deleted("原定") + run("研究")))
    assert texts(manuscript) == ["甲", "市委研究"]
    found = only(manuscript, "tracked-deletion")
    assert (found.line, found.column, found.excerpt) == (2, 3, "原定")
    assert found.severity == Severity.WARNING
    assert found.message() == (
        "“原定” was deleted with tracked changes and is not taken over. Put it back if it belongs "
        "here."
    )


def test_words_deleted_together_are_one_finding():
    body = paragraph(run("甲") + deleted("乙", "丙") + deleted("丁") + run("戊") + deleted("己"))
    assert deletions(read_body(body)) == [(1, 2, "乙丙丁"), (1, 3, "己")]


def test_a_long_deletion_is_shortened_in_its_excerpt_only():
    manuscript = read_body(paragraph(deleted("长" * 300) + run("短")))
    found = only(manuscript, "tracked-deletion")
    assert found.params["words"] == "长" * 300
    assert found.excerpt == "长" * 60 + "…"


def test_a_deletion_after_an_automatic_number_stands_where_it_shows():
    properties = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    numbering = abstract(1, level(0, "chineseCounting", "%1、")) + number(1, 1)
    body = paragraph(run("甲") + deleted("乙"), properties)
    assert deletions(read_body(body, numbering=numbering)) == [(1, 4, "乙")]


def test_inserted_text_is_taken_and_counted():
    body = paragraph(run("甲") + inserted("乙") + inserted("丙") + run("丁") + inserted("戊"))
    manuscript = read_body(body)
    assert texts(manuscript) == ["甲乙丙丁戊"]
    found = only(manuscript, "tracked-insertions")
    assert (found.severity, found.params, found.column) == (Severity.HINT, {"count": 2}, 2)


def test_what_was_inserted_and_deleted_again_is_deleted():
    body = paragraph(f"<w:ins>{deleted('乙')}</w:ins>" + run("甲"))
    manuscript = read_body(body)
    assert (texts(manuscript), codes(manuscript)) == (["甲"], ["tracked-deletion"])


def test_moved_text_is_taken_where_it_went():
    gone = f"<w:moveFrom>{run('乙')}</w:moveFrom>"
    come = f"<w:moveTo>{run('乙')}</w:moveTo>"
    manuscript = read_body(paragraph(gone + run("甲")) + paragraph(come))
    assert texts(manuscript) == ["甲", "乙"]
    found = only(manuscript, "tracked-move")
    assert (found.template, found.params) == (noticed.MOVED, {"words": "乙"})


def test_a_deleted_paragraph_end_joins_the_next_paragraph():
    manuscript = read_body(paragraph("市委", MARK_GONE) + paragraph("研究") + paragraph("部署"))
    first, second = manuscript.paragraphs
    assert (first.text, second.text, second.line) == ("市委研究", "部署", 3)
    assert (first.place(1), first.place(2)) == ((1, 2), (2, 1))
    assert deletions(manuscript) == [(2, 1, "¶")]


def test_lines_and_changes_behind_a_join_stand_in_the_later_paragraph():
    later = paragraph(run("研究") + deleted("过") + f"<w:r><w:br/></w:r>{inserted('部署')}")
    manuscript = read_body(paragraph("市委", MARK_GONE) + later)
    assert [(one.text, one.line, one.column) for one in manuscript.paragraphs] == [
        ("市委研究", 1, 1),
        ("部署", 2, 4),
    ]
    assert deletions(manuscript) == [(2, 1, "¶"), (2, 3, "过")]
    found = only(manuscript, "tracked-insertions")
    assert (found.line, found.column) == (2, 4)


def test_a_deleted_paragraph_leaves_the_next_one_as_it_is():
    properties = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    numbering = abstract(1, level(0, "chineseCounting", "%1、")) + number(1, 1)
    body = (
        paragraph(deleted("旧文"), properties + MARK_GONE)
        + paragraph(deleted("旧句"), MARK_GONE)
        + paragraph("新文", properties + '<w:outlineLvl w:val="0"/>')
    )
    manuscript = read_body(body, numbering=numbering)
    [one] = manuscript.paragraphs
    assert (one.text, one.line, one.level, one.generated) == ("一、新文", 3, 1, 2)
    assert [words for _, _, words in deletions(manuscript)] == ["旧文¶旧句¶"]


def test_a_paragraph_with_words_keeps_its_own_look_when_joined():
    body = paragraph("一级", '<w:outlineLvl w:val="0"/>' + MARK_GONE) + paragraph("正文")
    assert read_body(body).paragraphs[0].level == 1


@pytest.mark.parametrize(
    "after", ["", "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"]
)
def test_a_deleted_end_with_nothing_to_join_is_still_reported(after):
    manuscript = read_body(paragraph("市委", MARK_GONE) + after)
    assert texts(manuscript) == ["市委"]
    assert deletions(manuscript) == [(1, 3, "¶")]


def test_thousands_of_joined_paragraphs_are_read_in_pieces():
    manuscript = read_body(paragraph("甲", MARK_GONE) * 3000)
    assert "".join(texts(manuscript)) == "甲" * 3000


def test_changes_of_looks_are_taken_as_they_are_now():
    change = "<w:b/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"
    moved = '<w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>'
    manuscript = read_body(paragraph(run("甲", change), moved))
    [one] = manuscript.paragraphs
    assert (one.text, one.level, len(one.spans), codes(manuscript)) == ("甲", None, 1, [])


def test_deleted_instructions_of_fields_are_no_words():
    gone = "<w:del><w:r><w:delInstrText> PAGE </w:delInstrText></w:r></w:del>"
    assert codes(read_body(paragraph(run("甲") + gone))) == []


def test_comments_are_counted_and_not_taken():
    comment = '<w:r><w:commentReference w:id="{}"/></w:r>'
    body = paragraph("甲") + paragraph(run("乙") + comment.format(0) + comment.format(1))
    manuscript = read_body(body)
    assert texts(manuscript) == ["甲", "乙"]
    found = only(manuscript, "comments")
    assert (found.line, found.column, found.excerpt, found.params) == (2, 2, "乙", {"count": 2})
