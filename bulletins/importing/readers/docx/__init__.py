"""Word documents (.docx) → paragraphs. No more than the text, its look and its pictures is read."""

from itertools import count

from bulletins.text.paragraphs import Manuscript

from .drawings import Drawings
from .notes import Notes
from .numbering import Lists
from .package import Package
from .sheets import sheet_paragraphs
from .story import Desk, Story
from .styles import Styles

__all__ = ["read_docx"]


def read_docx(data: bytes, name: str) -> Manuscript:
    """The document whose bytes are ``data``; a paragraph's line counts paragraphs and rows.

    Raises UnreadableText for what is no Word document, or one that would do harm.
    """
    package = Package(data, name)
    main = package.part(package.main)
    styles = Styles(package.root(package.related(main, "styles")))
    lists = Lists(package.root(package.related(main, "numbering")), styles)
    desk, lines = Desk(styles, lists, Drawings(package)), count(1)
    story = Story(desk, main, lines, Notes(package, desk, main))
    paragraphs = story.read(package.blocks(main.path))
    paragraphs = [*paragraphs, *sheet_paragraphs(package, desk, main, story.sheets, lines)]
    return Manuscript(paragraphs, desk.noticed.findings())
