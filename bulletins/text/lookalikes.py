"""Characters that are ordinary in themselves and look like others where they stand."""

import re
from collections.abc import Iterator

# Greek and Cyrillic letters that cannot be told from Latin ones.
_CONFUSABLE = set("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοАВЕЗІЈКМНОРСТУХаеорсухіј")
_WORD = re.compile("[A-Za-z0-9\u0370-\u03ff\u0400-\u04ff]+")
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u04ff]")
_NOUGHT_LIKE = "○◯０OoОоΟο"
_CHINESE_NUMBER = re.compile(f"(?<![A-Za-z])[一二三四五六七八九〇零{_NOUGHT_LIKE}]{{3,}}(年?)")
_NUMERAL = re.compile("[一二三四五六七八九]")
_FIGURE = re.compile("(?<![A-Za-z0-9ОоΟο])[0-9][0-9OoIlОоΟο]*[0-9](?![A-Za-z0-9ОоΟο])")

FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ]+")


def strangers_in_words(text: str) -> Iterator[int]:
    """Offsets of Greek and Cyrillic letters that pass for Latin ones within a Latin word.

    Words of the other script, and letters such as μ that look like nothing else, are left alone.
    """
    for word in _WORD.finditer(text):
        foreign = [word.start() + match.start() for match in _FOREIGN.finditer(word[0])]
        is_mixed = 0 < len(foreign) < len(word[0])
        if is_mixed and all(text[offset] in _CONFUSABLE for offset in foreign):
            yield from foreign


def wrong_noughts(text: str) -> Iterator[int]:
    """Offsets of circles, letters and digits that stand for 〇 in a Chinese number: 二○二四年."""
    for number in _CHINESE_NUMBER.finditer(text):
        numerals = len(_NUMERAL.findall(number[0]))
        if numerals >= (1 if number[1] else 2):
            yield from (
                number.start() + place
                for place, character in enumerate(number[0])
                if character in _NOUGHT_LIKE
            )


def letters_in_figures(text: str) -> Iterator[int]:
    """Offsets of letters between digits that stand for 0 or 1: 2O24年, 3l5."""
    for figure in _FIGURE.finditer(text):
        if not figure[0].isdigit():
            yield from (
                figure.start() + place
                for place, character in enumerate(figure[0])
                if not character.isdigit()
            )
