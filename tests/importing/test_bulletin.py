"""A whole bulletin is read as an issue with its articles, each layout as a person reads it."""

import json
from pathlib import Path

import pytest

from bulletins.importing.outlining import issue_outline, outlines
from bulletins.importing.parsing.bulletin import looks_like_issue, understand_issue
from bulletins.importing.readers import read
from bulletins.importing.readers.plain import plain_paragraphs
from bulletins.importing.reading import Begins, Reading
from bulletins.text.paragraphs import Kind, Look, Manuscript, Paragraph, Picture
from tests.importing.samples import CLOSING, LEAD, MORE_PROSE, PROSE

FOLDER = Path(__file__).parent / "bulletins"
DEMO = Path(__file__).resolve().parents[2] / "fixtures" / "demo" / "articles"
SAMPLES = sorted(path for path in FOLDER.iterdir() if path.suffix in (".txt", ".md"))


@pytest.fixture(params=SAMPLES, ids=[path.stem for path in SAMPLES])
def sample(request) -> tuple[dict, Reading]:
    expected = json.loads(request.param.with_suffix(".json").read_text())
    return expected, understand_issue(read(request.param))


def test_there_are_many_layouts():
    assert len(SAMPLES) >= 8


def test_the_mast_and_the_foot_become_fields(sample):
    expected, reading = sample
    issue = issue_outline(reading).as_json()
    assert {name: issue[name] for name in expected["issue"]} == expected["issue"]
    assert len(issue["editor_note"]) == expected["editor_note"]


def test_the_articles_are_those_a_person_sees(sample):
    expected, reading = sample
    found = outlines(reading)
    assert [one.title for one in found] == [one["title"] for one in expected["articles"]]
    for article, wanted in zip(found, expected["articles"], strict=True):
        assert article.unit == wanted["unit"]
        assert article.subtitle == wanted.get("subtitle", "")
        assert article.column == wanted.get("column", "")
        assert len(article.lead) == wanted["lead"]
        assert [section.heading for section in article.sections] == wanted.get("sections", [])
        assert len(article.closing) == wanted.get("closing", 0)
        assert len(article.editor_note) == wanted.get("editor_note", 0)
        if "measures" in wanted:
            assert [len(one.measures) for one in article.sections] == wanted["measures"]


def test_only_weak_articles_are_suggestions(sample):
    expected, reading = sample
    begun = [piece for piece in reading.pieces if piece.begins == Begins.ARTICLE]
    wanted = [one.get("suggested", False) for one in expected["articles"]]
    assert [piece.suggested for piece in begun] == wanted


def test_what_is_doubtful_is_said_and_nothing_else(sample):
    expected, reading = sample
    codes = [finding.code for finding in reading.findings]
    assert sorted(codes) == sorted(expected["findings"])


def test_every_character_of_the_file_is_accounted_for(sample):
    _, reading = sample
    assert reading.discrepancies == []
    assert all(one.accounted for one in [issue_outline(reading), *outlines(reading)])


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_bulletin_looks_like_one(path):
    assert looks_like_issue(read(path))


@pytest.mark.parametrize("path", sorted(DEMO.glob("*.txt")), ids=lambda path: path.stem)
def test_an_article_does_not_look_like_a_bulletin(path):
    assert not looks_like_issue(read(path))


ARTICLE = ["以学促干开新局", "澜江市委宣传部", LEAD, "一、立规矩", PROSE, "二、抓落实", MORE_PROSE]
OTHER = ["把课堂搬到一线", "云岭市委宣传部", LEAD, "一、搭台子", PROSE, "二、结对子", MORE_PROSE]
MAST = ["学习动态", "2024年第8期", "江原省委宣传部编　2024年9月12日"]


def reading_of(*lines: str) -> Reading:
    return understand_issue(Manuscript(plain_paragraphs("\n".join(lines))))


def titles(reading: Reading) -> list[str]:
    return [str(article.title) for article in outlines(reading)]


def codes(reading: Reading) -> list[str]:
    return [finding.code for finding in reading.findings]


