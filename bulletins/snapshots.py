"""Rows → content tree: the working copy as readers would see it."""

from .models import Article, Figure, Issue, Measure, Section
from .text import content, markup


def snapshot(article: Article) -> content.ArticleContent:
    """The working copy as readers would see it; ``article`` comes from ``with_parts()``."""
    return content.ArticleContent(
        number=article.number,
        title=article.title,
        subtitle=article.subtitle,
        byline=article.byline,
        units=tuple(
            content.UnitName(part.unit.code, part.unit.name) for part in article.contributions.all()
        ),
        column=article.column.slug if article.column else "",
        topics=tuple(sorted(topic.slug for topic in article.topics.all())),
        source_line=article.source_line,
        editor_note=_paragraphs(article.editor_note),
        lead=_paragraphs(article.lead),
        section_numbering=str(article.section_numbering),
        sections=tuple(_section_content(section) for section in article.sections.all()),
        closing=_paragraphs(article.closing),
        credits=_paragraphs(article.credits),
        attachments=_paragraphs(article.attachments),
        figures=_figure_contents(article),
    )


def issue_snapshot(issue: Issue) -> content.IssueContent:
    return content.IssueContent(
        year=issue.year,
        kind=str(issue.kind),
        number=issue.number,
        date=issue.date.isoformat(),
        total_number=issue.total_number,
        theme=issue.theme,
        editor_note=_paragraphs(issue.editor_note),
        report_to=issue.report_to,
        send_to=issue.send_to,
        distribute_to=issue.distribute_to,
        print_run=issue.print_run,
        articles=tuple(issue.articles.in_print_order().values_list("number", flat=True)),
    )


def _section_content(section: Section) -> content.SectionContent:
    return content.SectionContent(
        key=str(section.key),
        heading=section.heading,
        body=_paragraphs(section.body),
        measure_numbering=str(section.measure_numbering),
        measures=tuple(_measure_content(measure) for measure in section.measures.all()),
        figures=_figure_contents(section),
    )


def _measure_content(measure: Measure) -> content.MeasureContent:
    return content.MeasureContent(
        key=str(measure.key),
        number=measure.number,
        heading=measure.heading,
        body=_paragraphs(measure.body),
        figures=_figure_contents(measure),
    )


def _figure_contents(owner: Article | Section | Measure) -> tuple[content.FigureContent, ...]:
    return tuple(_figure_content(figure) for figure in owner.figures.all())


def _figure_content(figure: Figure) -> content.FigureContent:
    return content.FigureContent(
        key=str(figure.key),
        label=figure.label,
        value=f"{figure.value.normalize():f}",
        unit=figure.unit,
        as_of=figure.as_of.isoformat() if figure.as_of else "",
        words=figure.words,
    )


def _paragraphs(body: str) -> tuple[str, ...]:
    return tuple(markup.paragraphs(body))
