"""The content tree → what the templates arrange: safe HTML, numbers in place, notes gathered.

Pictures are looked up by key in what the caller hands in: who may see them, and at which address,
is decided there. One that is not there is shown as it is written.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from bulletins.text import content, markup
from bulletins.text.blocks import Block, PictureBlock, TableBlock, blocks, picture_line
from bulletins.text.numbering import Numbering

from .pictures import NONE, Pictures
from .tables import ColumnKind, column_kinds


@dataclass(frozen=True, slots=True)
class RenderedCell:
    words: SafeString
    kind: ColumnKind


@dataclass(frozen=True, slots=True)
class RenderedTable:
    """``number`` counts the tables of a text. A single row is no head: ``head`` is then empty."""

    number: int
    head: list[RenderedCell]
    rows: list[list[RenderedCell]]


@dataclass(frozen=True, slots=True)
class RenderedPicture:
    alt: str
    address: str
    width: int
    height: int


# A SafeString is a paragraph.
RenderedBlock = SafeString | RenderedTable | RenderedPicture


@dataclass(frozen=True, slots=True)
class RenderedPart:
    """A section or a measure, ready for a template.

    ``mark`` is its number as printed (三、), empty where it has none. A run-in heading, or the mark
    of a measure without a heading, stands at the head of the first paragraph: ``opening`` is then
    that paragraph and ``body`` what follows. Where a measure without a heading begins with a table
    or a picture, its ``opening`` is empty.
    """

    anchor: str
    mark: str
    heading: str
    opening: SafeString | None
    body: list[RenderedBlock]
    number: int | None = None  # a measure's lasting number
    measures: list["RenderedPart"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RenderedArticle:
    number: int
    title: str
    subtitle: str
    byline: str
    units: tuple[content.UnitName, ...]
    editor_note: list[RenderedBlock]
    lead: list[RenderedBlock]
    sections: list[RenderedPart]
    closing: list[RenderedBlock]
    attachments: list[SafeString]
    credits: tuple[str, ...]
    notes: list[SafeString]
    anchor: str


def render_article(tree: content.ArticleContent, pictures: Pictures = NONE) -> RenderedArticle:
    """Everything in reading order, so that notes number themselves in it."""
    text = _Text(f"a{tree.number}", pictures)
    return RenderedArticle(
        number=tree.number,
        anchor=text.prefix,
        title=tree.title,
        subtitle=tree.subtitle,
        byline=tree.byline,
        units=tree.units,
        editor_note=text.blocks(tree.editor_note),
        lead=text.blocks(tree.lead),
        sections=_sections(tree, text),
        closing=text.blocks(tree.closing),
        attachments=text.lines(tree.attachments),
        credits=tree.credits,
        notes=text.notes,
    )


def render_paragraphs(
    paragraphs: Iterable[str], prefix: str, pictures: Pictures = NONE
) -> tuple[list[RenderedBlock], list[SafeString]]:
    """Paragraphs that stand alone, such as an issue's editor's note, and their notes."""
    text = _Text(prefix, pictures)
    return text.blocks(paragraphs), text.notes


def _sections(tree: content.ArticleContent, text: "_Text") -> list[RenderedPart]:
    """Only sections with a heading are counted: one without merely gathers its measures."""
    rendered, ordinal = [], 0
    for section in tree.sections:
        ordinal += bool(section.heading)
        numbering = Numbering(tree.section_numbering)
        mark = numbering.mark(ordinal) if section.heading else ""
        part = _part(section, mark, f"{text.prefix}-s{len(rendered) + 1}", text)
        part.measures.extend(_measures(section, text))
        rendered.append(part)
    return rendered


def _measures(section: content.SectionContent, text: "_Text") -> Iterable[RenderedPart]:
    for ordinal, measure in enumerate(section.measures, 1):
        mark = Numbering(section.measure_numbering).mark(ordinal)
        yield _part(measure, mark, f"m{measure.number}", text, number=measure.number)


def _part(part, mark: str, anchor: str, text: "_Text", number: int | None = None) -> RenderedPart:
    body = text.blocks(part.body)
    has_opening = part.is_run_in or (number is not None and not part.heading)
    opening = _taken_from(body) if has_opening else None
    return RenderedPart(anchor, mark, part.heading, opening, body, number)


def _taken_from(body: list[RenderedBlock]) -> SafeString:
    """The first paragraph, which leaves ``body``; empty where something else comes first."""
    return body.pop(0) if body and isinstance(body[0], str) else mark_safe("")


class _Text:
    """Turns paragraphs into HTML; numbers their notes and tables and gathers the notes."""

    def __init__(self, prefix: str, pictures: Pictures):
        self.prefix = prefix
        self.pictures = pictures
        self.notes: list[SafeString] = []
        self.tables = 0

    def blocks(self, paragraphs: Iterable[str]) -> list[RenderedBlock]:
        return [self._block(block) for block in blocks(paragraphs)]

    def lines(self, lines: Iterable[str]) -> list[SafeString]:
        """Where only words can stand."""
        return [self._line(line) for line in lines]

    def _block(self, block: Block) -> RenderedBlock:
        if isinstance(block, TableBlock):
            return self._table(block)
        if isinstance(block, PictureBlock):
            return self._picture(block)
        return self._line(block.paragraph)

    def _table(self, block: TableBlock) -> RenderedTable:
        self.tables += 1
        heads = 1 if len(block.rows) > 1 else 0
        kinds = column_kinds([list(map(markup.plain, row)) for row in block.rows[heads:]])
        rows = [
            [RenderedCell(self._line(cell), kind) for cell, kind in zip(row, kinds, strict=True)]
            for row in block.rows
        ]
        return RenderedTable(self.tables, head=rows[0] if heads else [], rows=rows[heads:])

    def _picture(self, block: PictureBlock) -> RenderedBlock:
        shown = self.pictures.get(block.digest)
        if shown is None:
            return format_html("{}", picture_line(block.alt, block.digest))
        return RenderedPicture(block.alt, shown.address, shown.width, shown.height)

    def _line(self, paragraph: str) -> SafeString:
        return self._inline(markup.parse(paragraph))

    def _inline(self, nodes: Iterable[markup.Inline]) -> SafeString:
        return format_html_join("", "{}", ((self._node(node),) for node in nodes))

    def _node(self, node: markup.Inline) -> SafeString | str:
        match node:
            case markup.Text(words):
                return words
            case markup.Strong(inside):
                return format_html("<strong>{}</strong>", self._inline(inside))
            case markup.Link(words, address):
                return format_html('<a href="{}">{}</a>', address, words)
            case markup.Note(inside):
                return self._note(self._inline(inside))
        return mark_safe("")

    def _note(self, words: SafeString) -> SafeString:
        self.notes.append(words)
        number = len(self.notes)
        return format_html(
            '<sup class="note-mark"><a id="{0}-r{1}" href="#{0}-n{1}" role="doc-noteref" '
            'aria-label="{2}">{1}</a></sup>',
            self.prefix,
            number,
            gettext("note %(number)s") % {"number": number},
        )
