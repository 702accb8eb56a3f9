"""Manuscript → reading of a whole bulletin: what it says of the issue, and each of its articles.

The front (mast, editor's note, contents) and the foot are taken off; what is between is parted
into articles, each of which goes through the stages of an article alone in its file.
"""

from dataclasses import dataclass, replace
from operator import attrgetter

from bulletins.importing.reading import Begins, Facts, IssueFacts, Piece, Reading, Role, with_cells
from bulletins.text.findings import Severity, gettext_noop
from bulletins.text.paragraphs import Kind, Manuscript, Paragraph

from .article import read_article, whole_paragraphs
from .checking import check_contents
from .columns import COLUMN, RULE, is_rule, signs_around
from .draft import Draft
from .foot import Foot, is_distributed, read_foot
from .front import Front, find_front, read_front
from .furniture import leave_out_furniture
from .issue_facts import issue_facts
from .issue_mast import MAST
from .lines import SHOWS_NOTHING, visible_lines
from .matching import match_contents
from .openings import Opening, find_openings
from .segments import Segment

ABOVE = gettext_noop("stands above the first article and was not recognised")
UNRECOGNISED = gettext_noop(
    "This line above the first article was not recognised. It was left out; check whether it "
    "belongs to the text."
)
GUESSED = gettext_noop(
    "This line was taken for the title of an article because of what stands around it."
)
UNIT_FROM_CONTENTS = gettext_noop("The unit %(unit)s is named by the list of contents alone.")


@dataclass(slots=True)
class _Part:
    """One article: its paragraphs with their numbers, and what was read of it."""

    opening: Opening
    title: Segment
    paragraphs: list[tuple[int, Paragraph]]
    draft: Draft


def looks_like_issue(manuscript: Manuscript) -> bool:
    """Whether a text is a whole bulletin: it has a mast, or the contents of several articles, or
    lists of those it goes to.
    """
    source, _findings = whole_paragraphs(manuscript)
    lines = _lines(source)
    front = find_front(lines)
    if front.mast:
        return True
    below = lines[front.end :]
    if front.contents and len(match_contents(front.contents, below)) >= 2:
        return True
    return is_distributed(read_foot(lines))


def understand_issue(manuscript: Manuscript) -> Reading:
    """The role of each stretch of a bulletin, its articles in order; whatever the text."""
    source, findings = whole_paragraphs(manuscript)
    lines = _lines(source)
    draft = Draft(findings=findings)
    front = read_front(draft, lines)
    foot = read_foot(lines, front.end)
    body = lines[front.end : foot.start if foot else len(lines)]
    openings = find_openings(body, front.contents)
    facts = _issue_facts(draft, front, foot, lines)
    _leave_out_above(draft, body[: openings[0].at if openings else len(body)])
    end = lines[foot.start].index if foot else len(source)
    parts = _parts(source, body, openings, end)
    for part in parts:
        _read(part, body)
    _leave_out_rest(draft, source, lines, body[openings[0].at].index if parts else end, end)
    check_contents(draft, front.contents, [(part.opening, part.title) for part in parts])
    return _reading(source, draft, facts, parts, end)


def _lines(source: list[Paragraph]) -> list[Segment]:
    """What can be read of the running text and of tables, each row a line."""
    whole = [
        Segment(paragraph, at, 0, len(paragraph.text))
        for at, paragraph in enumerate(source)
        if paragraph.kind in (Kind.TEXT, Kind.ROW)
    ]
    return visible_lines(Draft(), whole)


def _issue_facts(draft: Draft, front: Front, foot: Foot | None, lines: list[Segment]) -> IssueFacts:
    facts = issue_facts(draft, front.mast, foot, lines)
    for line, why in foot.reasons if foot else ():
        draft.leave_out(why, line.whole)
    entries = front.contents.entries if front.contents else []
    return replace(facts, contents=tuple(entry.title for entry in entries))


def _leave_out_above(draft: Draft, lines: list[Segment]) -> None:
    shown = visible_lines(draft, [line.whole for line in lines])
    for line in leave_out_furniture(draft, shown):
        if is_rule(line):
            draft.leave_out(RULE, line)
        else:
            draft.leave_out(ABOVE, line)
            draft.find(line, "left-out-above", Severity.WARNING, UNRECOGNISED)


