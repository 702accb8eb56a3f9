"""Plain text with bold and link spans and notes → inline markup that shows exactly that.

Where a span cannot be said in the markup as it stands it is mended, never the words: white space
at its ends and line breaks in it are left outside, a link is cut where bold type begins or ends
or a note is called, of two links at one place the first one holds, and a link that no page of
ours will carry is dropped.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from operator import itemgetter
from urllib.parse import quote as percent_encoded

from . import blocks, markup
from .markup import Inline, Link, Note, Strong, Text
from .paragraphs import Span, Style

Stretch = tuple[int, int]
Notes = Iterable[tuple[int, str]]

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
# What is dropped at the ends of a line when it is stored; a span of nothing else shows nothing.
_BLANKS = "".join(
    character
    for character in map(chr, (*range(0x3001), *range(0xD800, 0xE000)))
    if not markup.clean(character)
)


def marked(text: str, spans: Iterable[Span] = (), notes: Notes = ()) -> str:
    """``text`` as one paragraph of markup: ``markup.plain`` of it is ``text``.

    ``notes`` are plain texts, each with the offset at which it is called; an empty one is dropped.
    Only where it must be is a sign of the markup escaped.
    """
    nodes = _nodes(text, list(spans), _in_order(text, notes))
    line = _written(nodes, markup.escape)
    return line if _shows(line, nodes) else _written(nodes, markup.quote)


def marked_row(text: str, spans: Iterable[Span] = (), notes: Notes = ()) -> str:
    """``text``, cells separated by tabs, as one row of a table."""
    spans, notes = list(spans), _in_order(text, notes)
    row, start = [], 0
    for cell in text.split("\t"):
        end = start + len(cell)
        row.append(marked(cell, _shifted(spans, start), _called_in(notes, start, end)))
        start = end + 1
    return blocks.table_row(row)


def _shifted(spans: list[Span], by: int) -> list[Span]:
    return [Span(span.start - by, span.end - by, span.style, span.address) for span in spans]


def _called_in(notes: list[tuple[int, str]], start: int, end: int) -> list[tuple[int, str]]:
    """Notes called in the cell ``start:end`` or on the tab behind it."""
    return [(offset - start, words) for offset, words in notes if start <= offset <= end]


def _in_order(text: str, notes: Notes) -> list[tuple[int, str]]:
    placed = [(min(max(offset, 0), len(text)), markup.clean_line(words)) for offset, words in notes]
    return sorted(filter(itemgetter(1), placed), key=itemgetter(0))


def _nodes(text: str, spans: list[Span], notes: list[tuple[int, str]]) -> tuple[Inline, ...]:
    bold = list(_trimmed(text, _merged(_stretches(text, spans, Style.BOLD))))
    edges = sorted({0, len(text), *(edge for stretch in bold for edge in stretch)})
    called = [offset for offset, _words in notes]
    links = dict(_links(text, spans, sorted({*edges, *called})))
    leaves = _leaves(text, bold, links, notes, sorted({*edges, *called, *_edges_of(links)}))
    return tuple(markup.joined(_grouped(leaves)))


def _stretches(text: str, spans: list[Span], style: Style) -> Iterator[Stretch]:
    """Where ``style`` stands, in order."""
    for span in sorted((s for s in spans if s.style == style), key=lambda s: (s.start, -s.end)):
        yield max(span.start, 0), min(span.end, len(text))


def _merged(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Stretches in order as ones that neither touch nor overlap."""
    held: Stretch | None = None
    for start, end in stretches:
        if held and start <= held[1]:
            held = held[0], max(end, held[1])
        else:
            yield from [held] if held else []
            held = start, end
    yield from [held] if held else []


def _trimmed(text: str, stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """What of the stretches can be set in another style: no line breaks, no blanks at the ends."""
    for start, end in stretches:
        for line in _LINE.finditer(text, start, max(start, end)):
            words = line[0].strip(_BLANKS)
            if words:
                begin = line.start() + len(line[0]) - len(line[0].lstrip(_BLANKS))
                yield begin, begin + len(words)


def _links(text: str, spans: list[Span], cuts: list[int]) -> Iterator[tuple[int, tuple[int, str]]]:
    """Start of each piece of a link → its end and address. No piece goes across a cut."""
    free = 0
    for span in sorted((s for s in spans if s.style == Style.LINK), key=lambda s: s.start):
        address = link_address(span.address)
        start, end = max(span.start, free), min(span.end, len(text))
        if not address or start >= end:
            continue
        free = end
        inner = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
        for begin, stop in _trimmed(text, pairwise((start, *inner, end))):
            yield begin, (stop, address)


def _edges_of(links: dict[int, tuple[int, str]]) -> Iterator[int]:
    for start, (end, _address) in links.items():
        yield from (start, end)


def link_address(address: str) -> str:
    """``address`` as the markup can hold it; empty where no page of ours will carry it."""
    address = markup.clean_line(address)
    address = re.sub(r"[\s\\()*]", lambda match: percent_encoded(match[0], safe=""), address)
    return address if markup.is_safe(address) else ""


def _leaves(text, bold, links, notes, cuts) -> Iterator[tuple[bool, Inline]]:
    """Everything between two cuts, and the notes called at them; whether it is bold."""
    begins, ends, waiting, is_bold = dict(bold), {end for _, end in bold}, iter(notes), False
    called = next(waiting, None)
    for start, end in pairwise([*cuts, len(text)]):
        is_bold = is_bold and start not in ends
        while called and called[0] == start:
            yield is_bold, Note((Text(called[1]),))
            called = next(waiting, None)
        is_bold = is_bold or start in begins
        words = text[start:end]
        yield is_bold, Link(words, links[start][1]) if start in links else Text(words)


def _grouped(leaves: Iterable[tuple[bool, Inline]]) -> Iterator[Inline]:
    for is_bold, group in groupby(leaves, itemgetter(0)):
        nodes = tuple(markup.joined(node for _, node in group))
        yield from [Strong(nodes)] if is_bold and nodes else nodes


def _written(nodes: Iterable[Inline], quote) -> str:
    return "".join(_written_node(node, quote) for node in nodes)


def _written_node(node: Inline, quote) -> str:
    match node:
        case Text(words):
            return quote(words)
        case Strong(inside):
            return f"**{_written(inside, quote)}**"
        case Link(words, address):
            return f"[{_bracketed(words)}]({address})"
        case Note((Text(words),)):
            return f"^[{_bracketed(words)}]"
    raise TypeError(node)


def _bracketed(words: str) -> str:
    """``words`` as they stand between brackets, where a bare bracket would end them."""
    return markup.quote(words) if re.search(r"[\\*\[\]]", words) else words


def _shows(line: str, nodes: tuple[Inline, ...]) -> bool:
    """Whether ``line`` is read as ``nodes`` and nothing else, also once it is stored."""
    stored = markup.clean(line)
    return (
        markup.is_storable(line)
        and markup.parse(line) == nodes
        and not any(map(blocks.is_block, stored.split("\n")))
        and not markup.unsafe_addresses(line)
    )
