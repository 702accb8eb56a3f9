"""What type says beside its characters: raised, lowered, struck through, put in quotation marks."""

import pytest

from bulletins.importing.accounting import account
from bulletins.importing.parsing import understand
from bulletins.importing.readers.html import read_html, read_paste
from bulletins.importing.readers.markdown import markdown_manuscript
from bulletins.text.characters import odd_characters
from bulletins.text.paragraphs import Kind, Manuscript
from tests.importing.docx.documents import document, paragraph, read, row, run, style, table
from tests.importing.samples import LEAD

UP, DOWN = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'


def in_word(*parts: tuple[str, str] | str, **more) -> Manuscript:
    runs = [run(one) if isinstance(one, str) else run(*one) for one in parts]
    return read(document(paragraph("".join(runs)), **more))


def in_page(body: str) -> Manuscript:
    return read_html(f"<p>{body}</p>".encode(), "a.html")


SAME = {
    "docx": lambda: in_word("占地1.5×10", ("4", UP), "m", ("2", UP), "，H", ("2", DOWN), "O"),
    "html": lambda: in_page("占地1.5×10<sup>4</sup>m<sup>2</sup>，H<sub>2</sub>O"),
    "styles": lambda: in_page(
        "占地1.5×10<span style='vertical-align:super'>4</span>m<sup style="
        "'vertical-align:baseline'>2</sup>，H<span style='vertical-align: sub'>2</span>O"
    ),
    "paste": lambda: read_paste(
        "<p>占地1.5×10<sup><span lang=EN-US>4</span></sup>m<sup>2</sup>，H<sub>2</sub>O</p>", ""
    ),
    "markdown": lambda: markdown_manuscript("占地1.5×10<sup>4</sup>m<sup>2</sup>，H<sub>2</sub>O"),
}


@pytest.mark.parametrize("kind", SAME)
def test_figures_are_raised_and_lowered_by_the_characters_of_unicode(kind):
    manuscript = SAME[kind]()
    [one] = manuscript.paragraphs
    assert one.text == "占地1.5×10⁴m²，H₂O"
    told = [(found.code, found.severity, found.message()) for found in manuscript.findings]
    assert told == [
        ("superscript", "hint", "“4” is a superscript; it was written as “⁴”."),
        ("superscript", "hint", "“2” is a superscript; it was written as “²”."),
        ("subscript", "hint", "“2” is a subscript; it was written as “₂”."),
    ]
    offsets = [one.text.index(sign) for sign in "⁴²₂"]
    if kind != "markdown":
        places = [(found.line, found.column) for found in manuscript.findings]
        assert places == [one.place(offset) for offset in offsets]


@pytest.mark.parametrize(
    ("raised", "shown"),
    [("-3", "⁻³"), ("n+1", "ⁿ⁺¹"), ("（２）", "⁽²⁾"), ("i = 0", "ⁱ ⁼ ⁰"), ("−1", "⁻¹")],
)
def test_signs_are_raised_too(raised, shown):
    for manuscript in (in_page(f"10<sup>{raised}</sup>"), in_word("10", (raised, UP))):
        assert manuscript.paragraphs[0].text == f"10{shown}"
        assert [found.code for found in manuscript.findings] == ["superscript"]


@pytest.mark.parametrize("words", ["th", "注", "2k", "[1]", "①"])
def test_what_unicode_has_not_raised_stays_with_a_warning_at_its_place(words):
    for manuscript in (in_page(f"第1<sup>{words}</sup>号"), in_word("第1", (words, UP), "号")):
        assert manuscript.paragraphs[0].text == f"第1{words}号"
        [found] = manuscript.findings
        assert (found.code, found.severity, found.column) == ("superscript-lost", "warning", 3)
        assert found.params == {"words": words}
        assert f"第1{words}"[:4] in found.excerpt


def test_letters_below_the_line_stay_with_a_warning():
    for manuscript in (in_page("P<sub>max</sub>"), in_word("P", ("max", DOWN))):
        assert [(one.code, one.column) for one in manuscript.findings] == [("subscript-lost", 2)]


def test_what_word_parts_in_runs_is_raised_as_one():
    manuscript = in_word("10", ("-", UP), ("3", f"<w:b/>{UP}"), "，x", ("2", UP), ("k", UP))
    assert manuscript.paragraphs[0].text == "10⁻³，x2k"
    assert [one.params["words"] for one in manuscript.findings] == ["-3", "2k"]


def test_signs_that_are_raised_anyway_are_left_alone():
    for manuscript in (in_page("25<sup>°</sup>C"), in_word("品牌", ("®", UP), "5m", ("²", UP))):
        assert manuscript.findings == []


