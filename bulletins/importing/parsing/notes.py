"""The editor's note (编者按) and the list of attachments (附件)."""

import re

from bulletins.text.findings import gettext_noop
from bulletins.text.numbering import Numbering
from bulletins.text.sentences import ends_like_a_sentence

from .draft import Draft
from .labels import read_labels
from .segments import Segment
from .units import is_unit

NOTE_LABEL = gettext_noop("names the editor's note")
ATTACHMENT_LABEL = gettext_noop("names the attachment")
NOTE_GUESSED = gettext_noop(
    "This paragraph was taken for the whole of the editor's note; it may go on below."
)
_OPENERS, _CLOSERS = "[【(〔『「〖<《", "]】)〕』」〗>》"
_OPEN, _CLOSE = "[\\[【(〔『「〖<《]", "[\\]】)〕』」〗>》]"
_NOTE_NAMES = (
    r"编\s?者\s?按\s?语?|编者的话|编者[注语]|编辑按|编前[语话]|本刊按|按\s?语|开栏语|开栏的话|开栏寄语"
    "|卷首语|按"
)
_NOTE = re.compile(
    rf"[◆●■★▲※◇☆▶]?\s*(?:{_OPEN}\s*(?:{_NOTE_NAMES})\s*{_CLOSE}\s*(?::|——)?"
    rf"|{_OPEN}?\s*(?:{_NOTE_NAMES})\s*(?::|——)|(?:{_NOTE_NAMES})$"
    rf"|(?!按)(?:{_NOTE_NAMES})\s+(?=\S{{15}}))\s*"
)
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})"
_ATTACHMENT = re.compile(
    rf"(?:附\s*[件表图录]\s*{_NUMBER}?|附)\s*(?::|(?<=[\d一二三四五六七八九十])[\s.、])\s*|附\s*件$"
)
_MOST_OF_NOTE = 6  # paragraphs
_LONGEST_ATTACHMENT = 80


def is_note(line: Segment) -> bool:
    return bool(_NOTE.match(line.folded))


def take_note(draft: Draft, lines: list[Segment], start: int, *, only_one: bool) -> int:
    """Read the note whose label opens line ``start``; gives the index of the line after it.

    Above the title (not ``only_one``) all sentences up to it belong to the note; below it those
    up to the closing bracket or to a line for the unit or the date, else a single paragraph.
    """
    line = lines[start]
    end_of_label = _NOTE.match(line.folded).end()
    label, text = line.part(0, end_of_label), line.part(end_of_label)
    draft.leave_out(NOTE_LABEL, label)
    end = _end_of_bracket(lines, start, label) or _end_of_note(
        lines, start + 1, has_text=len(text) > 0, only_one=only_one
    )
    note = [*([text] if len(text) else []), *lines[start + 1 : end]]
    draft.editor_note += _without_bracket(draft, label, note)
    if only_one and not len(text) and _may_go_on(lines, start, end):
        draft.suggest(lines[start + 1], NOTE_GUESSED)
    return end


def _end_of_bracket(lines: list[Segment], start: int, label: Segment) -> int | None:
    """Where the bracket is closed that a label such as ``（编者按：`` opens."""
    if not _is_open(label):
        return None
    reach = range(start, min(start + _MOST_OF_NOTE, len(lines)))
    return next((at + 1 for at in reach if lines[at].folded[-1] in _CLOSERS), None)


def _is_open(label: Segment) -> bool:
    text = label.folded.lstrip("◆●■★▲※◇☆▶ ")
    return text[:1] in _OPENERS and not any(closer in text for closer in _CLOSERS)


def _without_bracket(draft: Draft, label: Segment, note: list[Segment]) -> list[Segment]:
    if not note or not _is_open(label) or note[-1].folded[-1] not in _CLOSERS:
        return note
    last = note[-1]
    draft.leave_out(NOTE_LABEL, last.part(len(last) - 1))
    inner = last.part(0, len(last) - 1)
    return [*note[:-1], *([inner] if len(inner) else [])]


def _end_of_note(lines: list[Segment], start: int, *, has_text: bool, only_one: bool) -> int:
    end = start
    while end < len(lines) and ends_like_a_sentence(lines[end].text):
        end += 1
    is_short = end < len(lines) and end - start <= _MOST_OF_NOTE
    if only_one:
        is_sure = is_short and _is_of_head(lines[end])
        return end if is_sure else min(end, start + (0 if has_text else 1))
    return end if not has_text or (is_short and not lines[end].any_mark) else start


def _is_of_head(line: Segment) -> bool:
    return is_unit(line) or bool(read_labels(line))


def _may_go_on(lines: list[Segment], start: int, end: int) -> bool:
    following = lines[end : end + 1]
    return end == start + 2 and any(ends_like_a_sentence(line.text) for line in following)


def take_attachments(draft: Draft, lines: list[Segment]) -> None:
    """Take the block of attachments from the end of ``lines``."""
    start = _start_of_attachments(lines)
    for line in lines[start:]:
        draft.attachments += _attachments_on(draft, line)
    del lines[start:]


def _start_of_attachments(lines: list[Segment]) -> int:
    """Numbered lines count as attachments only under one that says 附件."""
    start = index = len(lines)
    while index and may_be_attachment(lines[index - 1]):
        index -= 1
        if _ATTACHMENT.match(lines[index].folded):
            start = index
    return start


def may_be_attachment(line: Segment) -> bool:
    if len(line) > _LONGEST_ATTACHMENT or ends_like_a_sentence(line.text):
        return False
    return bool(_ATTACHMENT.match(line.folded) or line.mark(Numbering.ARABIC))


def _attachments_on(draft: Draft, line: Segment) -> list[Segment]:
    """The name on the line, its label left out and its number recognised."""
    label = _ATTACHMENT.match(line.folded)
    end = label.end() if label else 0
    if end:
        draft.leave_out(ATTACHMENT_LABEL, line.part(0, end))
    name = line.part(end)
    mark = name.mark(Numbering.ARABIC)
    if mark:
        draft.marks.append(name.part(0, mark.length))
        name = name.part(mark.length)
    return [name] if len(name) else []
