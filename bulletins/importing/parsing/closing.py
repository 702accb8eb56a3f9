"""The closing paragraph, which nothing but its place and its first words sets apart."""

import itertools
import re

from bulletins.text.findings import Severity, gettext_noop
from bulletins.text.sentences import ends_like_a_sentence, sentence_spans

from .draft import Draft
from .parts import Found, Part
from .segments import Segment

GUESSED = gettext_noop("This paragraph was taken for the closing because of its place alone.")
_OPENING = re.compile(
    r"(?:站在|面向|奋进|迈向|踏上|立足)?(?:新的?(?:历史)?起点|新征程|新时代新征程|新的征程|未来|新阶段)"
    r"|下一步|下一阶段|下阶段|下一个阶段|接下来|今后|展望|征程|踏上|前路|蓝图|使命|奋楫|长风"
    r"|(?:今年|明年|来年|下半年|新的?一年|\d{4}年)[^。]{0,30}将|新的?一年"
    r"|学无止境|理论学习永无止境|(?:伟大)?时代(?:呼唤|赋予)|潮头|风劲|道阻且长|志之所趋"
)
# 特此通知, 专此报告, 妥否，请批示: such words close any text, whatever stands above them.
_FORMULA = re.compile(
    r"(?:特此|专此)[\u4e00-\u9fff]{2,6}[。!]?|此复[。!]?"
    r"|(?:以上|上述|[当妥可]否|如无不妥)[^。!?;:]{0,20}请[^。!?;:]{0,8}"
    r"(?:批示|批准|批复|批转|审示|审议|审批|审阅|审定|指示|指正|函复)[。!]?"
)
_MOST_BELOW_FORMULA = 2
_AHEAD = re.compile("下一步|打算|展望|今后|下阶段")  # a section about what comes next keeps it
_MOST = 2


def is_about_ahead(heading: Segment | None) -> bool:
    """Whether a section is about what comes next: then such words do not close the text."""
    return bool(heading and _AHEAD.search(heading.folded))


def opening_inside(paragraph: Segment) -> Segment | None:
    """From where on, after its first sentence, a paragraph reads like a closing."""
    sentences = (paragraph.part(*span) for span in sentence_spans(paragraph.folded)[1:])
    first = next((words for words in sentences if _OPENING.match(words.folded)), None)
    return first and paragraph.part(first.start - paragraph.start)


def without_formula(lines: list[Segment]) -> tuple[list[Segment], list[Segment]]:
    """``lines`` without the formula that closes them, and the formula with what is below it."""
    least = max(1, len(lines) - 1 - _MOST_BELOW_FORMULA)
    for at in range(least, len(lines)):
        is_last = not any(line.any_mark for line in lines[at + 1 :])
        if is_last and _FORMULA.fullmatch(lines[at].folded):
            return lines[:at], lines[at:]
    return lines, []


def closing_start(body: list[Segment], found: Found, heading: Segment | None) -> int | None:
    """Where, in the lines of the last section, a closing begins by its own first words."""
    if is_about_ahead(heading):
        return None
    first = found.starts[-1].at + 1 if found.starts else 1
    at = len(body)
    for index in range(max(first, len(body) - _MOST), len(body)):
        if body[index].any_mark:
            at = len(body)
        elif at == len(body) and _OPENING.match(body[index].folded):
            at = index
    return at if at < len(body) else None


def is_one_too_many(body: list[Segment], others: list[Part]) -> bool:
    """Whether the last of two paragraphs stands out: the other sections, two or more, have one."""
    return len(body) == 2 and len(others) >= 2 and all(len(part.body) == 1 for part in others)


def is_after_measures(body: list[Segment], found: Found) -> bool:
    """Whether one last paragraph follows measures that have one paragraph each."""
    ats = [start.at for start in found.starts]
    if len(ats) < 2 or len(body) != ats[-1] + 2:
        return False
    each_has_one = all(after - at <= 1 for at, after in itertools.pairwise(ats))
    return each_has_one and ends_like_a_sentence(body[ats[-1]].text)


def _may_close(line: Segment) -> bool:
    return ends_like_a_sentence(line.text) and not line.any_mark


def split_closing(
    draft: Draft, last: Part, others: list[Part], found: Found, *, one_paragraph_each: bool
) -> list[Segment]:
    """The lines of the last section without the closing, which goes into the draft."""
    body = last.body
    at = closing_start(body, found, last.heading)
    if at is None and body and _may_close(body[-1]):
        stands_out = not found.starts and is_one_too_many(body, others)
        if stands_out or is_after_measures(body, found):
            at = len(body) - 1
            if not one_paragraph_each:
                draft.closing_is_guessed = True
                draft.find(body[at], "weak-structure", Severity.HINT, GUESSED)
    if at is None:
        return body
    draft.closing = body[at:]
    return body[:at]
