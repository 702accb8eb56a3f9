"""Manuscript → reading, purely: no database, no files, no Django.

Stages, each of which takes lines away and leaves the rest to the next: what is no running text,
what shows nothing, page furniture, the head, the tail, the body. The pieces then prove that
nothing was lost.
"""

from dataclasses import replace

from bulletins.importing.outlining import outline
from bulletins.importing.reading import Reading, with_cells
from bulletins.text.outline import Outline
from bulletins.text.paragraphs import Manuscript

from .article import read_article, whole_paragraphs
from .draft import Draft

__all__ = ["parse", "understand"]


def parse(manuscript: Manuscript) -> Outline:
    """The outline of a text, whatever the text: what is doubtful becomes a finding."""
    return outline(understand(manuscript))


def understand(manuscript: Manuscript) -> Reading:
    """The role of each stretch of the text of one article.

    Paragraphs come whole and in order, as a reader gives them; blank ones are passed over.
    """
    source, findings = whole_paragraphs(manuscript)
    draft = Draft(findings=findings)
    read_article(draft, list(enumerate(source)))
    reading = draft.reading(source)
    return replace(reading, pieces=tuple(with_cells(reading.paragraphs, reading.pieces)))
