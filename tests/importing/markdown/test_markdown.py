"""Markdown: its signs say what a text is, and are no part of it."""

import base64
import io

import pytest
from PIL import Image

from bulletins.importing.outlining import outline
from bulletins.importing.parsing import understand
from bulletins.importing.parsing.bulletin import understand_issue
from bulletins.importing.readers import read_bytes
from bulletins.importing.readers.markdown import markdown_manuscript
from bulletins.importing.reading import Role
from bulletins.proofing.examination import examine
from bulletins.text.paragraphs import Kind, Paragraph, Style
from tests.importing.samples import LEAD, PROSE


def read(text: str) -> list[Paragraph]:
    return markdown_manuscript(text).paragraphs


def texts(text: str, kind: Kind = Kind.TEXT) -> list[str]:
    return [one.text for one in read(text) if one.kind == kind]


def only(text: str) -> Paragraph:
    [paragraph] = read(text)
    return paragraph


def codes(text: str) -> list[str]:
    return [finding.code for finding in markdown_manuscript(text).findings]


def spans(paragraph: Paragraph, style: Style) -> list[str]:
    return [paragraph.text[one.start : one.end] for one in paragraph.spans if one.style == style]


@pytest.mark.parametrize(
    ("line", "text", "level"),
    [
        ("# 学以致用", "学以致用", 1),
        ("## 健全制度 ##", "健全制度", 2),
        ("> 健全制度", "健全制度", None),
        ("> > 健全制度", "健全制度", None),
        ("- 健全制度", "健全制度", None),
        ("* 健全制度", "健全制度", None),
        ("#健全制度", "#健全制度", None),
        ("　　健全制度", "　　健全制度", None),
        ("    健全制度", "    健全制度", None),
        ("`健全制度`", "健全制度", None),
        ("~~健全~~制度", "健全制度", None),
        (r"\*健全\*制度", "*健全*制度", None),
        ("健全 &lt; 制度&nbsp;", "健全 < 制度\xa0", None),
        ("健全<br>", "健全", None),
        ("《健全》<制度>", "《健全》<制度>", None),
        ("健全<Bulletin>制度", "健全<Bulletin>制度", None),
    ],
)
def test_signs_of_a_line_are_told_from_its_text(line, text, level):
    paragraph = only(line)
    assert (paragraph.text, paragraph.level) == (text, level)


def test_each_line_is_a_paragraph_and_keeps_its_number():
    found = read("# 学以致用\n\n澜江市\n云岭县  \n> 青石县\n松涧县")
    assert [(one.line, one.text) for one in found] == [
        (1, "学以致用"),
        (3, "澜江市"),
        (4, "云岭县"),
        (5, "青石县"),
        (6, "松涧县"),
    ]


def test_a_heading_is_underlined_but_a_sentence_above_a_rule_is_none():
    assert [one.level for one in read("学以致用\n====\n\n健全制度\n---\n")] == [1, 2]
    assert texts(f"{PROSE}\n---\n") == [PROSE, "---"]
    assert [one.level for one in read(f"澜江市\n{PROSE}\n---\n")] == [None, None, None]


@pytest.mark.parametrize(
    ("line", "bold"),
    [
        ("**健全制度**", ["健全制度"]),
        ("__健全制度__", ["健全制度"]),
        ("健全**制度**落实", ["制度"]),
        ("**制度牵引，学有规矩。**正文", ["制度牵引，学有规矩。"]),
        ("落实**“第一议题”**制度", ["“第一议题”"]),
        ("*健全*制度", []),
        ("5*3*2 = 30", []),
        ("数据见表*，另见附件*。", []),
    ],
)
def test_emphasis_becomes_bold_type(line, bold):
    assert spans(only(line), Style.BOLD) == bold


@pytest.mark.parametrize("text", ["5*3*2 = 30", "数据见表*，另见附件*。", "签名：____", "a_b_c"])
def test_stars_that_emphasise_nothing_stay(text):
    assert only(text).text == text


