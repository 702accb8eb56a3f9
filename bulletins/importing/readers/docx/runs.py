"""The runs of one paragraph → a galley."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import Enum

from lxml import etree

from bulletins.text.findings import Severity, shortened

from ..addresses import address_of
from . import noticed
from .checkboxes import Box, of_control, of_field
from .drawings import Drawings
from .fields import Fields, computed, drawn_by, leads_to
from .galley import PARAGRAPH_SIGN, Counted, Galley, NoteCall, Remark
from .names import branch, child, descendants, name, text_of, value
from .package import Part
from .styles import RunLook, StyleLook, Styles
from .symbols import symbol


class Change(Enum):
    """What tracked changes make of a text."""

    NONE = ""
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_AWAY = "moved away"


_TAKEN_AWAY = {
    Change.DELETED: ("tracked-deletion", noticed.DELETED),
    Change.MOVED_AWAY: ("tracked-move", noticed.MOVED),
}


@dataclass(frozen=True, slots=True)
class Manner:
    """How the text within an element is to be taken."""

    look: RunLook
    address: str = ""
    change: Change = Change.NONE
    in_formula: bool = False

    @property
    def is_shown(self) -> bool:
        return self.change not in _TAKEN_AWAY and not self.look.is_hidden


Descent = tuple[Iterable[etree._Element], Manner] | None


class Runs:
    """Reads the paragraphs of one part (the text itself, its footnotes, a header).

    ``is_converted``: another program made the document, and filled in its fields anew.
    """

    def __init__(self, part: Part, styles: Styles, drawings: Drawings, *, is_converted: bool):
        self._part = part
        self._styles = styles
        self._drawings = drawings
        self._is_converted = is_converted
        self._fields = Fields()
        self._was_inserted = False

    def read(
        self,
        paragraph: Iterable[etree._Element],
        galley: Galley,
        look: StyleLook,
        change: Change = Change.NONE,
    ) -> None:
        """Take what is in ``paragraph``. It is walked without recursion, however deep it is."""
        self._galley, self._look, self._was_inserted = galley, look, False
        ways = [(iter(paragraph), Manner(self._styles.run(None, look), change=change))]
        while ways:
            elements, manner = ways[-1]
            element = next(elements, None)
            if element is None:
                ways.pop()
            elif (descent := self._take(element, manner)) is not None:
                ways.append((iter(descent[0]), descent[1]))
        self._fields.end_paragraph()

    def part_cells(self, galley: Galley, change: Change) -> None:
        if change in _TAKEN_AWAY:
            galley.take_away("\t", *_TAKEN_AWAY[change])
        else:
            galley.gap("\t")

    def end_deleted(self, galley: Galley, change: Change) -> None:
        """The paragraph's own end was deleted: the next one goes on where it stood."""
        galley.take_away(PARAGRAPH_SIGN, *_TAKEN_AWAY[change])

    def _take(self, element: etree._Element, manner: Manner) -> Descent:
        """What is to be read within ``element``; of an unknown one everything."""
        short = name(element)
        if short in _WORDS:
            self._write(_WORDS[short], manner)
            return None
        if short in _SKIPPED or short.endswith("Pr"):
            return None
        taker = _TAKERS.get(short)
        return taker(self, element, manner) if taker else (element, manner)

    def _write(self, text: str, manner: Manner) -> None:
        if not text or not self._fields.is_shown:
            return
        self._fields.write()
        if manner.change in _TAKEN_AWAY:
            self._galley.take_away(text, *_TAKEN_AWAY[manner.change])
        elif manner.look.is_hidden:
            self._galley.hide(text)
        else:
            self._note_insertion(manner)
            self._galley.set(text, manner.look, manner.address or self._fields.address)

    def _note_insertion(self, manner: Manner) -> None:
        is_inserted = manner.change == Change.INSERTED
        if is_inserted and not self._was_inserted:
            self._galley.fasten(Counted("tracked-insertions", noticed.INSERTED))
        self._was_inserted = is_inserted

    def _run(self, element: etree._Element, manner: Manner) -> Descent:
        look = self._styles.run(child(element, "w:rPr"), self._look)
        return element, Manner(look, manner.address, manner.change, manner.in_formula)

    def _text(self, element: etree._Element, manner: Manner) -> None:
        self._write(text_of(element), manner)

    def _break(self, element: etree._Element, manner: Manner) -> None:
        if not manner.is_shown:
            self._write(" ", manner)
        elif value(element, "w:type") == "page":
            self._galley.break_page()
        else:
            self._galley.break_line()

    def _symbol(self, element: etree._Element, manner: Manner) -> None:
        self._write(symbol(value(element, "w:char"), value(element, "w:font")), manner)

    def _hyperlink(self, element: etree._Element, manner: Manner) -> Descent:
        relation = self._part.relations.get(value(element, "r:id") or "")
        if relation is None or not relation.is_external:
            return element, manner
        anchor = value(element, "w:anchor")
        address = address_of(f"{relation.target}#{anchor}" if anchor else relation.target)
        return element, replace(manner, address=address or manner.address)

    def _formula(self, element: etree._Element, manner: Manner) -> Descent:
        if not manner.is_shown or manner.in_formula:
            return element, manner
        words = "".join(text_of(text) for text in descendants(element, "m:t"))
        self._remark("formula", Severity.WARNING, noticed.FORMULA, words)
        return element, replace(manner, in_formula=True)

    def _reading(self, element: etree._Element, manner: Manner) -> None:
        words = "".join(text_of(text) for text in descendants(element, "w:t"))
        if manner.is_shown and words.strip():
            self._remark("ruby", Severity.HINT, noticed.READING, words)

    def _field_sign(self, element: etree._Element, manner: Manner) -> None:
        sign = value(element, "w:fldCharType")
        if sign == "begin":
            self._fields.begin(of_field(element))
        elif sign == "separate":
            self._doubt(self._fields.separate(), manner)
        elif sign == "end":
            instruction = self._fields.end()
            self._doubt(instruction, manner)
            self._draw(instruction, manner)

    def _doubt(self, instruction: str, manner: Manner) -> None:
        """A field that was filled in anew need not say what it said."""
        if self._is_converted and manner.is_shown and (kind := computed(instruction)):
            params: dict[str, str | int] = {"kind": kind}
            remark = Remark("computed-field", Severity.WARNING, noticed.COMPUTED, params)
            self._galley.fasten(remark)

    def _draw(self, ended: str | Box, manner: Manner) -> None:
        if isinstance(ended, Box):
            self._tick(ended, manner)
            return
        words = drawn_by(ended) if ended else ""
        if words and manner.is_shown:
            self._remark("drawn-characters", Severity.WARNING, noticed.DRAWN, words)
        self._write(words, manner)

    def _control(self, element: etree._Element, manner: Manner) -> Descent:
        box = of_control(element)
        if box is None:
            return element, manner
        self._tick(box, manner)
        return None

    def _tick(self, box: Box, manner: Manner) -> None:
        if box == Box.UNKNOWN and manner.is_shown:
            self._galley.fasten(Remark("checkbox", Severity.WARNING, noticed.CHECKBOX))
        self._write(box.value, manner)

    def _instruction(self, element: etree._Element, manner: Manner) -> None:
        self._fields.instruct(text_of(element))

    def _simple_field(self, element: etree._Element, manner: Manner) -> Descent:
        instruction = value(element, "w:instr") or ""
        self._doubt(instruction, manner)
        address = leads_to(instruction)
        return element, replace(manner, address=address or manner.address)

    def _note(self, element: etree._Element, manner: Manner) -> None:
        if manner.is_shown:
            kind = name(element)[2:].removesuffix("Reference")
            self._galley.fasten(NoteCall(kind, value(element, "w:id") or ""))

    def _drawing(self, element: etree._Element, manner: Manner) -> None:
        if manner.is_shown:
            address = manner.address or self._fields.address
            self._drawings.take(element, self._part, self._galley, address)

    def _comment(self, element: etree._Element, manner: Manner) -> None:
        self._galley.fasten(Counted("comments", noticed.COMMENTS))

    def _remark(self, code: str, severity: Severity, template: str, words: str) -> None:
        self._galley.fasten(Remark(code, severity, template, {"words": shortened(words)}))


