"""Manuscript → reading, purely: no database, no files, no Django.

Stages, each of which takes lines away and leaves the rest to the next: what is no running text,
what shows nothing, page furniture, the head, the tail, the body. The pieces then prove that
nothing was lost.
"""

from bulletins.importing.outlining import outline
from bulletins.importing.reading import Reading
from bulletins.text.characters import odd_characters
from bulletins.text.outline import Outline
from bulletins.text.paragraphs import Manuscript

from .apart import is_in_sight, set_apart
from .draft import Draft
from .facts import note_missing_year
from .furniture import leave_out_furniture
from .head import read_head, split_title
from .lines import visible_lines
from .sections import divide
from .tail import read_tail
from .wrapping import note_wrapping, wrap_width

__all__ = ["parse", "understand"]


def parse(manuscript: Manuscript) -> Outline:
    """The outline of a text, whatever the text: what is doubtful becomes a finding."""
    return outline(understand(manuscript))


def understand(manuscript: Manuscript) -> Reading:
    """The role of each stretch of the text of one article.

    Paragraphs come whole and in order, as a reader gives them; blank ones are passed over.
    """
    source = [paragraph for paragraph in manuscript.paragraphs if is_in_sight(paragraph)]
    draft = Draft(findings=list(manuscript.findings))
    lines = leave_out_furniture(draft, visible_lines(draft, set_apart(draft, source)))
    width = wrap_width(lines)
    lines = read_head(draft, lines, width)
    note_wrapping(draft, lines, width)
    lines = read_tail(draft, lines)
    split_title(draft)
    divide(draft, lines)
    note_missing_year(draft)
    for paragraph in source:
        draft.findings += odd_characters(paragraph)
    return draft.reading(source)
