"""Where a heading ends that runs in at the front of a paragraph: 一、加强领导：正文 …"""

import re
from collections.abc import Callable
from dataclasses import replace

from bulletins.text.findings import Severity, gettext_noop
from bulletins.text.sentences import ends_like_a_sentence

from .particulars import names_a_particular
from .parts import Found, opening
from .segments import Segment

BY_SPACE = gettext_noop(
    "A space was taken for the end of the heading, though not all paragraphs with numbers have one."
)
_SHORTEST_BODY = 10
_LONGEST_BOLD = 60
_STOP_INSIDE = re.compile("[。！？!?；;](?=.)")
_STOPS_BEHIND = re.compile('[。！？!?；;：:]+[”’」』）)》】"]*|(?=\\s)')
_ENDS_BOLD = re.compile('[。！？!?；;：:][”’」』）)》】"]*$')
_AROUND = "*_ \t\u3000"  # signs of Markdown are still there
_COLON = re.compile(r"[^。!?;:]{2,25}:(?!\d)")
_SPACE = re.compile(r"[^。！？；：!?;:\s]{2,25}\s+(?=\S)")
_CLAUSE = re.compile("[^，。；！？,;!?]*")
# Before a colon these bring on what somebody said, or a list; a heading does not end in them.
_INTRODUCES = re.compile(
    "(?:指出|强调|要求|认为|表示|提出|提到|指示|明确|写道|介绍|说|问|答|曰|包括|如下|例如|比如|分别是|即|为|是|有)$"
)


def with_heads(lines: list[Segment], found: Found) -> Found:
    """``found``, whose starts know where their headings end when most say it in one way.

    Bold type says it best, then a colon, then a space. Two at least must agree.
    """
    items = [opening(lines, found.starts, number) for number in range(len(found.starts))]
    run_in = [item for item in items if _has_body(item)]
    for form in (bold_head, colon_head, _space_head):
        ends = [form(item) for item in items]
        count = sum(end is not None for end in ends)
        if count >= 2 and 2 * count > len(run_in):
            pairs = zip(found.starts, ends, strict=True)
            starts = [replace(start, head=end) for start, end in pairs]
            doubts = _doubts(form, items, ends) if count < len(run_in) else []
            return replace(found, starts=starts, findings=[*found.findings, *doubts])
    return found


def _doubts(form: Callable, items: list[Segment], ends: list[int | None]) -> list:
    if form is not _space_head:
        return []
    first = next(item for item, end in zip(items, ends, strict=True) if end)
    return [first.finding("weak-structure", Severity.HINT, BY_SPACE)]


def _has_body(item: Segment) -> bool:
    return ends_like_a_sentence(item.text) and len(item) > _SHORTEST_BODY


def bold_head(item: Segment) -> int | None:
    """``**制度牵引，学有规矩。**正文``: the bold type must end with the sentence or clause."""
    end = item.bold_end()
    words = item.text[:end].rstrip(_AROUND)
    if not 2 <= len(words) <= _LONGEST_BOLD or _STOP_INSIDE.search(words.rstrip('”’」』）)》】"')):
        return None
    if not _ENDS_BOLD.search(words):
        behind = _STOPS_BEHIND.match(item.text, end)
        end = behind.end() if behind else 0
    return end if end and len(item.part(end)) >= _SHORTEST_BODY else None


def colon_head(item: Segment) -> int | None:
    """``加强领导：正文``, unless somebody speaks behind the colon."""
    match = _COLON.match(item.folded)
    head = match[0][:-1].rstrip() if match else ""
    if not head or _INTRODUCES.search(head) or names_a_particular(head):
        return None
    return match.end() if _is_body(item.part(match.end())) else None


def _space_head(item: Segment) -> int | None:
    """``加强领导　正文``, but not ``学在深处　谋在新处。``"""
    match = _SPACE.match(item.text)
    if not match:
        return None
    head, rest = match[0].rstrip(), item.part(match.end())
    is_couplet = len(_CLAUSE.match(rest.text)[0]) == len(head)
    is_long = len(rest) >= 2 * len(head) and _is_body(rest)
    return len(head) if is_long and not is_couplet else None


def _is_body(rest: Segment) -> bool:
    return len(rest) >= _SHORTEST_BODY and ends_like_a_sentence(rest.text)
