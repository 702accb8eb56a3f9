"""The blocks of a text, paragraphs and tables, one after the other."""

from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from bulletins.text.findings import Finding, Severity
from bulletins.text.paragraphs import Paragraph

from . import noticed, tables
from .drawings import Drawings
from .galley import Galley
from .names import branch, child, children, is_on, name, value
from .noticed import Noticed
from .numbering import Lists
from .package import Part
from .press import Notes, Press
from .runs import Change, Runs
from .styles import StyleLook, Styles

_INLINE = ("w:r", "w:hyperlink", "w:fldSimple", "m:oMath", "m:oMathPara")
_SAME_PAGE = {"continuous", "nextColumn"}


class Desk:
    """What all the texts of a document share: styles, lists, pictures, and what was noticed.

    ``is_converted``: it was made from a document of another kind.
    """

    def __init__(self, styles: Styles, lists: Lists, drawings: Drawings, *, is_converted: bool):
        self.styles = styles
        self.lists = lists
        self.drawings = drawings
        self.is_converted = is_converted
        self.noticed = Noticed()


class Story:
    """One text: that of the document, of a header, of a note. ``lines`` counts its paragraphs."""

    def __init__(self, desk: Desk, part: Part, lines: Iterator[int], notes: Notes):
        self._desk = desk
        self._runs = Runs(part, desk.styles, desk.drawings, is_converted=desk.is_converted)
        self._press = Press(desk.noticed, notes)
        self._lists = desk.lists.apart()
        self._lines = lines
        self._open: tuple[Galley, StyleLook | None] | None = None
        self._section_begins: int | None = None
        self.sheets: dict[str, None] = {}  # the relations that lead to headers and footers

    def read(self, blocks: Iterable[etree._Element]) -> list[Paragraph]:
        """The paragraphs within ``blocks``, without recursion however deep they lie."""
        self._walk(blocks)
        self._walk(self._finish())
        return self._press.paragraphs

    def _walk(self, blocks: Iterable[etree._Element | str]) -> None:
        ways = [iter(blocks)]
        while ways:
            block = next(ways[-1], None)
            if block is None:
                ways.pop()
            elif (within := self._take(block)) is not None:
                ways.append(iter(within))

    def _take(self, block: etree._Element | str) -> Iterable | None:
        """What to read next: what is within ``block``, or what was fastened to it."""
        short = "" if isinstance(block, str) else name(block)
        if self._open and (short in _BLOCKS or isinstance(block, str)):
            return [*self._finish(), block]
        if isinstance(block, str):
            return self._ornament(block)
        taker = _TAKERS.get(short)
        if taker:
            return taker(self, block)
        return None if short.endswith("Pr") else block

    def _paragraph(self, element: etree._Element) -> Iterable | None:
        properties = child(element, "w:pPr")
        own = look = self._desk.styles.paragraph(properties)
        line = next(self._lines)
        if self._open:
            galley, before = self._open
            galley.join(line)
            look = before if before and galley.has_text else own
        else:
            galley = Galley(line)
        self._runs.read(element, galley, own)
        self._open = (galley, look)
        mark, section = child(properties, "w:rPr"), child(properties, "w:sectPr")
        change, is_capital = _end_change(mark), _is_capital(properties)
        if (change or is_capital) and section is None and galley.may_join():
            self._open = (galley, None if is_capital else look)
            if change:
                self._runs.end_deleted(galley, change)
            return None
        boxes = self._finish(ends_unseen=self._desk.styles.run(mark, own).is_hidden)
        if section is not None:
            self._section(section)
        return boxes

    def _finish(self, ends_unseen: bool = True) -> Iterable:
        """Print the paragraph that is open; give back the text boxes fastened to it.

        One of which nothing shows, not even its end, has no number.
        """
        if self._open is None:
            return ()
        (galley, look), self._open = self._open, None
        look = look or StyleLook()
        label = self._label(galley, look) if galley.has_text or not ends_unseen else ""
        self._press.pull(galley, look, label=label)
        return self._boxes(galley)

    def _label(self, galley: Galley, look: StyleLook) -> str:
        label = self._lists.label(look)
        if label is None:
            return ""
        if label.is_bullet and (galley.has_text or galley.is_run_on):
            place = (galley.lines[0].line, 1)
            self._desk.noticed.count("bullets", noticed.BULLETS, place, galley.lines[0].text)
        if label.unknown_format:
            template, kind = noticed.UNKNOWN_NUMBERS, label.unknown_format
            place, words = galley.here(), galley.lines[0].text
            self._desk.noticed.add_once("unknown-numbers", template, place, words, format=kind)
        return label.text

    def _boxes(self, galley: Galley) -> Iterable:
        if galley.boxes:
            count = len(galley.boxes)
            place = (galley.lines[0].line, 1)
            words = galley.lines[0].text
            self._desk.noticed.count("text-boxes", noticed.BOXES, place, words, count)
        return galley.boxes

    def _box(self, box: etree._Element) -> Iterator[etree._Element | str]:
        around, self._lists = self._lists, self._lists.apart()
        yield from box
        yield from self._finish()
        self._lists = around

    def _ornament(self, words: str) -> None:
        galley = Galley(next(self._lines))
        galley.set(words, self._desk.styles.run(None, StyleLook()))
        self._press.pull(galley)

    def _loose(self, element: etree._Element) -> Iterable:
        """Runs that stand in no paragraph."""
        galley = Galley(next(self._lines))
        self._runs.read([element], galley, self._desk.styles.paragraph(None))
        self._press.pull(galley)
        return self._boxes(galley)

    def _table(self, table: etree._Element) -> Iterable:
        if tables.is_one_column(table):
            return (cell for row in tables.rows(table) for cell in tables.cells(row))
        return tables.rows(table)

    def _row(self, row: etree._Element) -> Iterable:
        galley, generated = Galley(next(self._lines), is_run_on=True), 0
        change = _ROW_CHANGES.get(tables.change_of(row), Change.NONE)
        for at, (cell, span) in enumerate(tables.columns(row)):
            if at:
                self._runs.part_cells(galley, change)
            if cell is not None:
                generated += self._cell(cell, galley, change)
            galley.gap("\t" * (span - 1))
        self._press.pull_row(galley, generated)
        return self._boxes(galley)

    def _cell(self, cell: etree._Element, galley: Galley, change: Change) -> int:
        """Set the paragraphs of a cell; how many characters of a number it put at the very front
        of the row.
        """
        begun, generated = galley.last.length, 0
        change = Change.DELETED if tables.is_deleted(cell) else change
        for paragraph in tables.paragraphs(cell):
            look = self._desk.styles.paragraph(child(paragraph, "w:pPr"))
            if galley.last.length > begun:
                galley.part_paragraphs()
            if change != Change.DELETED and (label := self._label(galley, look)):
                generated += 0 if galley.last.length else len(label)
                galley.gap(label)
            self._runs.read(paragraph, galley, look, change)
        return generated

    def _section(self, section: etree._Element) -> None:
        """The end of a section; only here is it said how the section began."""
        begins = self._section_begins
        if begins is not None and value(child(section, "w:type")) not in _SAME_PAGE:
            self._press.open_page_at(begins)
        self._section_begins = len(self._press.paragraphs)
        calls = (*children(section, "w:headerReference"), *children(section, "w:footerReference"))
        self.sheets |= {value(call, "r:id") or "": None for call in calls}

    def _inserted_file(self, _: etree._Element) -> None:
        place = (next(self._lines), 1)
        template = noticed.INSERTED_FILE
        self._desk.noticed.add(Finding("object", Severity.WARNING, template, *place, ""))


def _end_change(mark: etree._Element | None) -> Change | None:
    """How the end of a paragraph was taken away, if it was; ``mark`` is how the end looks."""
    if is_on(child(mark, "w:del")):
        return Change.DELETED
    return Change.MOVED_AWAY if is_on(child(mark, "w:moveFrom")) else None


def _is_capital(properties: etree._Element | None) -> bool:
    """A large first letter stands in a paragraph of its own; its text is in the next one."""
    drop = value(child(properties, "w:framePr"), "w:dropCap") or "none"
    return drop in ("drop", "margin")


_ROW_CHANGES = {"w:del": Change.DELETED, "w:ins": Change.INSERTED}
_TAKERS: dict[str, Callable[[Story, etree._Element], Iterable | None]] = {
    "w:p": Story._paragraph,
    "w:tbl": Story._table,
    "w:tr": Story._row,
    "w:sectPr": Story._section,
    "w:txbxContent": Story._box,
    "w:altChunk": Story._inserted_file,
    "w:subDoc": Story._inserted_file,
    "mc:AlternateContent": lambda _, element: branch(element),
    **dict.fromkeys(_INLINE, Story._loose),
}
_BLOCKS = set(_TAKERS) - {"w:p", "w:sectPr", "mc:AlternateContent"}
