"""Automatic numbers, which a document does not hold as text."""

import pytest

from bulletins.proofing import examine, examine_characters

from .documents import (
    abstract,
    codes,
    level,
    listed,
    number,
    only,
    paragraph,
    read_body,
    run,
    style,
    texts,
)

COMMA = level(0, "chineseCountingThousand", "%1、")
BRACKETED = level(1, "chineseCountingThousand", "（%2）")
ARABIC = level(2, "decimal", "%3.")
CHINESE = abstract(1, COMMA, BRACKETED, ARABIC)


def labels(body, numbering, **parts):
    """What was put before each paragraph."""
    manuscript = read_body(body, numbering=numbering, **parts)
    return [one.text[: one.generated] for one in manuscript.paragraphs]


def override(at, inner):
    return f'<w:lvlOverride w:ilvl="{at}">{inner}</w:lvlOverride>'


def starting(at, start):
    return override(at, f'<w:startOverride w:val="{start}"/>')


def test_a_number_stands_before_the_text_and_is_marked_as_generated():
    body = listed("扎紧制度篱笆") + paragraph("市委每季度研究一次。") + listed("用好领学机制")
    manuscript = read_body(body, numbering=CHINESE + number(1, 1))
    assert texts(manuscript) == ["一、扎紧制度篱笆", "市委每季度研究一次。", "二、用好领学机制"]
    assert [one.generated for one in manuscript.paragraphs] == [2, 0, 2]


def test_bold_type_and_breaks_keep_their_places_behind_a_number():
    content = run("健全", "<w:b/>") + "<w:r><w:br/><w:t>制度</w:t></w:r>"
    properties = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    manuscript = read_body(paragraph(content, properties), numbering=CHINESE + number(1, 1))
    one, other = manuscript.paragraphs
    assert (one.text, one.spans[0].start, one.spans[0].end) == ("一、健全", 2, 4)
    assert (other.text, other.line, other.column, other.generated) == ("制度", 1, 6, 0)


def test_a_number_goes_to_the_first_line_that_shows():
    content = '<w:r><w:br w:type="page"/><w:t>健全制度</w:t></w:r>'
    properties = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    [one] = read_body(paragraph(content, properties), numbering=CHINESE + number(1, 1)).paragraphs
    assert (one.text, one.look.opens_page) == ("一、健全制度", True)


def test_lower_levels_begin_again_under_each_higher_one():
    body = "".join(listed("甲", 1, at) for at in (0, 1, 1, 2, 2, 1, 2, 0, 1, 2))
    assert labels(body, CHINESE + number(1, 1)) == [
        *("一、", "（一）", "（二）", "1.", "2.", "（三）", "1."),
        *("二、", "（一）", "1."),
    ]