def _branch(_: Runs, element: etree._Element, manner: Manner) -> Descent:
    return branch(element), manner


def _changing(change: Change) -> "Taker":
    """What a tracked change makes of its text, unless a change around it has taken that away."""

    def take(_: Runs, element: etree._Element, manner: Manner) -> Descent:
        is_gone = manner.change in _TAKEN_AWAY
        return element, manner if is_gone else replace(manner, change=change)

    return take


Taker = Callable[[Runs, etree._Element, Manner], Descent]
_deleted = _changing(Change.DELETED)
_inserted = _changing(Change.INSERTED)


def _deleted_text(runs: Runs, element: etree._Element, manner: Manner) -> None:
    _, manner = _deleted(runs, element, manner)
    runs._write(text_of(element), manner)


_WORDS = {"w:tab": "\t", "w:ptab": "\t", "w:noBreakHyphen": "-"}
_SKIPPED = {"w:softHyphen", "w:delInstrText", "w:fldData", "w:sectPr"}
_TAKERS: dict[str, Taker] = {
    "w:r": Runs._run,
    "m:r": Runs._run,
    "w:t": Runs._text,
    "m:t": Runs._text,
    "w:delText": _deleted_text,
    "w:br": Runs._break,
    "w:cr": Runs._break,
    "w:sym": Runs._symbol,
    "w:hyperlink": Runs._hyperlink,
    "w:ins": _inserted,
    "w:moveTo": _inserted,
    "w:del": _deleted,
    "w:moveFrom": _changing(Change.MOVED_AWAY),
    "m:oMath": Runs._formula,
    "w:rt": Runs._reading,
    "w:fldChar": Runs._field_sign,
    "w:instrText": Runs._instruction,
    "w:fldSimple": Runs._simple_field,
    "w:sdt": Runs._control,
    "w:footnoteReference": Runs._note,
    "w:endnoteReference": Runs._note,
    "w:commentReference": Runs._comment,
    "w:drawing": Runs._drawing,
    "w:pict": Runs._drawing,
    "w:object": Runs._drawing,
    "w:txbxContent": Runs._drawing,
    "w:contentPart": Runs._drawing,
    "mc:AlternateContent": _branch,
}
