"""Tables: rows with their cells, or a frame around plain text."""

from bulletins.text.paragraphs import Kind

from .documents import (
    abstract,
    cell,
    level,
    listed,
    number,
    only,
    paragraph,
    read_body,
    row,
    run,
    table,
    texts,
)

NUMBERED = abstract(1, level(0, "decimal", "%1.")) + number(1, 1)


def rows(body, **parts):
    return texts(read_body(body, **parts), Kind.ROW)


def test_a_row_has_its_cells_between_tabs():
    manuscript = read_body(paragraph("甲") + table(row("单位", "篇数"), row("青石县", "12")))
    assert texts(manuscript) == ["甲", "单位\t篇数", "青石县\t12"]
    assert [one.line for one in manuscript.paragraphs] == [1, 2, 3]


def test_the_paragraphs_of_a_cell_are_joined_by_spaces():
    broken = paragraph("<w:r><w:t>松</w:t><w:br/><w:t>涧</w:t></w:r>")
    several = paragraph("青石县") + paragraph() + broken
    assert rows(table(row(several, "12"))) == ["青石县 松 涧\t12"]


def test_cells_that_are_merged_leave_their_columns_empty():
    wide = row(cell("合计", '<w:gridSpan w:val="2"/>'), "9")
    tall = row(cell("市直", '<w:vMerge w:val="restart"/>'), "甲", "4")
    below = row(cell("", "<w:vMerge/>"), "乙", "5")
    assert rows(table(wide, tall, below)) == ["合计\t\t9", "市直\t甲\t4", "\t乙\t5"]


def test_columns_left_out_at_the_front_are_empty():
    late = row("5", properties='<w:gridBefore w:val="1"/>')
    assert rows(table(row("甲", "4"), late)) == ["甲\t4", "\t5"]


def test_a_mad_number_of_columns_is_not_believed():
    wide = row(cell("甲", '<w:gridSpan w:val="900000000"/>'), "乙")
    assert len(rows(table(wide))[0]) < 100


def test_a_table_within_a_cell_is_flattened():
    inner = table(row("一", "二"), row("三", "四"))
    assert rows(table(row("外", inner + paragraph("后")))) == ["外\t一 二 三 四 后"]


def test_a_table_of_one_column_is_plain_text():
    manuscript = read_body(table(row(paragraph("甲") + paragraph("乙")), row("丙")))
    assert texts(manuscript, Kind.TEXT) == ["甲", "乙", "丙"]
    assert [one.line for one in manuscript.paragraphs] == [1, 2, 3]


def test_a_table_in_a_frame_stays_a_table():
    manuscript = read_body(table(row(paragraph("甲") + table(row("一", "二")))))
    assert [(one.kind, one.text) for one in manuscript.paragraphs] == [
        (Kind.TEXT, "甲"),
        (Kind.ROW, "一\t二"),
    ]


def test_a_number_at_the_front_of_a_row_is_generated():
    manuscript = read_body(
        table(row(listed(""), "青石县"), row(listed("甲"), listed("乙"))), numbering=NUMBERED
    )
    assert texts(manuscript) == ["1.\t青石县", "2.甲\t3.乙"]
    assert [one.generated for one in manuscript.paragraphs] == [2, 2]


def test_a_tab_or_a_page_break_within_a_cell_does_not_move_the_columns():
    within = paragraph('<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br w:type="page"/></w:r>')
    assert [text.strip() for text in rows(table(row(within, "9")))] == ["甲 乙 \t9"]


def test_bold_type_is_kept_in_a_row():
    [one] = read_body(table(row(paragraph(run("单位", "<w:b/>")), "篇数"))).paragraphs
    assert [(span.start, span.end) for span in one.spans] == [(0, 2)]


def test_a_deleted_row_is_reported_and_not_taken():
    gone = row("旧", "8", properties="<w:del/>")
    manuscript = read_body(table(row("新", "9"), gone))
    assert texts(manuscript) == ["新\t9"]
    found = only(manuscript, "tracked-deletion")
    assert (found.line, found.params["words"]) == (2, "旧\t8")


def test_a_deleted_cell_leaves_its_column_empty():
    manuscript = read_body(table(row(cell("旧", "<w:cellDel/>"), "9"), row("甲", "8")))
    assert texts(manuscript) == ["\t9", "甲\t8"]
    assert only(manuscript, "tracked-deletion").params == {"words": "旧"}


def test_an_empty_row_is_counted_and_not_given():
    manuscript = read_body(table(row("", ""), row("甲", "乙")) + paragraph("丙"))
    assert [(one.text, one.line) for one in manuscript.paragraphs] == [("甲\t乙", 2), ("丙", 3)]
