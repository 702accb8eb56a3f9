"""A bulletin written out in any of its layouts is read back as the same articles in their order."""

from dataclasses import dataclass, field

from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from bulletins.importing.outlining import issue_outline, outlines
from bulletins.importing.parsing.bulletin import looks_like_issue, understand_issue
from bulletins.importing.readers.markdown import markdown_manuscript
from bulletins.importing.readers.plain import plain_paragraphs
from bulletins.importing.reading import Begins
from bulletins.text.numbering import Numbering, chinese_numeral
from bulletins.text.paragraphs import Manuscript
from tests.importing.samples import PROSE, numbers_shown, shown, strings
from tests.importing.test_accounting import FRAGMENTS, MARK_CHARACTERS, MARKDOWN_SIGNS

CHARACTERS = "山水田林湖草沙海风云雨雪松竹梅兰江河春夏秋冬"
PLACES = ["澜江市", "云岭市", "河清市", "青石县", "松涧县", "白河县"]
COLUMNS = ["经验交流", "工作动态", "理论探讨"]


def words(least: int, most: int) -> st.SearchStrategy[str]:
    return st.text(CHARACTERS, min_size=least, max_size=most)


paragraphs = words(40, 60).map("{}。".format)


@dataclass(frozen=True)
class WrittenArticle:
    title: str
    unit: str
    headings: tuple[str, ...]
    text: tuple[str, ...]  # a lead, and a paragraph below each heading

    def lines(self, *, unit_below: bool) -> list[str]:
        parts = zip(self.headings, self.text[1:], strict=True)
        body = [
            line
            for number, (heading, text) in enumerate(parts, 1)
            for line in (f"{chinese_numeral(number)}、{heading}", text)
        ]
        return [self.title, *([self.unit] if unit_below else []), self.text[0], *body]


@dataclass(frozen=True)
class Layout:
    """How a bulletin is set."""

    mast: tuple[str, ...]
    contents: str  # a form with {title}, {unit}, {page}; empty for no list
    columns: bool
    rule: str
    unit_below: bool
    foot: tuple[str, ...]
    blank_lines: int
    articles: tuple[WrittenArticle, ...] = field(default=())

    def text(self) -> str:
        lines = [*self.mast, *self._contents()]
        for number, article in enumerate(self.articles):
            if self.columns:
                lines += self._column(number)
            elif number and self.rule:
                lines.append(self.rule)
            lines += article.lines(unit_below=self.unit_below)
        return ("\n" * (self.blank_lines + 1)).join([*lines, *self.foot])

    def _column(self, number: int) -> list[str]:
        return [f"【{COLUMNS[number]}】"] if number < len(COLUMNS) else []

    def _contents(self) -> list[str]:
        if not self.contents:
            return []
        entries = []
        for number, article in enumerate(self.articles):
            entries += self._column(number) if self.columns else []
            page = 1 + 3 * number
            entries.append(self.contents.format(title=article.title, unit=article.unit, page=page))
        return ["目　录", *entries]


MASTS = [
    ("学习动态", "第8期", "澜江市委宣传部编　　2024年9月12日"),
    ("学 习 动 态", "2024年第8期（总第96期）", "澜江市委宣传部　2024-09-12"),
    ("内部资料　注意保存", "《学习动态》", "第八期", "二〇二四年九月十二日", "────────"),
    ("学习动态　2024年第8期", "澜江市委宣传部", "2024年9月12日"),
    ("中心组", "学习动态", "（第8期）", "澜江市委宣传部主办\t2024.9.12"),
]
FOOTS = [
    (),
    ("报：省委宣传部", "送：市委常委", "发：各县区", "共印200份"),
    ("——————", "报　省委宣传部", "送　市委，市政府，", "　　市政协", "发　各县区　（共印200份）"),
]
articles = st.builds(
    lambda title, place, headings, text: WrittenArticle(
        title, f"{place}委宣传部", tuple(headings), tuple(text[: len(headings) + 1])
    ),
    words(8, 20),
    st.sampled_from(PLACES),
    st.lists(words(5, 12), min_size=2, max_size=3),
    st.lists(paragraphs, min_size=4, max_size=4),
)
many_articles = st.lists(articles, min_size=2, max_size=5, unique_by=lambda one: one.title)


def layouts(contents: list[str], **fixed) -> st.SearchStrategy[Layout]:
    choices = {
        "mast": st.sampled_from(MASTS),
        "contents": st.sampled_from(contents),
        "columns": st.booleans(),
        "rule": st.sampled_from(["", "* * *", "——————"]),
        "unit_below": st.booleans(),
        "foot": st.sampled_from(FOOTS),
        "blank_lines": st.integers(0, 1),
        "articles": many_articles.map(tuple),
    }
    return st.builds(Layout, **choices | {name: st.just(value) for name, value in fixed.items()})


