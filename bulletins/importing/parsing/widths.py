"""How wide the lines of a text are, and after how many characters broken ones break off."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from bulletins.text.sentences import ends_like_a_sentence

from .breaks import are_parallel, is_surely_broken

_NARROWEST, _WIDEST = 17, 64
_LONGEST = 4 * _WIDEST  # a longer line is a whole paragraph; nobody asks how much room it takes
_FEWEST = 4
_INDENT = 2
_SHORT_TEXT, _PLACES = 200, 4  # lines; how many widths are tried in a text as short
_BELOW, _ABOVE = 2, 1.5  # no stop begins a line, no opening bracket ends one; stops may hang over
_OPENERS, _CLOSERS = "“‘《〈「『（【〔([", "”’》〉」』）】〕)]。，、；：！？!?,.;:%％…"
# What stays together at the start of a line: a word or number, or one character, with its stops.
_TOKEN = re.compile(
    rf"[{re.escape(_OPENERS)}]*(?:[0-9A-Za-z.,:/+~-]+|.)?[{re.escape(_CLOSERS)}]*", re.DOTALL
)
_NARROW = re.compile("[\x00-\x7f\xa0]")
_INSIDE_SENTENCES = re.compile("[。，、；,;]")
Opens = Callable[[int], bool]


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


@dataclass(frozen=True, slots=True)
class Breaks:
    """The lines ``at`` break off at ``width`` within a sentence which a line below them ends.

    The ``exact`` of them had no room for what begins the next. ``are_full``: nor had the others,
    the first lines of paragraphs, if their indent was lost. ``spread`` is by how much they differ:
    of a text broken after so many characters nothing as they are counted, much in room.
    """

    width: Width
    at: list[int]
    exact: int
    are_full: bool
    spread: float

    def weight(self) -> tuple[int, bool, int, float]:
        return len(self.at), self.are_full, self.exact, -self.spread


def find_width(lines: list[str], opens: Opens) -> Width | None:
    """Where the lines break off; None where they are whole paragraphs.

    ``opens`` says of a line that it visibly begins a paragraph, so continues no other. Broken
    lines end within a sentence, the last of each paragraph does not; a quarter of all lines at
    least break off, and hardly one is longer. Of few lines more is asked: all are exactly full.
    """
    found = _most_breaks(lines, opens)
    if found is None or not _are_prose(lines, found):
        return None
    is_enough = len(found.at) >= max(_FEWEST, len(lines) / 4)
    return found.width if is_enough or _is_conclusive(lines, found) else None


def find_doubtful_break(lines: list[str], opens: Opens) -> tuple[int, Width] | None:
    """A line that may break off where too little speaks for it to join the lines."""
    found = _most_breaks(lines, opens, even_parallel=True)
    if found is None or not found.are_full or not _are_prose(lines, found):
        return None
    is_likely = 4 * len(found.at) >= len(_body(lines, found.width))
    return (found.at[0], found.width) if is_likely and found.at[0] else None


def _is_conclusive(lines: list[str], found: Breaks) -> bool:
    """Whether few lines say enough: two are exactly as wide, or one breaks off for sure."""
    sure = any(is_surely_broken(lines[at], lines[at + 1]) for at in found.at)
    is_enough = 4 * len(found.at) >= len(_body(lines, found.width))
    return found.are_full and is_enough and (sure or found.exact > 1)


def _body(lines: list[str], width: Width) -> list[str]:
    """The lines that may be those of paragraphs, and are no titles, names or dates."""
    return [line for line in lines if width.is_near(line) or ends_like_a_sentence(line.strip())]


def _are_prose(lines: list[str], found: Breaks) -> bool:
    return 2 * sum(reads_like_prose(lines[at]) for at in found.at) >= len(found.at)


def _most_breaks(lines: list[str], opens: Opens, *, even_parallel: bool = False) -> Breaks | None:
    widths = [width for measure in (room, len) for width in _widths(lines, measure)]
    found = [
        _breaks(lines, opens, width, even_parallel)
        for width in widths
        if sum(width.is_exceeded(line) for line in lines) <= len(lines) / 10
    ]
    best = max(found, key=Breaks.weight, default=None)
    return best if best and best.at else None


def _widths(lines: list[str], measure: Callable[[str], float]) -> list[Width]:
    """Where most of the lines lie that end within a sentence: of a short text, in which a title
    may be as wide as anything, several such places.
    """
    sizes = Counter(
        int(measure(line.rstrip()) + 0.5)
        for line in lines
        if not ends_like_a_sentence(line.strip())
    )
    sizes = {size: count for size, count in sizes.items() if _NARROWEST <= size <= _WIDEST}
    near = {size: sum(sizes.get(size - less, 0) for less in range(_BELOW + 1)) for size in sizes}
    places = sorted(near, key=lambda size: (-near[size], size))
    return [Width(measure, at) for at in places[: _PLACES if len(lines) <= _SHORT_TEXT else 1]]


def _breaks(lines: list[str], opens: Opens, width: Width, even_parallel: bool) -> Breaks:
    at, firsts = [], set()
    for run in _runs(lines, opens, width):
        whole = lines[run[0] : run[-1] + 2]
        is_ended = ends_like_a_sentence(whole[-1].strip()) and not width.is_exceeded(whole[-1])
        if is_ended and (even_parallel or not _are_verses(whole)):
            at += run
            firsts.add(run[0])
    sizes = [width.measure(lines[one].rstrip()) for one in at] or [0]
    exact = [one for one in at if width.is_filled(lines[one], lines[one + 1], 0)]
    rest = set(at).difference(exact)
    are_full = rest <= firsts and all(
        width.is_filled(lines[one], lines[one + 1], _INDENT) for one in rest
    )
    return Breaks(width, at, len(exact), are_full, max(sizes) - min(sizes))


def _are_verses(lines: list[str]) -> bool:
    """Whether lines are alike because somebody made them so."""
    is_broken = any(is_surely_broken(*pair) for pair in pairwise(lines))
    return are_parallel(lines) or (are_parallel(lines[:-1]) and not is_broken)


def _runs(lines: list[str], opens: Opens, width: Width) -> list[list[int]]:
    """Neighbouring lines of full width that end within a sentence and may go on below."""
    runs, before = [], None
    for at, line in enumerate(lines[:-1]):
        is_full = width.is_near(line) or width.is_filled(line, lines[at + 1], 0)
        if not is_full or ends_like_a_sentence(line.strip()) or opens(at + 1):
            continue
        if before != at - 1:
            runs.append([])
        runs[-1].append(at)
        before = at
    return runs
