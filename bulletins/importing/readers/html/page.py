"""A page as it is read: which elements are open, and where the text in them goes."""

import html
from collections import Counter
from collections.abc import Callable, Iterable

from bulletins.text.findings import gettext_noop
from bulletins.text.paragraphs import Manuscript

from . import styles
from .elements import (
    BLOCKS,
    EMBEDDED,
    ENDS_PARAGRAPH,
    HEADINGS,
    LISTS,
    ROW_GROUPS,
    TABLE,
    VOID,
    is_ended,
)
from .line import Line
from .lists import Numbers, OpenList, numbers
from .output import Output
from .state import CONTROL, Element, State, within
from .styles import Declarations, Sheet
from .tables import LARGEST_SPAN, Cell, Table, span
from .tokens import Aside, End, Place, Raw, Start, Token, words_within

IN_FRAME = gettext_noop("stands in a drawing, a frame or another inserted part of the page")
PAGE_TITLE = gettext_noop("is the name of the page in the browser")
_DEEPEST = 2000  # elements beyond this depth are read as if they were not there, but their text is
_RAW_ASIDES = {"title": PAGE_TITLE, "textarea": CONTROL}


class Page:
    """``programs`` counts the programs in the page, ``program`` the characters in them.

    ``seeks_title``: its only heading of the first level is the title of its text.
    """

    def __init__(self, *, seeks_title: bool = True) -> None:
        self.programs = 0
        self.program = 0
        self._output = Output(seeks_title=seeks_title)
        self._sheet = Sheet()
        self._line = Line()
        self._open: list[Element] = []
        self._scopes: list[Counter] = [Counter()]  # names open within the page, or within a cell
        self._tables: list[Table] = []
        self._lists: list[OpenList] = []
        self._label = ""
        self._quotes = 0  # open, around which a browser puts “ ”, or ‘ ’ within others
        self._pictures: list[tuple[dict[str, str], str]] = []  # in the line, to be put below it
        self._ignored: Counter = Counter()  # elements that lie too deep

    def read(self, tokens: Iterable[Token]) -> Manuscript:
        for token in tokens:
            if isinstance(token, str):
                self._text(token)
            elif isinstance(token, Start):
                self._start(token.name, token.attributes)
            elif isinstance(token, End):
                self._end(token.name)
            else:
                self._apart(token)
        self._close_to(0)
        self._finish()
        return self._output.manuscript()

    @property
    def places(self) -> list[tuple[int, int]]:
        """From which paragraph on, by its number, the text stands on which line of the source."""
        return self._output.places

    def _apart(self, token: Raw | Aside | Place) -> None:
        if isinstance(token, Raw):
            self._raw(token)
        elif isinstance(token, Aside):
            self._line.aside(token.why).write(f" {token.text}", State())
        else:
            self._finish()
            self._output.stands_at(token.line)

    @property
    def _state(self) -> State:
        return self._open[-1].state if self._open else State()

    def _text(self, text: str) -> None:
        state, line = self._state, self._line
        if state.calls or state.answers:
            self._mark(state, text)
        elif state.is_deleted:
            line.delete(text, by_revision=state.in_revision)
        elif state.why:
            line.put_aside(text, state)
        elif state.is_label and line.is_blank:
            line.put_label(text, is_symbol=state.is_symbol)
        elif state.keeps_space:
            self._kept(text, state)
        else:
            self._put(text, state)

    def _mark(self, state: State, text: str) -> None:
        """The mark of a note shows, but is no text: it is made anew where the note is shown."""
        if state.answers:
            self._line.note = state.answers
        elif text.strip():
            self._line.call(state.calls)

    def _kept(self, text: str, state: State) -> None:
        """Text in which each line break counts."""
        first, *others = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._put(first, state)
        for other in others:
            self._break()
            self._put(other, state)

    def _put(self, text: str, state: State) -> None:
        if self._label and text.strip():
            if self._line.is_blank and not self._line.label:
                self._line.put_label(self._label)
            self._label = ""
        if state.note:
            self._line.note = state.note
        self._line.write(text, state)

    def _break(self) -> None:
        """The end of a line within a paragraph; it ends a blank line too."""
        if self._line.is_blank and not self._line.length:
            self._output.blank()
        self._finish()

    def _finish(self) -> None:
        line, self._line = self._line, Line()
        self._output.line(line)
        pictures, self._pictures = self._pictures, []
        for attributes, address in pictures:
            self._output.picture(attributes, address)

    def _raw(self, raw: Raw) -> None:
        """Programs and their like are no text of the page."""
        if raw.name == "script":
            self.programs += 1
            self.program += len(raw.text)
        elif raw.name == "style" and "print" not in raw.attributes.get("media", ""):
            self._sheet.add(raw.text)
        elif raw.name in _RAW_ASIDES:
            self._finish()
            self._output.aside(" ".join(html.unescape(raw.text).split()), _RAW_ASIDES[raw.name])
        elif raw.name in EMBEDDED and (words := words_within(raw)):
            self._line.aside(IN_FRAME).write(words, self._state)
        elif raw.name == "rp" and self._open and self._open[-1].name == "rt":
            self._pop()
        elif raw.name == "xmp":
            self._finish()
            self._kept(raw.text, self._state)
            self._finish()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        classes, style = attributes.get("class", ""), attributes.get("style", "")
        look = self._sheet.declarations(name, classes, style)
        if name in ENDS_PARAGRAPH and self._scopes[-1]["p"]:
            self._close("p")
        if styles.opens_page(look):
            self._finish()
            self._output.opens_page = True
        if name in VOID:
            self._void(name, attributes, look)
        elif name in ROW_GROUPS:
            self._row_group()
        elif len(self._open) >= _DEEPEST:
            self._ignored[name] += 1
            self._finish()
        else:
            self._enter(name, attributes, look)

    def _void(self, name: str, attributes: dict[str, str], look: Declarations) -> None:
        if name == "br":
            self._break()
        elif name == "hr":
            self._finish()
        elif name == "img" and not styles.is_hidden(look):
            self._picture(attributes)

    def _picture(self, attributes: dict[str, str]) -> None:
        state = self._state
        if state.is_deleted or state.why or state.calls:
            return
        if self._line.is_blank:
            self._output.picture(attributes, state.address)
        else:
            self._pictures.append((attributes, state.address))

    def _enter(self, name: str, attributes: dict[str, str], look: Declarations) -> None:
        if self._open and is_ended(self._open[-1].name, by=name):
            self._pop()
        is_block = name in BLOCKS or styles.is_block(look)
        if is_block:
            self._finish()
        opener = _OPENERS.get(name)
        if opener is None or opener(self, name, attributes, look):
            state = within(self._state, name, attributes, look)
            self._open.append(Element(name, state, is_block))
            if name not in TABLE:
                self._scopes[-1][name] += 1
            if name == "q":
                self._line.quotes += not (state.why or state.is_deleted)
                self._text("“‘"[self._quotes % 2])
                self._quotes += 1

    def _table(self, name: str, attributes: dict[str, str], look: Declarations) -> bool:
        around = self._tables[-1] if self._tables else None
        if around and around.cell_depth is None:
            self._close_to(around.depth)
        elif around:
            around.arranges = True
        is_frame = attributes.get("role") in ("presentation", "none")
        self._tables.append(Table(len(self._open), arranges=is_frame))
        self._scopes.append(Counter())
        return True

    def _row(self, name: str, attributes: dict[str, str], look: Declarations) -> bool:
        if not self._tables:
            return False
        table = self._tables[-1]
        if table.row_depth is not None:
            self._close_to(table.row_depth)
        table.row_depth = len(self._open)
        table.rows.append([])
        return True

    def _row_group(self) -> None:
        """Where a head, a body or a foot begins or ends; no cell reaches beyond."""
        self._finish()
        if self._tables:
            self._tables[-1].groups.add(len(self._tables[-1].rows))

    def _cell(self, name: str, attributes: dict[str, str], look: Declarations) -> bool:
        if not self._tables:
            return False
        table = self._tables[-1]
        if table.row_depth is None:
            self._enter("tr", {}, {})
        if table.cell_depth is not None:
            self._close_to(table.cell_depth)
        rows = span(attributes.get("rowspan", ""), of_none=LARGEST_SPAN)
        cell = Cell(span(attributes.get("colspan", "")), rows)
        table.rows[-1].append(cell)
        table.cell_depth = len(self._open)
        table.has_heads |= name == "th"
        self._scopes.append(Counter())
        self._lists.append(OpenList(Numbers("")))  # those around the table end at the cell
        self._output.begin_cell(cell.heap)
        return True

    def _list(self, name: str, attributes: dict[str, str], look: Declarations) -> bool:
        self._lists.append(OpenList(numbers(name, attributes, look)))
        return True

    def _item(self, name: str, attributes: dict[str, str], look: Declarations) -> bool:
        if self._lists:
            around = self._lists[-1]
            if around.item_depth is not None:
                self._close_to(around.item_depth)
            around.item_depth = len(self._open)
            self._label = around.numbers.label(attributes, look)
        return True

    def _end(self, name: str) -> None:
        if self._ignored[name]:
            self._ignored[name] -= 1
            self._finish()
        elif name in TABLE:
            self._end_of_table_part(name)
        elif name in ROW_GROUPS:
            self._row_group()
        elif self._scopes[-1][name]:
            self._close(name)
        elif name in ("p", "br"):
            self._break() if name == "br" else self._finish()
        elif name in HEADINGS and self._open and self._open[-1].name in HEADINGS:
            self._pop()

    def _end_of_table_part(self, name: str) -> None:
        if not self._tables:
            return
        table = self._tables[-1]
        depth = {"table": table.depth, "tr": table.row_depth}.get(name, table.cell_depth)
        if depth is not None:
            self._close_to(depth)

    def _close(self, name: str) -> None:
        """End the last of the open elements ``name`` and those within it."""
        while self._open[-1].name != name:
            self._pop()
        self._pop()

    def _close_to(self, depth: int) -> None:
        while len(self._open) > depth:
            self._pop()

    def _pop(self) -> None:
        if self._open[-1].name == "q":
            self._quotes -= 1
            self._text("”’"[self._quotes % 2])
        element = self._open.pop()
        if element.is_block:
            self._finish()
        if element.name in TABLE:
            self._leave(element.name)
        else:
            self._scopes[-1][element.name] -= 1
        if element.name in LISTS:
            self._lists.pop()
        elif element.name == "li" and self._lists:
            self._label = ""
            self._lists[-1].item_depth = None

    def _leave(self, name: str) -> None:
        table = self._tables[-1]
        if name == "table":
            self._scopes.pop()
            self._output.table(self._tables.pop())
        elif name == "tr":
            table.row_depth = None
        else:
            table.cell_depth = None
            self._scopes.pop()
            self._lists.pop()
            self._output.end_cell()


_Opener = Callable[[Page, str, dict[str, str], Declarations], bool]
_OPENERS: dict[str, _Opener] = {
    "table": Page._table,
    "tr": Page._row,
    "td": Page._cell,
    "th": Page._cell,
    "li": Page._item,
    **dict.fromkeys(LISTS, Page._list),
}
