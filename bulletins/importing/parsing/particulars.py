"""Particulars of a notice: 时间：9月12日, 地点：三楼会议室. They head nothing, numbered or not."""

import re
from itertools import pairwise

from bulletins.text.findings import Finding, Severity, gettext_noop
from bulletins.text.numbering import Numbering
from bulletins.text.sentences import ends_like_a_sentence

from .parts import Found, opening
from .segments import Segment

NOTHING_BELOW = gettext_noop(
    "These numbered lines were taken for headings, though they may be items: a label, a colon and "
    "what it is, with no text below."
)
_NAMES = re.compile(
    ".{0,4}(?:时间|地点|日期|对象|人员|人|电话|邮箱|地址|方式|网址|传真|邮编|范围|主题|内容|来源|出席|主持|记录)"
)
# 丰富内容, 选好带头人: what is done to it is no label.
_ACTS = re.compile(
    "丰富|创新|聚焦|突出|拓宽|拓展|扩大|明确|优化|改进|改变|转变|完善|紧扣|紧盯|把握|培育|培养|规范|严格|统一"
    "|丰盈|深化|细化|强化|.[好准实强优住紧牢活]"
)
_LABELLED = re.compile(r"(?P<label>[^。!?;:,]{1,12}):\s*(?=\S)")
_LONGEST = 50  # of a label with its value


def names_a_particular(label: str) -> bool:
    """Whether a colon behind ``label`` brings on what it is, and no text that it heads."""
    return bool(_NAMES.fullmatch(label)) and not _ACTS.match(label)


def particulars(lines: list[Segment], found: Found) -> list[bool]:
    """Of each part, whether it is a particular with nothing below."""
    return [names_a_particular(label) for label in _labels(lines, found)]


def doubtful_labels(lines: list[Segment], found: Found) -> list[Finding]:
    """A finding where some numbered parts are particulars, or all labels with their values."""
    if found.numbering == Numbering.NONE:
        return []
    labels = _labels(lines, found)
    are_all = len(labels) > 1 and all(labels) and not _have_text(lines, found)
    if not are_all and not any(map(names_a_particular, labels)):
        return []
    first = next(start for start, label in zip(found.starts, labels, strict=True) if label)
    return [lines[first.at].finding("weak-structure", Severity.HINT, NOTHING_BELOW)]


def _have_text(lines: list[Segment], found: Found) -> bool:
    """Whether text follows the headings on their own lines."""
    items = [opening(lines, found.starts, number) for number in range(len(found.starts))]
    return any(ends_like_a_sentence(item.text) for item in items)


def _labels(lines: list[Segment], found: Found) -> list[str]:
    """Of each part the label where it is no more than a label with its value, with nothing below;
    else "". A level that the source claims is believed.

    Below the last there may be what belongs to none of them.
    """
    starts = found.starts
    is_bare = [after.at - start.at <= 1 for start, after in pairwise(starts)]
    is_bare += [bool(is_bare) and all(is_bare)]
    return [
        _label(opening(lines, starts, number))
        if is_bare[number] and not lines[start.at].paragraph.level
        else ""
        for number, start in enumerate(starts)
    ]


def _label(item: Segment) -> str:
    match = _LABELLED.match(item.folded) if len(item) <= _LONGEST else None
    return match["label"].rstrip() if match else ""