def test_a_link_keeps_its_words_and_its_address():
    line = only("见[《学习动态》](https://q.example/a?b=1&c=2)第8期")
    assert line.text == "见《学习动态》第8期"
    assert [one.address for one in line.spans] == ["https://q.example/a?b=1&c=2"]


def test_a_link_may_be_defined_elsewhere():
    line = only("见[《学习动态》][1]\n\n[1]: https://q.example/a\n")
    assert [one.address for one in line.spans] == ["https://q.example/a"]


@pytest.mark.parametrize("address", ["javascript:alert", "附件一"])
def test_an_address_that_leads_nowhere_is_left_out(address):
    text, left = read(f"[学习]({address})")
    assert text.text == "学习"
    assert (left.kind, left.text) == (Kind.ASIDE, address)


def test_a_table_becomes_rows_with_a_tab_between_cells():
    table = "| 单位 | 篇数 |\n|:---|---:|\n| **青石县** | 12 |\n| 松涧县 | |\n"
    rows = read(f"{PROSE}\n\n{table}\n{PROSE}\n")[1:-1]
    assert [(one.kind, one.line, one.text) for one in rows] == [
        (Kind.ROW, 3, "单位\t篇数"),
        (Kind.ROW, 5, "青石县\t12"),
        (Kind.ROW, 6, "松涧县\t"),
    ]
    assert spans(rows[1], Style.BOLD) == ["青石县"]


def test_a_cell_may_hold_two_lines():
    assert texts("| 单位 | 篇数 |\n|---|---|\n| 青石<br>县 | 12 |", Kind.ROW)[1] == "青石 县\t12"


def test_a_cell_more_than_the_table_has_columns_is_not_lost():
    table = "| 单位 | 篇数 |\n|---|---|\n| 青石县 | 12 | 另有3篇 |"
    assert "另有3篇" in "".join(texts(table))
    assert codes(table) == ["markdown-as-written"]


def test_the_numbers_of_a_list_are_those_that_are_written():
    found = read("1. 定计划\n3. 抓督导\n\n学习\n\n8) 促转化\n")
    assert [(one.text, one.generated) for one in found] == [
        ("1.定计划", 2),
        ("3.抓督导", 2),
        ("学习", 0),
        ("8)促转化", 2),
    ]


def test_numbers_that_are_all_the_same_are_counted():
    assert texts("1. 定计划\n1. 抓督导\n1. 促转化") == ["1.定计划", "2.抓督导", "3.促转化"]


def test_an_item_keeps_its_number_whatever_stands_in_it():
    text = "1. - 学习\n2.\n3. ```\n   学\n   ```\n4. **调**研\n5. <p>观摩</p>\n"
    assert texts(text) == ["1.", "学习", "2.", "3.学", "4.调研", "5.观摩"]


def test_bullets_are_reported_as_in_a_web_page():
    assert codes("- 学习\n- 调研") == ["bullets"]


def test_lines_between_fences_stay_as_they_are():
    found = read("```text\n**学**  习\n\n| 一 |\n```\n")
    assert [(one.line, one.text, one.kind) for one in found] == [
        (1, "text", Kind.ASIDE),
        (2, "**学**  习", Kind.TEXT),
        (4, "| 一 |", Kind.TEXT),
    ]


def picture_data() -> str:
    data = io.BytesIO()
    Image.new("RGB", (4, 3)).save(data, "PNG")
    return "data:image/png;base64," + base64.b64encode(data.getvalue()).decode()


def test_a_picture_whose_bytes_stand_in_the_file_comes_along():
    [text, picture] = read(f"现场![观摩][1]如图\n\n[1]: <{picture_data()}>\n")
    assert (text.text, picture.kind, picture.text) == ("现场如图", Kind.PICTURE, "观摩")
    assert (picture.picture.media_type, picture.picture.width) == ("image/png", 4)


def test_a_picture_that_lies_elsewhere_is_reported_and_not_fetched():
    manuscript = markdown_manuscript("学习\n\n![观摩](https://q.example/a.png)")
    [finding] = manuscript.findings
    assert (finding.code, finding.line) == ("linked-picture", 3)
    assert manuscript.paragraphs[1].picture.data == b""


