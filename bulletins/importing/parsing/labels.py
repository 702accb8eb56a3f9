"""Lines of ``label: value``: dates, sources, credits and units, several on one line or one each."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from bulletins.text.dates import find_date

from .people import PEOPLE
from .segments import Segment
from .sources import names_an_issue
from .units import is_unit, unit_with_people


class Kind(StrEnum):
    """What the value after a label is."""

    DATE = "date"
    SOURCE = "source"
    CREDIT = "credit"
    UNIT = "unit"
    OTHER = "other"


_LABELS = {
    Kind.DATE: (
        "发布时间 发布日期 发表时间 发表日期 更新时间 更新日期 成文日期 印发日期 印发时间 刊发时间"
        " 刊发日期 发稿时间 录入时间 签发日期 报送时间 报送日期 成稿时间 上传时间 创建时间 发文日期"
        " 发文时间 刊登时间 时间 日期"
    ),
    Kind.SOURCE: (
        "信息来源 文章来源 稿件来源 资料来源 新闻来源 供稿来源 来源单位 来源 稿源 出处 摘自 转自"
        " 原载 转载自 载于 刊于"
    ),
    Kind.UNIT: (
        "作者单位 供稿单位 报送单位 投稿单位 撰稿单位 选送单位 来稿单位 推荐单位 供稿部门"
        " 报送部门 供稿"
    ),
    Kind.OTHER: (
        "浏览次数 浏览量 浏览数 浏览 点击数 点击量 点击率 点击次数 点击 阅读量 阅读次数 阅读数 阅读"
        " 访问量 访问次数 人气 字体 字号 文号 索引号 关键词 主题词 信息分类 所属栏目"
    ),
    Kind.CREDIT: (
        "撰稿人 撰稿 撰文 供稿人 作者 通讯员 记者 一审一校 二审二校 三审三校 一审 二审 三审 终审"
        " 初审 复审 初核 复核 审核人 审核 审稿 审签 签发人 签发 编辑 责任编辑 责编 执行编辑 编审"
        " 编校 一校 二校 三校 责任校对 校对 校审 值班编委 值班主任 总监制 监制 主编 副主编 策划"
        " 统筹 制作 摄影 供图 整理 执笔人 执笔 网络编辑 美术编辑 美编 排版 审校 主审 值班编辑 编发"
        " 组稿 课题组成员 课题组 调研组成员 发布人"
    ),
}
_KIND_OF = {label: kind for kind, labels in _LABELS.items() for label in labels.split()}


def _spelled(labels: Iterable[str]) -> str:
    """A pattern for any of ``labels``, with spaces between its characters or none: ``来　源``."""
    longest_first = sorted(labels, key=len, reverse=True)
    return "|".join(r"\s{0,2}".join(label) for label in longest_first)


_ROLE = _spelled(_LABELS[Kind.CREDIT].split())
_UNMARKED_CREDIT = re.compile(
    rf"[(【]\s*(?:本报)?({_ROLE})(?:\s+([\u4e00-\u9fff\s、]{{2,20}})|\s*({PEOPLE}))[)】]"
)
# 记者 方远 通讯员 秦若溪; 文/方远 图/秦若溪
_MEDIUM = "(?:本[报刊网]|[\u4e00-\u9fff]{2,8}(?:报|社|网|台|中心))?(?:见习|实习|特约|首席|全媒体)?"
_STROKE = r"(?:\s*[:/|丨]\s*|\s+)"
_ROLE_AND_PEOPLE = re.compile(
    rf"{_MEDIUM}({_ROLE}|图文|文字|文|图片|图){_STROKE}({PEOPLE})(?:[\s,;、|]+|$)"
)
_IS_AUTHOR = re.compile(r"[(【]?\s*作者(单位)?(?:系|为|是)\s*:?\s*([^()【】。]{2,40}?)\s*[)】]?")
_LABEL = re.compile(rf"(?<![\u4e00-\u9fff])({_spelled(_KIND_OF)})(\s*:|\s+|(?=《))")
_OPENERS = "([【 "
_PADDING = " \t\u3000\u00a0|｜,，;；、/)）]】"
_BEFORE_DATE = " \t\u3000\u00a0|｜,，;；、/([（【"
# What may stand behind a date and say no more: 星期四, 上午10:25
_AFTER_DATE = re.compile(
    r"[\s|,;、/]*[(]?\s*(?:(?:星期|周)[一二三四五六日天])?\s*[)]?\s*"
    r"(?:(?:上午|下午|晚上?)?\s*\d{1,2}[:时]\d{1,2}分?)?\s*[\s|,;、/()\[\]【】]*"
)
# A month without a day says when, but is no date.
_MEDIUM_ALONE = re.compile(
    r"《[^《》]{2,20}》|[\u4e00-\u9fff]{2,15}(?:[早晚日周]报|时报|网|客户端|公众号|杂志)"
)
_MONTH = re.compile(
    r"[(]?(?:\d{4}|[一二三四五六七八九〇○零]{4})\s*年\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*月[)]?"
)
_AUTHORS = {"作者", "撰稿", "撰稿人", "撰文", "供稿", "供稿人", "通讯员", "执笔"}
_LONGEST, _LONGEST_LIST = 150, 500


@dataclass(frozen=True, slots=True)
class Entry:
    """One label with its value."""

    kind: Kind
    label: str
    value: Segment


@dataclass(frozen=True, slots=True)
class _Label:
    """Where a label stands in a line. ``is_bare``: no colon follows it."""

    start: int
    end: int
    name: str
    is_bare: bool

    @property
    def kind(self) -> Kind:
        return _KIND_OF[self.name]


def read_labels(line: Segment) -> list[Entry]:
    """The entries of a line made of labels; empty for any other line.

    A line may open with a bare date (``2024-09-12 来源：…``) or be nothing but one. A role needs
    no colon before the names of people (``（通讯员 方远）``), and no label needs one before a
    value that can be nothing else (``来源 《学习动态》第8期``).
    """
    if len(line) > _LONGEST or line.folded.endswith(("。", ";")):
        return []
    if credits := _unmarked_credits(line):
        return credits
    labels = _labels(line)
    begin = len(line.folded) - len(line.folded.lstrip(_OPENERS))
    if labels and labels[0].start == begin:
        return _entries(line, labels)
    if labels and is_unit(unit := line.part(begin, labels[0].start)):
        return [Entry(Kind.UNIT, "", unit), *_entries(line, labels)]
    return _entries_after_date(line, labels, begin)


def are_credits(line: Segment) -> bool:
    entries = read_labels(line)
    return bool(entries) and all(entry.kind == Kind.CREDIT for entry in entries)


def credits_behind(line: Segment) -> tuple[Segment, Segment] | None:
    """``（此件已发）责任编辑：方远`` → what stands before the credits, and the credits."""
    if len(line) > _LONGEST_LIST:
        return None
    label = next((one for one in _labels(line) if one.kind == Kind.CREDIT), None)
    if label is None or not are_credits(credits := line.part(label.start)):
        return None
    before = line.part(0, len(line.text[: label.start].rstrip(_BEFORE_DATE)))
    return (before, credits) if len(before) else None


def _unmarked_credits(line: Segment) -> list[Entry]:
    if credit := _UNMARKED_CREDIT.fullmatch(line.folded):
        people = credit.span(2) if credit[2] else credit.span(3)
        return [Entry(Kind.CREDIT, _tight(credit[1]), line.part(*people))]
    if author := _IS_AUTHOR.fullmatch(line.folded):
        value = line.part(*author.span(2))
        is_of_unit = bool(author[1]) and is_unit(value)
        return [Entry(Kind.UNIT if is_of_unit else Kind.CREDIT, "作者", value)]
    return _roles_and_people(line)


def _roles_and_people(line: Segment) -> list[Entry]:
    is_bracketed = line.folded[0] in "([【" and line.folded[-1] in ")]】"
    inner = line.part(1, len(line) - 1) if is_bracketed else line
    entries, end = [], 0
    while match := _ROLE_AND_PEOPLE.match(inner.folded, end):
        entries.append(Entry(Kind.CREDIT, _tight(match[1]), inner.part(*match.span(2))))
        end = match.end()
    return entries if end == len(inner) else []


def _tight(label: str) -> str:
    return "".join(label.split())


def _labels(line: Segment) -> list[_Label]:
    """Those with a colon, and of those without one the ones whose value can be nothing else."""
    found = [
        _Label(match.start(), match.end(), _tight(match[1]), not match[2].strip())
        for match in _LABEL.finditer(line.folded)
    ]
    return [label for label, end in _with_ends(line, found) if _is_label(line, label, end)]


def _with_ends(line: Segment, labels: list[_Label]) -> Iterator[tuple[_Label, int]]:
    """Each label, and where what it labels ends."""
    ends = [following.start for following in labels[1:]] + [len(line)]
    return zip(labels, ends, strict=False)


def _is_label(line: Segment, label: _Label, end: int) -> bool:
    return not label.is_bare or _is_plain_value(label, _value(line, label.end, end))


def _is_plain_value(label: _Label, value: Segment) -> bool:
    match label.kind:
        case Kind.DATE:
            found = find_date(value.text)
            return bool(found and found.start == 0)
        case Kind.SOURCE:
            return value.folded.startswith("《") or names_an_issue(value.folded)
        case Kind.UNIT:
            return is_unit(value)
        case Kind.OTHER:
            return value.folded.isdecimal()
    return False


def _entries_after_date(line: Segment, labels: list[_Label], begin: int) -> list[Entry]:
    """A bare date, alone or before the first label."""
    found = find_date(line.text)
    end = labels[0].start if labels else len(line)
    if not found and _MONTH.fullmatch(line.folded):
        return [Entry(Kind.DATE, "", line)]
    if not found or found.start != begin:
        return []
    date = Entry(Kind.DATE, "", line.part(found.start, found.end))
    rest = line.part(found.end)
    if not labels and (is_unit(rest) or _MEDIUM_ALONE.fullmatch(rest.folded)):
        return [date, Entry(Kind.UNIT if is_unit(rest) else Kind.SOURCE, "", rest)]
    is_bare = _AFTER_DATE.fullmatch(line.folded, found.end, end)
    return [date, *_entries(line, labels)] if is_bare else []


def _entries(line: Segment, labels: list[_Label]) -> list[Entry]:
    return [
        entry
        for label, end in _with_ends(line, labels)
        for value in _values(Entry(label.kind, label.name, _value(line, label.end, end)))
        for entry in _without_date(value)
    ]


def _values(entry: Entry) -> list[Entry]:
    """The entry; of an author with a unit, each on its own."""
    parts = unit_with_people(entry.value) if entry.label in _AUTHORS else None
    if not parts:
        return [entry]
    unit, people = parts
    role = "作者" if entry.kind == Kind.UNIT else entry.label
    named = [Entry(Kind.UNIT, "", unit), Entry(Kind.CREDIT, role, people)]
    return sorted(named, key=lambda one: one.value.start)


def _without_date(entry: Entry) -> list[Entry]:
    """The entry, and apart from it the bare date that stands behind its value."""
    value = entry.value
    found = None if entry.kind == Kind.DATE else find_date(value.text)
    if not found or not _AFTER_DATE.fullmatch(value.folded, found.end):
        return [entry]
    rest = value.part(0, len(value.text[: found.start].rstrip(_BEFORE_DATE)))
    date = Entry(Kind.DATE, "", value.part(found.start, found.end))
    return [replace(entry, value=rest), date] if len(rest) else [entry]


def _value(line: Segment, start: int, end: int) -> Segment:
    value = line.part(start, end)
    signs = len(value.text) - len(value.text.lstrip("*_ "))  # of Markdown's bold type
    value = value.part(signs)
    bare = value.text.rstrip(_PADDING)
    shut = value.folded[len(bare) : len(bare) + 1]
    keeps_bracket = shut == ")" and value.folded.count("(") > value.folded[: len(bare)].count(")")
    return value.part(0, len(bare) + 1 if keeps_bracket else len(bare))
