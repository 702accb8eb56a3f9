"""What is known of an article and of its issue beside the text: read again, or said by hand."""

from dataclasses import replace

from bulletins.importing.parsing.draft import Draft
from bulletins.importing.parsing.facts import UNIT_AGAIN, take_facts
from bulletins.importing.parsing.segments import Segment
from bulletins.importing.reading import Begins, Facts, Piece, Reading, Role

from .pieces import (
    changed,
    division,
    members,
    piece_at,
    require_article,
    require_lines,
    runs,
)
from .refusals import NO_FACTS, NO_SUCH_PIECE, CannotCorrect


def read_facts(reading: Reading, index: int) -> Reading:
    """A line is read as one of dates, sources and credits; what it says replaces what was known."""
    piece_at(reading, index)
    number = require_article(reading, index)
    together = members(reading, index)
    require_lines(reading, together)
    draft = _read(reading, together)
    first = reading.pieces[together[0]]
    found = [_once(reading, index, piece) for piece in draft.reading(reading.paragraphs).pieces]
    begins = first.begins if first.begins == Begins.ARTICLE else Begins.NOTHING
    found[0] = replace(found[0], begins=begins)
    told = _told(reading.facts[number], draft)
    facts = (*reading.facts[:number], told, *reading.facts[number + 1 :])
    new = {at: [] for at in together} | {together[0]: found}
    return replace(changed(reading, new), facts=facts)


def _read(reading: Reading, together: list[int]) -> Draft:
    """Raises CannotCorrect where the pieces are no line of facts, or one that says something
    impossible.
    """
    if len(list(runs(reading, together))) != 1:
        raise CannotCorrect(NO_FACTS)
    first, last = reading.pieces[together[0]], reading.pieces[together[-1]]
    draft = Draft()
    line = Segment(reading.paragraphs[first.at], first.at, first.start, last.end)
    if not take_facts(draft, line):
        raise CannotCorrect(NO_FACTS)
    if draft.findings:
        raise CannotCorrect(draft.findings[0].template, **draft.findings[0].params)
    return draft


def _once(reading: Reading, index: int, piece: Piece) -> Piece:
    """A unit that the article has already is not entered again."""
    own = division(reading, index)
    if piece.role != Role.UNIT or all(reading.pieces[at].role != Role.UNIT for at in own):
        return piece
    return replace(piece, role=Role.LEFT_OUT, why=UNIT_AGAIN)


def _told(known: Facts, draft: Draft) -> Facts:
    return replace(
        known,
        byline=draft.byline or known.byline,
        date=draft.date or known.date,
        source=draft.source or known.source,
        source_line=draft.source_line or known.source_line,
        credits={**known.credits, **draft.credits},
    )


def state(reading: Reading, article: int, **facts) -> Reading:
    """What a person says of the article with that number (from 0): fields of Facts."""
    if not 0 <= article < len(reading.facts):
        raise CannotCorrect(NO_SUCH_PIECE)
    stated = replace(reading.facts[article], **facts)
    return replace(reading, facts=(*reading.facts[:article], stated, *reading.facts[article + 1 :]))


def state_issue(reading: Reading, **facts) -> Reading:
    """What a person says of the issue: fields of IssueFacts."""
    if reading.issue is None:
        raise CannotCorrect(NO_SUCH_PIECE)
    return replace(reading, issue=replace(reading.issue, **facts))
