"""What corrections need to know of the row of pieces, and how a row is put together again."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bulletins.importing.reading import Begins, Piece, Reading, Role, with_cells
from bulletins.text.paragraphs import Kind

from .refusals import NO_LINE, NO_SUCH_PIECE, OUTSIDE, CannotCorrect

PARTS = (Begins.SECTION, Begins.MEASURE)
DIVISIONS = (Begins.ARTICLE, Begins.TAIL)  # of a whole bulletin
_OF_HEADS = (Role.MARK, Role.HEADING)


def piece_at(reading: Reading, index: int) -> Piece:
    if not 0 <= index < len(reading.pieces):
        raise CannotCorrect(NO_SUCH_PIECE)
    return reading.pieces[index]


def is_head(piece: Piece) -> bool:
    """Whether ``piece`` begins a part with its number or its heading.

    An article that begins with a heading begins with a section.
    """
    return piece.begins in (*PARTS, Begins.ARTICLE) and piece.role in _OF_HEADS


def members(reading: Reading, index: int) -> list[int]:
    """The pieces that go together with piece ``index``, in order: the number and the lines of one
    heading, or an attachment and its number.
    """
    piece_at(reading, index)
    head = _head_of(reading.pieces, index)
    heading = [] if head is None else _heading_from(reading.pieces, head)
    if index in heading:
        return heading
    start = index - 1 if _numbers_next(reading.pieces, index - 1) else index
    return [start, start + 1] if _numbers_next(reading.pieces, start) else [index]


def _head_of(pieces: tuple[Piece, ...], index: int) -> int | None:
    """Where the heading begins to which piece ``index`` belongs."""
    if pieces[index].role not in _OF_HEADS:
        return None
    at = index
    while at and pieces[at].begins == Begins.NOTHING and pieces[at].role != Role.TEXT:
        at -= 1
    return at if is_head(pieces[at]) else None


def _heading_from(pieces: tuple[Piece, ...], head: int) -> list[int]:
    found = [head]
    for at in range(head + 1, len(pieces)):
        if pieces[at].begins != Begins.NOTHING or pieces[at].role == Role.TEXT:
            break
        if pieces[at].role == Role.HEADING:
            found.append(at)
    return found


def _numbers_next(pieces: tuple[Piece, ...], index: int) -> bool:
    """Whether piece ``index`` is a number that begins no part and belongs to the piece after it."""
    if not 0 <= index < len(pieces) - 1:
        return False
    mark, named = pieces[index], pieces[index + 1]
    is_number = mark.role == Role.MARK and not is_head(mark)
    return is_number and named.at == mark.at and named.role not in _OF_HEADS


def text_before(reading: Reading, index: int) -> int | None:
    """The TEXT that stands before piece ``index`` in the body of the same part."""
    for at in range(index - 1, -1, -1):
        piece = reading.pieces[at]
        if piece.role == Role.TEXT:
            return at
        if piece.begins != Begins.NOTHING or piece.role == Role.HEADING:
            return None
    return None


def text_after(reading: Reading, index: int) -> int | None:
    """The TEXT that follows piece ``index`` in the body of the same part."""
    for at in range(index + 1, len(reading.pieces)):
        piece = reading.pieces[at]
        if piece.begins != Begins.NOTHING or piece.role == Role.HEADING:
            return None
        if piece.role == Role.TEXT:
            return at
    return None


def is_line(reading: Reading, piece: Piece) -> bool:
    """Whether ``piece`` is words in a line: no picture, no row with words in several cells."""
    kind = reading.paragraphs[piece.at].kind
    return kind != Kind.PICTURE and not (kind == Kind.ROW and "\t" in reading.text(piece).strip())


def require_lines(reading: Reading, indexes: Iterable[int]) -> None:
    if not all(is_line(reading, reading.pieces[at]) for at in indexes):
        raise CannotCorrect(NO_LINE)


def runs(reading: Reading, indexes: Iterable[int]) -> Iterator[list[int]]:
    """``indexes`` in groups of pieces that stand next to each other in one paragraph."""
    run: list[int] = []
    for at in indexes:
        if run and (at != run[-1] + 1 or reading.pieces[at].at != reading.pieces[run[-1]].at):
            yield run
            run = []
        run.append(at)
    yield from [run] if run else []


def merged(reading: Reading, indexes: Iterable[int], **what) -> dict[int, list[Piece]]:
    """One piece for each run of ``indexes``, with ``what`` it is, for ``changed``. It begins what
    its first piece began.
    """
    new: dict[int, list[Piece]] = {}
    for run in runs(reading, indexes):
        first, last = reading.pieces[run[0]], reading.pieces[run[-1]]
        new |= {at: [] for at in run} | {run[0]: [replace(first, end=last.end, **what)]}
    return new


def stretch(reading: Reading, piece: Piece, start: int, end: int | None = None) -> list[Piece]:
    """Characters ``start:end`` of ``piece``, trimmed; nothing where they hold nothing."""
    stop = piece.end if end is None else piece.start + end
    part = reading.trimmed(replace(piece, start=piece.start + start, end=stop))
    return [part] if reading.text(part).strip() else []


def changed(reading: Reading, new: dict[int, list[Piece]]) -> Reading:
    """``reading`` with the pieces at the keys of ``new`` replaced."""
    row = [piece for at, old in enumerate(reading.pieces) for piece in new.get(at, [old])]
    own = settled(row, has_issue=reading.issue is not None)
    return replace(reading, pieces=tuple(with_cells(reading.paragraphs, own)))


def settled(row: list[Piece], *, has_issue: bool) -> list[Piece]:
    """What must be so wherever a correction leads: a closing ends its article, and what stands in
    no article is the note of the issue.
    """
    inside = _in_articles(row) if has_issue else [True] * len(row)
    kept, is_last = [], True
    for piece, is_inside in zip(reversed(row), reversed(inside), strict=True):
        own = _of_article(piece) if is_inside else _of_issue(piece)
        if own.begins == Begins.CLOSING and not is_last:
            own = replace(own, begins=Begins.NOTHING, suggested=False)
        is_last = own.begins in DIVISIONS or (is_last and own.begins == Begins.NOTHING)
        kept.append(own)
    return kept[::-1]


def _in_articles(row: Iterable[Piece]) -> list[bool]:
    """Whether each piece stands in an article and not in the mast or the tail of a bulletin."""
    found, is_inside = [], False
    for piece in row:
        if piece.begins in DIVISIONS:
            is_inside = piece.begins == Begins.ARTICLE
        found.append(is_inside)
    return found


def _of_article(piece: Piece) -> Piece:
    is_note = piece.role == Role.ISSUE_NOTE
    return replace(piece, role=Role.EDITOR_NOTE) if is_note else piece


def _of_issue(piece: Piece) -> Piece:
    if piece.role in (Role.LEFT_OUT, Role.ISSUE_NOTE):
        return piece
    begins = piece.begins if piece.begins in DIVISIONS else Begins.NOTHING
    return Piece(piece.at, piece.start, piece.end, Role.ISSUE_NOTE, begins)


def article_of(reading: Reading, index: int) -> int | None:
    """The number (from 0) of the article in which piece ``index`` stands; None outside of them."""
    if reading.issue is None:
        return 0
    begun = [piece.begins for piece in reading.pieces[: index + 1] if piece.begins in DIVISIONS]
    if not begun or begun[-1] == Begins.TAIL:
        return None
    return begun.count(Begins.ARTICLE) - 1


def require_article(reading: Reading, index: int) -> int:
    """The number of the article in which the piece stands."""
    number = article_of(reading, index)
    if number is None:
        raise CannotCorrect(OUTSIDE)
    return number


def division(reading: Reading, index: int) -> range:
    """The pieces of the article, or the part of the bulletin outside of them, with the piece."""
    starts = [at for at, piece in enumerate(reading.pieces) if piece.begins in DIVISIONS]
    edges = [0, *starts, len(reading.pieces)] if reading.issue else [0, len(reading.pieces)]
    at = bisect_right(edges, index)
    return range(edges[at - 1], edges[at])
