"""The pictures of a source, taken into the house before its text is."""

from collections.abc import Callable
from dataclasses import dataclass, field

from bulletins import pictures
from bulletins.errors import Refused
from bulletins.text.paragraphs import Picture

from .reading import Reading


@dataclass(frozen=True, slots=True)
class Taken:
    """Name of a picture in its source → key under which it is kept; why others are not."""

    keys: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def take_pictures(reading: Reading, data: Callable[[Picture], bytes]) -> Taken:
    """Keep the pictures that the text shows; ``data`` gives the bytes of one.

    Not inside the transaction that stores the text: two imports with the same pictures would wait
    for each other.
    """
    taken = Taken()
    shown = {piece.at for piece in reading.pieces if piece.role != piece.role.LEFT_OUT}
    found = [reading.paragraphs[at].picture for at in sorted(shown)]
    for picture in {one.name: one for one in found if one}.values():
        try:
            taken.keys[picture.name] = pictures.take(data(picture), name=picture.name).key
        except Refused as refusal:
            taken.notes.append(str(refusal))
    return taken
