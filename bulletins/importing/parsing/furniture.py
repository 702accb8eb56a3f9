"""What stands around a text on a page or sheet and is no part of it."""

import re

from bulletins.text.findings import gettext_noop

from .draft import Draft
from .segments import Segment

TOOLBAR = gettext_noop("is a tool of the web page")
NEIGHBOUR = gettext_noop("points to another page")
PAGE_NUMBER = gettext_noop("is a page number")
VISITS = gettext_noop("counts the visits to the web page")
DOCUMENT_NUMBER = gettext_noop("is the number of the document")
ACCESS = gettext_noop("says who may read the document")
COPYRIGHT = gettext_noop("is the foot of the web page")
CONTENTS = gettext_noop("is the list of contents")

_TOOL = (
    r"(?:字体|字号|文字|大|中|小|特大|默认|打印|打印本页|打印文章|关闭|关闭窗口|关闭本页|收藏|分享|分享到|返回"
    r"|返回顶部|返回首页|纠错|推荐|视力保护色|我要纠错|扫一扫|繁体|简体)"
)
_TOOLS = rf"{_TOOL}(?:[\s:|,、/]*{_TOOL})*"
_FORMS = [
    (
        re.compile(
            rf"(?:[\[【(]\s*{_TOOLS}\s*[\]】)][\s|]*)+|(?:字体|字号|打印|分享到)[\s:|]+{_TOOLS}"
        ),
        TOOLBAR,
    ),
    (re.compile(r"[\[【]?(?:上|下|前|后)一(?:篇|条|页)[\]】]?(?:\s*[:>]?\s*.{0,80})?"), NEIGHBOUR),
    (re.compile(r"[-—–―─·]+\s*\d{1,4}\s*[-—–―─·]+"), PAGE_NUMBER),
    (re.compile(r"第\s*\d{1,4}\s*页(?:[\s/,]*共\s*\d{1,4}\s*页)?"), PAGE_NUMBER),
    (re.compile(r"(?:浏览|阅读|点击|访问)(?:次数|数|量|率)?\s*:\s*\d+\s*次?"), VISITS),
    (
        re.compile(r"[\u4e00-\u9fff]{1,10}\s*[〔\[(]\d{4}[〕\])]\s*(?:第\s*)?\d{1,5}\s*号"),
        DOCUMENT_NUMBER,
    ),
    (re.compile(r"\(?此件(?:主动|依申请|不予)?公开(?:发布)?\)?|\(此件.{1,20}\)"), ACCESS),
    (re.compile(r"版权所有.{0,100}|.{0,60}ICP备.{0,60}|Copyright.{0,100}"), COPYRIGHT),
]
_CONTENTS_HEADING = re.compile(r"[\[【]?\s*目\s*录\s*[\]】]?")
_CONTENTS_ENTRY = re.compile(r".{1,100}?(?:[.…·・]{2,}|\s|[(/])\s*\d{1,3}\s*\)?")
_LONGEST = 200


def leave_out_furniture(draft: Draft, lines: list[Segment]) -> list[Segment]:
    """The lines that are text."""
    kept = []
    for line in _after_contents(draft, lines):
        why = _why(line)
        if why:
            draft.leave_out(why, line)
        else:
            kept.append(line)
    return kept


def is_furniture(line: Segment) -> bool:
    return _why(line) is not None


def is_page_number(line: Segment) -> bool:
    return _why(line) == PAGE_NUMBER


def _why(line: Segment) -> str | None:
    if len(line) > _LONGEST:
        return None
    return next((why for form, why in _FORMS if form.fullmatch(line.folded)), None)


def _after_contents(draft: Draft, lines: list[Segment]) -> list[Segment]:
    """``lines`` without a list of contents: 目录 and the entries with page numbers after it."""
    start = next((i for i, line in enumerate(lines) if _is(_CONTENTS_HEADING, line)), None)
    if start is None:
        return lines
    end = start + 1
    while end < len(lines) and _is(_CONTENTS_ENTRY, lines[end]):
        end += 1
    if end == start + 1:
        return lines
    draft.leave_out(CONTENTS, *lines[start:end])
    return lines[:start] + lines[end:]


def _is(form: re.Pattern, line: Segment) -> bool:
    return len(line) <= _LONGEST and bool(form.fullmatch(line.folded))
