"""Paragraphs → outline, purely: no database, no files, no Django.

Stages, each of which takes lines away and leaves the rest to the next: what shows nothing, page
furniture, the head, the tail, the body. The ledger then proves that nothing was lost.
"""

from bulletins.text.characters import odd_characters
from bulletins.text.outline import Outline
from bulletins.text.paragraphs import Manuscript, Paragraph

from .accounting import Ledger
from .draft import Draft
from .facts import note_missing_year
from .furniture import leave_out_furniture
from .head import read_head, split_title
from .lines import visible_lines
from .sections import divide
from .tail import read_tail
from .wrapping import note_wrapping, wrap_width

__all__ = ["parse"]


def parse(manuscript: Manuscript) -> Outline:
    """The outline of a text, whatever the text: what is doubtful becomes a finding.

    Paragraphs come whole and in order, as a reader gives them; blank ones are passed over.
    """
    paragraphs = manuscript.paragraphs
    source = [paragraph for paragraph in paragraphs if paragraph.text.strip()]
    draft = Draft()
    lines = leave_out_furniture(draft, visible_lines(draft, source))
    width = wrap_width(lines)
    lines = read_head(draft, lines, width)
    note_wrapping(draft, lines, width)
    lines = read_tail(draft, lines)
    split_title(draft)
    divide(draft, lines)
    note_missing_year(draft)
    return _finish(draft, source)


def _finish(draft: Draft, source: list[Paragraph]) -> Outline:
    ledger = Ledger(source)
    outline = draft.outline(ledger)
    missing = ledger.discrepancies()
    odd = [finding for paragraph in source for finding in odd_characters(paragraph)]
    findings = [*draft.findings, *odd, *missing]
    outline.findings = sorted(findings, key=lambda finding: (finding.line, finding.column))
    outline.accounted = not missing
    return outline
