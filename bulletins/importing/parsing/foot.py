"""The foot of a bulletin: 报, 送, 发, the print run, the editors and how to reach them."""

import datetime
import re
from dataclasses import dataclass, field

from bulletins.text.dates import find_date
from bulletins.text.findings import gettext_noop
from bulletins.text.paragraphs import joint
from bulletins.text.sentences import ends_like_a_sentence

from .columns import is_rule
from .furniture import is_furniture
from .labels import credits_behind
from .mast import split_office_and_date
from .segments import Segment
from .tail import DISTRIBUTION, PRINT_RUN

EDITORS = gettext_noop("names the editors of the bulletin and how to reach them")
PRINTED = gettext_noop("says when the bulletin was printed")
FOOT = gettext_noop("is the foot of the bulletin")
_REPORT = "抄报 呈报 主报 上报 报送 报".split()
_SEND = "抄送 主送 分送 呈送 送".split()
_DISTRIBUTE = "印发 抄发 分发 发至 发送 下发 本期发送 发".split()
_FIELDS = {
    **dict.fromkeys(_REPORT, "report_to"),
    **dict.fromkeys(_SEND, "send_to"),
    **dict.fromkeys(_DISTRIBUTE, "distribute_to"),
}
_NAMES = "|".join(r"\s*".join(name) for name in sorted(_FIELDS, key=len, reverse=True))
_LABEL = re.compile(rf"(?:^|(?<=[\s;。,]))({_NAMES})\s*:\s*")
_BARE_LABEL = re.compile(r"(报|送|发)\s+(?=\S{2})")
_RUN = re.compile(
    r"[(\[]?\s*(?:(?:共|本期|总)?\s*印\s*(?:发|刷|制|数)?\s*:?\s*(?P<run>\d{1,6})\s*份"
    r"|印\s*数\s*:?\s*(?P<count>\d{1,6})\s*份?|共\s*(?P<all>\d{1,6})\s*份)\s*[)\]]?\s*$"
)
_CONTACT = (
    "联系人|联系电话|联系方式|电子邮箱|电子信箱|投稿邮箱|投稿信箱|电话|传真|邮箱|邮编|地址|网址"
)
_EDITOR = (
    "责任编辑|执行编辑|本期编辑|本期责编|值班编辑|总编辑|副主编|主编|编辑|责编|编审|编校|校对|审核|核稿"
    "|审稿|签发人|签发|承办单位|承办|编印单位|编印"
)
_CREDIT = re.compile(rf"(?<![\u4e00-\u9fff])({_EDITOR}|{_CONTACT}|E-?mail)\s*:\s*", re.IGNORECASE)
_REACHES = re.compile(rf"(?<![\u4e00-\u9fff])(?:{_CONTACT}|E-?mail)\s*:", re.IGNORECASE)
_PRINTED = re.compile(r"\s*(?:印发|印制|印刷|编印|印|出版)?\s*[)]?\s*")
_REACH = 60  # lines
_LONGEST = 500
_MOST_LINES = 5  # of one list


@dataclass(slots=True)
class Foot:
    """The foot begins at line ``start`` and goes to the end of the bulletin."""

    start: int
    report_to: str = ""
    send_to: str = ""
    distribute_to: str = ""
    print_run: int | None = None
    printed: tuple[Segment, datetime.date] | None = None  # the line that says when
    credits: dict[str, str] = field(default_factory=dict)
    reasons: list[tuple[Segment, str]] = field(default_factory=list)
    open_list: str = ""  # to which a line without a label belongs
    open_lines: int = 0


def read_foot(lines: list[Segment], begin: int = 0) -> Foot | None:
    """The foot of ``lines``, not above line ``begin``; None where they have none."""
    first = max(begin, len(lines) - _REACH)
    starts = [at for at in range(first, len(lines)) if _labels(lines[at])]
    found = (foot for start in starts if (foot := _read(lines, start)))
    foot = next(found, None) or _foot_without_lists(lines, first)
    return foot and _with_lines_above(lines, foot, first)


def is_distributed(foot: Foot | None) -> bool:
    """Whether lists say to whom the bulletin goes: one list alone is found below notices too."""
    lists = [foot.report_to, foot.send_to, foot.distribute_to] if foot else []
    return sum(map(bool, lists)) >= 2


def _read(lines: list[Segment], start: int) -> Foot | None:
    """The foot that begins at ``start``, if every line from there on belongs to one."""
    foot = Foot(start)
    is_whole = all(_take(foot, line) for line in lines[start:])
    return foot if is_whole and _is_sure(foot, lines[start]) else None


def _is_sure(foot: Foot, first: Segment) -> bool:
    """``送 戏下乡`` alone is no list."""
    is_bare = bool(_BARE_LABEL.match(first.folded)) and not _LABEL.match(first.folded)
    return not is_bare or is_distributed(foot) or bool(foot.print_run)


def _take(foot: Foot, line: Segment) -> bool:
    if len(line) > _LONGEST:
        return False
    if is_furniture(line) or is_rule(line):
        foot.reasons.append((line, FOOT))
        return True
    if parts := credits_behind(line):
        return _take_apart(foot, *parts)
    for take in (_take_lists, _take_run, _take_credits, _take_printed, _take_more):
        if take(foot, line):
            return True
    return False


