"""Headers and footers: they belong to the sheet, not to the text on it."""

from collections.abc import Iterable, Iterator

from bulletins.text.paragraphs import Kind, Paragraph

from . import noticed
from .notes import no_notes
from .package import Package, Part
from .story import Desk, Story


def sheet_paragraphs(
    package: Package, desk: Desk, main: Part, calls: Iterable[str], lines: Iterator[int]
) -> list[Paragraph]:
    """Each text that stands in a header or a footer, once."""
    found: dict[str, Paragraph] = {}
    for path in _paths(main, calls):
        root = package.root(path)
        if root is None:
            continue
        for paragraph in Story(desk, package.part(path), lines, no_notes).read(root):
            if paragraph.kind == Kind.PICTURE:
                place = (paragraph.line, paragraph.column)
                desk.noticed.add_once("sheet-pictures", noticed.SHEET_PICTURES, place)
            else:
                found.setdefault(paragraph.text.strip(), _aside(paragraph))
    return list(found.values())


def _paths(main: Part, calls: Iterable[str]) -> dict[str, None]:
    relations = (main.relations.get(call) for call in calls)
    return {found.target: None for found in relations if found and not found.is_external}


def _aside(paragraph: Paragraph) -> Paragraph:
    text, line, column = paragraph.text, paragraph.line, paragraph.column
    why = noticed.SHEET
    return Paragraph(text, line, column, kind=Kind.ASIDE, generated=paragraph.generated, why=why)