LISTS = [
    "{title}……{unit}（{page}）",
    "{title}…………{page}",
    "{title}\t{page}",
    "{title}（{unit}）…{page}",
    "● {title}　　{unit}　　{page}",
    "{title}",
    "1. {title} {page}",
]


def read(text: str):
    return understand_issue(Manuscript(plain_paragraphs(text)))


def assert_same(layout: Layout) -> None:
    reading = read(layout.text())
    got = outlines(reading)
    assert [article.title for article in got] == [article.title for article in layout.articles]
    for article, written in zip(got, layout.articles, strict=True):
        assert [section.heading for section in article.sections] == list(written.headings)
        assert article.section_numbering == Numbering.COMMA
        assert article.lead == [written.text[0]]
        bodies = [text for section in article.sections for text in section.body]
        assert bodies + article.closing == list(written.text[1:])
        if layout.unit_below or "{unit}" in layout.contents:
            assert article.unit == written.unit
    assert_issue(reading, layout)


def assert_issue(reading, layout: Layout) -> None:
    issue = issue_outline(reading)
    assert issue.publication == ("中心组学习动态" if "中心组" in layout.mast else "学习动态")
    assert (issue.number, issue.year, issue.date.isoformat()) == (8, 2024, "2024-09-12")
    assert issue.accounted
    if layout.contents:
        assert issue.contents == [article.title for article in layout.articles]
    if layout.foot:
        assert (issue.report_to, issue.distribute_to) == ("省委宣传部", "各县区")
        assert issue.print_run == 200


@given(layouts(LISTS))
@settings(max_examples=150, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_a_bulletin_with_a_list_of_contents(layout):
    assert_same(layout)
    findings = [*read(layout.text()).findings]
    assert not [one for one in findings if one.code.startswith("contents")]


@given(layouts([""], unit_below=True))
@settings(max_examples=100, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_a_bulletin_without_contents_whose_articles_name_their_units(layout):
    assert_same(layout)


@given(layouts([""], columns=False, rule="* * *"))
@settings(max_examples=60, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_a_bulletin_whose_articles_only_a_rule_parts(layout):
    assert_same(layout)


@given(layouts([*LISTS, ""], unit_below=True))
@settings(max_examples=60, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_a_written_bulletin_looks_like_one(layout):
    assert looks_like_issue(Manuscript(plain_paragraphs(layout.text())))


MORE_FRAGMENTS = (
    "目录 目　录 本期要目 【经验交流】 ◇工作动态 ● * * * ——— 以学促干开新局……3 学习动态 第8期"
    " 总第96期 增刊第1期 澜江市委宣传部编　2024年9月12日 报： 送：市委 发 各县区 共印200份"
    " 责任编辑：王方 电话：0000 编者按："
)
bulletins = st.lists(
    st.sampled_from(
        [*FRAGMENTS.split(" "), *MORE_FRAGMENTS.split(" "), PROSE, *(["\n"] * 40), "\t", "　　"]
    ),
    max_size=80,
).map("".join)
any_text = st.one_of(bulletins, st.text(max_size=200))


@given(any_text)
@example("")
@example("目录")
@example("第8期")
@example("学习动态\n第8期")
@example("学习动态\n第8期\n目录\n一\n报：省委")
@settings(max_examples=300, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_any_text_is_read_as_a_bulletin_and_accounted_for(text):
    manuscript = Manuscript(plain_paragraphs(text))
    looks_like_issue(manuscript)
    reading = understand_issue(manuscript)
    assert reading.discrepancies == []
    assert sum(piece.begins == Begins.ARTICLE for piece in reading.pieces) == len(reading.facts)
    assert_balanced(text, reading)


@given(any_text)
@example("\t1.\n1.")
@example("1. 一\n1. 二")
@settings(max_examples=100, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_any_markdown_is_read_as_a_bulletin_and_accounted_for(text):
    reading = understand_issue(markdown_manuscript(text))
    assert reading.discrepancies == []
    assert_balanced(text, reading, MARK_CHARACTERS | MARKDOWN_SIGNS)


def assert_balanced(text: str, reading, signs: set[str] = MARK_CHARACTERS) -> None:
    """The JSON of the issue and of its articles together hold the source, and nothing else."""
    issue = issue_outline(reading).as_json()
    held = [*issue["editor_note"], *(part["text"] for part in issue["left_out"])]
    for article, facts in zip(outlines(reading), reading.facts, strict=True):
        data = article.as_json()
        data["unit"] = "" if data["unit"] == facts.unit else data["unit"]
        held += [*strings(data), *data.get("notes", [])]
    source, stored = shown(text), shown("".join(held))
    counted = numbers_shown(reading.paragraphs)
    assert not stored - source - counted
    assert set(source - stored) <= signs | set(counted)