@pytest.mark.parametrize(
    ("mast", "expected"),
    [
        (["学习动态", "第8期", "省委宣传部编 2024.9.12"], ("学习动态", 8, 2024, None, False)),
        (["《学习动态》2024年第八期（总第九十六期）"], ("学习动态", 8, 2024, 96, False)),
        (["学习动态", "〔2024〕第8期", "总期第96期"], ("学习动态", 8, 2024, 96, False)),
        (["学 习 动 态", "2024 年 第 8 期", "总 第 96 期"], ("学习动态", 8, 2024, 96, False)),
        (["学习动态", "二〇二四年第十八期"], ("学习动态", 18, 2024, None, False)),
        (["学习动态", "2024年增刊第1期"], ("学习动态", 1, 2024, None, True)),
        (["《学习动态》增刊", "第2期", "2024年3月1日"], ("学习动态", 2, 2024, None, True)),
        (["第8期", "学习动态", "2024年9月12日"], ("学习动态", 8, 2024, None, False)),
        (["学", "习", "动", "态", "第8期\t总第一二〇期"], ("学习动态", 8, None, 120, False)),
        (["机密★一年", "学习动态", "第8期", "签发人：方远"], ("学习动态", 8, None, None, False)),
        (["学习简报〔2024〕8号", "2024年9月12日"], ("学习简报", 8, 2024, None, False)),
    ],
)
def test_the_mast_is_read_in_every_form(mast, expected):
    issue = reading_of(*mast, *ARTICLE).issue
    assert (issue.publication, issue.number, issue.year, issue.total, issue.is_supplement) == (
        expected
    )


@pytest.mark.parametrize(
    ("lines", "office"),
    [
        (["澜江市委宣传部编　2024年9月12日"], "澜江市委宣传部"),
        (["澜江市委宣传部\t2024年9月12日"], "澜江市委宣传部"),
        (["澜江市委宣传部", "2024年9月12日"], "澜江市委宣传部"),
        (["主办：澜江市委宣传部", "二○二四年九月十二日"], "澜江市委宣传部"),
        (["《学习动态》编辑部　2024-9-12"], "《学习动态》编辑部"),
        (["（澜江市委宣传部主办）", "出版日期：2024年9月12日"], "澜江市委宣传部"),
    ],
)
def test_the_office_and_the_date_stand_beside_or_below_each_other(lines, office):
    issue = reading_of("学习动态", "第8期", *lines, *ARTICLE).issue
    assert (issue.office, str(issue.date)) == (office, "2024-09-12")


def test_a_unit_above_the_first_title_is_not_the_office():
    reading = reading_of(*MAST, "云岭市委宣传部", "把课堂搬到一线", *OTHER[2:])
    assert reading.issue.office == "江原省委宣传部"
    assert outlines(reading)[0].unit == "云岭市委宣传部"


@pytest.mark.parametrize(
    ("mast", "code"),
    [
        ([], "mast-missing"),
        (["学习动态", "第8期"], "date-missing"),
        (["学习动态", "第8期", "省委宣传部编　2024年9月"], "date-missing"),
        (["学习动态", "第8期", "省委宣传部编　2024年2月30日"], "impossible-date"),
        (["学习动态", "总第96期", "2024年9月12日"], "number-missing"),
        (["第8期", "2024年9月12日"], "series-missing"),
        (["学习动态", "2023年第8期", "2024年9月12日"], "year-differs"),
        (["学习动态", "2024年第8-9期（合刊）", "2024年9月12日"], "double-issue"),
    ],
)
def test_what_the_mast_does_not_say_is_a_finding_and_is_not_invented(mast, code):
    reading = reading_of(*mast, *ARTICLE)
    assert code in codes(reading)
    if "missing" in code or code == "impossible-date":
        assert None in (reading.issue.date, reading.issue.number) or not reading.issue.publication


