"""References to parts by their number: whether the part is there and keeps that number."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletins.importing import correcting
from bulletins.importing.doubts import doubts
from bulletins.text.findings import Finding
from bulletins.text.numbering import Numbering, chinese_numeral
from tests.importing.correcting.readings import at, read
from tests.importing.parsing.typed import outline_of as typed_outline
from tests.importing.parsing.typed import typed
from tests.importing.samples import LEAD, MORE_PROSE, PROSE, outline_of, page

COUNTED_ANEW = ("一、健全制度", "三、抓好落实")
IN_ORDER = ("一、健全制度", "二、抓好落实")


def references(words: str, heads: tuple[str, ...]) -> list[Finding]:
    """What is said of ``words`` at the end of a text under ``heads``."""
    body = [line for head in heads for line in (head, PROSE)]
    outline = outline_of(page(*body, MORE_PROSE + words))
    return [finding for finding in outline.findings if finding.code.startswith("reference")]


def codes(words: str, heads: tuple[str, ...]) -> list[str]:
    return [finding.code for finding in references(words, heads)]


class TestPartsCountedAnew:
    @pytest.mark.parametrize(
        "words",
        [
            "具体做法见第三部分。",
            "（详见第三部分）",
            "详见本文第三部分。",
            "本文第三点已有说明。",
            "如前述第三项所列。",
            "上述第 3 方面要求，已逐项落实。",
            "第三部分所述做法，已在全市推开。",
            "这与第三部分相呼应。",
            "我们在第三部分已经谈到。",
            "详见第一、三部分。",
            "详见第一至第三部分。",
        ],
    )
    def test_a_part_that_gets_another_number_is_reported_where_it_is_named(self, words):
        [finding] = references(words, COUNTED_ANEW)
        assert finding.code == "reference-moved"
        assert finding.message().endswith(
            "names is 〔三、〕 in the source and will read 〔二、〕: the headings are counted anew."
        )
        assert (finding.line, finding.severity) == (8, "warning")
        place = MORE_PROSE + words
        assert place[finding.column - 1] == "第"

    def test_a_number_that_only_the_count_makes_is_one_the_source_does_not_have(self):
        [finding] = references("具体做法见第二部分。", COUNTED_ANEW)
        assert finding.code == "reference-missing"
        assert finding.message() == "〔第二部分〕 names a part that the source does not have."

    def test_a_part_that_keeps_its_number_is_passed_over(self):
        assert codes("具体做法见第一部分。", COUNTED_ANEW) == []

    def test_measures_in_brackets_are_named_by_brackets(self):
        lines = ["一、健全制度", "（一）定计划", PROSE, "（三）抓督导", PROSE]
        outline = outline_of(page(*lines, "二、落实", f"{MORE_PROSE}如前述第（三）项所列。"))
        moved = [one for one in outline.findings if one.code == "reference-moved"]
        assert [one.params["anew"] for one in moved] == ["（二）"]

    def test_a_heading_without_a_number_moves_those_below_it(self):
        lines = [
            typed("一、健全制度", level=1),
            PROSE,
            typed("几点体会", level=1),
            PROSE,
            typed("二、抓好落实", level=1),
            f"{PROSE}具体见第二部分。",
        ]
        outline = typed_outline("学以致用促发展", "2024年3月5日", LEAD, *lines)
        found = {finding.code: finding for finding in outline.findings}
        assert found["reference-moved"].params["anew"] == "三、"
        assert found["numbering-out-of-order"].message() == (
            "Number 2 stands before the heading in place 3; the headings are counted anew."
        )


class TestPartsInOrder:
    @pytest.mark.parametrize(
        "words",
        [
            "具体做法见第三部分。",
            "本文第三点已有说明。",
            "前述第（三）项已经办结。",
            "（见第二、第三部分）",
            "第三部分所述做法，已在全市推开。",
            "第三部分已提到，学习贵在坚持。",
        ],
    )
    def test_a_part_that_is_not_there_is_reported(self, words):
        assert codes(words, IN_ORDER) == ["reference-missing"]

    @pytest.mark.parametrize(
        "words",
        [
            "具体做法见第二部分。",
            "本文第二点已有说明。",
            "在第三部分中，大家边看边学。",
            "分三步走。一是看。二是学。三是干。上述第三点最要紧。",
            "要求如下：①看；②学；③干。前述第3项由各单位自办。",
        ],
    )
    def test_a_part_that_is_there_is_passed_over(self, words):
        assert codes(words, IN_ORDER) == []

    def test_a_part_that_stayed_text_is_there(self):
        assert codes("见第三部分。\n第三部分　几点体会\n" + PROSE, IN_ORDER) == []

    def test_parts_without_numbers_are_counted(self):
        body = ["*选准题目*", PROSE, "*备足功课*", f"{PROSE}本文第{{}}部分已有说明。"]
        for number, expected in (("二", []), ("三", ["reference-missing"])):
            lines = [typed(line.format(number)) for line in body]
            outline = typed_outline("学以致用促发展", "2024年3月5日", LEAD, *lines)
            assert [finding.code for finding in outline.findings] == expected


@pytest.mark.parametrize("heads", [COUNTED_ANEW, IN_ORDER])
@pytest.mark.parametrize(
    "words",
    [
        "《江原省学习规划》第三部分对此作了部署。",
        "大家逐字研读《学习纲要》，重点见第三部分。",
        "（《学习纲要》第三部分）",
        "报告第三部分专门谈作风。",
        "县委贯彻意见第三点明确了责任。",
        "全书由四个部分组成，第三部分讲方法。",
        "课程分为三个板块，第三部分是研讨。",
        "展览第三部分引得众人驻足。",
        "白皮书第三部分所述内容，已纳入清单。",
        "第三批学习教育已经启动。",
        "落实第三议题制度，开展第三方面谈。",
        "第三点钟声响起，第三项目部开工。",
        "上述第三项目由青石县承办。",
        "会见第三方代表。",
        "坚持第三条道路走不通。",
        "活动有四项内容，第三方面是研讨，第三点要求是守时。",
    ],
)
def test_what_names_no_part_of_this_text_is_passed_over(words, heads):
    assert codes(words, heads) == []


class TestOnTheImportScreen:
    TEXT = page(*COUNTED_ANEW[:1], PROSE, COUNTED_ANEW[1], f"{PROSE}具体做法见第二部分。")

    def codes(self, reading) -> list[str]:
        found = (doubt.finding.code for doubt in doubts(reading))
        return [code for code in found if code.startswith("reference")]

    def test_a_reference_is_judged_by_the_structure_as_it_is_now(self):
        lines = [IN_ORDER[0], PROSE, IN_ORDER[1], f"{PROSE}见第三部分。", "几点体会", MORE_PROSE]
        reading = read(page(*lines))
        assert self.codes(reading) == ["reference-missing"]
        made = correcting.make_head(reading, at(reading, "几点体会"), 0)
        third = correcting.promote(made, at(made, "几点体会"))
        assert self.codes(third) == []

    def test_it_stands_at_its_place(self):
        reading = read(self.TEXT)
        [doubt] = [one for one in doubts(reading) if one.finding.code == "reference-missing"]
        assert reading.paragraphs[doubt.at].text[doubt.offset :] == "第二部分。"


increasing = st.lists(st.integers(1, 3), min_size=2, max_size=8)


@given(increasing.filter(lambda steps: steps[0] < 3), st.integers(1, 30))
@settings(max_examples=150, deadline=None)
def test_any_jump_says_what_will_read_and_any_reference_is_held_to_it(steps, named):
    numbers = [sum(steps[: at + 1]) for at in range(len(steps))]
    heads = [f"{chinese_numeral(number)}、学习制度" for number in numbers]
    body = [line for head in heads for line in (head, PROSE)]
    outline = outline_of(page(*body, f"{MORE_PROSE}详见第{chinese_numeral(named)}部分。"))
    said = {
        finding.params["written"]: finding.params["anew"]
        for finding in outline.findings
        if finding.code == "numbering-jumps"
    }
    mark = Numbering.COMMA.mark
    jumps = [place for place, step in enumerate(steps, 1) if step > 1]
    assert said == {mark(numbers[place - 1]): mark(place) for place in jumps}
    found = [one.code for one in outline.findings if one.code.startswith("reference")]
    if named not in numbers:
        assert found == ["reference-missing"]
    else:
        is_moved = numbers.index(named) + 1 != named
        assert found == (["reference-moved"] if is_moved else [])
