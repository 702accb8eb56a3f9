"""What stands above the articles of a bulletin: mast, editor's note, list of contents."""

import re
from dataclasses import dataclass, field

from bulletins.text.findings import Severity, gettext_noop
from bulletins.text.numbering import any_mark
from bulletins.text.sentences import ends_like_a_sentence

from .columns import RULE, is_rule
from .contents import Contents, find_contents
from .draft import Draft
from .furniture import CONTENTS, is_furniture
from .issue_mast import MAST, Mast, find_mast, leave_out_mast
from .lines import visible_lines
from .notes import is_note, take_note
from .segments import Segment

UNLABELLED = gettext_noop(
    "This paragraph above the list of contents was taken for the editor's note."
)
_SIGNED = re.compile(r"[(—–\-\s]*(?:本刊)?(?:编\s*者|编辑部|编辑室)[)\s]*")
_MOST_ABOVE_CONTENTS = 20


@dataclass(slots=True)
class Front:
    """``end`` is the line at which the articles begin."""

    mast: Mast | None = None
    contents: Contents | None = None
    end: int = 0
    left: list[Segment] = field(default_factory=list)


def find_front(lines: list[Segment]) -> Front:
    mast = find_mast(lines)
    begin = mast.end if mast else 0
    contents = find_contents(lines, begin)
    if contents and contents.start - begin > _MOST_ABOVE_CONTENTS:
        contents = None
    return Front(mast, contents, contents.end if contents else begin)


def read_front(draft: Draft, lines: list[Segment]) -> Front:
    """The front, its lines put into ``draft``: the editor's note, and all that is left out."""
    front = find_front(lines)
    begin = 0
    if front.mast:
        leave_out_mast(draft, front.mast)
        begin = front.mast.end
    if front.contents:
        _read_above_contents(draft, lines[begin : front.contents.start])
        listed = lines[front.contents.start : front.contents.end]
        draft.leave_out(CONTENTS, *(line.whole for line in listed))
    front.end = _take_note(draft, lines, front.end)
    return front


def _take_note(draft: Draft, lines: list[Segment], begin: int) -> int:
    """Where the articles begin, after a note of the editor's that stands at ``begin``."""
    start = begin
    while start < len(lines) and (is_rule(lines[start]) or is_furniture(lines[start])):
        start += 1
    if start == len(lines) or not is_note(lines[start]):
        return begin
    _leave_out_idle(draft, lines[begin:start])
    return _read_note(draft, lines, start)


def _read_note(draft: Draft, lines: list[Segment], start: int) -> int:
    end = start + 1
    while end < len(lines) and _is_of_note(lines[end]):
        end += 1
    shown = visible_lines(draft, [line.whole for line in lines[start:end]])
    after = take_note(draft, shown, 0, only_one=False)
    draft.editor_note += shown[after:]
    return end


def _is_of_note(line: Segment) -> bool:
    if is_note(line) or any_mark(line.folded):
        return False
    return ends_like_a_sentence(line.text) or bool(_SIGNED.fullmatch(line.folded))


def _read_above_contents(draft: Draft, lines: list[Segment]) -> None:
    """Between mast and contents: a note with its label, or paragraphs without one."""
    at = 0
    while at < len(lines):
        if is_note(lines[at]):
            at = _read_note(draft, lines, at)
        else:
            _read_unlabelled(draft, lines[at])
            at += 1


def _read_unlabelled(draft: Draft, line: Segment) -> None:
    if not (ends_like_a_sentence(line.text) or _SIGNED.fullmatch(line.folded)):
        _leave_out_idle(draft, [line])
        return
    shown = visible_lines(draft, [line.whole])
    if not draft.editor_note:
        draft.find(line, "weak-structure", Severity.HINT, UNLABELLED)
    draft.editor_note += shown


def _leave_out_idle(draft: Draft, lines: list[Segment]) -> None:
    for line in lines:
        draft.leave_out(RULE if is_rule(line) else MAST, line.whole)
