"""Structure that rests on weak evidence, confirmed by a person."""

from dataclasses import replace

from bulletins.importing.reading import Reading

from .pieces import changed, members, piece_at
from .refusals import NOTHING_SUGGESTED, CannotCorrect


def accept(reading: Reading, index: int) -> Reading:
    """What is suggested to begin at the piece does begin there."""
    piece_at(reading, index)
    first = members(reading, index)[0]
    piece = reading.pieces[first]
    if not piece.suggested:
        raise CannotCorrect(NOTHING_SUGGESTED)
    return changed(reading, {first: [replace(piece, suggested=False)]})


def accept_all(reading: Reading) -> Reading:
    weak = {
        at: [replace(piece, suggested=False)]
        for at, piece in enumerate(reading.pieces)
        if piece.suggested
    }
    if not weak:
        raise CannotCorrect(NOTHING_SUGGESTED)
    return changed(reading, weak)
