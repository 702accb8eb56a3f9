"""The editor's note (编者按) and the list of attachments (附件)."""

import re

from bulletins.text.findings import gettext_noop
from bulletins.text.numbering import Numbering, read_mark
from bulletins.text.sentences import ends_like_a_sentence

from .draft import Draft
from .segments import Segment

NOTE_LABEL = gettext_noop("names the editor's note")
ATTACHMENT_LABEL = gettext_noop("names the attachment")
_NOTE_NAMES = "编者按语|编者按|编者的话|编者注|编者语|编辑按|按语|开栏语|开栏的话|开栏寄语|按"
_NOTE = re.compile(
    rf"(?:[\[【(]\s*(?:{_NOTE_NAMES})\s*[\]】)]\s*:?|[\[【(]?\s*(?:{_NOTE_NAMES})\s*:"
    rf"|(?:{_NOTE_NAMES})$)\s*"
)
_ATTACHMENT = re.compile(
    r"附\s*件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s*(?::|(?<=[\d一二三四五六七八九十])\s)\s*"
)
_LONGEST_ATTACHMENT = 80


def is_note(line: Segment) -> bool:
    return bool(_NOTE.match(line.folded))


def take_note(draft: Draft, lines: list[Segment], start: int, *, only_one: bool) -> int:
    """Read the note whose label opens line ``start``; gives the index of the line after it.

    A label on a line of its own takes the next paragraph (``only_one``, when the title is above)
    or all paragraphs up to the first line that is no sentence, which is the title.
    """
    line = lines[start]
    end_of_label = _NOTE.match(line.folded).end()
    label, text = line.part(0, end_of_label), line.part(end_of_label)
    if label.folded.startswith("(") and ")" not in label.folded and text.folded.endswith(")"):
        draft.leave_out(NOTE_LABEL, text.part(len(text) - 1))
        text = text.part(0, len(text) - 1)
    draft.leave_out(NOTE_LABEL, label)
    if len(text):
        draft.editor_note.append(text)
        return start + 1
    end = _end_of_note(lines, start + 1, only_one=only_one)
    draft.editor_note += lines[start + 1 : end]
    return end


def _end_of_note(lines: list[Segment], start: int, *, only_one: bool) -> int:
    end = start
    while end < len(lines) and ends_like_a_sentence(lines[end].text):
        end += 1
        if only_one:
            break
    return end


def take_attachments(draft: Draft, lines: list[Segment]) -> list[Segment]:
    """``lines`` without the block of attachments at their end."""
    start = _start_of_attachments(lines)
    found = []
    for line in lines[start:]:
        found += _attachments_on(draft, line)
    draft.attachments = found + draft.attachments
    return lines[:start]


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
    return bool(_ATTACHMENT.match(line.folded) or read_mark(line.folded, Numbering.ARABIC))


def _attachments_on(draft: Draft, line: Segment) -> list[Segment]:
    """The name on the line, its label left out and its number recognised."""
    label = _ATTACHMENT.match(line.folded)
    end = label.end() if label else 0
    if end:
        draft.leave_out(ATTACHMENT_LABEL, line.part(0, end))
    name = line.part(end)
    mark = read_mark(name.folded, Numbering.ARABIC)
    if mark:
        draft.marks.append(name.part(0, mark.length))
        name = name.part(mark.length)
    return [name] if len(name) else []
