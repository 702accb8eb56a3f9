"""How wide the lines of a text are, and after how many characters broken ones break off."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from bulletins.text.sentences import ends_like_a_sentence

_NARROWEST, _WIDEST = 20, 64
_LONGEST = 4 * _WIDEST  # a longer line is a whole paragraph; nobody asks how much room it takes
_FEWEST = 4
_BELOW, _ABOVE = 2, 1.5  # no stop begins a line, no opening bracket ends one; stops may hang over
_OPENERS, _CLOSERS = "“‘《〈「『（【〔([", "”’》〉」』）】〕)]。，、；：！？!?,.;:%％…"
# What stays together at the start of a line: a word or number, or one character, with its stops.
_TOKEN = re.compile(
    rf"[{re.escape(_OPENERS)}]*(?:[0-9A-Za-z.,:/+~-]+|.)?[{re.escape(_CLOSERS)}]*", re.DOTALL
)
_NARROW = re.compile("[\x00-\x7f\xa0]")
_INSIDE_SENTENCES = re.compile("[。，、；,;]")


def room(text: str) -> float:
    """The width in full-width characters, of which Latin letters and figures are half."""
    if len(text) > _LONGEST:
        return len(text)
    return len(text) - len(_NARROW.findall(text)) / 2


@dataclass(frozen=True, slots=True)
class Width:
    """Lines break off at ``at``: in characters, or in room on the sheet, as ``measure`` counts."""

    measure: Callable[[str], float]
    at: int

    def is_filled(self, line: str, following: str, slack: float) -> bool:
        """Whether what begins ``following`` found no room at the end of ``line``."""
        token = _TOKEN.match(following.strip())[0]
        return self.measure(line.rstrip()) + self.measure(token) > self.at - slack

    def is_near(self, line: str) -> bool:
        return self.at - _BELOW <= self.measure(line.rstrip()) and not self.is_exceeded(line)

    def is_exceeded(self, line: str) -> bool:
        return self.measure(line.rstrip()) > self.at + _ABOVE


def reads_like_prose(text: str) -> bool:
    return bool(_INSIDE_SENTENCES.search(text))


def find_width(lines: list[str], opens: Callable[[int], bool]) -> Width | None:
    """Where the lines break off; None where they are whole paragraphs.

    ``opens`` says of a line that it visibly begins a paragraph, so continues no other. Broken
    lines end within a sentence, the last of each paragraph does not; a quarter of all lines at
    least break off, and hardly one is longer.
    """
    widths = [width for measure in (room, len) if (width := _width(lines, measure))]
    broken = [
        (_broken(lines, opens, width), width)
        for width in widths
        if sum(width.is_exceeded(line) for line in lines) <= len(lines) / 10
    ]
    best, width = max(broken, key=lambda entry: len(entry[0]), default=([], None))
    is_enough = len(best) >= max(_FEWEST, len(lines) / 4)
    is_prose = 2 * sum(reads_like_prose(lines[at]) for at in best) >= len(best)
    return width if is_enough and is_prose else None


def _width(lines: list[str], measure: Callable[[str], float]) -> Width | None:
    """Where most of the lines lie that end within a sentence."""
    sizes = Counter(
        int(measure(line.rstrip()) + 0.5)
        for line in lines
        if not ends_like_a_sentence(line.strip())
    )
    sizes = {size: count for size, count in sizes.items() if _NARROWEST <= size <= _WIDEST}
    if not sizes:
        return None
    near = {size: sum(sizes.get(size - less, 0) for less in range(_BELOW + 1)) for size in sizes}
    return Width(measure, max(near, key=lambda size: (near[size], -size)))


def _broken(lines: list[str], opens: Callable[[int], bool], width: Width) -> list[int]:
    """The lines that break off within a sentence which a line below them ends."""
    cut = []
    for run in _runs(lines, opens, width):
        end = lines[run[-1] + 1]
        if ends_like_a_sentence(end.strip()) and not width.is_exceeded(end):
            cut += run
    return cut


def _runs(lines: list[str], opens: Callable[[int], bool], width: Width) -> list[list[int]]:
    """Neighbouring lines of full width that end within a sentence and may go on below."""
    runs, before = [], None
    for at, line in enumerate(lines[:-1]):
        if not width.is_near(line) or ends_like_a_sentence(line.strip()) or opens(at + 1):
            continue
        if before != at - 1:
            runs.append([])
        runs[-1].append(at)
        before = at
    return runs
