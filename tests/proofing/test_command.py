"""``manage.py proof``: what is suspicious in a file, without storing anything."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

TEXT = """\
把课堂搬到一线
时间：2024-09-12　　来源：《学习动态》第8期
澜江市委宣传部

　　今年以来，，满意率达到98\ue0106%。9月10日（星期五）推进全面深化改革、全面依法治国、全面从严治党。
"""


@pytest.fixture
def proof(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")

    def proof(*options) -> str:
        out = io.StringIO()
        call_command("proof", str(path), *options, stdout=out)
        return out.getvalue()

    return proof


def codes(output: str) -> list[str]:
    return [finding["code"] for finding in json.loads(output)["findings"]]


def test_each_finding_is_a_line_with_its_place(proof):
    lines = proof().splitlines()
    assert [line.split()[:2] for line in lines[:2]] == [["5:7", "warning"], ["5:16", "error"]]
    assert "U+E010" in lines[1]


def test_the_day_of_the_text_is_asked_if_none_is_given(proof):
    data = json.loads(proof("--format", "json"))
    assert data["on"] == "2024-09-12"
    assert codes(proof("--format", "json")) == [
        "doubled-punctuation",
        "private-use-character",
        "weekday-is-not-the-dates",
        "incomplete-phrase",
    ]


def test_another_day_has_other_wording(proof):
    assert "incomplete-phrase" not in codes(proof("--on", "2012-06-01", "--format", "json"))


def test_a_stopping_finding_is_marked_in_json_and_no_other(proof):
    findings = json.loads(proof("--format", "json"))["findings"]
    assert [finding["code"] for finding in findings if "stops" in finding] == [
        "private-use-character"
    ]


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(CommandError) as refusal:
        call_command("proof", str(tmp_path / "nowhere.txt"))
    assert refusal.value.returncode == 2


def test_a_day_that_is_none_is_refused(proof):
    with pytest.raises(CommandError):
        proof("--on", "2024-02-30")
