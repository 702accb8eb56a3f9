"""The right pane: the structure as it will be stored, each part tied to its place in the source."""

from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import groupby

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from bulletins.importing.correcting.pieces import members
from bulletins.importing.outlining import issue_outline, outlines
from bulletins.importing.reading import Begins, Piece, Reading, Role
from bulletins.text.numbering import Numbering
from bulletins.text.outline import MeasureOutline, Outline, SectionOutline
from bulletins.text.paragraphs import Kind

from .showing import Flag, flag_notes, marked, place, severity_words, visible

KINDS = {Role.TEXT: "text", Role.HEADING: "head", Role.MARK: "head", Role.LEFT_OUT: "out"}


def kind_of(piece: Piece) -> str:
    """What can be done with it: text, a heading, a line of its own, or left out."""
    return KINDS.get(piece.role, "line")


class Structure:
    """Writes the parts of one reading. Each finding is said once, at the part where it stands."""

    def __init__(
        self,
        reading: Reading,
        flags: Iterable[Flag],
        picture_address: Callable[[int], str],
        *,
        chosen: str,
        is_open: bool,
    ):
        self.reading = reading
        self.picture_address = picture_address
        self.chosen = chosen
        self.is_open = is_open
        self.words = severity_words()
        self.line = gettext("line %s in the source")
        self.suggestion = gettext("suggested")
        self.accept = gettext("Accept (A)")
        self.take_in = gettext("take in")
        self.out_of = gettext("Take in (X)")
        self.outlines = outlines(reading)
        self.issue = issue_outline(reading) if reading.issue else None
        self.by_piece = _flags_by_piece(reading, flags)

    def article(self, number: int) -> SafeString:
        """Everything of the article with that number (from 0) but its title and facts."""
        return mark_safe("".join(self._article(self.outlines[number])))

    def head(self, number: int) -> SafeString:
        outline = self.outlines[number]
        return mark_safe("".join(self._head(outline, number)))

    def issue_note(self) -> SafeString:
        return mark_safe("".join(self._paragraphs(self.issue.editor_note, "kai")))

    def left_out(self, pieces: Iterable[Piece]) -> SafeString:
        return mark_safe("".join(self._left(piece) for piece in pieces))

    # -- an article, from top to bottom

    def _head(self, outline: Outline, number: int) -> Iterator[str]:
        if getattr(outline.title, "pieces", ()):
            yield self._part(outline.title, "h2", "title")
        else:
            words = gettext("No title yet: choose its line, then “title” (1).")
            yield f'<p class="missing" id="no-title-{number}">{words}</p>'
        if getattr(outline.subtitle, "pieces", ()):
            yield self._part(outline.subtitle, "p", "subtitle")
        if getattr(outline.unit, "pieces", ()):
            yield self._part(outline.unit, "p", "unit")

    def _article(self, outline: Outline) -> Iterator[str]:
        if outline.breadcrumb:
            crumbs = "".join(self._labelled(gettext("breadcrumb"), outline.breadcrumb, "crumb"))
            yield f'<div class="crumbs">{crumbs}</div>'
        yield from self._paragraphs(outline.editor_note, "kai")
        yield from self._paragraphs(outline.lead)
        for number, section in enumerate(outline.sections, 1):
            yield from self._section(section, outline.section_numbering, number)
        yield from self._labelled(gettext("closing"), outline.closing)
        yield from self._labelled(gettext("attachments"), outline.attachments)
        yield from self._labelled(gettext("notes"), outline.notes, "small")

    def _section(self, section: SectionOutline, numbering: Numbering, number: int) -> Iterator[str]:
        yield '<div class="sec">'
        yield self._heading(section, "h3", numbering.mark(number), gettext("section"))
        yield from self._paragraphs(section.body)
        for ordinal, measure in enumerate(section.measures, 1):
            yield '<div class="mea">'
            mark = section.measure_numbering.mark(ordinal)
            yield self._heading(measure, "h4", mark, gettext("measure"))
            yield from self._paragraphs(measure.body)
            yield "</div>"
        yield "</div>"

    def _heading(
        self, part: SectionOutline | MeasureOutline, tag: str, mark: str, noun: str
    ) -> str:
        if getattr(part.heading, "pieces", ()):
            return self._part(part.heading, tag, "heading", mark=mark, suggested=part.suggested)
        words = gettext("%s without a heading") % noun
        return f'<p class="nohead">{escape(mark)} {words}</p>' if part.body or mark else ""

    def _labelled(self, label: str, passages: list[str], style: str = "") -> Iterator[str]:
        if passages:
            yield f'<p class="label">{label}</p>'
            yield from self._paragraphs(passages, style)

    def _paragraphs(self, passages: list[str], style: str = "") -> Iterator[str]:
        """Rows of a table that follow each other stand in one."""
        for is_row, run in groupby(passages, key=self._is_row):
            if is_row:
                yield f'<table class="rows">{"".join(self._row(row) for row in run)}</table>'
            else:
                yield from (self._part(words, "p", style or "t") for words in run)

    def _is_row(self, words: str) -> bool:
        pieces = words.pieces
        is_one = len(pieces) == 1 and "\t" in words
        return is_one and self.reading.paragraphs[pieces[0].at].kind == Kind.ROW

    # -- one part

    def _part(
        self, words: str, tag: str, style: str, *, mark: str = "", suggested: bool = False
    ) -> str:
        pieces = words.pieces
        inner = "".join(self._piece(piece) for piece in pieces)
        chips = self._suggested(pieces[0]) if suggested or pieces[0].suggested else ""
        sign = f'<span class="mark">{escape(mark)}</span>' if mark else ""
        return (
            f'<{tag} class="para {style}">{self._place(pieces[0])}{sign}{inner}{chips}</{tag}>'
            f"{self._notes(pieces)}"
        )

    def _piece(self, piece: Piece) -> str:
        return (
            f'<span class="pc{self._mark(piece)}" id="p{place(piece)}" data-k="{kind_of(piece)}"'
            f"{_begins(piece)}>{self._shown(piece)}</span>"
        )

    def _mark(self, piece: Piece) -> str:
        return " is-selected" if place(piece) == self.chosen else ""

    def _shown(self, piece: Piece) -> str:
        paragraph = self.reading.paragraphs[piece.at]
        if paragraph.kind == Kind.PICTURE:
            source = escape(self.picture_address(piece.at))
            return (
                f'<img src="{source}" alt="" loading="lazy" class="thumb">'
                f'<span class="alt">{visible(paragraph.text)}</span>'
            )
        flags = self.by_piece.get(place(piece), ())
        return marked(self.reading.text(piece), piece.start, flags)

    def _row(self, words: str) -> str:
        (piece,) = words.pieces
        cells = "".join(f"<td>{visible(cell)}</td>" for cell in words.split("\t"))
        notes = self._notes(words.pieces)
        below = f'<tr><td></td><td colspan="99">{notes}</td></tr>' if notes else ""
        return (
            f'<tr class="para pc{self._mark(piece)}" id="p{place(piece)}" data-k="text">'
            f"<th>{self._place(piece)}</th>{cells}</tr>{below}"
        )

    def _place(self, piece: Piece) -> str:
        line, _column = self.reading.place(piece)
        pick = f'<a class="pick no-script" href="?part={place(piece)}#p{place(piece)}">✎</a>'
        return (
            f'<a class="ln" href="#s{place(piece)}" title="{self.line % line}" tabindex="-1">'
            f"{line}</a>{pick if self.is_open else ''}"
        )

    def _suggested(self, piece: Piece) -> str:
        if not self.is_open:
            return f' <span class="chip">{self.suggestion}</span>'
        return (
            f' <button class="chip" form="act" name="accept" value="{place(piece)}" '
            f'title="{self.accept}">{self.suggestion}</button>'
        )

    def _left(self, piece: Piece) -> str:
        button = (
            f'<button class="link" form="act" name="take_in" value="{place(piece)}" '
            f'title="{self.out_of}">{self.take_in}</button>'
        )
        return (
            f'<li class="para out">{self._place(piece)}{self._piece(piece)} '
            f'<span class="why">{escape(gettext(piece.why)) if piece.why else ""}</span> '
            f"{button if self.is_open else ''}{self._notes([piece])}</li>"
        )

    def _notes(self, pieces: Iterable[Piece]) -> str:
        flags = [flag for piece in pieces for flag in self.by_piece.pop(place(piece), ())]
        return flag_notes(flags, self.words, "g")


def _begins(piece: Piece) -> str:
    return f' data-b="{piece.begins}"' if piece.begins != Begins.NOTHING else ""


def _flags_by_piece(reading: Reading, flags: Iterable[Flag]) -> dict[str, list[Flag]]:
    """Place of a piece → the findings in it. One at a number stands at the heading it numbers."""
    found: dict[str, list[Flag]] = {}
    indexes: dict[int, list[int]] = {}
    for index, piece in enumerate(reading.pieces):
        indexes.setdefault(piece.at, []).append(index)
    for flag in flags:
        if near := indexes.get(flag.doubt.at):
            index = _at(reading, near, flag.doubt.offset)
            found.setdefault(place(_shown_piece(reading, index)), []).append(flag)
    return found


def _at(reading: Reading, indexes: list[int], offset: int) -> int:
    """The piece that holds ``offset``, or the last before it."""
    before = [index for index in indexes if reading.pieces[index].start <= offset]
    return before[-1] if before else indexes[0]


def _shown_piece(reading: Reading, index: int) -> Piece:
    """A number is not shown by itself."""
    piece = reading.pieces[index]
    if piece.role != Role.MARK:
        return piece
    together = members(reading, index)
    return reading.pieces[together[min(1, len(together) - 1)]]
