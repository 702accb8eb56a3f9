"""The line above a title that names the column of a bulletin or page: 【经验交流】, 工作动态."""

import re
from enum import Enum, auto

from bulletins.text.findings import gettext_noop

from .columns import COLUMN, column_name, is_bracketed, squeezed
from .draft import Draft
from .naming import DASH, ends_like_subtitle, has_look_of_title, is_claimed, may_be_title
from .segments import Segment

BELOW_COLUMN = gettext_noop(
    "This line was taken for the title because the line above it was taken for the column."
)
MAY_BE_COLUMN = gettext_noop(
    "This line was taken for the title; it may name the column, and the line below it be the title."
)
_KNOWN = re.compile(
    "(?:经验|工作|学习|基层|各地|[市区]?县区?|部门|机关|一线|理论|调查|调研|典型|先进|党建|宣传|信息|政策"
    "|领导|实践|专题|重点|本期|外地|外埠|兄弟单位|中心组|党委|支部|思想|案例|成果|研学|宣讲){1,2}"
    "(?:交流|动态|信息|简讯|短讯|快讯|要闻|快报|速递|传真|园地|心得|体会|笔记|研究|研讨|探索|前沿|思考"
    "|报告|案例|典型|经验|做法|论坛|讲话|批示|报道|聚焦|特稿|参考|借鉴|声音|实践|纪实|风采|之窗|天地|荟萃"
    "|集锦|摘编|选登|选编|展示|解读|观察|视窗|平台|专栏|专题)"
    "|(?:本期)?(?:要闻|特稿|头条|关注|简讯|短讯|快讯)|卷首语?|他山之石|学思践悟"
)
_LONGEST_UNKNOWN = 6
_SHORTEST_TITLE = 12


class _Column(Enum):
    """How much says that a line names the column of the title below it."""

    NO = auto()
    PERHAPS = auto()
    LIKELY = auto()
    SURE = auto()


def take_column(draft: Draft, names: list[Segment], usual: float | None) -> list[Segment]:
    """``names`` without a column above the title. Where it is doubtful, the title says so."""
    candidates = [one for one in names if may_be_title(one) or _is_ruled(draft, one)][:2]
    if len(candidates) < 2:
        return names
    line, title = candidates
    has_subtitle = any(DASH.match(name.folded) for name in names if name.index > title.index)
    found = _evidence(draft, line, title, usual, has_subtitle=has_subtitle)
    if found in (_Column.LIKELY, _Column.SURE):
        draft.column = _words(line)
        draft.leave_out(COLUMN, line)
        names = [name for name in names if name is not line]
    if found == _Column.LIKELY:
        draft.suggest(title, BELOW_COLUMN)
    elif found == _Column.PERHAPS:
        draft.suggest(line, MAY_BE_COLUMN)
    return names


def _evidence(
    draft: Draft, line: Segment, title: Segment, usual: float | None, *, has_subtitle: bool
) -> _Column:
    is_shown = has_look_of_title(title, usual)
    if is_claimed(line) or (_outshines(line, title, usual) and not is_bracketed(line)):
        return _Column.NO
    if is_bracketed(line):
        return _Column.SURE if is_shown or _is_known(draft, line) else _Column.LIKELY
    if _is_known(draft, line) and len(title) > len(_words(line)):
        is_sure = is_shown or has_subtitle or not ends_like_subtitle(title)
        return _Column.SURE if is_sure else _Column.LIKELY
    is_short = len(line) <= _LONGEST_UNKNOWN and len(title) >= max(_SHORTEST_TITLE, 2 * len(line))
    if is_shown or not is_short:
        return _Column.NO
    return _Column.LIKELY if has_subtitle else _Column.PERHAPS


def _is_ruled(draft: Draft, line: Segment) -> bool:
    """``——经验交流——``, which opens as a subtitle does."""
    return bool(column_name(line)) and _is_known(draft, line)


def _outshines(line: Segment, title: Segment, usual: float | None) -> bool:
    """Whether ``line`` is set as a title is, in larger type than the line below."""
    is_larger = (line.paragraph.look.size or 0) > (title.paragraph.look.size or 0)
    return is_larger and has_look_of_title(line, usual)


def _is_known(draft: Draft, line: Segment) -> bool:
    """A kind of column that bulletins have, or the last of the breadcrumb."""
    last = [squeezed(column.text) for column in draft.breadcrumb[-1:]]
    return bool(_KNOWN.fullmatch(_words(line))) or _words(line) in last


def _words(line: Segment) -> str:
    return squeezed((column_name(line) or line).text)
