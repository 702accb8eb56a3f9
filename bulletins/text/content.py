"""What readers see of an article or an issue: one tree of plain values.

A revision stores such a tree as JSON; every renderer starts from one. Bodies are tuples of
paragraphs in the markup of ``markup`` and ``blocks``. Each part has a ``key`` that survives edits
and moves, and a hash of its own words, so that later stages can say exactly what was read.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from . import blocks
from .numbering import Numbering

Paragraphs = tuple[str, ...]
# Marks that end a sentence: a heading that ends with one runs on into its first paragraph.
_SENTENCE_ENDS = "。！？；：.!?;:"


class Part:
    """What a section and a measure have in common."""

    heading: str
    body: Paragraphs

    @property
    def is_run_in(self) -> bool:
        """Whether the heading is a sentence at the head of the first paragraph, as in print."""
        is_sentence = self.heading.endswith(tuple(_SENTENCE_ENDS))
        return is_sentence and bool(self.body) and not blocks.is_block(self.body[0])


@dataclass(frozen=True, slots=True)
class FigureContent:
    """A number read from the words: ``value`` a decimal as text, ``as_of`` YYYY-MM-DD or ""."""

    key: str
    label: str
    value: str
    unit: str = ""
    as_of: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class MeasureContent(Part):
    key: str
    number: int
    heading: str = ""
    body: Paragraphs = ()
    figures: tuple[FigureContent, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionContent(Part):
    key: str
    heading: str = ""
    body: Paragraphs = ()
    measure_numbering: str = Numbering.NONE.value
    measures: tuple[MeasureContent, ...] = ()
    figures: tuple[FigureContent, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitName:
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class ArticleContent:
    number: int
    title: str
    subtitle: str = ""
    byline: str = ""
    units: tuple[UnitName, ...] = ()
    column: str = ""  # slug
    topics: tuple[str, ...] = ()  # slugs
    source_line: str = ""
    editor_note: Paragraphs = ()
    lead: Paragraphs = ()
    section_numbering: str = Numbering.NONE.value
    sections: tuple[SectionContent, ...] = ()
    closing: Paragraphs = ()
    credits: Paragraphs = ()  # 撰稿：某某
    attachments: Paragraphs = ()
    figures: tuple[FigureContent, ...] = ()

    def measures(self) -> Iterator[tuple[int, int, MeasureContent]]:
        """Each measure with the ordinals of its section and of itself, from 1, in reading order."""
        for section_ordinal, section in enumerate(self.sections, 1):
            for ordinal, measure in enumerate(section.measures, 1):
                yield section_ordinal, ordinal, measure

    def bodies(self) -> Iterator[Paragraphs]:
        """The texts that may hold tables and pictures, in reading order."""
        yield from (self.editor_note, self.lead)
        for section in self.sections:
            yield from (section.body, *(measure.body for measure in section.measures))
        yield self.closing


@dataclass(frozen=True, slots=True)
class IssueContent:
    year: int
    kind: str
    number: int
    date: str  # YYYY-MM-DD, as printed
    total_number: int | None = None
    theme: str = ""
    editor_note: Paragraphs = ()
    report_to: str = ""
    send_to: str = ""
    distribute_to: str = ""
    print_run: int | None = None
    articles: tuple[int, ...] = ()  # article numbers in print order

    def bodies(self) -> Iterator[Paragraphs]:
        yield self.editor_note


Content = ArticleContent | IssueContent


def to_json(content: Content) -> str:
    """Canonical JSON: the same content gives the same text, whoever writes it."""
    return json.dumps(asdict(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(content: Any) -> str:
    """SHA-256 (hex) of a content tree or of any plain value."""
    text = (
        to_json(content)
        if isinstance(content, Content)
        else json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    )
    return hashlib.sha256(text.encode()).hexdigest()


def pictures(*contents: Content) -> list[str]:
    """The digests of the pictures that are shown in any of these, each once."""
    bodies = (body for content in contents for body in content.bodies())
    shown = (digest for body in bodies for digest in blocks.pictures("\n".join(body)))
    return list(dict.fromkeys(shown))


def part_hashes(article: ArticleContent) -> dict[str, str]:
    """The hash of each part's own words by its key; ``head`` is the article without its sections.

    A section's hash leaves out its measures: changing one measure changes one hash.
    """
    hashes = {"head": digest(asdict(replace(article, sections=())))}
    for section in article.sections:
        hashes[section.key] = digest(asdict(replace(section, measures=())))
        hashes |= {measure.key: digest(asdict(measure)) for measure in section.measures}
    return hashes


_ARTICLE_PARAGRAPHS = ("editor_note", "lead", "closing", "credits", "attachments", "topics")


def article_from_json(text: str) -> ArticleContent:
    data = json.loads(text)
    return ArticleContent(
        **_paragraph_fields(
            data, "editor_note", "lead", "closing", "attachments", "topics", "credits"
        )
        | {
            "units": tuple(UnitName(**unit) for unit in data["units"]),
            "sections": tuple(_section(section) for section in data["sections"]),
            "figures": _figures(data),
        }
    )


def issue_from_json(text: str) -> IssueContent:
    return IssueContent(**_paragraph_fields(json.loads(text), "editor_note", "articles"))


def _section(data: dict) -> SectionContent:
    measures = tuple(
        MeasureContent(**_paragraph_fields(measure, "body") | {"figures": _figures(measure)})
        for measure in data["measures"]
    )
    own = {"measures": measures, "figures": _figures(data)}
    return SectionContent(**_paragraph_fields(data, "body") | own)


def _figures(data: dict) -> tuple[FigureContent, ...]:
    return tuple(FigureContent(**figure) for figure in data["figures"])


def _paragraph_fields(data: dict, *names: str) -> dict:
    return data | {name: tuple(data[name]) for name in names}
