"""A stored article under examination: its plain words, with each finding at its part."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bulletins.text import markup
from bulletins.text.content import ArticleContent, MeasureContent, SectionContent
from bulletins.text.findings import Finding
from bulletins.text.paragraphs import Kind, Paragraph

from .examination import by_place, examine, examine_characters
from .packs import Pack

HEAD = "head"  # the part that is the article without its sections, as in content.part_hashes
_FIRST_LINES = ("title", "subtitle", "byline")
LINES = (*_FIRST_LINES, "heading")  # fields that are one line; the others hold paragraphs
_BEFORE = ("editor_note", "lead")
_AFTER = ("closing", "attachments", "credits")


@dataclass(frozen=True, slots=True)
class PartFinding:
    """A finding in a stored article.

    ``part`` is the key of a section or measure, or HEAD; ``field`` the name of the field in it
    (``title``, ``lead``, ``heading``, ``body``, …) and ``paragraph`` counts from 1 in that field.
    ``finding.line`` is that number too, its columns count the plain words.
    """

    part: str
    field: str
    paragraph: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class _Place:
    part: str
    field: str
    paragraph: int
    words: str
    kind: Kind = Kind.TEXT


def examine_article(
    article: ArticleContent,
    *,
    on: date | None = None,
    packs: Iterable[Pack] | None = None,
) -> list[PartFinding]:
    """Everything suspicious in the article, odd characters included, in reading order."""
    places = list(_places(article))
    paragraphs = [
        Paragraph(place.words, line, kind=place.kind) for line, place in enumerate(places, 1)
    ]
    found = [*examine(paragraphs, on=on, packs=packs), *examine_characters(paragraphs)]
    return [_at(places[finding.line - 1], finding) for finding in by_place(found)]


def _at(place: _Place, finding: Finding) -> PartFinding:
    finding = replace(finding, line=place.paragraph)
    return PartFinding(place.part, place.field, place.paragraph, finding)


def _places(article: ArticleContent) -> Iterator[_Place]:
    for name in _FIRST_LINES:
        yield from _field(HEAD, name, [getattr(article, name)], is_marked_up=False)
    for name in _BEFORE:
        yield from _field(HEAD, name, getattr(article, name))
    for section in article.sections:
        yield from _part(section)
        for measure in section.measures:
            yield from _part(measure)
    for name in _AFTER:
        yield from _field(HEAD, name, getattr(article, name))


def _part(part: SectionContent | MeasureContent) -> Iterator[_Place]:
    yield from _field(part.key, "heading", [part.heading], is_marked_up=False)
    yield from _field(part.key, "body", part.body)


def _field(
    part: str, name: str, paragraphs: Sequence[str], *, is_marked_up: bool = True
) -> Iterator[_Place]:
    """The paragraphs of a field, and the notes called in each, as paragraphs of their own."""
    for number, paragraph in enumerate(paragraphs, 1):
        if not is_marked_up:
            yield _Place(part, name, number, paragraph)
            continue
        yield _Place(part, name, number, markup.plain(paragraph), _kind(paragraph))
        for note in _notes(paragraph):
            yield _Place(part, name, number, note, Kind.NOTE)


def _kind(paragraph: str) -> Kind:
    if markup.cells(paragraph) is not None:
        return Kind.ROW
    return Kind.PICTURE if markup.picture(paragraph) else Kind.TEXT


def _notes(paragraph: str) -> Iterator[str]:
    cells = markup.cells(paragraph)
    for inline in [paragraph] if cells is None else cells:
        yield from _inside(markup.parse(inline))


def _inside(nodes: Iterable[markup.Inline]) -> Iterator[str]:
    """The words of each note among ``nodes``."""
    for node in nodes:
        match node:
            case markup.Note(inside):
                yield _words(inside)
            case markup.Strong(inside):
                yield from _inside(inside)


def _words(nodes: Iterable[markup.Inline]) -> str:
    return "".join(
        node.words if isinstance(node, markup.Text | markup.Link) else _words(node.inside)
        for node in nodes
    )
