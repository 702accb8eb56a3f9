"""Word documents (.docx) → paragraphs. No more than the text, its look and its pictures is read."""

from bulletins.text.paragraphs import Manuscript

from ..refusals import UNPACKS_TOO_LARGE
from .drawings import Drawings
from .notes import Notes
from .numbering import Lists
from .package import Package
from .press import TooManyParagraphs, line_numbers
from .sheets import sheet_paragraphs
from .story import Desk, Story
from .styles import Styles

__all__ = ["read_docx"]


def read_docx(data: bytes, name: str, *, is_converted: bool = False) -> Manuscript:
    """The document whose bytes are ``data``; a paragraph's line counts paragraphs and rows.

    ``is_converted``: LibreOffice made it from another, and filled in its dates and times anew.

    Raises UnreadableText for what is no Word document, or one that would do harm.
    """
    package = Package(data, name)
    try:
        return _read(package, is_converted=is_converted)
    except TooManyParagraphs as error:
        raise package.refusal(UNPACKS_TOO_LARGE) from error


def _read(package: Package, *, is_converted: bool) -> Manuscript:
    main = package.part(package.main)
    styles = Styles(package.root(package.related(main, "styles")))
    lists = Lists(package.root(package.related(main, "numbering")), styles)
    desk = Desk(styles, lists, Drawings(package), is_converted=is_converted)
    lines = line_numbers()
    story = Story(desk, main, lines, Notes(package, desk, main))
    paragraphs = story.read(package.blocks(main.path))
    paragraphs = [*paragraphs, *sheet_paragraphs(package, desk, main, story.sheets, lines)]
    return Manuscript(paragraphs, desk.noticed.findings())
