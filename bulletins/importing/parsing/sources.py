"""Where a text says it was printed: 《中心组学习动态》2024年第8期（总第96期）."""

import re

from bulletins.text.numbering import chinese_number
from bulletins.text.outline import Source

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_ISSUE = (
    r"(?:(?P<year>\d{4})\s*年\s*)?(?P<extra>[(]?增刊[)]?)?\s*"
    rf"(?:[(]\s*)?(?:第|(?<=年))\s*(?P<number>\d{{1,4}}|{_NUMERAL})\s*期\s*(?P<extra_after>[(]?增刊[)]?)?"
)
_TOTAL = r"[(),\s]*总(?:第|期第)?\s*(?P<total>\d{1,5})\s*期\s*[)]?"
_NAME = r"(?:《(?P<title>[^《》]{1,40})》|(?P<plain>(?!增刊)[^《》\s\d:,。;()]{2,30}?))"
_OPEN = r"\s*(?:[(]\s*)?"  # the issue may stand in brackets behind the name
ISSUE = re.compile(rf"{_ISSUE}\s*(?:{_TOTAL})?", re.ASCII)
_FULL = re.compile(rf"{_NAME}?{_OPEN}{ISSUE.pattern}\s*[)]?", re.ASCII)
_YEAR_EXTRA = re.compile(rf"{_NAME}{_OPEN}(?P<year>\d{{4}})\s*年\s*(?P<extra>增刊)", re.ASCII)
_BRACKETED_NAME = re.compile(r"《([^《》]{1,40})》")
_LONGEST = 150


def read_source(text: str, folded: str) -> Source | None:
    """The source that ``text`` (a value without its label) names; None when it names none."""
    match = _FULL.match(folded) or _YEAR_EXTRA.match(folded)
    if match:
        return _issue(text, match)
    name = bare_name(text)
    return Source(name) if name else None


def names_an_issue(folded: str) -> bool:
    """Whether ``folded`` opens with a reference to an issue."""
    return bool(_FULL.match(folded) or _YEAR_EXTRA.match(folded))


def bare_name(text: str) -> str:
    """The name that ``text`` opens with in 《》, or else all of it."""
    named = _BRACKETED_NAME.match(text.strip())
    return named[1] if named else text.strip()


def is_issue_reference(folded: str) -> bool:
    """Whether the whole of ``folded`` is a reference to an issue, brackets around it or not."""
    bare = folded.strip()
    if len(bare) > _LONGEST:
        return False
    inner = bare[1:-1] if bare.startswith("(") and bare.endswith(")") else bare
    match = _FULL.fullmatch(inner.strip())
    return bool(match and (match["title"] or not match["plain"]))


def _issue(text: str, match: re.Match) -> Source:
    parts = match.groupdict()
    is_extra = parts.get("extra") or parts.get("extra_after")
    return Source(
        publication=_name(text, match),
        number=_number(parts.get("number")),
        year=_number(parts.get("year")),
        total=_number(parts.get("total")),
        is_supplement=bool(is_extra),
    )


def _name(text: str, match: re.Match) -> str:
    """The name with the characters of the source, not those of the folded copy."""
    group = "title" if match["title"] else "plain"
    return text[match.start(group) : match.end(group)] if match[group] else ""


def _number(written: str | None) -> int | None:
    if not written:
        return None
    return int(written) if written.isdecimal() else chinese_number(written)
