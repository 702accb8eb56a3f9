"""What the screen's buttons and keys ask for → corrections of a reading."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bulletins.importing import correcting
from bulletins.importing.correcting import CannotCorrect
from bulletins.importing.correcting.refusals import NO_SUCH_PIECE
from bulletins.importing.reading import Reading, Role

from .showing import place

ON_A_PIECE: dict[str, Callable[[Reading, int], Reading]] = {
    "promote": correcting.promote,
    "demote": correcting.demote,
    "take_back_head": correcting.take_back_head,
    "join": correcting.join,
    "leave_out": correcting.leave_out,
    "take_in": correcting.take_in,
    "begin_closing": correcting.begin_closing,
    "begin_article": correcting.begin_article,
    "begin_tail": correcting.begin_tail,
    "join_article": correcting.join_article,
    "read_facts": correcting.read_facts,
    "accept": correcting.accept,
}
AT_AN_OFFSET: dict[str, Callable[[Reading, int, int], Reading]] = {
    "split": correcting.split,
    "make_head": correcting.make_head,
}
ACCEPT_ALL = "accept_all"
ASSIGN = "assign-"
# After these a person goes on with what follows, not with where the words went.
_GO_AWAY = {"leave_out", "read_facts"}
_LONGEST_NUMBER = 9


@dataclass(slots=True)
class Act:
    """One correction as the page asked for it: of the piece at ``part``, or of all."""

    name: str
    part: str = ""
    offset: int = 0
    selected: str = ""  # after it was done: the piece a person goes on with

    def __call__(self, reading: Reading) -> Reading:
        if self.name == ACCEPT_ALL:
            self.selected = self.part
            return correcting.accept_all(reading)
        index = index_of(reading, self.part)
        after = self._done(reading, index)
        self.selected = self._next(after, reading, index)
        return after

    def _done(self, reading: Reading, index: int) -> Reading:
        if self.name in AT_AN_OFFSET:
            return AT_AN_OFFSET[self.name](reading, index, self.offset)
        if self.name.startswith(ASSIGN):
            return correcting.assign(reading, index, Role(self.name.removeprefix(ASSIGN)))
        return ON_A_PIECE[self.name](reading, index)

    def _next(self, after: Reading, before: Reading, index: int) -> str:
        piece = before.pieces[index]
        start = piece.start + (self.offset if self.name in AT_AN_OFFSET else 0)
        found = at_place(after, piece.at, start)
        if self.name in _GO_AWAY:
            rest = (one for one in after.pieces[found + 1 :] if one.role != Role.LEFT_OUT)
            return place(next(rest, after.pieces[found]))
        return place(after.pieces[found])


def asked(data: Mapping[str, str]) -> Act | None:
    """The act that a form names: ``act=promote&part=3-0``, or ``promote=3-0`` by one button."""
    if is_known(name := data.get("act", "")):
        return Act(name, data.get("part", ""), _number(data.get("offset", "")))
    direct = next((name for name in data if is_known(name)), None)
    return Act(direct, data[direct]) if direct else None


def is_known(name: str) -> bool:
    roles = {ASSIGN + role for role in correcting.ASSIGNED}
    return name in ON_A_PIECE or name in AT_AN_OFFSET or name == ACCEPT_ALL or name in roles


def index_of(reading: Reading, part: str) -> int:
    """The piece of that name. Raises CannotCorrect where there is none any more."""
    for index, piece in enumerate(reading.pieces):
        if place(piece) == part:
            return index
    raise CannotCorrect(NO_SUCH_PIECE)


def at_place(reading: Reading, at: int, offset: int) -> int:
    """The piece that holds a character of the source, or the last one before it."""
    found = 0
    for index, piece in enumerate(reading.pieces):
        if (piece.at, piece.start) > (at, offset):
            break
        found = index
    return found


def _number(words: str) -> int:
    is_number = words.isascii() and words.isdecimal() and len(words) <= _LONGEST_NUMBER
    return int(words) if is_number else 0
