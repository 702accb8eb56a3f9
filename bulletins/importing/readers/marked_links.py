"""Links of Markdown, ``[words](address)`` → their words, and where they lead."""

import re
from dataclasses import replace

from bulletins.text.paragraphs import Break, Paragraph, Span, Style

from .addresses import address_of

_LINK = re.compile(
    r"""
    (?<![!\\\[^]) \[(?P<words>(?:\\.|[^\[\]\\])+)\]
    \(\s* <?(?P<address>(?:[^\s()<>]|\([^\s()<>]*\))+)>? (?:\s+(?:"[^"]*"|'[^']*'))? \s*\)
    """,
    re.VERBOSE,
)
# Other words in brackets behind brackets are a remark: ``[附表](表一)`` leads nowhere.
_LEADS = re.compile(r"[a-z][a-z0-9+.-]*:|[#/.]|[\w%-]+(?:[./][\w%-]+)+", re.IGNORECASE)


def with_links(paragraph: Paragraph) -> Paragraph:
    """``paragraph``, one line of a file, with the words of its links in place of their signs."""
    texts, spans, breaks, end, length = [], [], [], 0, 0
    for match in _LINK.finditer(paragraph.text):
        if not _LEADS.match(match["address"]):
            continue
        before, words = paragraph.text[end : match.start()], match["words"]
        start, stop = length + len(before), length + len(before) + len(words)
        texts += [before, words]
        if address := address_of(match["address"]):
            spans.append(Span(start, stop, Style.LINK, address))
        for offset, column in ((start, match.start("words")), (stop, match.end())):
            breaks.append(Break(offset, paragraph.line, paragraph.column + column))
        end, length = match.end(), stop
    if not end:
        return paragraph
    text = "".join([*texts, paragraph.text[end:]])
    return replace(
        paragraph,
        text=text,
        spans=(*paragraph.spans, *spans),
        breaks=tuple(one for one in breaks if one.offset < len(text)),
    )