def test_a_level_that_was_passed_over_counts_as_used():
    levels = abstract(1, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"))
    body = listed("甲", 1, 1) + listed("乙", 1, 1) + listed("丙", 1, 0)
    assert labels(body, levels + number(1, 1)) == ["1.1", "1.2", "2."]


@pytest.mark.parametrize(
    ("restart", "expected"),
    [
        ("", ["1.", "1", "1", "2", "2.", "1", "1"]),
        ('<w:lvlRestart w:val="0"/>', ["1.", "1", "1", "2", "2.", "1", "3"]),
        ('<w:lvlRestart w:val="1"/>', ["1.", "1", "1", "2", "2.", "1", "1"]),
        ('<w:lvlRestart w:val="9"/>', ["1.", "1", "1", "2", "2.", "1", "1"]),
    ],
)
def test_after_which_level_a_lower_one_begins_again(restart, expected):
    levels = abstract(
        1, level(0, "decimal", "%1."), level(1, "decimal", "%2"), level(2, "decimal", "%3", restart)
    )
    body = "".join(listed("甲", 1, at) for at in (0, 1, 2, 2, 0, 1, 2))
    assert labels(body, levels + number(1, 1)) == expected


def test_the_third_level_may_count_on_within_one_chapter():
    levels = abstract(
        1,
        level(0, "decimal", "%1."),
        level(1, "decimal", "%2"),
        level(2, "decimal", "%3", '<w:lvlRestart w:val="1"/>'),
    )
    body = "".join(listed("甲", 1, at) for at in (0, 1, 2, 1, 2, 0, 2))
    assert labels(body, levels + number(1, 1)) == ["1.", "1", "1", "2", "2", "2.", "1"]


def test_lists_of_one_pattern_count_on_together():
    body = listed("甲", 1) + listed("乙", 2) + listed("丙", 1)
    assert labels(body, CHINESE + number(1, 1) + number(2, 1)) == ["一、", "二、", "三、"]


def test_lists_of_different_patterns_count_apart():
    other = CHINESE.replace('abstractNumId="1"', 'abstractNumId="2"')
    body = listed("甲", 1) + listed("乙", 2) + listed("丙", 1)
    assert labels(body, CHINESE + other + number(1, 1) + number(2, 2)) == ["一、", "一、", "二、"]


def test_a_start_of_its_own_holds_once():
    numbering = CHINESE + number(1, 1) + number(2, 1, starting(0, 1))
    body = listed("甲") + listed("乙") + listed("丙", 2) + listed("丁", 2) + listed("戊", 1)
    assert labels(body, numbering) == ["一、", "二、", "一、", "二、", "三、"]


def test_a_list_may_have_a_level_of_its_own():
    own = override(0, level(0, "decimal", "第%1条", start=5))
    assert labels(listed("甲") + listed("乙"), CHINESE + number(1, 1, own)) == ["第5条", "第6条"]


@pytest.mark.parametrize(
    ("number_format", "pattern", "expected"),
    [
        ("ideographTraditional", "%1、", "丙、"),
        ("decimalEnclosedCircle", "%1", "③"),
        ("upperRoman", "第%1章 ", "第III章 "),
        ("none", "附件：", "附件："),
        ("decimal", "%1.%2", "3."),
        ("decimal", "", ""),
    ],
)
def test_patterns_and_forms(number_format, pattern, expected):
    numbering = abstract(1, level(0, number_format, pattern, start=3)) + number(1, 1)
    assert labels(listed("甲"), numbering) == [expected]


def test_a_legal_level_writes_all_numbers_in_figures():
    levels = abstract(
        1,
        level(0, "chineseCounting", "第%1章"),
        level(1, "upperRoman", "%1.%2", "<w:isLgl/>"),
        level(2, "decimal", "%1-%3"),
    )
    body = "".join(listed("甲", 1, at) for at in (0, 1, 2))
    assert labels(body, levels + number(1, 1)) == ["第一章", "1.1", "一-1"]


def test_a_sample_says_how_many_digits_a_number_has():
    own = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" '
        'w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
        "</mc:Fallback></mc:AlternateContent>"
    )
    written = level(0, "decimal", "%1").replace('<w:numFmt w:val="decimal"/>', own)
    assert labels(listed("甲") + listed("乙"), abstract(1, written) + number(1, 1)) == [
        "001",
        "002",
    ]


HEADINGS = (
    style("H1", "heading 1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    + style(
        "H2",
        "heading 2",
        '<w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>',
    )
    + style("Own", "本刊一级", '<w:basedOn w:val="H1"/>')
    + style(
        "Off",
        "无编号",
        '<w:basedOn w:val="H1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>',
    )
)


def styled(identity, more=""):
    return paragraph("甲", f'<w:pStyle w:val="{identity}"/>{more}')


def test_a_style_may_bring_the_list():
    body = styled("H1") + styled("H2") + styled("Own") + styled("Off") + styled("H2")
    numbering = CHINESE + number(1, 1)
    assert labels(body, numbering, styles=HEADINGS) == ["一、", "（一）", "二、", "", "（一）"]


