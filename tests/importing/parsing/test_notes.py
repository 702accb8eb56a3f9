"""The editor's note and attachments, in each shape."""

import pytest

from bulletins.importing.parsing import parse
from bulletins.text.paragraphs import Kind, Manuscript, Paragraph
from tests.importing.samples import CLOSING, LEAD, MORE_PROSE, PROSE, codes, headings, outline_of

NOTE = "各地学习工作各有特色，现刊发澜江市的做法，供参考借鉴。"
SECOND = "请结合实际学习借鉴，并及时报送本地的经验。"
BODY = [LEAD, "一、健全制度", PROSE, "二、抓好落实", PROSE, CLOSING]


def text(*lines: str):
    return outline_of("\n".join([*lines, *BODY]))


@pytest.mark.parametrize(
    "label",
    [
        "编者按：",
        "编者按:",
        "编 者 按：",
        "编　者　按　",
        "编者按——",
        "编者按 ",
        "编者按语：",
        "按语：",
        "【编者按】",
        "【编者按】：",
        "〔编者按〕",
        "［编者按］",
        "『编者按』",
        "「编者按」",
        "〖编者按〗",
        "＜编者按＞",
        "（编者按）",
        "◆编者按：",
        "★【编者按】",
        "【按】",
        "按：",
        "开栏语：",
        "【开栏的话】",
        "开栏寄语：",
        "编者的话：",
        "本刊按：",
        "编前语：",
        "**编者按：**",
    ],
)
def test_the_note_loses_its_label(label):
    outline = text("学以致用促发展", "2024-09-02", f"{label}{NOTE}", "澜江市委宣传部")
    assert outline.editor_note == [NOTE]
    assert (outline.unit, outline.lead) == ("澜江市委宣传部", [LEAD])
    assert codes(outline) == []
    assert outline.accounted


@pytest.mark.parametrize(
    "line", ["按照省委部署，澜江市扎实推进。", "编者按部就班地工作。", "按下快进键", "编者按部就班"]
)
def test_words_that_only_begin_like_a_note_are_text(line):
    assert text("学以致用促发展", line).editor_note == []


def test_a_note_in_one_bracket_may_have_several_paragraphs():
    outline = text("学以致用促发展", f"（编者按：{NOTE}", f"{SECOND}）")
    assert outline.editor_note == [NOTE, SECOND]
    assert outline.lead == [LEAD]
    assert outline.accounted


def test_a_note_above_the_title_goes_on_to_it():
    outline = text(f"编者按：{NOTE}", SECOND, "学以致用促发展", "澜江市委宣传部")
    assert outline.editor_note == [NOTE, SECOND]
    assert outline.title == "学以致用促发展"


def test_a_note_above_a_text_without_a_title_takes_none_of_it():
    outline = text(f"编者按：{NOTE}")
    assert outline.editor_note == [NOTE]
    assert outline.lead == [LEAD]


def test_a_note_below_the_title_goes_on_to_the_line_of_the_unit():
    for label in ("编者按：", "编者按\n"):
        outline = text("学以致用促发展", f"{label}{NOTE}", SECOND, "澜江市委宣传部")
        assert outline.editor_note == [NOTE, SECOND]
        assert outline.lead == [LEAD]
        assert codes(outline) == []


def test_where_a_note_below_the_title_ends_is_otherwise_a_guess():
    outline = text("学以致用促发展", "编者按", NOTE)
    assert outline.editor_note == [NOTE]
    assert codes(outline) == ["weak-structure"]


def tail(*lines: str):
    return outline_of("\n".join(["学以致用促发展", *BODY, *lines]))


@pytest.mark.parametrize(
    "lines",
    [
        ["附件：学习计划表"],
        ["附：学习计划表"],
        ["附件1.学习计划表"],
        ["附件1、学习计划表"],
        ["附件一：学习计划表"],
        ["附表：学习计划表"],
        ["附　件：学习计划表"],
        ["附件1", "学习计划表"],
        ["附件", "1.学习计划表"],
    ],
)
def test_the_name_of_an_attachment_is_kept_without_its_label(lines):
    outline = tail(*lines)
    assert outline.attachments == ["学习计划表"]
    assert outline.closing == [CLOSING]
    assert "attached-text" not in codes(outline)
    assert outline.accounted


def test_an_attachment_with_its_own_text_stays_out_of_the_article():
    below = [
        "附件1",
        "学习计划",
        "一、时间",
        PROSE,
        "二、内容",
        PROSE,
        "附件2",
        "评分标准",
        MORE_PROSE,
    ]
    outline = tail("附件：1.学习计划", "2.评分标准", "澜江市委宣传部", "2024年9月2日", *below)
    assert outline.closing == [CLOSING]
    assert headings(outline) == ["健全制度", "抓好落实"]
    names = ["学习计划", "评分标准"]
    assert outline.attachments == [
        *names,
        "学习计划",
        "一、时间",
        PROSE,
        "二、内容",
        PROSE,
        "评分标准",
        MORE_PROSE,
    ]
    assert outline.unit == "澜江市委宣传部"
    [finding] = [finding for finding in outline.findings if finding.code == "attached-text"]
    assert (finding.line, finding.excerpt) == (12, "附件1")
    assert outline.accounted


def test_a_table_below_an_attachment_belongs_to_it():
    lines = ["学以致用促发展", *BODY, "附件", "学习计划表", PROSE]
    paragraphs = [Paragraph(line, number) for number, line in enumerate(lines, 1)]
    rows = [Paragraph("月份\t主题", 20, kind=Kind.ROW), Paragraph("一月\t党史", 21, kind=Kind.ROW)]
    outline = parse(Manuscript([*paragraphs, *rows]))
    assert outline.attachments == ["学习计划表", PROSE, "月份\t主题", "一月\t党史"]
    assert outline.closing == [CLOSING]


def test_the_distribution_list_below_an_attachment_is_left_out():
    outline = tail("附件1", "学习计划", PROSE, "报：省委宣传部。", "（共印300份）")
    assert outline.attachments == ["学习计划", PROSE]
    assert {"is the distribution list", "states the print run"} <= {
        entry.why for entry in outline.left_out
    }


def test_a_text_that_is_itself_an_attachment_is_read_as_a_text():
    outline = text("附件1", "学以致用促发展")
    assert headings(outline) == ["健全制度", "抓好落实"]
    assert outline.attachments == []
