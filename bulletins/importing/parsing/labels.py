"""Lines of ``label: value``: dates, sources, credits and units, several on one line or one each."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from bulletins.text.dates import find_date

from .segments import Segment


class Kind(StrEnum):
    """What the value after a label is."""

    DATE = "date"
    SOURCE = "source"
    CREDIT = "credit"
    UNIT = "unit"
    OTHER = "other"


_LABELS = {
    Kind.DATE: "发布时间 发布日期 发表时间 发表日期 更新时间 成文日期 印发日期 时间 日期",
    Kind.SOURCE: "信息来源 文章来源 稿件来源 资料来源 来源",
    Kind.UNIT: "作者单位 供稿单位 报送单位 投稿单位 撰稿单位 选送单位 供稿",
    Kind.OTHER: (
        "浏览次数 浏览量 浏览 点击数 点击量 点击 阅读量 阅读次数 阅读 字体 字号 文号 索引号"
    ),
    Kind.CREDIT: (
        "撰稿人 撰稿 撰文 供稿人 作者 通讯员 记者 一审一校 二审二校 三审三校 一审 二审 三审 终审"
        " 初审 复审 初核 复核 审核人 审核 审稿 审签 签发人 签发 编辑 责任编辑 责编 执行编辑 编审"
        " 编校 一校 二校 三校 责任校对 校对 校审 值班编委 值班主任 总监制 监制 主编 副主编 策划"
        " 统筹 制作 摄影 供图 整理"
    ),
}
_KIND_OF = {label: kind for kind, labels in _LABELS.items() for label in labels.split()}
_LONGEST_FIRST = "|".join(sorted(_KIND_OF, key=len, reverse=True))
_ROLE = "|".join(sorted(_LABELS[Kind.CREDIT].split(), key=len, reverse=True))
_UNMARKED_CREDIT = re.compile(rf"[(【]\s*(?:本报)?({_ROLE})\s+([\u4e00-\u9fff\s、]{{2,20}})[)】]")
_LABEL = re.compile(rf"(?<![\u4e00-\u9fff])({_LONGEST_FIRST})\s*:")
_OPENERS = "([【 "
_PADDING = " \t\u3000\u00a0|｜,，;；、/)）]】"
_BEFORE_DATE = " \t\u3000\u00a0|｜,，;；、/([（【"
_LONGEST = 150


@dataclass(frozen=True, slots=True)
class Entry:
    """One label with its value."""

    kind: Kind
    label: str
    value: Segment


def read_labels(line: Segment) -> list[Entry]:
    """The entries of a line made of labels; empty for any other line.

    A line may open with a bare date (``2024-09-12 来源：…``) or be nothing but one; in brackets
    a role needs no colon (``（通讯员 方远）``).
    """
    if len(line) > _LONGEST or line.folded.endswith(("。", ";")):
        return []
    if credit := _UNMARKED_CREDIT.fullmatch(line.folded):
        return [Entry(Kind.CREDIT, credit[1], line.part(*credit.span(2)))]
    labels = list(_LABEL.finditer(line.folded))
    begin = len(line.folded) - len(line.folded.lstrip(_OPENERS))
    if labels and labels[0].start() == begin:
        return _entries(line, labels)
    return _entries_after_date(line, labels, begin)


def _entries_after_date(line: Segment, labels: list[re.Match], begin: int) -> list[Entry]:
    """A bare date, alone or before the first label."""
    found = find_date(line.text)
    end = labels[0].start() if labels else len(line)
    if not found or found.start != begin or line.text[found.end : end].strip(_PADDING):
        return []
    return [Entry(Kind.DATE, "", line.part(found.start, found.end)), *_entries(line, labels)]


def _entries(line: Segment, labels: list[re.Match]) -> list[Entry]:
    if not labels:
        return []
    ends = [following.start() for following in labels[1:]] + [len(line)]
    return [
        entry
        for label, end in zip(labels, ends, strict=True)
        for entry in _without_date(
            Entry(_KIND_OF[label[1]], label[1], _value(line, label.end(), end))
        )
    ]


def _without_date(entry: Entry) -> list[Entry]:
    """The entry, and apart from it the bare date that stands behind its value."""
    value = entry.value
    found = None if entry.kind == Kind.DATE else find_date(value.text)
    if not found or value.folded[found.end :].strip(_PADDING + _OPENERS):
        return [entry]
    rest = value.part(0, len(value.text[: found.start].rstrip(_BEFORE_DATE)))
    date = Entry(Kind.DATE, "", value.part(found.start, found.end))
    return [replace(entry, value=rest), date] if len(rest) else [entry]


def _value(line: Segment, start: int, end: int) -> Segment:
    value = line.part(start, end)
    bare = value.text.rstrip(_PADDING)
    shut = value.folded[len(bare) : len(bare) + 1]
    keeps_bracket = shut == ")" and value.folded.count("(") > value.folded[: len(bare)].count(")")
    return value.part(0, len(bare) + 1 if keeps_bracket else len(bare))
