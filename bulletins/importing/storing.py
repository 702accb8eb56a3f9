"""OUTLINE → ROWS: one transaction, one article, one revision."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext

from accounts.models import User
from bulletins import revising
from bulletins.errors import NotReady
from bulletins.models import Article, Issue, Measure
from bulletins.revising import MeasureDraft, SectionDraft
from bulletins.text import markup
from bulletins.text.outline import MeasureOutline, Outline, SectionOutline

from .destination import Destination

_LONGEST_HEADING = Measure._meta.get_field("heading").max_length


@transaction.atomic
def store(outline: Outline, destination: Destination, *, by: User | None = None) -> Article:
    """The article that ``outline`` describes, as a draft with its first revision.

    The text is stored character for character; what would be taken for markup is escaped.
    Raises NotReady where a line such as the title is missing or too long.
    """
    _require_storable(outline)
    article = revising.new_article(**_fields(outline), column=destination.column)
    if destination.issue:
        article.issue = destination.issue
        article.position = _next_position(destination.issue)
    article.save()
    revising.set_units(article, [destination.unit] if destination.unit else [])
    revising.save_parts(article, [_section(section) for section in outline.sections])
    revising.record(article, by=by, why=gettext("imported"))
    return article


def _require_storable(outline: Outline) -> None:
    if not outline.title:
        raise NotReady(gettext("No title was found. Put it on a line of its own above the text."))
    for name in ("title", "subtitle", "byline", "source_line"):
        field, line = Article._meta.get_field(name), getattr(outline, name)
        if len(line) > field.max_length:
            raise NotReady(
                gettext("The %(field)s has %(length)s characters; at most %(longest)s are stored.")
                % {
                    "field": field.verbose_name,
                    "length": len(line),
                    "longest": field.max_length,
                }
            )


def _next_position(issue: Issue) -> int:
    Issue.objects.select_for_update().get(pk=issue.pk)
    last = issue.articles.in_print_order().last()
    return last.position + 1 if last else 1


def _fields(outline: Outline) -> dict:
    return {
        "title": outline.title,
        "subtitle": outline.subtitle,
        "byline": outline.byline,
        "source_line": outline.source_line,
        "editor_note": _body(outline.editor_note),
        "lead": _body(outline.lead),
        "section_numbering": outline.section_numbering,
        "closing": _body(outline.closing),
        "credits": _body(f"{role}：{name}" for role, name in outline.credits.items()),
        "attachments": _body(outline.attachments),
    }


def _section(section: SectionOutline) -> SectionDraft:
    heading, body = _heading_and_body(section)
    return SectionDraft(
        heading=heading,
        body=body,
        measure_numbering=section.measure_numbering,
        measures=[_measure(measure) for measure in section.measures],
    )


def _measure(measure: MeasureOutline) -> MeasureDraft:
    heading, body = _heading_and_body(measure)
    return MeasureDraft(heading=heading, body=body)


def _heading_and_body(part: SectionOutline | MeasureOutline) -> tuple[str, str]:
    """A heading too long for its field stands as the first paragraph instead: nothing is cut."""
    if len(part.heading) > _LONGEST_HEADING:
        return "", _body([part.heading, *part.body])
    return part.heading, _body(part.body)


def _body(paragraphs: Iterable[str]) -> str:
    return "\n".join(markup.escape(paragraph) for paragraph in paragraphs)
