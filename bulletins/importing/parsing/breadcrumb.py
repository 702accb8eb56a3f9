"""The line that says where on a site a page stands: 首页 > 学习服务 > 经验交流."""

import re

from bulletins.text.findings import gettext_noop

from .draft import Draft
from .segments import Segment

SEPARATOR = gettext_noop("separates the columns of the breadcrumb")
HOME = gettext_noop("names the home page in the breadcrumb")
_LABEL = re.compile(r"(?:您?(?:现在|当前)?(?:所在)?的?(?:当前)?位置(?:是)?|当前栏目)\s*:\s*")
_SEPARATOR = re.compile(r"\s*(?:>+|»|›|→|》(?!.*《)|::|\\|(?<=\s)[/-](?=\s)|[/|])\s*")
_SPACE = re.compile(r"\s+")
_HOMES = {"首页", "主页", "网站首页", "返回首页"}
_LONGEST_COLUMN = 15
_LONGEST = 120
_FEWEST_SPACED = 3


def take_breadcrumb(draft: Draft, line: Segment, *, title_follows: bool) -> bool:
    """Whether ``line`` was a breadcrumb; if so its columns are in the draft.

    Without separators three columns at least, and a title still to come, must say so: a title
    is often two phrases with a space between.
    """
    columns = _columns(line, title_follows)
    if not columns:
        return False
    homes = [column for column in columns if column.folded in _HOMES]
    draft.breadcrumb = [column for column in columns if column not in homes]
    draft.leave_out(SEPARATOR, *line.around(*columns))
    draft.leave_out(HOME, *homes)
    return True


def _columns(line: Segment, title_follows: bool) -> list[Segment]:
    if len(line) > _LONGEST:
        return []
    label = _LABEL.match(line.folded)
    path = line.part(label.end()) if label else line
    columns = _split(path, _SEPARATOR)
    if len(columns) >= 2 and _all_short(columns) and (label or _is_path(path, columns)):
        return columns
    if label:
        return _split(path, _SPACE)
    columns = _split(path, _SPACE) if title_follows else []
    is_spaced_word = all(len(column) == 1 for column in columns)  # 经 验 交 流
    is_trail = len(columns) >= _FEWEST_SPACED and _all_short(columns) and not is_spaced_word
    return columns if is_trail else []


def _is_path(path: Segment, columns: list[Segment]) -> bool:
    """``A > B``: an arrow is enough; a stroke needs three columns or the home page."""
    has_arrow = any(arrow in path.folded for arrow in (">", "»", "›", "→", "|"))
    return has_arrow or len(columns) >= _FEWEST_SPACED or columns[0].folded in _HOMES


def _all_short(columns: list[Segment]) -> bool:
    return all(len(column) <= _LONGEST_COLUMN for column in columns)


def _split(path: Segment, separator: re.Pattern) -> list[Segment]:
    cuts = [match.span() for match in separator.finditer(path.folded)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(path)]
    parts = [path.part(start, end) for start, end in zip(starts, ends, strict=True)]
    return [part for part in parts if len(part)]
