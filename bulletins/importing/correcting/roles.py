"""What a piece is said to be: left out, taken in, a title, a unit, the closing …"""

from dataclasses import replace

from bulletins.importing.reading import Begins, Piece, Reading, Role
from bulletins.text.findings import gettext_noop
from bulletins.text.numbering import Numbering
from bulletins.text.paragraphs import Kind

from .heads import take_back_head
from .pieces import (
    DIVISIONS,
    article_of,
    changed,
    division,
    is_head,
    members,
    merged,
    piece_at,
    require_article,
    require_lines,
    runs,
    text_after,
)
from .refusals import (
    CLOSING_ALREADY,
    HEADING_CLOSES,
    LEFT_OUT_ALREADY,
    NO_ROLE,
    NOT_AT_THE_END,
    OPENS_ARTICLE,
    ROLE_ALREADY,
    TEXT_ALREADY,
    CannotCorrect,
)

BY_HAND = gettext_noop("left out by hand")
ASSIGNED = (
    Role.TITLE,
    Role.SUBTITLE,
    Role.UNIT,
    Role.EDITOR_NOTE,
    Role.ATTACHMENT,
    Role.ISSUE_NOTE,
    Role.TEXT,
)
# An article has one of each; several lines of it follow each other.
_ONE_OF = (Role.TITLE, Role.SUBTITLE)


def leave_out(reading: Reading, index: int) -> Reading:
    """The text below a heading that is left out goes to the part above."""
    if piece_at(reading, index).role == Role.LEFT_OUT:
        raise CannotCorrect(LEFT_OUT_ALREADY)
    return _made(reading, index, Role.LEFT_OUT, why=BY_HAND)


def take_in(reading: Reading, index: int) -> Reading:
    """What was left out, or kept beside the text, becomes text of the part in which it stands."""
    piece = piece_at(reading, index)
    is_heading = is_head(reading.pieces[members(reading, index)[0]])
    if piece.role in (Role.TEXT, Role.ISSUE_NOTE) or is_heading:
        raise CannotCorrect(TEXT_ALREADY)
    if article_of(reading, index) is None:
        return _made(reading, index, Role.ISSUE_NOTE)
    is_note = reading.paragraphs[piece.at].kind == Kind.NOTE
    if is_note and piece.role == Role.LEFT_OUT:
        return _made(reading, index, Role.NOTE)
    return _as_text(reading, index)


def assign(reading: Reading, index: int, role: Role) -> Reading:
    """A line named title elsewhere than at the title takes its place: the former is text then."""
    piece = piece_at(reading, index)
    if role not in ASSIGNED:
        raise CannotCorrect(NO_ROLE)
    if piece.role == role:
        raise CannotCorrect(ROLE_ALREADY)
    if role != Role.ISSUE_NOTE:
        require_article(reading, index)
    together = members(reading, index)
    if role == Role.TEXT:
        is_heading = is_head(reading.pieces[together[0]])
        return take_back_head(reading, index) if is_heading else _as_text(reading, index)
    require_lines(reading, together)
    if role in _ONE_OF:
        reading = _without_former(reading, together, role)
    return _made(reading, index, role)


def begin_closing(reading: Reading, index: int) -> Reading:
    """The closing of the article begins with this text; a closing that began elsewhere does not
    any more.
    """
    piece = piece_at(reading, index)
    require_article(reading, index)
    if piece.role != Role.TEXT:
        raise CannotCorrect(HEADING_CLOSES)
    if piece.begins in (Begins.CLOSING, Begins.ARTICLE):
        raise CannotCorrect(CLOSING_ALREADY if piece.begins == Begins.CLOSING else OPENS_ARTICLE)
    own = [(at, reading.pieces[at].begins) for at in division(reading, index)]
    if any(begins in (Begins.SECTION, Begins.MEASURE) and at > index for at, begins in own):
        raise CannotCorrect(NOT_AT_THE_END)
    former = [at for at, begins in own if begins == Begins.CLOSING]
    return changed(
        reading,
        {at: [_begun(reading.pieces[at], Begins.NOTHING)] for at in former}
        | {index: [_begun(piece, Begins.CLOSING)]},
    )


def _begun(piece: Piece, begins: Begins) -> Piece:
    return replace(piece, begins=begins, suggested=False)


def _made(reading: Reading, index: int, role: Role, why: str = "") -> Reading:
    """Piece ``index``, with what goes together with it, in another role outside the body."""
    together = members(reading, index)
    first = reading.pieces[together[0]]
    begins = first.begins if first.begins in DIVISIONS else Begins.NOTHING
    new = merged(
        reading,
        together,
        role=role,
        why=why,
        begins=Begins.NOTHING,
        numbering=Numbering.NONE,
        continues=False,
        suggested=False,
    )
    (opening,) = new[together[0]]
    heir = _heir(reading, index) if first.role == Role.TEXT else {}
    return changed(reading, heir | new | {together[0]: [replace(opening, begins=begins)]})


def _heir(reading: Reading, index: int) -> dict[int, list[Piece]]:
    """The text after a TEXT that goes away begins what it began, and goes on what it went on."""
    gone, after = reading.pieces[index], text_after(reading, index)
    if after is None:
        return {}
    text = reading.pieces[after]
    begins = Begins.NOTHING if gone.begins in DIVISIONS else gone.begins
    continues = text.continues and gone.continues
    return {after: [replace(text, begins=begins, continues=continues)]}


def _as_text(reading: Reading, index: int) -> Reading:
    """Text in its place: one paragraph with what it stands in the middle or at the end of."""
    together = members(reading, index)
    first = reading.pieces[together[0]]
    around = [
        *_text_beside(reading, together[0], -1),
        *together,
        *_text_beside(reading, together[-1], 1),
    ]
    new = merged(
        reading,
        around,
        role=Role.TEXT,
        why="",
        numbering=Numbering.NONE,
        suggested=False,
    )
    if around[0] == together[0]:
        (text,) = new[around[0]]
        after = text_after(reading, around[-1])
        goes_on = after is not None and reading.pieces[after].continues
        new[around[0]] = [replace(text, begins=first.begins, continues=goes_on)]
    return changed(reading, new)


def _text_beside(reading: Reading, index: int, step: int) -> list[int]:
    at = index + step
    if not 0 <= at < len(reading.pieces) or reading.pieces[at].role != Role.TEXT:
        return []
    if reading.pieces[max(at, index)].begins != Begins.NOTHING:
        return []
    return [at] if len(list(runs(reading, sorted((at, index))))) == 1 else []


def _without_former(reading: Reading, together: list[int], role: Role) -> Reading:
    """The article's lines of ``role`` are text, unless they and the new one follow each other."""
    others = [
        at
        for at in division(reading, together[0])
        if reading.pieces[at].role == role and not _follow(reading, at, together, role)
    ]
    new = {at: [replace(reading.pieces[at], role=Role.TEXT, suggested=False)] for at in others}
    return changed(reading, new)


def _follow(reading: Reading, at: int, together: list[int], role: Role) -> bool:
    """Whether nothing else of the article stands between ``at`` and the pieces ``together``."""
    low, high = min(at, together[0]), max(at, together[-1])
    between = [reading.pieces[index] for index in range(low, high + 1) if index not in together]
    return all(piece.role in (role, Role.LEFT_OUT) for piece in between)