def test_styles_of_word_raise_and_bring_back_to_the_line():
    styles = style("Up", inner=f"<w:rPr>{UP}</w:rPr>", kind="character")
    base = '<w:rStyle w:val="Up"/>'
    on_line = f'{base}<w:vertAlign w:val="baseline"/>'
    made = in_word("m", ("2", base), "n", ("2", on_line), styles=styles)
    assert made.paragraphs[0].text == "m²n2"


def test_what_is_lowered_within_what_is_raised_is_lowered():
    assert in_page("<sup>a<sub>2</sub></sup>").paragraphs[0].text == "a₂"


def test_the_call_of_a_note_is_no_superscript():
    body = (
        "<p>今年以来<sup><a href='#_ftn1'>[1]</a></sup>，学习。</p>"
        "<div id=ftn1><p><a href='#_ftnref1'><sup>[1]</sup></a>见通知。</p></div>"
    )
    manuscript = read_html(body.encode(), "a.html")
    assert manuscript.findings == []
    assert [one.text for one in manuscript.paragraphs] == ["今年以来，学习。", "见通知。"]
    notes = '<w:footnote w:id="1"><w:p><w:r><w:t>见通知。</w:t></w:r></w:p></w:footnote>'
    call = f'<w:r><w:rPr>{UP}</w:rPr><w:footnoteReference w:id="1"/></w:r>'
    words = read(document(paragraph(run("今年以来") + call + run("，学习。")), footnotes=notes))
    assert words.findings == []
    assert [one.kind for one in words.paragraphs] == [Kind.TEXT, Kind.NOTE]


def test_a_superscript_in_a_table_is_told_in_its_row():
    page = (
        "<table><tr><td>单位</td><td>面积</td></tr><tr><td>青石县</td><td>32m<sup>2</sup></table>"
    )
    cells = row("单位", "面积") + row("青石县", f"<w:p>{run('32m')}{run('2', UP)}</w:p>")
    for manuscript in (read_html(page.encode(), "a.html"), read(document(table(cells)))):
        last = manuscript.paragraphs[-1]
        assert last.text == "青石县\t32m²"
        [found] = manuscript.findings
        assert (found.line, found.column) == last.place(last.text.index("²"))


def test_raised_figures_are_not_odd_and_nothing_of_them_is_lost():
    for manuscript in (SAME["docx"](), SAME["markdown"]()):
        assert not list(odd_characters(manuscript.paragraphs[0]))
        reading = understand(manuscript)
        assert account(reading).is_exact
        assert "".join(map(reading.text, reading.pieces)) == "占地1.5×10⁴m²，H₂O"


# -- struck through


@pytest.mark.parametrize("line", ["<w:strike/>", "<w:dstrike/>", '<w:rStyle w:val="Gone"/>'])
def test_words_struck_through_in_word_are_kept_and_reported(line):
    styles = style("Gone", inner="<w:rPr><w:strike/></w:rPr>", kind="character")
    manuscript = in_word("取得", ("初", line), ("步", f"<w:b/>{line}"), "成效", styles=styles)
    assert manuscript.paragraphs[0].text == "取得初步成效"
    [found] = manuscript.findings
    assert (found.code, found.severity, found.column) == ("struck-through", "hint", 3)
    assert found.params == {"words": "初步"}


def test_what_a_style_of_word_strikes_through_a_run_may_spare():
    styles = style("Gone", inner="<w:rPr><w:strike/></w:rPr>", kind="character")
    spared = '<w:rStyle w:val="Gone"/><w:strike w:val="0"/>'
    assert in_word("取得", ("初步", spared), styles=styles).findings == []


def test_a_paragraph_style_strikes_all_of_its_words_through():
    styles = style("Gone", inner="<w:rPr><w:strike/></w:rPr>")
    manuscript = read(document(paragraph("旧稿", '<w:pStyle w:val="Gone"/>'), styles=styles))
    assert [one.code for one in manuscript.findings] == ["struck-through"]


# -- quotation marks that a browser makes


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("大家说<q>学<b>懂</b></q>了", "大家说“学懂”了"),
        ("<q>他说<q>学懂</q>，<q>弄通</q></q>", "“他说‘学懂’，‘弄通’”"),
        ("<q>一<q>二<q>三</q></q></q>", "“一‘二“三”’”"),
        ("<q>没有完", "“没有完”"),
        ("学</q>习", "学习"),
    ],
)
def test_words_that_a_page_quotes_have_their_quotation_marks(body, text):
    for manuscript in (in_page(body), markdown_manuscript(body), read_paste(body, "")):
        assert [one.text for one in manuscript.paragraphs] == [text]
        assert account(understand(manuscript)).is_exact


def test_quotation_marks_that_stand_in_no_file_are_told_once():
    manuscript = in_page(f"{LEAD}<q>学懂</q>，<q>弄通</q><del><q>做实</q></del>")
    told = [one for one in manuscript.findings if one.code == "quotation-marks"]
    assert [(one.severity, one.params) for one in told] == [("hint", {"count": 2})]
