"""Whether a line was broken off: what a page's edge explains and nobody would write."""

import re
from collections.abc import Iterable

_OPENED, _CLOSED = "“‘《〈「『【〔（(", "”’》〉」』】〕）)"
_PARTNERS = dict(zip(_CLOSED, _OPENED, strict=True))
# 指出。……干 – a sentence ends within the line, and the next one does not.
_GOES_ON = re.compile(r"[。；][”’」』）)]?[^。；（(【]+$")
_ENDS_OPEN = re.compile(rf"[，、,{re.escape(_OPENED)}]$")
# Nothing begins so but the rest of something; 的确 and 的士 are words.
_BEGINS_WITHIN = re.compile(rf"[，。、；：！？,;:!?%％…{re.escape(_CLOSED)}们]|的(?![确士])")
_WORD = re.compile("[0-9A-Za-z]")
_LABEL = re.compile(r"[\u4e00-\u9fff]{2,6}\s*[:：]")
_LONGEST_HEADING = 30
_STOPS = re.compile("[，。、；：,;:]")


def is_surely_broken(line: str, following: str) -> bool:
    """Whether ``line`` can only go on in ``following``, of two lines as they are written."""
    line, following = line.strip(), following.strip()
    if not line or not following or _LABEL.match(following):
        return False
    is_cut = bool(_WORD.match(line[-1]) and _WORD.match(following))
    ends_open = _GOES_ON.search(line) or _ENDS_OPEN.search(line) or _is_open(line, following)
    is_long = len(line) > _LONGEST_HEADING and line.count("，") > 1
    return bool(is_cut or ends_open or is_long or _BEGINS_WITHIN.match(following))


def _is_open(line: str, following: str) -> bool:
    """Whether a bracket or quote is open at the end of ``line``, and ``following`` closes it."""
    opened: list[str] = []
    for sign in line:
        if sign in _OPENED:
            opened.append(sign)
        elif opened and _PARTNERS.get(sign) == opened[-1]:
            opened.pop()
    first = next((sign for sign in following if sign in _CLOSED or sign in _OPENED), "")
    return bool(opened) and _PARTNERS.get(first) == opened[-1]


def are_parallel(lines: Iterable[str]) -> bool:
    """Whether all have their stops in the same places: slogans, verses, the halves of a couplet."""
    places = [tuple(stop.start() for stop in _STOPS.finditer(line.strip())) for line in lines]
    return len(places) > 1 and len(set(places)) == 1