def test_a_note_stands_where_it_is_called():
    found = read("学习[^1]动态。\n\n调研。\n\n[^1]: 见第8期。\n")
    assert [(one.kind, one.text) for one in found] == [
        (Kind.TEXT, "学习动态。"),
        (Kind.NOTE, "见第8期。"),
        (Kind.TEXT, "调研。"),
    ]
    assert found[1].anchor == 2


def test_markup_of_a_web_page_is_read_as_in_a_page():
    found = read(
        "<div align=center>\n\n## 健全<b>制度</b>\n\n</div>\n\n<del>旧</del>新<!-- 备注 -->"
    )
    assert [(one.text, one.kind) for one in found] == [
        ("健全制度", Kind.TEXT),
        ("新", Kind.TEXT),
        ("备注", Kind.ASIDE),
    ]
    assert spans(found[0], Style.BOLD) == ["制度"]
    assert found[0].look.is_centred


@pytest.mark.parametrize(
    "text",
    ["[注]: 见第8期", "[a]: b\n[a]: 见第8期\n\n[a]", "> [注]: 见第8期", ">" * 40 + " 见第8期"],
)
def test_what_markdown_would_not_show_is_taken_as_it_is_written(text):
    assert "见第8期" in "".join(texts(text))
    assert "markdown-as-written" in codes(text)


def test_the_head_of_a_file_is_left_out_line_by_line():
    found = read("---\ntitle: 学以致用\ntags:\n  - 学习\n---\n# 学以致用\n")
    asides = [one.text for one in found if one.kind == Kind.ASIDE]
    assert asides == ["---", "title: 学以致用", "tags:", "- 学习", "---"]
    assert (found[-1].line, found[-1].text) == (6, "学以致用")


def test_a_text_between_two_rules_is_no_head_of_a_file():
    assert texts(f"---\n{PROSE}\n---\n") == ["---", PROSE, "---"]


def test_columns_are_those_of_the_file():
    line = only("## **健全**制度[《学习》](https://q.example/)动态")
    assert [line.place(at) for at in (0, 2, 4, 8)] == [(1, 6), (1, 10), (1, 13), (1, 38)]


def test_a_finding_stands_where_the_words_stand():
    [finding] = markdown_manuscript("# 学以致用\n\n> 　　新~~旧~~").findings
    assert (finding.code, finding.line, finding.column) == ("struck-through", 3, 8)


def test_no_sign_of_markdown_is_proofed():
    text = f"# 学以致用\n\n{LEAD}\n\n| 一 | 二 |\n|---|---|\n| 三 | 四 |\n\n**{PROSE}**\n\n---\n"
    assert examine(read(text)) == []


def test_rules_are_left_out_of_an_article():
    text = f"# 学以致用\n\n{LEAD}\n\n---\n\n{PROSE}\n\n* * *\n"
    reading = understand(markdown_manuscript(text))
    left = [reading.text(piece) for piece in reading.pieces if piece.role == Role.LEFT_OUT]
    assert left == ["---", "---"]
    assert outline(reading).lead == [LEAD, PROSE]


def test_a_rule_parts_the_articles_of_a_bulletin():
    articles = [
        f"## {name}\n\n{LEAD}\n\n{PROSE}\n" for name in ("学以致用促发展", "以学促干开新局")
    ]
    text = "# 学习动态\n\n第8期\n\n2024年9月12日\n\n---\n\n" + "\n---\n\n".join(articles)
    reading = understand_issue(markdown_manuscript(text))
    assert len(reading.facts) == 2
    assert reading.discrepancies == []


def test_a_file_is_read_by_its_ending():
    assert read_bytes("**学习**动态".encode(), "a.md").paragraphs[0].text == "学习动态"
    assert read_bytes("**学习**动态".encode(), "a.txt").paragraphs[0].text == "**学习**动态"