def _take_apart(foot: Foot, line: Segment, credits: Segment) -> bool:
    """A line of the foot, and the credits behind it; the whole line has the reason of the first."""
    known = len(foot.reasons)
    is_taken = _take(foot, line) and _take_credits(foot, credits)
    del foot.reasons[known + 1 :]
    return is_taken


def _labels(line: Segment) -> list[tuple[str, Segment]]:
    """Field and value of each list on the line."""
    if len(line) > _LONGEST:
        return []
    labels = list(_LABEL.finditer(line.folded))
    if not labels:
        bare = _BARE_LABEL.match(line.folded)
        labels = [bare] if bare else []
    if not labels or labels[0].start():
        return []
    ends = [label.start() for label in labels[1:]] + [len(line)]
    return [
        (_FIELDS["".join(label[1].split())], line.part(label.end(), end))
        for label, end in zip(labels, ends, strict=True)
    ]


def _take_lists(foot: Foot, line: Segment) -> bool:
    labels = _labels(line)
    for name, value in labels:
        _add(foot, name, value)
        foot.open_list, foot.open_lines = name, 1
    if labels:
        foot.reasons.append((line, DISTRIBUTION))
    return bool(labels)


def _add(foot: Foot, name: str, value: Segment) -> None:
    """A print run often stands behind the last list."""
    run = _RUN.search(value.folded)
    if run:
        foot.print_run = _count(run)
        value = value.part(0, run.start())
    before, more = getattr(foot, name), _listed(value.text)
    setattr(foot, name, before + joint(before, more) + more if before else more)


def _listed(text: str) -> str:
    return " ".join(text.split()).rstrip("。；; ")


def _take_run(foot: Foot, line: Segment) -> bool:
    match = _RUN.match(line.folded)
    if not match:
        return False
    foot.print_run = _count(match)
    _close(foot, line, PRINT_RUN)
    return True


def _count(match: re.Match) -> int | None:
    return int(match["run"] or match["count"] or match["all"]) or None


def _take_credits(foot: Foot, line: Segment) -> bool:
    labels = _credit_labels(line)
    ends = [*(label.start() for label in labels[1:]), len(line)]
    for label, end in zip(labels, ends, strict=False):
        value = line.part(label.end(), end).text.rstrip("；;，,）)】 ")
        known = foot.credits.get(label[1])
        foot.credits[label[1]] = f"{known} {value}" if known else value
    if labels:
        _close(foot, line, EDITORS)
    return bool(labels)


def _credit_labels(line: Segment) -> list[re.Match]:
    labels = list(_CREDIT.finditer(line.folded))
    opens = labels and not line.folded[: labels[0].start()].strip("([【 ")
    return labels if opens else []


def _take_printed(foot: Foot, line: Segment) -> bool:
    """``澜江市委宣传部办公室　2024年9月12日印发``."""
    found = find_date(line.text) if len(line) <= 80 else None
    if not found or not _PRINTED.fullmatch(line.folded[found.end :]):
        return False
    is_printed = bool(line.folded[found.end :].strip(" )"))
    if not (is_printed or split_office_and_date(line)):
        return False
    if found.date:
        foot.printed = line, found.date
    _close(foot, line, PRINTED)
    return True


def _take_more(foot: Foot, line: Segment) -> bool:
    """A further line of the list above."""
    if not foot.open_list or foot.open_lines >= _MOST_LINES or _is_prose(line):
        return False
    _add(foot, foot.open_list, line)
    foot.open_lines += 1
    foot.reasons.append((line, DISTRIBUTION))
    return True


def _is_prose(line: Segment) -> bool:
    """A list may end with a stop; one that has stops inside is a text."""
    return ends_like_a_sentence(line.text) and "。" in line.text[:-1]


def _close(foot: Foot, line: Segment, why: str) -> None:
    foot.open_list = ""
    foot.reasons.append((line, why))


def _foot_without_lists(lines: list[Segment], first: int) -> Foot | None:
    """Lines at the end that give the print run, or say how to reach the editors."""
    start = len(lines)
    while start > first and _is_of_foot(lines[start - 1]):
        start -= 1
    while start < len(lines) and not _opens_foot(lines[start]):
        start += 1
    return _read(lines, start) if start < len(lines) else None


def _is_of_foot(line: Segment) -> bool:
    return _opens_foot(line) or is_furniture(line) or is_rule(line) or bool(_credit_labels(line))


def _opens_foot(line: Segment) -> bool:
    if len(line) > _LONGEST:
        return False
    is_run = bool(_RUN.match(line.folded))
    return is_run or bool(_credit_labels(line) and _REACHES.search(line.folded))


def _with_lines_above(lines: list[Segment], foot: Foot, first: int) -> Foot:
    """Rules, the print run and the editors may stand above the lists; who edits one article
    alone does not: then other articles have such a line too.
    """
    start = foot.start
    while start > first and _is_of_foot(lines[start - 1]):
        start -= 1
    above = [line for line in lines[start : foot.start] if _credit_labels(line)]
    if above and _is_usual(lines[:start], above[0]):
        return foot
    return _read(lines, start) or foot


def _is_usual(lines: list[Segment], line: Segment) -> bool:
    label = _credit_labels(line)[0][1]
    return any(labels[0][1] == label for other in lines if (labels := _credit_labels(other)))
