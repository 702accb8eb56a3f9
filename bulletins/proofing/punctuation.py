"""Half-width punctuation within Chinese text: one finding a paragraph, with the count."""

import re
from collections.abc import Iterator

from bulletins.text.findings import Finding, Severity, gettext_noop

from .passages import HAN, Passage, Remark, is_chinese

HALF_WIDTH = Remark(
    "half-width-punctuation",
    Severity.HINT,
    gettext_noop(
        "This Chinese text has %(count)d half-width punctuation marks; the first is 〔%(mark)s〕."
    ),
)
# Addresses, links in Markdown, numbers with their signs, and numbering marks: nothing in them
# counts.
_PASSED_OVER = re.compile(
    r"""
      (?:https?://|www\.)[!-~]+
    | [\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+
    | \[[^\[\]]{0,200}\]\([^()\s]{1,300}\)
    | [0-9][0-9,.:]*[0-9]
    | (?:^|(?<=[\s。；;：:]))\(?[0-9]{1,2}[.)]
    | \[[0-9]{1,3}\]
    """,
    re.VERBOSE | re.ASCII,
)
# 时间: 来源: 撰稿: – the label of a line of facts with its value, not a sentence.
_LABEL = re.compile(
    rf"(?:^|(?<=[\s(（]))[{HAN}]{{1,6}}[ \u3000]?:(?=\s*(?:[《0-9]|\S{{0,12}}(?:[\s)）]|$)))"
)
_SENTENCE_SIGN = re.compile("[，。；！？,;]")
_MARK = re.compile(r"\.{2,}|--+|[,;:?!.()\[\]\"']")
_HAN = re.compile(f"[{HAN}]")
_CHINESE_END = re.compile(f"[{HAN}”’》〉」』】〕）%％]")
_NEARBY = 4


def half_width_punctuation(passages: list[Passage]) -> Iterator[Finding]:
    for passage in passages:
        marks = _marks(passage.text) if is_chinese(passage.text) else []
        if marks:
            start, mark = marks[0]
            yield passage.finding(HALF_WIDTH, start, count=len(marks), mark=mark)


def _marks(text: str) -> list[tuple[int, str]]:
    """Offset and sign of each half-width mark that belongs to Chinese words."""
    blanked = _PASSED_OVER.sub(lambda match: "0" * len(match[0]), text)
    if not _SENTENCE_SIGN.search(blanked):
        blanked = _LABEL.sub(lambda match: match[0][:-1] + "0", blanked)
    marks = _MARK.finditer(blanked)
    return [(mark.start(), mark[0]) for mark in marks if _belongs_to_chinese(blanked, mark)]


def _belongs_to_chinese(text: str, mark: re.Match) -> bool:
    """A stop or a comma belongs to the words before it; brackets and quotes to either side."""
    before = text[max(0, mark.start() - _NEARBY) : mark.start()].rstrip()[-1:]
    after = text[mark.end() : mark.end() + _NEARBY].lstrip()[:1]
    follows, precedes = bool(_CHINESE_END.match(before)), bool(_HAN.match(after))
    if mark[0].startswith("-"):
        return follows and precedes
    if mark[0].startswith("."):
        return follows and not (after.isascii() and after.isalnum())
    return follows or precedes
