"""What proofing finds stands among the parser's findings; articles are looked at one by one."""

import pytest

from bulletins.importing.examining import read_as
from bulletins.importing.readers.plain import plain_paragraphs
from bulletins.text.paragraphs import Manuscript

ISSUE = """\
学习动态
第8期
（总第96期）
澜江市委宣传部编 2024年9月12日
目 录
以学促干开新局……1
把课堂搬到一线……3
以学促干开新局
澜江市委宣传部
全市累计培训干部1200人，学习成效明显。
一、健全制度
先立规矩，再谈学习，今年以来成效明显。
二、创新形式
在渡口码头上开课，今年以来成效明显。
把课堂搬到一线
云岭市委宣传部
全市累计培训干部1300人，学习成效明显。
一、健全制度
先立规矩，，再谈学习，今年以来成效明显。
二、创新形式
在渡口码头上开课，今年以来成效明显。
报：省委
共印200份
"""


def codes(text: str, kind: str) -> list[str]:
    reading = read_as(Manuscript(plain_paragraphs(text)), kind)
    return [finding.code for finding in reading.findings]


def test_figures_of_two_articles_of_a_bulletin_are_not_compared():
    found = codes(ISSUE, "issue")
    assert "doubled-punctuation" in found
    assert "figure-given-two-ways" not in found


def test_figures_of_one_article_are_compared():
    article = ISSUE[ISSUE.index("以学促干开新局\n澜江") : ISSUE.index("把课堂搬到一线\n云岭")]
    assert "figure-given-two-ways" in codes(f"{article}全市累计培训干部1300人。\n", "article")


@pytest.mark.parametrize(("kind", "count"), [("article", 1), ("issue", 0), ("", 0)])
def test_a_bulletin_read_as_one_article_is_said_to_be_one(kind, count):
    reading = read_as(Manuscript(plain_paragraphs(ISSUE)), kind)
    found = [one for one in reading.findings if one.code == "whole-bulletin"]
    assert [(one.severity, one.line, one.column, one.excerpt) for one in found] == [
        ("warning", 1, 1, "学习动态")
    ] * count


@pytest.mark.parametrize("kind", ["article", ""])
def test_an_article_is_not_said_to_be_a_bulletin(kind):
    article = ISSUE.partition("3\n")[2].partition("把课堂")[0]
    assert "whole-bulletin" not in codes(article, kind)
