"""Enumerations in words that are no numbers of headings: 首先…其次…, 其一…其二…, 一抓…二抓…

The words stay in the headings: 首先，建强队伍。
"""

import re
from collections.abc import Callable, Iterator

from bulletins.text.findings import Severity, gettext_noop
from bulletins.text.numbering import chinese_number
from bulletins.text.sentences import first_sentence_end

from .parts import Found, Start, opening
from .segments import Segment

IN_WORDS = gettext_noop("首先, 其次 and the like were taken to open measures.")
ONE_VERB = gettext_noop("Numerals before one and the same verb were taken to open measures.")
_PLACE = re.compile(r"(?:^|[。！？!?;:][”’」』)》】\"]*)\s*")
_FIRSTLY = re.compile("(首先|其次|再次|最后)(?!一|的)[,要是]?")
_ORDER = {"首先": 1, "其次": 2, "再次": 3, "最后": 4}
_NUMERAL = "[一二三四五六七八九十]{1,3}"
_OF_THEM = re.compile(rf"其({_NUMERAL})[,、:是]")
_VERB = re.compile(rf"({_NUMERAL})([抓看靠带建促查比讲学管强严创树优转改送帮访听练])(?!\1)")
_LONGEST_HEAD = 40
_SHORTEST_BODY = 10


def sequence(lines: list[Segment]) -> Found:
    """The first of these that runs in order."""
    return next(
        (found for read in (_of_them, _firstly, _verbs) if (found := read(lines)).starts), Found()
    )


def _of_them(lines: list[Segment]) -> Found:
    """其一，…其二，…: two at least, in order."""
    taken = _counted(_matches(lines, _OF_THEM), lambda match: chinese_number(match[1]))
    return Found(taken if len(taken) >= 2 else [])


def _firstly(lines: list[Segment]) -> Found:
    """首先…其次…, each with a short first sentence that can head what follows; a suggestion."""
    taken, last = [], 0
    for start, match in _matches(lines, _FIRSTLY):
        number = _ORDER[match[1]]
        if (number == 1) == (last == 0) and number > last:
            taken.append(start)
            last = number
    items = [opening(lines, taken, number) for number in range(len(taken))]
    return _suggested(lines, taken, IN_WORDS, fewest=2) if all(map(_has_head, items)) else Found()


def _verbs(lines: list[Segment]) -> Found:
    """一抓…二抓…三抓…: three at least, as 一带 and 三学 are common words; a suggestion."""
    matches = list(_matches(lines, _VERB))
    verb = next((match[2] for _, match in matches if match[1] == "一"), "")
    same = [(start, match) for start, match in matches if match[2] == verb]
    taken = _counted(same, lambda match: chinese_number(match[1]))
    return _suggested(lines, taken, ONE_VERB, fewest=3)


def _matches(lines: list[Segment], form: re.Pattern) -> Iterator[tuple[Start, re.Match]]:
    for at, line in enumerate(lines):
        for place in _PLACE.finditer(line.folded):
            if match := form.match(line.folded, place.end()):
                yield Start(at, place.end()), match


def _counted(matches, number: Callable[[re.Match], int | None]) -> list[Start]:
    taken: list[Start] = []
    for start, match in matches:
        if number(match) == len(taken) + 1:
            taken.append(start)
    return taken


def _has_head(item: Segment) -> bool:
    end = first_sentence_end(item.folded)
    return end <= _LONGEST_HEAD and len(item.part(end)) >= _SHORTEST_BODY


def _suggested(lines: list[Segment], starts: list[Start], why: str, *, fewest: int) -> Found:
    if len(starts) < fewest:
        return Found()
    place = lines[starts[0].at].part(starts[0].offset, starts[0].offset + _LONGEST_HEAD)
    return Found(starts, findings=[place.finding("weak-structure", Severity.HINT, why)])