def test_where_the_mast_has_no_date_that_of_printing_is_taken_and_said():
    foot = [*FEET[0], "江原省委宣传部办公室　2024年9月15日印发"]
    reading = reading_of("学习动态", "2024年第8期", *ARTICLE, *foot)
    assert str(reading.issue.date) == "2024-09-15"
    assert "date-from-foot" in codes(reading) and "date-missing" not in codes(reading)
    dated = reading_of(*MAST, *ARTICLE, *foot)
    assert str(dated.issue.date) == "2024-09-12" and "date-from-foot" not in codes(dated)


def test_a_title_with_a_number_of_a_course_is_no_mast():
    text = Manuscript(plain_paragraphs("\n".join(["第三期读书班开班", *ARTICLE[1:]])))
    assert not looks_like_issue(text)


def test_a_note_above_the_contents_or_the_first_article_is_the_issues():
    above = [*MAST, "编者按：本期有两篇。", "目录", ARTICLE[0], OTHER[0], *ARTICLE, *OTHER]
    below = [*MAST, "目录", ARTICLE[0], OTHER[0], "编者按：本期有两篇。", *ARTICLE, *OTHER]
    alone = [*MAST, "编者按：本期有两篇。", *ARTICLE]
    for lines in (above, below, alone):
        reading = reading_of(*lines)
        assert issue_outline(reading).editor_note == ["本期有两篇。"]
        assert outlines(reading)[0].editor_note == []


def test_a_paragraph_without_a_label_above_the_contents_is_a_note_with_a_hint():
    reading = reading_of(*MAST, LEAD, "目录", ARTICLE[0], *ARTICLE)
    assert issue_outline(reading).editor_note == [LEAD]
    assert "weak-structure" in codes(reading)


def test_a_note_of_an_article_stays_with_it():
    noted = [OTHER[0], OTHER[1], "编者按：云岭市的做法值得借鉴。", *OTHER[2:]]
    first, second = outlines(reading_of(*MAST, *ARTICLE, "* * *", *noted))
    assert (first.editor_note, second.editor_note) == ([], ["云岭市的做法值得借鉴。"])


FEET = [
    ["报：省委", "送：市委", "发：各县", "共印200份"],
    ["报　省委", "送　市委", "发　各县", "（共印 200 份）"],
    ["抄报：省委；抄送：市委；印发：各县。", "印数：200份"],
    ["报：省委　送：市委　发：各县　　共印200份"],
    ["呈报：省委", "分送：市委", "发至：各县（共200份）", "责任编辑：王方"],
    ["——————", "报：\t省委", "送：\t市委", "发：\t各县\t共印200份", "——————", "— 12 —"],
    ["责任编辑：王方　电话：0000", "报：省委", "送：市委", "发：各县", "本期印200份"],
]


@pytest.mark.parametrize("foot", FEET)
def test_the_foot_is_read_in_every_form(foot):
    reading = reading_of(*MAST, *ARTICLE, CLOSING, *foot)
    issue = reading.issue
    assert (issue.report_to, issue.send_to, issue.distribute_to) == ("省委", "市委", "各县")
    assert issue.print_run == 200
    assert outlines(reading)[0].closing == [CLOSING]


@pytest.mark.parametrize(
    "foot",
    [
        [*FEET[0], "此件已发", "责任编辑：王方"],
        [*FEET[0][:3], "共印200份　责任编辑：王方"],
        [*FEET[0][:2], "发：各县　责任编辑：王方", "共印200份"],
    ],
)
def test_credits_behind_the_foot_are_those_of_the_issue(foot):
    reading = reading_of(*MAST, *ARTICLE, CLOSING, *foot)
    issue = reading.issue
    assert issue.credits == {"责任编辑": "王方"}
    assert (issue.distribute_to, issue.print_run) == ("各县", 200)
    assert reading.discrepancies == []


def test_a_list_goes_on_in_the_next_lines():
    foot = ["报：省委常委，", "　　省人大常委会", "发：各县", "　　各乡镇", "共印20份"]
    issue = reading_of(*MAST, *ARTICLE, *foot).issue
    assert issue.report_to == "省委常委，省人大常委会"
    assert issue.distribute_to == "各县各乡镇"


