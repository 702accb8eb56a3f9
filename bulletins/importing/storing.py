"""OUTLINE → ROWS: one transaction, one article, one revision."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext

from accounts.models import Unit, User
from accounts.rights import visible
from bulletins import revising
from bulletins.errors import NotReady
from bulletins.models import Article, Import, Issue, Measure
from bulletins.permissions import require_placer
from bulletins.revising import MeasureDraft, SectionDraft
from bulletins.text.outline import MeasureOutline, Outline, SectionOutline

from .destination import Destination
from .fingerprints import fingerprints
from .outlining import outline
from .reading import Reading
from .writing import Writer

_LONGEST_HEADING = Measure._meta.get_field("heading").max_length


@transaction.atomic
def store(
    reading: Reading,
    destination: Destination,
    *,
    by: User | None = None,
    origin: Import | None = None,
    pictures: Mapping[str, str] | None = None,
    received: Reading | None = None,
) -> Article:
    """The article that ``reading`` describes, as a draft with its first revision.

    The text is stored character for character; what would be taken for markup is escaped.
    ``pictures`` gives the key of a kept picture by its name in the source (``taking``);
    ``received`` is the reading as it was before a person corrected it. Raises NotReady where a
    line such as the title is missing or too long.
    """
    only, (words,) = outline(reading), fingerprints(received or reading)
    writer = Writer(reading, only, pictures or {})
    return store_outline(only, writer, destination, by=by, origin=origin, words=words)


def store_outline(
    article_outline: Outline,
    writer: Writer,
    destination: Destination,
    *,
    by: User | None,
    origin: Import | None,
    words: str,
) -> Article:
    """One of the articles of a reading, inside the caller's transaction; ``words`` is the
    fingerprint of those it came in with.
    """
    _require_storable(article_outline)
    _keep_within_reach(destination, by)
    article = revising.new_article(
        by=by,
        **_fields(article_outline, writer),
        column=destination.column,
        origin=origin,
        received_words=words,
    )
    if destination.issue:
        article.issue = destination.issue
        article.position = _next_position(destination.issue)
    article.save()
    revising.set_units(article, destination.units)
    revising.save_parts(article, [_section(one, writer) for one in article_outline.sections])
    revising.record(article, by=by, why=gettext("imported"))
    return article


def _keep_within_reach(destination: Destination, by: User | None) -> None:
    """A text may name any issue and any unit; a person gives to their own alone."""
    if by is None:
        return
    if destination.issue:
        require_placer(by, destination.issue)
    named = Unit.objects.filter(pk__in=[unit.pk for unit in destination.units])
    known = set(visible(named, by))
    for unit in destination.units:
        if unit not in known:
            words = gettext("%(unit)s lies outside your own units: it was not entered.")
            destination.notes.append(words % {"unit": unit})
    destination.units = [unit for unit in destination.units if unit in known]


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


def _fields(outline: Outline, writer: Writer) -> dict:
    return {
        "title": str(outline.title),
        "subtitle": str(outline.subtitle),
        "byline": outline.byline,
        "source_line": outline.source_line,
        "editor_note": _body(outline.editor_note, writer),
        "lead": _body(outline.lead, writer),
        "section_numbering": outline.section_numbering,
        "closing": _body(outline.closing, writer),
        "credits": _body((f"{role}：{name}" for role, name in outline.credits.items()), writer),
        "attachments": _body(outline.attachments, writer),
    }


def _section(section: SectionOutline, writer: Writer) -> SectionDraft:
    heading, body = _heading_and_body(section, writer)
    return SectionDraft(
        heading=heading,
        body=body,
        measure_numbering=section.measure_numbering,
        measures=[_measure(measure, writer) for measure in section.measures],
    )


def _measure(measure: MeasureOutline, writer: Writer) -> MeasureDraft:
    heading, body = _heading_and_body(measure, writer)
    return MeasureDraft(heading=heading, body=body)


def _heading_and_body(part: SectionOutline | MeasureOutline, writer: Writer) -> tuple[str, str]:
    """A heading too long for its field stands as the first paragraph instead: nothing is cut."""
    if len(part.heading) > _LONGEST_HEADING:
        return "", _body([part.heading, *part.body], writer)
    return str(part.heading), _body(part.body, writer)


def _body(passages: Iterable[str], writer: Writer) -> str:
    written = (writer.write(words) for words in passages)
    return "\n".join(paragraph for paragraph in written if paragraph is not None)
