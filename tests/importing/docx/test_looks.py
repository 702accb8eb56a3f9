"""How paragraphs and their words look: sizes, titles, headings, bold type, links."""

import pytest

from bulletins.text.paragraphs import Span, Style

from .documents import paragraph, read_body, run, style

BOLD, PLAIN = "<w:b/>", '<w:b w:val="0"/>'
DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
)


def first(body, *leads, **parts):
    return read_body(body, *leads, **parts).paragraphs[0]


def styled(identity, content="澜江市委", more=""):
    return paragraph(content, f'<w:pStyle w:val="{identity}"/>{more}')


def bold(one):
    return [one.text[span.start : span.end] for span in one.spans if span.style == Style.BOLD]


def test_the_size_is_that_of_most_characters():
    content = run("注", '<w:sz w:val="18"/>') + run("澜江市委", '<w:sz w:val="32"/>')
    assert first(paragraph(content)).look.size == 16


@pytest.mark.parametrize(
    ("properties", "size"),
    [
        ("", 22),
        ('<w:rStyle w:val="Small"/>', 9),
        ('<w:rStyle w:val="Small"/><w:sz w:val="30"/>', 15),
    ],
)
def test_a_size_comes_from_the_run_its_style_or_the_paragraphs(properties, size):
    styles = (
        DEFAULTS
        + style("Base", inner='<w:rPr><w:sz w:val="44"/></w:rPr>')
        + style("Own", inner='<w:basedOn w:val="Base"/>')
        + style("Small", inner='<w:rPr><w:sz w:val="18"/></w:rPr>', kind="character")
    )
    assert first(styled("Own", run("甲", properties)), styles=styles).look.size == size


def test_a_size_may_come_from_the_defaults_of_the_document():
    assert first(paragraph("甲"), styles=DEFAULTS).look.size == 10.5
    assert first(paragraph("甲")).look.size is None


def test_the_usual_style_holds_where_none_is_named():
    usual = style("a", inner='<w:rPr><w:sz w:val="28"/></w:rPr>').replace(
        "<w:style ", '<w:style w:default="1" '
    )
    assert first(paragraph("甲"), styles=usual).look.size == 14


@pytest.mark.parametrize(
    ("own", "is_centred"),
    [("", True), ('<w:jc w:val="left"/>', False), ('<w:jc w:val="center"/>', True)],
)
def test_centring_comes_down_from_the_style(own, is_centred):
    styles = style("Base", inner='<w:pPr><w:jc w:val="center"/></w:pPr>') + style(
        "Own", inner='<w:basedOn w:val="Base"/>'
    )
    assert first(styled("Own", more=own), styles=styles).look.is_centred == is_centred


@pytest.mark.parametrize(
    ("name", "level", "is_title"),
    [
        ("Title", None, True),
        ("标题", None, True),
        ("heading 1", 1, False),
        ("Heading 3", 3, False),
        ("标题 2", 2, False),
        ("Subtitle", None, False),
        ("Body Text", None, False),
        ("Heading", None, False),
    ],
)
@pytest.mark.parametrize("derived", [False, True])
def test_titles_and_headings_are_told_by_the_style(name, level, is_title, derived):
    styles = style("Base", name) + style("Own", "正文样式", '<w:basedOn w:val="Base"/>')
    one = first(styled("Own" if derived else "Base"), styles=styles)
    assert (one.level, one.look.is_title) == (level, is_title)


def test_an_outline_level_makes_a_heading_and_unmakes_one():
    styles = style("H", "heading 1") + style("T", "TOC", '<w:basedOn w:val="H"/>').replace(
        "</w:style>", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
    )
    assert first(paragraph("甲", '<w:outlineLvl w:val="1"/>')).level == 2
    assert first(styled("T"), styles=styles).level is None
    assert first(styled("H", more='<w:outlineLvl w:val="2"/>'), styles=styles).level == 3


def test_the_outline_level_of_words_own_title_makes_it_no_heading():
    styles = style("a7", "Title", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
    one = first(styled("a7"), styles=styles)
    assert (one.level, one.look.is_title) == (None, True)


def test_styles_that_lean_on_each_other_in_a_circle_do_no_harm():
    styles = style("A", inner='<w:basedOn w:val="B"/>') + style("B", inner='<w:basedOn w:val="A"/>')
    assert first(styled("A"), styles=styles).text == "澜江市委"


@pytest.mark.parametrize(
    ("paragraph_style", "character_style", "own", "is_bold"),
    [
        ("", "", BOLD, True),
        ("", "", PLAIN, False),
        (BOLD, "", "", True),
        (BOLD, "", PLAIN, False),
        ("", BOLD, "", True),
        (BOLD, BOLD, "", False),
        (BOLD, BOLD, BOLD, True),
        (BOLD, PLAIN, "", True),
    ],
)
def test_bold_type_of_styles_toggles(paragraph_style, character_style, own, is_bold):
    styles = style("P", inner=f"<w:rPr>{paragraph_style}</w:rPr>") + style(
        "C", inner=f"<w:rPr>{character_style}</w:rPr>", kind="character"
    )
    one = first(styled("P", run("甲", f'<w:rStyle w:val="C"/>{own}')), styles=styles)
    assert bold(one) == (["甲"] if is_bold else [])


def test_bold_runs_that_touch_are_one():
    content = run("健全", BOLD) + run("制度。", BOLD) + run("市委每季度研究。") + run("又", BOLD)
    assert bold(first(paragraph(content))) == ["健全制度。", "又"]


def test_a_line_break_parts_bold_type():
    content = f"<w:r><w:rPr>{BOLD}</w:rPr><w:t>甲乙</w:t><w:br/><w:t>丙</w:t></w:r>"
    one, other = read_body(paragraph(content)).paragraphs
    assert (bold(one), bold(other)) == (["甲乙"], ["丙"])


LINK = '<w:hyperlink r:id="l1"><w:r><w:t>{}</w:t></w:r></w:hyperlink>'


@pytest.mark.parametrize(
    "address",
    ["https://example.cn/a?b=1", "mailto:a@example.cn", "javascript:alert(1)", "file:///C:/a.txt"],
)
def test_a_link_keeps_its_address_whatever_it_is(address):
    content = run("见") + LINK.format("全文")
    one = first(paragraph(content), ("l1", "hyperlink", address))
    assert one.text == "见全文"
    assert one.spans == (Span(1, 3, Style.LINK, address),)


def test_a_link_within_the_document_is_plain_text():
    content = '<w:hyperlink w:anchor="_Toc1"><w:r><w:t>目录</w:t></w:r></w:hyperlink>'
    assert first(paragraph(content)).spans == ()


def test_a_link_may_be_a_field():
    content = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> HYPERLINK "https://example</w:instrText></w:r>'
        '<w:r><w:instrText>.cn/" \\o "提示" </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("全文", BOLD)}'
        f'<w:r><w:fldChar w:fldCharType="end"/></w:r>{run("完")}'
    )
    one = first(paragraph(content))
    assert one.text == "全文完"
    assert Span(0, 2, Style.LINK, "https://example.cn/") in one.spans
    assert bold(one) == ["全文"]
