"""What stands around a text on a page or sheet and is no part of it."""

import re
from collections import Counter

from bulletins.text.findings import gettext_noop
from bulletins.text.sentences import ends_like_a_sentence

from .draft import Draft
from .labels import are_credits
from .segments import Segment

TOOLBAR = gettext_noop("is a tool of the web page")
NEIGHBOUR = gettext_noop("points to another page")
PAGE_NUMBER = gettext_noop("is a page number")
VISITS = gettext_noop("counts the visits to the web page")
DOCUMENT_NUMBER = gettext_noop("is the number of the document")
ACCESS = gettext_noop("says who may read the document")
COPYRIGHT = gettext_noop("is the foot of the web page")
CONTENTS = gettext_noop("is the list of contents")

RELATED = gettext_noop("points to other texts of the website")
RUNNING_HEAD = gettext_noop("is a line that each page repeats")

_TOOL = (
    r"(?:字\s?[体号]|文字|大|中|小|特大|默认|打\s?印|打印(?:本页|文章|此页|页面)|关\s?闭|关闭(?:窗口|本页|页面)"
    r"|加?收藏(?:本页)?|分享(?:到)?|返回(?:顶部|首页|列表|上一页)?|纠错|推荐|(?:保护)?视力保?护?色|我要纠错|扫一扫"
    r"|繁体|简体|复制链接|点赞|微信|微博|朋友圈|QQ空间|手机版|无障碍(?:浏览|阅读)?|长者(?:模式|助手)"
    r"|(?:语音)?(?:朗读|播报)|听全文|A[+-]?|[+-]|[■□●○])"
)
# One of these alone on a line can be nothing else.
_LONE_TOOL = (
    r"(?:打印(?:本页|文章|此页|页面)|关闭(?:窗口|本页|页面)|加?收藏本页|返回(?:顶部|首页|列表|上一页)|我要纠错"
    r"|扫一扫|复制链接|分享到|无障碍(?:浏览|阅读)|长者(?:模式|助手)|语音(?:朗读|播报)|听全文|APP下载|下载APP|【字体】)"
)
_BETWEEN = r"[\s:|,、/;]*"
_TOOLS = rf"{_TOOL}(?:{_BETWEEN}{_TOOL})*"
_BRACKETED = rf"[\[【(<]\s*{_TOOLS}{_BETWEEN}[\]】)>]"
_LINK = r"(?:上|下|前|后)一(?:篇|条|页|则)"
_DASH = "[-—–―─·~•]"
_FORMS = [
    (re.compile(rf"(?:{_BRACKETED}[\s|]*)+{_LONE_TOOL}?"), TOOLBAR),
    (re.compile(rf"(?:字\s?[体号]|打印|分享到?)[\s:|]+{_TOOLS}{_BETWEEN}"), TOOLBAR),
    (re.compile(rf"{_LONE_TOOL}|{_TOOL}(?:[\s|/]+{_TOOL})+"), TOOLBAR),
    (
        re.compile(
            r"(?:微信|用?手机|使用微信|请|欢迎)*扫(?:一扫|码|描)(?:二维码)?[\s,:]*(?:(?:分享|关注|在?手机"
            r"|打开|查看|阅读|下载|添加|进入|观看|收听|浏览|转发).{0,30})?"
            r"|长按(?:识别|二维码|图片).{0,30}"
        ),
        TOOLBAR,
    ),
    (
        re.compile(
            rf"[\[【<«]?\s*{_LINK}\s*[\]】>»]?(?:\s*[:>»\]】].{{0,160}}|\s+.{{0,80}})?"
            r"|[<«]{1,2}\s*上一[篇页条].{0,80}"
        ),
        NEIGHBOUR,
    ),
    (re.compile(rf"{_DASH}+\s*\d{{1,4}}\s*{_DASH}+"), PAGE_NUMBER),
    (re.compile(r"第\s*\d{1,4}\s*页(?:[\s/,]*共\s*\d{1,4}\s*页)?"), PAGE_NUMBER),
    (
        re.compile(r"\d{1,4}\s*/\s*\d{1,4}|(?i:page\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?)"),
        PAGE_NUMBER,
    ),
    (
        re.compile(
            r"(?:本文|总|累计)?(?:浏览|阅读|点击|访问|查看|来访)(?:次数|数|量|率)?\s*[:(\s]\s*\[?\s*(?:\d[\d,]*)?\s*\]?"
            r"\s*[次人)]?次?|(?:您是第|已有)\s*\d*\s*(?:位|人).{0,10}(?:访|读|浏览).{0,6}"
        ),
        VISITS,
    ),
    (
        re.compile(r"[\u4e00-\u9fff]{1,10}\s*[〔\[(【]\d{4}[〕\])】]\s*(?:第\s*)?\d{1,5}\s*号"),
        DOCUMENT_NUMBER,
    ),
    (
        re.compile(
            r"[(【]?此件(?:已(?:公开)?[印下]?发|[印下]?发[至到给]|(?:主动|依申请|不予|不|可)?公开|仅供|仅?限)[^:]{0,20}"
            r"|\(此件.{1,20}\)"
        ),
        ACCESS,
    ),
    (
        re.compile(
            r"版权所有.{0,150}|.{0,80}(?:ICP备|公网安备|网站标识码|技术支持\s*:).{0,100}"
            r"|(?i:copyright|©).{0,150}|(?:网站地图|联系我们|关于我们|网站声明|隐私声明|法律声明|使用帮助|网站帮助)"
            r"(?:[\s|/]+(?:网站地图|联系我们|关于我们|网站声明|隐私声明|法律声明|使用帮助|网站帮助))*"
            r"|.{0,10}违法和不良信息举报.{0,60}|建议使用.{0,40}浏览.{0,20}"
        ),
        COPYRIGHT,
    ),
]
_RELATED = re.compile(
    r"[\[【■◆●▶]?\s*(?:相关(?:链接|阅读|新闻|文章|报道|推荐)|延伸阅读|推荐阅读|更多(?:内容|新闻|阅读)?|猜你喜欢|热门文章"
    r"|往期(?:回顾|推荐))\s*[\]】]?\s*[:>»]*"
)
_CONTENTS_HEADING = re.compile(
    r"[\[【<《—\-]*\s*(?:本\s*期\s*)?(?:目\s*[录次]|要\s*目)\s*[\]】>》—\-]*\s*:?"
)
_CONTENTS_ENTRY = re.compile(r".{1,100}?(?:[.…·・]{2,}|\s|[(/])\s*\d{1,3}\s*\)?")
_ISSUE_INSIDE = re.compile(r"第\s*[\d一二三四五六七八九十]{1,4}\s*期")
_MARK = re.compile(r"^[(\d一二三四五六七八九十]{1,4}[、.)]\s*|\s")
_MAST = 8  # the first of such lines may be that of the mast
_OFTEN = 3  # times that a line is repeated
_LONGEST = 200


