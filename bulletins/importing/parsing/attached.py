"""Attachments that stand below the article with their own titles and texts."""

import re

from bulletins.text.findings import Severity, gettext_noop
from bulletins.text.numbering import Numbering
from bulletins.text.sentences import ends_like_a_sentence

from .draft import Draft
from .notes import ATTACHMENT_LABEL
from .segments import Segment

TEXT_ATTACHED = gettext_noop(
    "From here on stands the text of an attachment; it was kept with the attachments."
)
_LABEL = re.compile(r"附\s*[件表图录]\s*(\d{1,2}|[一二三四五六七八九十]{1,2})?\s*:?")


def take_attached(draft: Draft, lines: list[Segment]) -> list[Segment]:
    """``lines`` up to a line that is nothing but ``附件1`` and has the attachment below it."""
    sentences = [at for at, line in enumerate(lines) if ends_like_a_sentence(line.text)]
    first, last = (sentences[0], sentences[-1]) if sentences else (len(lines), 0)
    start = next((at for at in range(first + 1, len(lines)) if _opens(lines, at, last)), None)
    if start is None:
        return lines
    label = lines[start]
    for line in lines[start:]:
        if _is_label(line):
            draft.leave_out(ATTACHMENT_LABEL, line)
        else:
            draft.attachments.append(line)
    draft.attached_from = label.index
    if start < last:
        draft.find(label, "attached-text", Severity.HINT, TEXT_ATTACHED)
    return lines[:start]


def _is_label(line: Segment) -> bool:
    return len(line) <= 12 and bool(_LABEL.fullmatch(line.folded))


def _opens(lines: list[Segment], at: int, last: int) -> bool:
    """A bare label above numbered names is the heading of a list of attachments; without a number
    only a text below it, whose ``last`` sentence is there, tells it from one.
    """
    if not _is_label(lines[at]) or at + 1 == len(lines):
        return False
    is_numbered = bool(_LABEL.fullmatch(lines[at].folded)[1])
    return not lines[at + 1].mark(Numbering.ARABIC) and (is_numbered or at < last)
