"""Words that stand twice by a slip, and those that do by right."""

import pytest

from tests.proofing.texts import codes, the_only


@pytest.mark.parametrize(
    "text",
    [
        "会议会议强调，要抓好学习。",
        "这一做法在全县全县推开。",
        "县委县委要求抓好学习。",
        "各级各级都要抓好学习。",
        "青石县干部干部不怕吃苦。",
        "全市积极积极推进学习。",
        "去年去年共办学习班12期。",
    ],
)
def test_a_doubled_word_is_reported(text):
    finding = the_only(text)
    assert (finding.code, finding.severity) == ("doubled-word", "warning")
    words = finding.params["words"]
    assert words[:2] == words[2:]


@pytest.mark.parametrize("text", ["传达会议会议精神。", "完善考评制度制度设计。"])
def test_a_doubled_word_that_may_be_two_words_is_a_hint(text):
    finding = the_only(text)
    assert (finding.code, finding.severity) == ("doubled-word", "hint")


@pytest.mark.parametrize(
    "text",
    [
        "研究研究再定，讨论讨论看法，学习学习经验，了解了解情况。",
        "组织组织大家，教育教育孩子，活动活动筋骨，交流交流体会。",
        "扎扎实实，方方面面，一步一步，认认真真，常常对照。",
        "干部干部，干字当先；党员党员，走在前面。",
        "印发会议会议纪要，明确责任责任人，推进制度制度化。",
        "创建平安全县域示范，县委县委书记到会。",
        "全市市级机关，石城县县委。",
        "认真认真再认真，落实落实再落实。",
    ],
)
def test_words_that_double_by_right_are_passed_over(text):
    assert codes(text) == []