def _parts(
    source: list[Paragraph], body: list[Segment], openings: list[Opening], end: int
) -> list[_Part]:
    starts = [body[opening.at].index for opening in openings]
    return [
        _Part(opening, body[opening.title], list(enumerate(source[start:stop], start)), Draft())
        for opening, start, stop in zip(openings, starts, [*starts[1:], end], strict=False)
    ]


def _read(part: _Part, body: list[Segment]) -> None:
    """The article, without the headings of columns and the rules above its title."""
    opening = part.opening
    idle = {body[at].index: COLUMN for at in opening.headings}
    for line in body[opening.at : opening.title]:
        if line.index not in idle and is_rule(line):
            idle[line.index] = RULE
    for at, paragraph in part.paragraphs:
        if at in idle:
            part.draft.leave_out(idle[at], Segment(paragraph, at, 0, len(paragraph.text)).part(0))
    read_article(part.draft, _as_if_alone(part, idle))
    _note_weakness(part)


def _as_if_alone(part: _Part, idle: dict[int, str]) -> list[tuple[int, Paragraph]]:
    """The paragraphs as they would stand in a file of their own: the title is the highest heading,
    and the sign before it is no part of it.
    """
    level = part.title.paragraph.level or 1
    entries = [(at, _raised(one, level - 1)) for at, one in part.paragraphs if at not in idle]
    return [
        (at, _without_signs(one, part.title) if at == part.title.index else one)
        for at, one in entries
    ]


def _raised(paragraph: Paragraph, by: int) -> Paragraph:
    if not by or not paragraph.level:
        return paragraph
    return replace(paragraph, level=max(1, paragraph.level - by))


def _without_signs(paragraph: Paragraph, title: Segment) -> Paragraph:
    front, back = signs_around(title)
    if not front:
        return paragraph
    return replace(paragraph, markup=(title.start + front, len(paragraph.text) - title.end + back))


def _note_weakness(part: _Part) -> None:
    if part.opening.is_weak:
        part.draft.find(part.title, "weak-structure", Severity.HINT, GUESSED)
    entry = part.opening.entry
    if entry and entry.unit and not part.draft.unit:
        part.draft.find(
            part.title, "unit-from-contents", Severity.HINT, UNIT_FROM_CONTENTS, unit=entry.unit
        )


def _facts(part: _Part, facts: Facts) -> Facts:
    entry = part.opening.entry
    unit = entry.unit if entry and not part.draft.unit else ""
    return replace(facts, column=part.opening.column or facts.column, unit=unit)


def _leave_out_rest(
    draft: Draft, source: list[Paragraph], lines: list[Segment], first: int, end: int
) -> None:
    """Pictures, notes, headers and what shows nothing, above the articles and below them."""
    shown = {line.index for line in lines}
    for at, paragraph in enumerate(source):
        if at in shown or first <= at < end:
            continue
        is_text = paragraph.kind in (Kind.TEXT, Kind.ROW)
        why = paragraph.why or (SHOWS_NOTHING if is_text else MAST)
        draft.leave_out(why, Segment(paragraph, at, 0, len(paragraph.text)).part(0))


def _reading(
    source: list[Paragraph], draft: Draft, facts: IssueFacts, parts: list[_Part], end: int
) -> Reading:
    own = [_of_issue(piece) for piece in draft.reading(()).pieces]
    readings = [part.draft.reading(()) for part in parts]
    articles = [
        piece
        for part, reading in zip(parts, readings, strict=True)
        for piece in _beginning(reading.pieces, part.opening)
    ]
    tail = [piece for piece in own if piece.at >= end]
    pieces = [
        *(piece for piece in own if piece.at < end),
        *articles,
        *(replace(piece, begins=Begins.TAIL) for piece in tail[:1]),
        *tail[1:],
    ]
    return Reading(
        paragraphs=tuple(source),
        pieces=tuple(with_cells(source, sorted(pieces, key=attrgetter("at", "start")))),
        facts=tuple(
            _facts(part, reading.facts[0]) for part, reading in zip(parts, readings, strict=True)
        ),
        issue=facts,
        findings=(*draft.findings, *(one for part in parts for one in part.draft.findings)),
    )


def _of_issue(piece: Piece) -> Piece:
    return replace(piece, role=Role.ISSUE_NOTE) if piece.role == Role.EDITOR_NOTE else piece


def _beginning(pieces: tuple[Piece, ...], opening: Opening) -> list[Piece]:
    first, *others = pieces
    return [
        replace(first, begins=Begins.ARTICLE, suggested=opening.is_weak or first.suggested),
        *others,
    ]
