"""The account of a reading in figures: where each character went."""

from dataclasses import dataclass

from .reading import Piece, Reading, Role


@dataclass(frozen=True, slots=True)
class Account:
    """Characters of the source that have to be kept: no white space, but the tabs that part the
    cells of a row. ``lost`` are in no piece, or in two.
    """

    total: int
    structure: int
    left_out: int
    numbers: int
    lost: int

    @property
    def accounted(self) -> int:
        return self.total - self.lost

    @property
    def is_exact(self) -> bool:
        return self.lost == 0


def account(reading: Reading) -> Account:
    left_out = sum(_shown(reading, piece) for piece in _of(reading, Role.LEFT_OUT))
    numbers = sum(_shown(reading, piece) for piece in _of(reading, Role.MARK))
    held = sum(_shown(reading, piece) for piece in reading.pieces)
    return Account(
        total=sum(sum(1 for _ in one.kept()) for one in reading.paragraphs),
        structure=held - left_out - numbers,
        left_out=left_out,
        numbers=numbers,
        lost=sum(int(finding.params["count"]) for finding in reading.discrepancies),
    )


def _of(reading: Reading, role: Role) -> list[Piece]:
    return [piece for piece in reading.pieces if piece.role == role]


def _shown(reading: Reading, piece: Piece) -> int:
    return sum(1 for _ in reading.paragraphs[piece.at].kept(piece.start, piece.end))