def test_the_foot_belongs_to_no_article():
    reading = reading_of(*MAST, *ARTICLE, *FEET[0])
    article, issue = outlines(reading)[0], issue_outline(reading)
    assert article.left_out == []
    assert [part.text for part in issue.left_out][-4:] == FEET[0]


def test_an_editor_named_below_every_article_is_the_articles():
    credit = "责任编辑：王方"
    reading = reading_of(*MAST, *ARTICLE, credit, "* * *", *OTHER, credit, *FEET[0])
    assert [one.credits for one in outlines(reading)] == [{"责任编辑": "王方"}] * 2
    assert reading.issue.credits == {}


def test_findings_of_the_contents_stand_at_their_place():
    reading = reading_of(*MAST, "目录", "没有写成的一篇……3", "以学促干开新局……5", *ARTICLE)
    [finding] = [one for one in reading.findings if one.code == "contents-without-article"]
    assert (finding.line, finding.column) == (5, 1)
    assert finding in issue_outline(reading).findings


def test_punctuation_and_spaces_make_no_difference_between_contents_and_title():
    listed = ["目录", "以学促干，开 新局……5", "把课堂搬到“一线”……7"]
    reading = reading_of(*MAST, *listed, *ARTICLE, *OTHER)
    assert not [code for code in codes(reading) if code.startswith("contents")]


def listed_units(*entries: str) -> list[tuple[str, str]]:
    """Titles and units, where the units stand on the list of contents alone."""
    bare = [ARTICLE[0], *ARTICLE[2:], OTHER[0], *OTHER[2:]]
    reading = reading_of(*MAST, "目录", *entries, *bare)
    assert reading.issue.contents == (ARTICLE[0], OTHER[0])
    return [(str(one.title), str(one.unit)) for one in outlines(reading)]


@pytest.mark.parametrize(
    "form",
    [
        "{title}……澜江市委宣传部（1）",
        "{title}（澜江市委宣传部）……1",
        "{title}　　澜江市委宣传部　　1",
        "澜江市委宣传部　{title}……1",
        "澜江市委宣传部：{title} 1",
        "1. {title}　澜江市委宣传部",
        "◇ {title} / 澜江市委宣传部",
    ],
)
def test_the_unit_of_an_entry_stands_in_every_place(form):
    entries = [form.format(title=title) for title in (ARTICLE[0], OTHER[0])]
    assert listed_units(*entries) == [
        (ARTICLE[0], "澜江市委宣传部"),
        (OTHER[0], "澜江市委宣传部"),
    ]


def test_a_unit_at_the_end_or_in_the_title_tells_articles_apart():
    signed = [[one[0], *one[2:], f"（{one[1]}供稿）"] for one in (ARTICLE, OTHER)]
    titled = [[f"{one[1]}：{one[0]}", *one[2:]] for one in (ARTICLE, OTHER)]
    for articles in (signed, titled):
        reading = reading_of(*MAST, *articles[0], *articles[1])
        assert titles(reading) == [ARTICLE[0], OTHER[0]]
        assert [one.unit for one in outlines(reading)] == [ARTICLE[1], OTHER[1]]
        assert "weak-structure" not in codes(reading)


def test_short_news_below_the_heading_of_their_column_are_one_suggested_article():
    reading = reading_of(*MAST, *ARTICLE, "【简讯】", f"●{PROSE}", f"●{MORE_PROSE}")
    assert titles(reading) == [ARTICLE[0], "简讯"]
    assert "weak-structure" in codes(reading)


def test_an_article_with_look_alone_is_found():
    """As in Word: titles large and in the middle, all else plain."""
    small, large = Look(size=16), Look(size=22, is_centred=True)
    lines = [
        "学习动态",
        "第8期",
        "省委宣传部编　2024年9月12日",
        "山中一课",
        LEAD,
        "水边一课",
        PROSE,
    ]
    looks = [Look(size=42, is_centred=True), small, small, large, small, large, small]
    paragraphs = [
        Paragraph(text, at, look=look)
        for at, (text, look) in enumerate(zip(lines, looks, strict=True), 1)
    ]
    reading = understand_issue(Manuscript(paragraphs))
    assert titles(reading) == ["山中一课", "水边一课"]
    assert "weak-structure" not in codes(reading)


