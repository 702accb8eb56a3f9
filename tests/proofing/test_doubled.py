"""Marks and characters that stand twice by a slip, and those that do by right."""

import pytest

from tests.proofing.texts import codes, the_only


@pytest.mark.parametrize(
    "words",
    ["，，", "。。", "、、", "；；", "：：", "，。", "。，", "，、", "。。。", "，；", "！。"],
)
def test_doubled_punctuation_is_reported(words):
    finding = the_only(f"全市上下抓学习{words}成效明显。")
    assert (finding.code, finding.column) == ("doubled-punctuation", 8)
    assert finding.params["words"] == words


@pytest.mark.parametrize("text", ["正在研究……", "学习——落实", "提高3.33个百分点", "真的吗？！"])
def test_marks_that_are_double_by_right_are_passed_over(text):
    assert codes(f"全市上下抓学习，{text}") == []


@pytest.mark.parametrize(
    "words",
    [
        "学习的的成效",
        "取得了了成效",
        "学习和和研讨",
        "交由由专班办理",
        "在在全市推开",
        "要要抓好学习",
        "也也要抓好",
        "这这一做法",
        "推动推动落实",
        "我们我们要抓好",
        "理论学习中心组理论学习中心组带头",
        "2024年年全市共办",
        "投入30万元元",
    ],
)
def test_a_doubled_character_or_word_is_reported(words):
    assert codes(f"全市上下{words}。") == ["doubled-character"]


@pytest.mark.parametrize(
    "words",
    [
        "人人参与，天天学习，常常对照",
        "谢谢大家，稳稳当当，认认真真",
        "为了了解实情，除了了解还要解决",
        "有了目的的学习，的的确确管用",
        "和和气气，建设文明和和谐的社区",
        "我们要要求各地，把重要要求、主要要点讲清",
        "存在在学习上不严不实的问题",
        "参与与否，与与会人员商量",
        "以及及时反馈",
        "是是非非，是否办好",
        "向着着力解决的方向",
        "学习学习强国，讨论讨论再定",
        "2024年年初部署，年年有进步",
        "一件事一件事地办，一个人一个人地谈",
        "一步步一项项抓，个个过关",
        "将将士的事放在心上，从从严治党抓起",
        "把把关的事做好",
    ],
)
def test_words_that_double_by_right_are_passed_over(words):
    assert codes(f"全市上下{words}。") == []
