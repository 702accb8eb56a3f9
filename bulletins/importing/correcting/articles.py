"""Where the articles of a whole bulletin begin, and where its tail does."""

from dataclasses import fields, replace

from bulletins.importing.reading import Begins, Facts, Piece, Reading, Role
from bulletins.text.numbering import Numbering

from .pieces import (
    DIVISIONS,
    changed,
    division,
    is_line,
    members,
    merged,
    piece_at,
    require_article,
)
from .refusals import ARTICLE_ALREADY, FIRST_ARTICLE, NO_ISSUE, TAIL_ALREADY, CannotCorrect

_NAMES = (Role.TITLE, Role.SUBTITLE, Role.UNIT, Role.ISSUE_NOTE)
_WORDS = (Role.TEXT, Role.HEADING, Role.MARK, Role.ISSUE_NOTE)


def begin_article(reading: Reading, index: int) -> Reading:
    """A new article begins here; text or a heading becomes its title."""
    _require_issue(reading)
    piece_at(reading, index)
    first = members(reading, index)[0]
    piece = reading.pieces[first]
    if piece.begins == Begins.ARTICLE:
        raise CannotCorrect(ARTICLE_ALREADY)
    is_title = is_line(reading, piece) and piece.role in _WORDS
    what = {"role": Role.TITLE, "numbering": Numbering.NONE} if is_title else {}
    number = _articles_before(reading, first)
    facts = (*reading.facts[:number], Facts(), *reading.facts[number:])
    return replace(_divided(reading, index, Begins.ARTICLE, **what), facts=facts)


def begin_tail(reading: Reading, index: int) -> Reading:
    """From here on nothing belongs to the article above, but to the issue."""
    _require_issue(reading)
    if piece_at(reading, index).begins == Begins.TAIL:
        raise CannotCorrect(TAIL_ALREADY)
    require_article(reading, index)
    if reading.pieces[members(reading, index)[0]].begins == Begins.ARTICLE:
        raise CannotCorrect(ARTICLE_ALREADY)
    return _divided(reading, index, Begins.TAIL)


def join_article(reading: Reading, index: int) -> Reading:
    """The article in which the piece stands, or the tail, goes on the article before it; names of
    its own become text.
    """
    _require_issue(reading)
    piece_at(reading, index)
    own = division(reading, index)
    number = _articles_before(reading, own[0])
    if number == 0:
        raise CannotCorrect(FIRST_ARTICLE)
    new = {at: [_plain(reading.pieces[at])] for at in own if reading.pieces[at].role in _NAMES}
    (first,) = new.get(own[0], [reading.pieces[own[0]]])
    new[own[0]] = [replace(first, begins=_undivided(first))]
    joined = changed(reading, new)
    if reading.pieces[own[0]].begins == Begins.TAIL:
        return joined
    before, after = reading.facts[number - 1 : number + 1]
    facts = (*reading.facts[: number - 1], _both(before, after), *reading.facts[number + 1 :])
    return replace(joined, facts=facts)


def _require_issue(reading: Reading) -> None:
    if reading.issue is None:
        raise CannotCorrect(NO_ISSUE)


def _articles_before(reading: Reading, index: int) -> int:
    return sum(piece.begins == Begins.ARTICLE for piece in reading.pieces[:index])


def _divided(reading: Reading, index: int, begins: Begins, **what) -> Reading:
    together = members(reading, index)
    new = merged(reading, together, begins=Begins.NOTHING, suggested=False, continues=False, **what)
    (opening,) = new[together[0]]
    return changed(reading, new | {together[0]: [replace(opening, begins=begins)]})


def _undivided(first: Piece) -> Begins:
    """A heading at the front of an article begins a section."""
    if first.begins not in DIVISIONS:
        return first.begins
    return Begins.SECTION if first.role in (Role.MARK, Role.HEADING) else Begins.NOTHING


def _plain(piece: Piece) -> Piece:
    return replace(piece, role=Role.TEXT, suggested=False)


def _both(one: Facts, other: Facts) -> Facts:
    """The facts of one article, completed by those of another."""
    names = [field.name for field in fields(Facts)]
    known = {name: getattr(one, name) or getattr(other, name) for name in names}
    return Facts(**known | {"credits": {**other.credits, **one.credits}})
