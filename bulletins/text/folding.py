"""A copy of a text to match patterns on. The stored text is never folded."""

import unicodedata

# Numbers that are one character (①, Ⅳ, ㊀) would lose what they are.
_KEEPS_ITS_FORM = {"No", "Nl"}
_SHOWS_NOTHING = {"Cf", "Cc", "Zs", "Zl", "Zp"}


class _Folds(dict):
    """Character code → folded character, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    category = unicodedata.category(character)
    if category in _KEEPS_ITS_FORM or category == "Cs":
        return character
    if category in _SHOWS_NOTHING:
        return " "
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character


_FOLDS = _Folds()


def fold(text: str) -> str:
    """``text`` with full-width forms made half-width, of the same length: offsets stay true.

    ``：（１．`` become ``:(1.``; ``、。“”《》`` stay; every space, control and zero-width
    character becomes a plain space.
    """
    return text.translate(_FOLDS)
