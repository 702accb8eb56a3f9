"""How the columns of a table are set, told from their words."""

import pytest

from bulletins.rendering.tables import ColumnKind, column_kinds


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["12", "1,286", "-1.2%", "＋3".replace("＋", "+"), "１２"], ColumnKind.NUMBER),
        (["12", "—", "", "/"], ColumnKind.NUMBER),
        (["—", ""], ColumnKind.SHORT),
        (["12次", "9次"], ColumnKind.SHORT),
        (["2024年3月"], ColumnKind.WORDS),
        (["澜江市", "青石县"], ColumnKind.SHORT),
        (["澜江市", "澜江市委宣传部"], ColumnKind.WORDS),
        ([""], ColumnKind.SHORT),
    ],
)
def test_a_column_is_of_numbers_of_short_words_or_of_text(cells, kind):
    assert column_kinds([[cell] for cell in cells]) == [kind]


def test_each_column_has_its_own_kind():
    rows = [["澜江市", "12", "每月初向各单位发出提醒单"], ["云岭市", "9", ""]]
    assert column_kinds(rows) == [ColumnKind.SHORT, ColumnKind.NUMBER, ColumnKind.WORDS]
