"""The left pane: the source as it was read, line by line."""

from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import groupby, pairwise

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from bulletins.importing.reading import Piece, Reading, Role
from bulletins.text.paragraphs import Kind, Paragraph, Style

from .showing import Flag, flag_mark, flag_notes, place, severity_words, visible


def source_pane(
    reading: Reading, flags: Iterable[Flag], picture_address: Callable[[int], str], *, chosen: str
) -> SafeString:
    return mark_safe("".join(_Source(reading, flags, picture_address, chosen).lines()))


class _Source:
    def __init__(
        self,
        reading: Reading,
        flags: Iterable[Flag],
        picture_address: Callable[[int], str],
        chosen: str,
    ):
        self.reading = reading
        self.chosen = chosen
        self.picture_address = picture_address
        self.words = severity_words()
        self.line = gettext("line %s")
        self.pieces: dict[int, list[Piece]] = {}
        for piece in reading.pieces:
            self.pieces.setdefault(piece.at, []).append(piece)
        self.flags: dict[int, list[Flag]] = {}
        for flag in flags:
            self.flags.setdefault(flag.doubt.at, []).append(flag)

    def lines(self) -> Iterator[str]:
        """Rows that follow each other stand in one table."""
        for is_row, run in groupby(enumerate(self.reading.paragraphs), key=self._is_row):
            rows = (self._row(at, one) if is_row else self._line(at, one) for at, one in run)
            yield f'<table class="src-table">{"".join(rows)}</table>' if is_row else "".join(rows)

    def _is_row(self, numbered: tuple[int, Paragraph]) -> bool:
        """Whether a paragraph is a row of cells, and no line that was understood in parts."""
        at, paragraph = numbered
        return paragraph.kind == Kind.ROW and len(self.pieces.get(at, ())) == 1

    def _line(self, at: int, paragraph: Paragraph) -> str:
        inner = self._picture(at, paragraph) + "".join(self._stretches(at, paragraph))
        return (
            f'<div class="src src-{paragraph.kind}" id="l{at}">{self._number(at, paragraph)}'
            f"<p>{inner}</p>{self._notes(at)}</div>"
        )

    def _row(self, at: int, paragraph: Paragraph) -> str:
        (piece,) = self.pieces[at]
        cells = "".join(f"<td>{visible(cell)}</td>" for cell in paragraph.text.split("\t"))
        notes = self._notes(at)
        below = f'<tr><td></td><td colspan="99">{notes}</td></tr>' if notes else ""
        return (
            f'<tr id="s{place(piece)}" class="{self._look(piece)}" data-s="{place(piece)}"'
            f"{self._why(piece)}><th>{self._number(at, paragraph)}</th>{cells}</tr>{below}"
        )

    def _number(self, at: int, paragraph: Paragraph) -> str:
        pieces = self.pieces.get(at)
        words = self.line % paragraph.line
        address = f' href="#p{place(pieces[0])}"' if pieces else ""
        return f'<a class="ln"{address} title="{words}">{paragraph.line}</a>'

    def _picture(self, at: int, paragraph: Paragraph) -> str:
        if paragraph.kind != Kind.PICTURE or not paragraph.picture:
            return ""
        source = escape(self.picture_address(at))
        name = escape(paragraph.text or paragraph.picture.name)
        return f'<img src="{source}" alt="{name}" loading="lazy" class="thumb">'

    def _stretches(self, at: int, paragraph: Paragraph) -> Iterator[str]:
        end = 0
        for piece in self.pieces.get(at, ()):
            yield from self._words(at, paragraph, end, piece.start)
            inside = "".join(self._words(at, paragraph, piece.start, piece.end))
            yield (
                f'<span id="s{place(piece)}" class="{self._look(piece)}" data-s="{place(piece)}"'
                f"{self._why(piece)}>{inside}</span>"
            )
            end = piece.end
        yield from self._words(at, paragraph, end, len(paragraph.text))

    def _look(self, piece: Piece) -> str:
        is_chosen = place(piece) == self.chosen
        return f"s s-{piece.role}{' is-selected' if is_chosen else ''}"

    def _why(self, piece: Piece) -> str:
        is_out = piece.role == Role.LEFT_OUT
        return f' title="{escape(gettext(piece.why))}"' if is_out and piece.why else ""

    def _words(self, at: int, paragraph: Paragraph, start: int, end: int) -> Iterator[str]:
        """Characters ``start:end``, cut where the look changes or a finding stands."""
        if start >= end:
            return
        flags = [flag for flag in self.flags.get(at, ()) if start <= flag.doubt.offset < end]
        bold = [span for span in paragraph.spans if span.style == Style.BOLD]
        edges = {paragraph.generated, *(flag.doubt.offset for flag in flags)}
        edges |= {edge for span in bold for edge in (span.start, span.end)}
        cuts = [start, *sorted(edge for edge in edges if start < edge < end), end]
        for begin, stop in pairwise(cuts):
            yield from (flag_mark(flag, "g", "f") for flag in flags if flag.doubt.offset == begin)
            words = visible(paragraph.text[begin:stop])
            is_bold = any(span.start <= begin < span.end for span in bold)
            words = f"<b>{words}</b>" if is_bold else words
            yield f'<i class="gen">{words}</i>' if begin < paragraph.generated else words

    def _notes(self, at: int) -> str:
        return flag_notes(self.flags.get(at, ()), self.words, "h")
