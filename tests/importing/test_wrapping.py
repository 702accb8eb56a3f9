"""Lines broken by a page become paragraphs again, and whole paragraphs stay apart."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletins.importing.parsing.wrapping import joins, rejoin
from bulletins.importing.readers import read
from bulletins.importing.readers.plain import plain_paragraphs
from bulletins.text.numbering import Numbering
from bulletins.text.outline import MeasureOutline, Outline, SectionOutline
from bulletins.text.paragraphs import Kind, Look, Paragraph, Span, Style
from tests.importing.samples import (
    LEAD,
    MORE_PROSE,
    PROSE,
    codes,
    headings,
    measure_headings,
    outline_of,
)
from tests.importing.test_round_trip import assert_same_structure, written

ARTICLES = sorted((Path(__file__).resolve().parents[2] / "fixtures/demo/articles").glob("*.txt"))
LONG = PROSE + MORE_PROSE + LEAD
STOPS = "，。、；：！？”》）"


def cut(paragraph: str, width: int, indent: str = "") -> list[str]:
    """The paragraph in lines of ``width`` characters."""
    text = indent + paragraph
    return [text[start : start + width] for start in range(0, len(text), width)]


def printed(paragraph: str, width: int) -> list[str]:
    """The paragraph as a page sets it: figures half as wide, whole words, no stop first."""
    lines, line, room = [], "", 0.0
    for token in re.findall(rf"[“《（]*(?:[0-9A-Za-z.%-]+|.)[{STOPS}]*", paragraph):
        wide = sum(0.5 if character.isascii() else 1 for character in token)
        if line and room + wide > width:
            lines.append(line)
            line, room = "", 0.0
        line, room = line + token, room + wide
    return [*lines, line]


def text_of(paragraphs: list[Paragraph]) -> list[str]:
    return [paragraph.text.strip() for paragraph in paragraphs]


def rejoined(*lines: str) -> list[str]:
    return text_of(rejoin(plain_paragraphs("\n".join(lines))))


@pytest.mark.parametrize("width", range(26, 46, 4))
@pytest.mark.parametrize("indent", ["", "　　"])
def test_broken_lines_are_joined_and_one_warning_says_so(width, indent):
    paragraphs = [LEAD, PROSE + MORE_PROSE, MORE_PROSE + PROSE + LEAD]
    body = [line for text in paragraphs for line in cut(text, width, indent)]
    outline = outline_of("\n".join(["学以致用促发展", "2024-09-02", "澜江市委宣传部", *body]))
    [warning] = [finding for finding in outline.findings if finding.code == "hard-wrapped"]
    assert (warning.line, warning.severity) == (4, "warning")
    assert warning.params["width"] in range(width - 2, width + 1)
    assert (outline.title, outline.unit) == ("学以致用促发展", "澜江市委宣传部")
    assert (outline.subtitle, outline.lead) == ("", paragraphs)
    assert outline.accounted


def test_the_warning_counts_the_lines_that_were_joined():
    lines = plain_paragraphs("\n".join(["学以致用促发展", *cut(LONG + LONG, 30)]))
    [finding] = joins(lines, rejoin(lines))
    assert finding.params == {"width": 30, "count": len(lines) - 1}
    assert "after about 30 characters were joined" in finding.message()


def test_numbered_headings_stay_apart():
    body = cut(PROSE + MORE_PROSE, 36, "　　")
    lines = ["学以致用促发展", *body, "一、健全制度", *body, "二、抓好落实", *body]
    outline = outline_of("\n".join(lines))
    assert headings(outline) == ["健全制度", "抓好落实"]
    assert outline.lead == outline.sections[0].body == [PROSE + MORE_PROSE]


def test_a_text_without_a_title_has_none():
    outline = outline_of("\n".join(cut(LEAD + PROSE + MORE_PROSE + PROSE, 36)))
    assert (outline.title, outline.subtitle) == ("", "")
    assert {"hard-wrapped", "title-missing"} <= set(codes(outline))


def test_a_title_as_long_as_a_line_is_not_joined_with_the_first_paragraph():
    title = "推动全市理论学习走深走实走心的探索与实践和几点思考启示录"
    assert rejoined(title, *cut(LONG, len(title))) == [title, LONG]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_whole_paragraphs_are_never_joined(article):
    paragraphs = read(article).paragraphs
    assert rejoin(paragraphs) == paragraphs


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("width", [28, 35, 42])
def test_an_article_set_on_a_page_is_read_as_it_was_written(article, width):
    whole = read(article).paragraphs
    lines = [
        line for part in whole for line in printed(part.text, width if "。" in part.text else 99)
    ]
    assert text_of(rejoin(plain_paragraphs("\n".join(lines)))) == text_of(whole)


def test_a_long_title_and_subtitle_above_whole_paragraphs_stay_two():
    title = "澜江市以学习型党组织建设为抓手推动理论武装走深走实的探索与实践"
    subtitle = "从青石县三个乡镇、五个村的学习阵地建设看基层理论学习的新变化"
    lines = [title, subtitle, "2024-09-02", LEAD, "一、健全制度", PROSE, "二、抓好落实", PROSE]
    outline = outline_of("\n".join(lines))
    assert (outline.title, outline.subtitle) == (title, subtitle)
    assert "hard-wrapped" not in codes(outline)


@pytest.mark.parametrize(
    "item",
    [
        "澜江市委组织部、市委宣传部、市教育局、市农业农村局联合办公室",
        "青石县以学习型党组织建设推动理论武装走深走实的探索与实践纪实",
    ],
)
@pytest.mark.parametrize("around", [[], ["以上作品，予以通报。"], [LEAD, PROSE + MORE_PROSE]])
def test_a_list_of_lines_without_stops_is_not_joined(item, around):
    lines = ["学以致用促发展", *around, *[item] * 6, *around]
    assert rejoined(*lines) == lines


def test_numbered_items_without_stops_are_not_joined():
    items = [f"{n}.澜江市委宣传部关于理论学习中心组、党支部学习的第{n}次通报" for n in range(1, 9)]
    assert rejoined("目录表", *items) == ["目录表", *items]


@pytest.mark.parametrize("furniture", [["— 3 —"], ["学习动态 第8期", "- 4 -"], ["第 5 页"]])
def test_a_page_that_ends_within_a_paragraph_does_not_part_it(furniture):
    lines = cut(LONG, 28)
    lines = [*lines[:2], "", *furniture, "", *lines[2:], *cut(LONG, 28, "　　"), *furniture]
    assert rejoined(*lines) == [LONG, *furniture, LONG, *furniture]


def test_a_header_repeated_on_each_page_is_known_without_a_page_number():
    first, second = cut(LONG, 28), cut(LONG, 28)
    header = "学习动态　第8期"
    lines = [*first[:2], header, *first[2:], *second[:3], header, *second[3:]]
    assert rejoined("学以致用", *lines)[1:] == [LONG, header, LONG, header]


def test_a_blank_line_ends_a_paragraph():
    lines = cut(LONG[:84], 28)
    assert rejoined(*lines, "", *cut(LONG, 28)) == [LONG[:84], LONG]


def test_blank_lines_between_all_lines_part_nothing():
    body = [*cut(LONG, 28, "　　"), *cut(PROSE, 28, "　　")]
    assert rejoined("\n\n".join(body)) == [LONG, PROSE]


def test_a_margin_before_all_lines_is_no_indent():
    body = [*cut(LONG, 28, "　　"), *cut(PROSE, 28, "　　")]
    assert rejoined(*[f"        {line}" for line in body]) == [LONG, PROSE]


def test_a_number_that_opens_a_line_opens_a_paragraph_after_a_stop():
    full = PROSE[:27] + "。"
    lines = cut(LONG, 28)
    assert rejoined(*lines, full, "二、抓好落实", *lines) == [LONG, full, "二、抓好落实", LONG]


def test_numbered_paragraphs_stay_apart_where_the_one_above_fills_its_line():
    texts = [
        f"{mark}健全制度。{PROSE}{MORE_PROSE}"[:83] + "。" for mark in ("一、", "二、", "三、")
    ]
    assert rejoined(*[line for text in texts for line in cut(text, 28)]) == texts


def test_a_numeral_that_opens_a_line_within_a_sentence_numbers_nothing():
    front = "市委每季度研究一次学习计划，把任务分解到各专班，统筹"
    text = f"{front}一、二、三产业，逐项明确责任人。" + LONG
    assert rejoined(*cut(text, len(front)))[0] == text


def test_the_measures_of_one_paragraph_stay_in_it():
    text = f"主要做法如下。一是完善制度。{PROSE}二是抓实督查。{MORE_PROSE}三是用好成果。{PROSE}"
    lines = ["学以致用促发展", "2024-09-02", *cut(LEAD, 25, "　　"), *cut(text, 25, "　　")]
    assert measure_headings(outline_of("\n".join(lines))) == [
        ["完善制度。", "抓实督查。", "用好成果。"]
    ]


def test_measures_with_a_paragraph_each_stay_apart():
    texts = [f"一是完善制度。{PROSE}", f"二是抓实督查。{MORE_PROSE}", f"三是用好成果。{PROSE}"]
    assert rejoined(*[line for text in texts for line in cut(text, 26)]) == texts


def test_latin_words_are_joined_with_a_space_and_figures_without():
    lines = cut(LONG, 28)
    broken = ["学习平台接入全省统一身份认证系统，支持使用 open", "source 组件。"]
    figures = ["各县区今年以来通过党员学习平台累计组织学习，人数达20", "24人。"]
    got = rejoined(*lines, *broken, *lines, *figures)
    assert got[0].endswith("open source 组件。") or got[1].endswith("open source 组件。")
    assert "达2024人。" in "".join(got)


def test_a_finding_stands_where_the_character_stands_in_the_source():
    lines = [*cut(LEAD, 25), *cut(LONG, 25)]
    lines[3] = lines[3][:5] + "\ue010" + lines[3][6:]
    outline = outline_of("\n".join(lines))
    [odd] = [finding for finding in outline.findings if finding.character]
    assert (odd.line, odd.column) == (4, 6)


def test_bold_words_and_links_keep_their_characters():
    lines = [Paragraph(line, number) for number, line in enumerate(cut(LONG, 28), 1)]
    bold = Span(0, 4, Style.BOLD)
    lines[2] = Paragraph(f"　{lines[2].text}", 3, spans=(Span(1, 5, Style.BOLD),))
    lines[0] = Paragraph(lines[0].text, 1, spans=(bold,))
    lines[2] = Paragraph(lines[2].text.strip(), 3, spans=(bold,))
    [whole] = rejoin(lines)
    assert [whole.text[span.start : span.end] for span in whole.spans] == [LONG[:4], LONG[56:60]]


@pytest.mark.parametrize(
    "between",
    [
        Paragraph("青石县\t32", 0, kind=Kind.ROW),
        Paragraph("健全制度", 0, level=2),
        Paragraph("健全制度", 0, look=Look(is_centred=True)),
        Paragraph("一、健全制度", 0, generated=2),
    ],
)
def test_what_is_no_plain_line_parts_lines(between):
    lines = plain_paragraphs("\n".join(cut(LONG, 28)))
    assert text_of(rejoin([*lines[:2], between, *lines])) == [LONG[:56], between.text, LONG]


CHARACTERS = "山水田林湖草沙海风云雨雪松竹梅兰江河春夏秋冬"


def words(least: int, most: int) -> st.SearchStrategy[str]:
    return st.text(CHARACTERS, min_size=least, max_size=most)


sentences = st.lists(words(6, 14), min_size=8, max_size=20).map(
    lambda parts: "，".join(parts) + "。"
)
paragraphs = st.lists(sentences, min_size=1, max_size=2).map("".join)
bodies = st.lists(paragraphs, min_size=1, max_size=2)
measures = st.lists(st.builds(MeasureOutline, words(4, 12), bodies), min_size=2, max_size=3)
outlines = st.builds(
    Outline,
    title=words(6, 18),
    lead=bodies,
    sections=st.lists(
        st.one_of(
            st.builds(SectionOutline, words(5, 16), bodies),
            st.builds(SectionOutline, words(5, 16), bodies, measures, st.just(Numbering.BRACKETED)),
        ),
        min_size=2,
        max_size=3,
    ),
    section_numbering=st.just(Numbering.COMMA),
    closing=paragraphs.map("下一步，{}".format).map(lambda closing: [closing]),
)


def assert_places(lines: list[str], paragraphs: list[Paragraph]) -> None:
    """Each character stands in the source where its paragraph says, and none is missing."""
    assert sum(map(len, "".join(text_of(paragraphs)).split())) == len(
        "".join(lines).replace("　", "")
    )
    for paragraph in paragraphs:
        for offset, character in enumerate(paragraph.text):
            line, column = paragraph.place(offset)
            assert lines[line - 1][column - 1] == character


@given(outlines, st.integers(25, 45), st.sampled_from([cut, printed]), st.booleans())
@settings(max_examples=80, deadline=None)
def test_a_text_broken_at_any_width_has_the_outline_it_had(outline, width, broken, has_blanks):
    whole = written(outline, run_in=False).split("\n\n")
    gap = "\n\n" if has_blanks else "\n"
    text = gap.join("\n".join(broken(paragraph, width)) for paragraph in whole)
    assert_places(text.split("\n"), rejoin(plain_paragraphs(text)))
    got = outline_of(text)
    assert_same_structure(got, outline)
    assert "hard-wrapped" in codes(got)
