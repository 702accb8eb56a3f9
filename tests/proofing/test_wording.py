"""Wording against the packs of the house, by the date of the issue."""

from datetime import date

import pytest

from bulletins.proofing.packs import FOLDER, read_packs
from bulletins.proofing.wording import Wording, standard_packs, standard_wording
from bulletins.text.findings import Severity
from tests.proofing.texts import codes, found, the_only


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("既使下雨也要开课。", "即使"),
        ("澜江市党校座落在江边。", "坐落"),
        ("按装显示屏12块。", "安装"),
        ("群众迫不急待地报名。", "迫不及待"),
        ("截止目前，开展宣讲36场。", "截至"),
        ("截止10月底，开展宣讲36场。", "截至"),
        ("象战友一样互相帮助。", "像…一样"),
        ("重点了解第一议题制度落实情况。", "“第一议题”制度"),
        ("落实三会一科制度。", "三会一课"),
        ("做到学深误透。", "学深悟透"),
        ("统筹推进“五位一体”战略布局。", "“五位一体”总体布局"),
    ],
)
def test_a_wrong_form_is_reported_with_the_right_one_and_its_source(text, right):
    finding = the_only(text)
    assert (finding.code, finding.params["right"]) == ("wrong-wording", right)
    assert finding.params["source"] and finding.params["source"] in finding.message()


@pytest.mark.parametrize(
    "text", ["大约30人左右参加。", "近50余人参加。", "超过15年以上的电梯。", "费用减少3倍。"]
)
def test_a_number_hedged_twice_is_reported(text):
    assert codes(text) == ["wrong-wording"]


@pytest.mark.parametrize(
    "text",
    [
        "既使用方言又使用普通话。",
        "对象和现象一样重要。",
        "节约30元左右。",
        "最近30余年来变化很大。",
        "超过15万家规模以上企业。",
        "报名时间10月底截止。",
        "这一做法与去年一样。",
        "贯彻“第一议题”制度。",
        "其中共产党员30名。",
        "在屈原故里办班。",
    ],
)
def test_right_words_that_hold_the_wrong_form_are_passed_over(text):
    assert codes(text) == []


def test_a_recommended_form_is_only_a_hint():
    assert the_only("建立学习台帐。").severity == Severity.HINT


def test_a_fixed_phrase_must_be_whole():
    finding = the_only("增强政治意识、大局意识、看齐意识。")
    assert (finding.code, finding.params["missing"]) == ("incomplete-phrase", "核心意识")


def test_a_fixed_phrase_has_its_order():
    finding = the_only("推进政治建设、经济建设、文化建设、社会建设、生态文明建设。")
    assert (finding.code, finding.severity) == ("phrase-out-of-order", Severity.HINT)


@pytest.mark.parametrize(
    "text",
    [
        "推进经济建设、政治建设、文化建设、社会建设、生态文明建设。",
        "推进经济建设、文化建设。",
        "增强政治意识、大局意识、看齐意识等。",
        "坚持创新、协调、绿色、开放、共享的新发展理念。",
    ],
)
def test_whole_phrases_and_loose_words_are_passed_over(text):
    assert codes(text) == []


def test_an_old_issue_is_not_judged_by_todays_wording():
    text = "推进全面深化改革、全面依法治国、全面从严治党。"
    of_2012, of_2018, of_2024 = (
        [finding.params["missing"] for finding in found(text, on=date(year, 6, 1))]
        for year in (2012, 2018, 2024)
    )
    assert of_2012 == []
    assert of_2018 == ["全面建成小康社会"]
    assert of_2024 == ["全面建设社会主义现代化国家"]


def test_without_a_date_todays_wording_is_asked():
    assert codes("推进全面深化改革、全面依法治国、全面从严治党。", on=None) == ["incomplete-phrase"]


@pytest.mark.parametrize("text", ["机密★1年", "中华人民共合国", "学习情况（待补充）。"])
def test_the_never_list_stops_a_submission(text):
    finding = the_only(text)
    assert (finding.code, finding.severity) == ("never-wording", Severity.ERROR)
    assert finding.stops and finding.as_json()["stops"] is True


def test_nothing_else_in_the_packs_stops_a_submission():
    finding = the_only("既使下雨也要开课。")
    assert not finding.stops and "stops" not in finding.as_json()


def test_the_never_list_is_short():
    never = [form for pack in standard_packs() for entry in pack.never for form in entry.forms]
    assert len(never) < 40


def test_the_packs_of_the_house_are_whole():
    packs, broken = read_packs(FOLDER)
    assert broken == []
    assert sum(len(pack.wrong) for pack in packs) > 200
    assert all(entry.source for pack in packs for entry in (*pack.wrong, *pack.whole, *pack.never))


def test_no_right_form_of_a_pack_is_reported_itself():
    wording = standard_wording(date(2024, 9, 20))
    rights = [entry.right for pack in standard_packs() for entry in pack.wrong]
    assert [right for right in rights if list(wording.matches(right))] == []


def test_wording_of_no_packs_finds_nothing():
    wording = Wording([], date(2024, 9, 20))
    assert list(wording.matches("既使下雨")) == [] and wording.caps == ()
