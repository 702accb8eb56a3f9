"""Percentages beyond what the packs allow."""

import pytest

from bulletins.text.findings import Severity
from tests.proofing.texts import codes, the_only


@pytest.mark.parametrize(
    "text",
    [
        "群众满意率达到986%，居全省前列。",
        "覆盖率为186%。",
        "满意度提高到120%。",
        "乡镇占比101%。",
    ],
)
def test_a_percentage_above_its_cap_is_reported(text):
    assert codes(text) == ["percentage-beyond-its-cap"]


def test_the_finding_names_the_word_and_its_cap():
    finding = the_only("群众满意率达到986%，居全省前列。")
    assert (finding.params["word"], finding.params["highest"]) == ("满意率", "100")
    assert "986%" in finding.message() and "100%" in finding.message()


def test_a_plan_may_be_overfulfilled_which_is_only_worth_a_look():
    assert the_only("投资完成率103%。").severity == Severity.HINT


@pytest.mark.parametrize(
    "text",
    [
        "群众满意率达到100%。",
        "覆盖率比上年提高120%。",
        "覆盖率明显提升，产值增长186%。",
        "产值达到计划的120%。",
        "完成率95%，产值增长120%。",
    ],
)
def test_percentages_that_can_be_are_passed_over(text):
    assert codes(text) == []
