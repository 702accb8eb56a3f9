"""What stands between the articles of a bulletin: headings of columns, and rules."""

import re

from bulletins.text.findings import gettext_noop

from .notes import is_note
from .segments import Segment

COLUMN = gettext_noop("names the column of the articles below it")
RULE = gettext_noop("parts one article from the next")
SIGNS = "◇◆●○■□▲△▼▽★☆※◎⊙►▶❖"
_RULE = re.compile(rf"[{SIGNS}*＊·•…—–―─━═=_~～\-#+\s]{{3,}}")
_STOPS = "。！？；，：,;:!?《》【】…"
_NAME = rf"(?P<name>[^\s{_STOPS}](?:[^{_STOPS}]{{0,18}}[^\s{_STOPS}])?)"
_BRACKETED = re.compile(rf"[【〖\[「]\s*{_NAME}\s*[】〗\]」]")
_DASHES = r"[—–―─━\-·•*]"
_RULED = re.compile(rf"{_DASHES}+\s*{_NAME}(?<!{_DASHES})\s*{_DASHES}+")
_SIGNED = re.compile(rf"(?P<sign>[{SIGNS}])[{SIGNS}]*\s*{_NAME}\s*[{SIGNS}]*")
_SIGN = re.compile(rf"[{SIGNS}]+\s*")
_LONGEST = 14


def is_rule(line: Segment) -> bool:
    """``———`` or ``* * *`` on a line of its own."""
    bare = "".join(line.folded.split())
    return len(bare) >= 3 and bool(_RULE.fullmatch(line.folded))


def column_name(line: Segment) -> Segment | None:
    """``【经验交流】`` → the words between the brackets."""
    if is_rule(line):
        return None
    for form in (_BRACKETED, _SIGNED, _RULED):
        match = form.fullmatch(line.folded)
        if match and not is_note(line) and len(squeezed(match["name"])) <= _LONGEST:
            return line.part(*match.span("name"))
    return None


def is_bracketed(line: Segment) -> bool:
    return bool(_BRACKETED.fullmatch(line.folded))


def signs_around(line: Segment) -> tuple[int, int]:
    """How many characters at the front and at the back are ● or 【 and 】, with spaces."""
    if match := _BRACKETED.fullmatch(line.folded):
        return match.start("name"), len(line) - match.end("name")
    sign = _SIGN.match(line.folded)
    return (sign.end(), 0) if sign and sign.end() < len(line) else (0, 0)


def squeezed(text: str) -> str:
    """``经 验 交 流`` → ``经验交流``; any other text as it is."""
    words = text.split()
    is_spaced = len(words) > 1 and all(len(word) == 1 and not word.isascii() for word in words)
    return "".join(words) if is_spaced else text