def test_titles_by_their_style_are_found_whatever_stands_around_them():
    title = Look(is_title=True)
    texts = [(line, Look()) for line in MAST]
    texts += [("山中一课", title), (LEAD, Look()), ("短句", Look()), (PROSE, Look())]
    texts += [("水边一课", title), (MORE_PROSE, Look())]
    paragraphs = [Paragraph(text, at, look=look) for at, (text, look) in enumerate(texts, 1)]
    assert titles(understand_issue(Manuscript(paragraphs))) == ["山中一课", "水边一课"]


def test_mast_contents_and_foot_may_stand_in_tables():
    rows = ["第8期\t总第96期\t2024年9月12日", "澜江市委宣传部编\t内部资料"]
    listed = ["以学促干开新局\t1", "把课堂搬到一线\t5"]
    foot = ["报：\t省委", "送：\t市委", "发：\t各县\t共印200份"]
    texts = [("学习动态", Kind.TEXT), *((row, Kind.ROW) for row in rows), ("目录", Kind.TEXT)]
    texts += [*((row, Kind.ROW) for row in listed), *((line, Kind.TEXT) for line in ARTICLE)]
    texts += [*((line, Kind.TEXT) for line in OTHER), *((row, Kind.ROW) for row in foot)]
    paragraphs = [Paragraph(text, at, kind=kind) for at, (text, kind) in enumerate(texts, 1)]
    reading = understand_issue(Manuscript(paragraphs))
    issue = reading.issue
    assert (issue.number, issue.total, str(issue.date)) == (8, 96, "2024-09-12")
    assert (issue.office, issue.report_to, issue.print_run) == ("澜江市委宣传部", "省委", 200)
    assert titles(reading) == [ARTICLE[0], OTHER[0]]
    assert issue.contents == (ARTICLE[0], OTHER[0])


def test_pictures_and_headers_stay_where_they_stand():
    head = Paragraph("学习动态", 1, kind=Kind.ASIDE, why="is a header of the page")
    emblem = Paragraph("", 2, kind=Kind.PICTURE, picture=Picture("emblem.png"))
    lines = [Paragraph(text, at, kind=Kind.TEXT) for at, text in enumerate([*MAST, *ARTICLE], 3)]
    shown = Paragraph("现场", 90, kind=Kind.PICTURE, picture=Picture("photo.png"))
    reading = understand_issue(Manuscript([head, emblem, *lines, shown]))
    assert reading.discrepancies == []
    [article] = outlines(reading)
    assert article.sections[-1].body[-1] == "![现场](photo.png)"
    assert [part.text for part in issue_outline(reading).left_out][:2] == ["学习动态", ""]


def test_an_article_that_begins_with_a_heading_keeps_its_sections():
    reading = reading_of(*MAST, "一、立规矩", PROSE, "二、抓落实", MORE_PROSE)
    [article] = outlines(reading)
    assert [section.heading for section in article.sections] == ["立规矩", "抓落实"]


def test_a_suggestion_needs_more_than_a_short_line():
    reading = reading_of(*MAST, *ARTICLE, "一句短话", PROSE)
    assert titles(reading) == [ARTICLE[0]]


def test_a_long_list_of_short_lines_is_read_in_time_that_grows_with_its_length():
    """Not a timing: inputs that would hang if entries were compared with everything."""
    lines = [f"第{number}行没有页码" for number in range(1_500)]
    assert reading_of("目录", *lines).discrepancies == []
    assert reading_of(*MAST, "目录", *[f"{line}……{3}" for line in lines]).discrepancies == []
    assert reading_of(*["送：" + "市" * 20] * 1_500).discrepancies == []
