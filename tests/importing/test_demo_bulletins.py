"""The demo's articles, put together to bulletins: read as when each is alone in its file."""

import json
from pathlib import Path

import pytest

from bulletins.importing.outlining import outlines
from bulletins.importing.parsing import parse
from bulletins.importing.parsing.bulletin import understand_issue
from bulletins.importing.readers.plain import plain_paragraphs
from bulletins.text.outline import Outline
from bulletins.text.paragraphs import Manuscript

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "demo"
ISSUES = json.loads((FOLDER / "demo.json").read_text())["issues"]
ARTICLES = [article for issue in ISSUES for article in issue["articles"]]
MAST = "学习动态\n\n2024年第8期\n\n江原省委宣传部编　2024年9月12日\n\n"
# What only a page of a site has: a bulletin prints no breadcrumb above its titles.
OF_PAGES = ("首页", "当前位置", "您现在的位置")


def text_of(article: dict) -> str:
    lines = (FOLDER / "articles" / article["file"]).read_text().splitlines()
    return "\n".join(line for line in lines if not line.strip().startswith(OF_PAGES)).strip()


def read_alone(text: str) -> Outline:
    return parse(Manuscript(plain_paragraphs(text)))


def read_bulletin(text: str) -> list[Outline]:
    reading = understand_issue(Manuscript(plain_paragraphs(text)))
    assert reading.discrepancies == []
    return outlines(reading)


def structure(outline: Outline) -> tuple:
    sections = [
        (str(one.heading), len(one.body), [str(part.heading) for part in one.measures])
        for one in outline.sections
    ]
    return (str(outline.title), str(outline.unit), len(outline.lead), sections)


@pytest.mark.parametrize("article", ARTICLES, ids=[one["file"][:-4] for one in ARTICLES])
def test_an_article_below_a_mast_is_not_torn_apart(article):
    text = text_of(article)
    [found] = read_bulletin(MAST + text)
    assert structure(found) == structure(read_alone(text))


@pytest.mark.parametrize("issue", ISSUES, ids=lambda issue: f"{issue['year']}-{issue['number']}")
@pytest.mark.parametrize("contents", ["with", "without"])
def test_a_whole_issue_is_parted_into_its_articles(issue, contents):
    texts = [text_of(article) for article in issue["articles"]]
    alone = [read_alone(text) for text in texts]
    listed = "\n".join(f"{one.title}……{place}" for place, one in enumerate(alone, 1))
    front = MAST + (f"目　录\n\n{listed}\n\n" if contents == "with" else "")
    found = read_bulletin(front + "\n\n\n".join(texts))
    assert [structure(one) for one in found] == [structure(one) for one in alone]