def leave_out_furniture(draft: Draft, lines: list[Segment]) -> list[Segment]:
    """The lines that are text."""
    lines = _above_related(draft, _after_contents(draft, lines))
    heads = _running_heads(lines)
    kept = []
    for at, line in enumerate(lines):
        is_head = at > _MAST and line.folded in heads
        why = RUNNING_HEAD if is_head else why_furniture(line)
        if why:
            draft.leave_out(why, line)
        else:
            kept.append(line)
    return kept


def _running_heads(lines: list[Segment]) -> set[str]:
    """Lines that name an issue and stand there three times at least."""
    named = (line.folded for line in lines if len(line) <= 40)
    times = Counter(words for words in named if _ISSUE_INSIDE.search(words))
    return {words for words, count in times.items() if count >= _OFTEN}


def _above_related(draft: Draft, lines: list[Segment]) -> list[Segment]:
    """``lines`` without a list of links at their end: 相关阅读 and lines that are no sentences.

    Credits below it are those of the text.
    """
    end = len(lines)
    while end and not ends_like_a_sentence(lines[end - 1].text):
        end -= 1
    start = next((at for at in range(max(end, 1), len(lines)) if _is(_RELATED, lines[at])), None)
    if start is None:
        return lines
    credits = [line for line in lines[start:] if are_credits(line)]
    draft.leave_out(RELATED, *(line for line in lines[start:] if line not in credits))
    return lines[:start] + credits


def is_furniture(line: Segment) -> bool:
    return why_furniture(line) is not None


def is_page_number(line: Segment) -> bool:
    return why_furniture(line) == PAGE_NUMBER


def why_furniture(line: Segment) -> str | None:
    """Why a line is no part of the text; None for one that may be."""
    if len(line) > _LONGEST or line.folded.endswith(("。", ";")):
        return None
    return next((why for form, why in _FORMS if form.fullmatch(line.folded)), None)


def _after_contents(draft: Draft, lines: list[Segment]) -> list[Segment]:
    """``lines`` without a list of contents: 目录 and the entries with page numbers after it."""
    start = next((i for i, line in enumerate(lines) if _is(_CONTENTS_HEADING, line)), None)
    if start is None:
        return lines
    end = _end_of_contents(lines, start + 1)
    if end == start + 1:
        return lines
    draft.leave_out(CONTENTS, *lines[start:end])
    return lines[:start] + lines[end:]


def _end_of_contents(lines: list[Segment], start: int) -> int:
    """Entries have page numbers, or stand again below the list."""
    end = start
    while end < len(lines) and _is(_CONTENTS_ENTRY, lines[end]):
        end += 1
    if end > start:
        return end
    times = Counter(_bare(line) for line in lines[start:] if len(line) <= _LONGEST)
    names: set[str] = set()
    while end < len(lines) and times[_bare(lines[end])] > 1 and _bare(lines[end]) not in names:
        names.add(_bare(lines[end]))
        end += 1
    return end if end - start >= 2 else start


def _bare(line: Segment) -> str:
    """The words of a line, for comparison, without number and spaces."""
    return _MARK.sub("", line.folded)


def _is(form: re.Pattern, line: Segment) -> bool:
    return len(line) <= _LONGEST and bool(form.fullmatch(line.folded))
