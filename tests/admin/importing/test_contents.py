"""The list of contents on the screen says the same of the articles as the findings do."""

from collections import Counter
from pathlib import Path

import pytest

from bulletins.admin.importing.places import Entry, contents_check
from bulletins.importing.outlining import outlines
from bulletins.importing.parsing.bulletin import understand_issue
from bulletins.importing.readers import read
from bulletins.importing.readers.plain import plain_paragraphs
from bulletins.importing.reading import Reading
from bulletins.text.paragraphs import Manuscript
from tests.importing.samples import MORE_PROSE, PROSE

BULLETINS = Path(__file__).resolve().parents[2] / "importing/bulletins"
TEXTS = sorted([*BULLETINS.glob("*.txt"), *BULLETINS.glob("*.md")])
FRONT = "学习动态\n第8期\n江原省委宣传部　2024年9月12日\n目录\n"


def checked(reading: Reading) -> list[Entry]:
    return contents_check(reading, outlines(reading))


def counted(entries: list[Entry]) -> tuple[int, int]:
    """How many are missing, how many are worded differently."""
    missing = sum(entry.number is None for entry in entries)
    return missing, sum(entry.is_reworded for entry in entries)


def told(reading: Reading) -> tuple[int, int]:
    codes = Counter(finding.code for finding in reading.findings)
    return codes["contents-without-article"], codes["contents-wording"]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_screen_and_findings_agree_on_every_sample(path):
    reading = understand_issue(read(path))
    assert counted(checked(reading)) == told(reading)


def bulletin(*titles: str) -> Reading:
    listed = "澜江市把课堂搬到渡口 1\n青石县以考促学见到实效 3\n松涧县学出新气象 5\n"
    body = "\n".join(f"{title}\n澜江市委宣传部\n{PROSE}\n{MORE_PROSE}" for title in titles)
    return understand_issue(Manuscript(plain_paragraphs(FRONT + listed + body)))


def test_a_title_in_other_words_is_found_and_one_that_is_not_there_is_not():
    reading = bulletin("澜江市把课堂搬到渡口", "青石县以考促学务求实效")
    assert checked(reading) == [
        Entry("澜江市把课堂搬到渡口", 0),
        Entry("青石县以考促学见到实效", 1, is_reworded=True),
        Entry("松涧县学出新气象", None),
    ]
    assert told(reading) == (1, 1)


def test_a_title_with_its_unit_before_a_colon_is_the_same():
    reading = bulletin("澜江市：把课堂搬到渡口", "青石县以考促学见到实效", "松涧县学出新气象")
    assert [entry.number for entry in checked(reading)] == [0, 1, 2]
