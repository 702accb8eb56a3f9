"""The content tree → what the templates arrange: safe HTML, numbers in place, notes gathered."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from bulletins.text import content, markup
from bulletins.text.numbering import Numbering


@dataclass(frozen=True, slots=True)
class RenderedPart:
    """A section or a measure, ready for a template.

    ``mark`` is its number as printed (三、), empty where it has none. A run-in heading stands at
    the head of the first paragraph: ``opening`` is then that paragraph and ``body`` the others.
    """

    anchor: str
    mark: str
    heading: str
    opening: SafeString | None
    body: list[SafeString]
    number: int | None = None  # a measure's lasting number
    measures: list["RenderedPart"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RenderedArticle:
    number: int
    title: str
    subtitle: str
    byline: str
    units: tuple[content.UnitName, ...]
    editor_note: list[SafeString]
    lead: list[SafeString]
    sections: list[RenderedPart]
    closing: list[SafeString]
    attachments: list[SafeString]
    credits: tuple[str, ...]
    notes: list[SafeString]
    anchor: str


def render_article(tree: content.ArticleContent) -> RenderedArticle:
    """Everything in reading order, so that notes number themselves in it."""
    notes = _Notes(prefix=f"a{tree.number}")
    return RenderedArticle(
        number=tree.number,
        anchor=notes.prefix,
        title=tree.title,
        subtitle=tree.subtitle,
        byline=tree.byline,
        units=tree.units,
        editor_note=notes.paragraphs(tree.editor_note),
        lead=notes.paragraphs(tree.lead),
        sections=_sections(tree, notes),
        closing=notes.paragraphs(tree.closing),
        attachments=notes.paragraphs(tree.attachments),
        credits=tree.credits,
        notes=notes.gathered,
    )


def render_paragraphs(paragraphs: Iterable[str], prefix: str) -> tuple[list, list]:
    """Paragraphs that stand alone, such as an issue's editor's note, and their notes."""
    notes = _Notes(prefix=prefix)
    return notes.paragraphs(paragraphs), notes.gathered


def _sections(tree: content.ArticleContent, notes: "_Notes") -> list[RenderedPart]:
    """Only sections with a heading are counted: one without merely gathers its measures."""
    rendered, ordinal = [], 0
    for section in tree.sections:
        ordinal += bool(section.heading)
        mark = _mark(tree.section_numbering, ordinal) if section.heading else ""
        part = _part(section, mark, f"{notes.prefix}-s{len(rendered) + 1}", notes)
        part.measures.extend(_measures(section, notes))
        rendered.append(part)
    return rendered


def _measures(section: content.SectionContent, notes: "_Notes") -> Iterable[RenderedPart]:
    for ordinal, measure in enumerate(section.measures, 1):
        mark = _mark(section.measure_numbering, ordinal)
        yield _part(measure, mark, f"m{measure.number}", notes, number=measure.number)


def _mark(numbering: str, ordinal: int) -> str:
    return Numbering(numbering).mark(ordinal) if ordinal < 100 else f"{ordinal}."


def _part(part, mark: str, anchor: str, notes: "_Notes", number: int | None = None) -> RenderedPart:
    body = notes.paragraphs(part.body)
    opening = body.pop(0) if part.is_run_in else None
    return RenderedPart(anchor, mark, part.heading, opening, body, number)


class _Notes:
    """Turns paragraphs into HTML and gathers their notes under one numbering."""

    def __init__(self, prefix: str):
        self.prefix = prefix
        self.gathered: list[SafeString] = []

    def paragraphs(self, paragraphs: Iterable[str]) -> list[SafeString]:
        return [self._inline(markup.parse(paragraph)) for paragraph in paragraphs]

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
        self.gathered.append(words)
        number = len(self.gathered)
        return format_html(
            '<sup class="note-mark"><a id="{0}-r{1}" href="#{0}-n{1}" role="doc-noteref" '
            'aria-label="{2}">{1}</a></sup>',
            self.prefix,
            number,
            gettext("note %(number)s") % {"number": number},
        )
