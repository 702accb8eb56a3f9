"""A pack is read by its schema; what is wrong with it is said, and the others are used."""

from datetime import date

import pytest

from bulletins.proofing import examine
from bulletins.proofing.packs import BrokenPack, read_pack, read_packs
from tests.proofing.texts import paragraphs

GOOD = """
title = "试用"
wrong = [{ forms = ["学习会儿"], right = "学习会", source = "甲", valid-from = 2020-01-01 }]
never = [{ forms = ["样稿"], why = "是样稿", source = "甲", valid-from = 2020-01-01 }]
cap = [{ words = ["学时达标"], highest = 90, source = "甲", valid-from = 2020-01-01 }]
[[whole]]
name = "四步"
items = ["选题", "备学", "研讨", "问效"]
source = "甲"
valid-from = 2020-01-01
valid-until = 2022-12-31
severity = "hint"
[sources]
"甲" = "《试用办法》"
"""


@pytest.fixture
def write(tmp_path):
    def write(text: str, name: str = "trial.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_pack_is_read(write):
    pack = read_pack(write(GOOD))
    assert (pack.name, pack.title) == ("trial.toml", "试用")
    assert pack.wrong[0].forms == ("学习会儿",) and pack.wrong[0].source == "《试用办法》"
    assert pack.whole[0].at_least == 3 and pack.whole[0].until == date(2022, 12, 31)
    assert pack.caps[0].highest == 90


def test_its_entries_judge_from_their_first_to_their_last_day(write):
    pack = read_pack(write(GOOD))
    text = paragraphs("学习会儿上选题、备学、研讨，学时达标95%，样稿。")

    def codes(on: date) -> list[str]:
        return [finding.code for finding in examine(text, on=on, packs=[pack])]

    assert codes(date(2019, 12, 31)) == []
    assert codes(date(2020, 1, 1)) == [
        "wrong-wording",
        "incomplete-phrase",
        "percentage-beyond-its-cap",
        "never-wording",
    ]
    assert "incomplete-phrase" in codes(date(2022, 12, 31))
    assert "incomplete-phrase" not in codes(date(2023, 1, 1))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("title = ", "title "), "not valid TOML"),
        (('title = "试用"', ""), "“title” is missing"),
        (("right = ", "rigth = "), "“rigth” is not known"),
        (('source = "甲", ', ""), "“source” is missing"),
        (('source = "甲"', 'source = "乙"'), "“乙” does not stand under [sources]"),
        ((", valid-from = 2020-01-01 }]", " }]"), "“valid-from” is missing"),
        (("2020-01-01", '"2020年"'), "“valid-from” must be 2024-09-12"),
        (("2022-12-31", "2019-12-31"), "“valid-until” is before “valid-from”"),
        (('forms = ["学习会儿"]', 'forms = "学习会儿"'), "“forms” must be"),
        (('forms = ["学习会儿"]', "forms = []"), "“forms” must be"),
        (('forms = ["学习会儿"]', 'forms = ["学习{几}"]'), "only {数}, {量} and {…}"),
        (('severity = "hint"', 'severity = "mild"'), "“severity” must be error / warning / hint"),
        (("highest = 90", 'highest = "90"'), "“highest” must be 100"),
        (("wrong = [", "wrnog = ["), "“wrnog” is not known"),
        (("wrong = [", "wrong = [3, "), "must be { … }"),
        (('"甲" = "《试用办法》"', '"甲" = 3'), "“sources” must be"),
    ],
)
def test_what_is_wrong_with_a_pack_is_said(write, change, words):
    with pytest.raises(BrokenPack) as broken:
        read_pack(write(GOOD.replace(*change)))
    assert words in str(broken.value)
    assert "trial.toml" in broken.value.message()


def test_a_pack_that_is_not_utf_8_is_said_to_be_unreadable(tmp_path):
    path = tmp_path / "trial.toml"
    path.write_bytes("title = “试用”".encode("gb18030"))
    with pytest.raises(BrokenPack, match="cannot be read"):
        read_pack(path)


def test_a_broken_pack_is_skipped_and_the_others_are_used(write, tmp_path):
    write(GOOD)
    write("title = ", "broken.toml")
    packs, broken = read_packs(tmp_path)
    assert [pack.name for pack in packs] == ["trial.toml"]
    assert [error.params["pack"] for error in broken] == ["broken.toml"]


def test_a_folder_that_is_not_there_holds_no_packs(tmp_path):
    assert read_packs(tmp_path / "nowhere") == ([], [])