def test_a_level_may_name_its_style():
    linked = abstract(1, COMMA, level(1, "decimal", "%2.", '<w:pStyle w:val="H9"/>'))
    styles = style("H9", inner='<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    assert labels(styled("H9"), linked + number(1, 1), styles=styles) == ["1."]


def test_a_paragraph_may_leave_the_level_that_names_its_style():
    linked = abstract(1, level(0, "decimal", "%1.", '<w:pStyle w:val="H9"/>'), BRACKETED)
    styles = style("H9", inner='<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    down = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
    body = styled("H9") + styled("H9", down)
    assert labels(body, linked + number(1, 1), styles=styles) == ["1.", "（一）"]


def test_a_paragraph_may_leave_the_list_of_its_style_or_change_its_level():
    out = styled("H1", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>')
    down = styled("H1", '<w:numPr><w:ilvl w:val="2"/></w:numPr>')
    assert labels(out + down, CHINESE + number(1, 1), styles=HEADINGS) == ["", "1."]


def test_a_pattern_may_be_that_of_a_numbering_style():
    link = '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="L"/></w:abstractNum>'
    styles = style(
        "L", inner='<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering"
    )
    body = listed("甲", 2) + listed("乙", 1)
    numbering = CHINESE + link + number(1, 1) + number(2, 2)
    assert labels(body, numbering, styles=styles) == ["一、", "二、"]


def test_styles_that_lead_in_a_circle_give_no_number():
    link = '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="L"/></w:abstractNum>'
    styles = style(
        "L", inner='<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>', kind="numbering"
    )
    assert labels(listed("甲", 2), link + number(2, 2), styles=styles) == [""]


@pytest.mark.parametrize("at", [7, -1, 99])
def test_a_level_that_is_not_described_has_no_number(at):
    assert labels(listed("甲", 1, at), abstract(1, BRACKETED) + number(1, 1)) == [""]


def test_a_list_that_is_not_there_gives_no_number():
    assert labels(listed("甲", 8) + listed("乙", 9), CHINESE + number(9, 77)) == ["", ""]


def test_bullets_are_left_out_and_reported_once():
    bullets = abstract(1, level(0, "bullet", "\uf06c")) + number(1, 1)
    manuscript = read_body(listed("甲") + listed("乙"), numbering=bullets)
    assert texts(manuscript) == ["甲", "乙"]
    found = only(manuscript, "bullets")
    assert (found.line, found.excerpt, found.params) == (1, "甲", {"count": 2})


def test_an_empty_paragraph_with_a_number_is_counted_and_reported():
    manuscript = read_body(
        listed("甲") + listed("") + listed("丙"), numbering=CHINESE + number(1, 1)
    )
    assert texts(manuscript) == ["一、甲", "三、丙"]
    assert only(manuscript, "empty-number").params == {"label": "二、"}


def test_a_hidden_paragraph_has_no_number():
    properties = '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr>'
    hidden = paragraph(run("内部", "<w:vanish/>"), properties)
    manuscript = read_body(hidden + listed("甲"), numbering=CHINESE + number(1, 1))
    assert texts(manuscript) == ["内部", "一、甲"]
    assert codes(manuscript) == []


def test_numbers_of_an_unknown_form_are_written_in_figures_and_reported_once():
    numbering = abstract(1, level(0, "cardinalText", "%1、")) + number(1, 1)
    manuscript = read_body(listed("甲") + listed("乙"), numbering=numbering)
    assert texts(manuscript) == ["1、甲", "2、乙"]
    assert only(manuscript, "unknown-numbers").params == {"format": "cardinalText"}


def test_a_text_box_counts_for_itself():
    box = f"<v:textbox><w:txbxContent>{listed('框')}</w:txbxContent></v:textbox>"
    body = listed("甲") + paragraph(f"<w:r><w:pict>{box}</w:pict></w:r>") + listed("乙")
    assert labels(body, CHINESE + number(1, 1)) == ["一、", "一、", "二、"]


@pytest.mark.parametrize(
    ("number_format", "start", "text"),
    [
        ("decimalFullWidth", 1, "%1、"),
        ("chineseCounting", 101, "%1、"),
        ("chineseCounting", 100, "%1"),
    ],
)
def test_nobody_is_told_to_mend_a_number_that_word_writes(number_format, start, text):
    counted = abstract(1, level(0, number_format, text, start=start))
    manuscript = read_body(
        listed("健全制度") + listed("抓好落实"), numbering=counted + number(1, 1)
    )
    assert all(one.generated for one in manuscript.paragraphs)
    assert examine_characters(manuscript.paragraphs) == examine(manuscript.paragraphs) == []


def test_the_words_behind_a_number_of_word_are_looked_at_in_their_place():
    counted = abstract(1, level(0, "decimalFullWidth", "%1、"))
    manuscript = read_body(listed("学习１２次，，研讨"), numbering=counted + number(1, 1))
    found = [*examine_characters(manuscript.paragraphs), *examine(manuscript.paragraphs)]
    assert [(one.code, one.column) for one in found] == [
        ("full-width-character", 5),
        ("doubled-punctuation", 8),
    ]
