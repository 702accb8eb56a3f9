"""Links of a source whose address does not come along: each is a finding at its place.

Readers give every address that leads out of the document as it stands there. What is carried into
an article is decided here: addresses of the web and of mail, where the markup holds links.
"""

from collections.abc import Iterator
from itertools import islice

from bulletins.text.findings import Finding, Severity, gettext_noop
from bulletins.text.paragraphs import Kind, Paragraph, Span, Style

from .readers.addresses import NO_PLACE, is_carried, shown_address
from .reading import Piece, Reading, Role

NO_ADDRESS = gettext_noop(
    "The address %(address)s was not taken over: links lead to the web (http, https) or to mail. "
    "Its words stand as plain text."
)
MOST = 10_000  # no person reads more
_HOLD_LINKS = {Role.TEXT, Role.EDITOR_NOTE, Role.ISSUE_NOTE, Role.ATTACHMENT}


def links_of(paragraph: Paragraph) -> list[Span]:
    return [span for span in paragraph.spans if span.style == Style.LINK]


def lost_links(reading: Reading) -> list[Finding]:
    """In the order of the source. What was left out took its addresses along and is no loss, but
    for the lines whose words are kept as facts.
    """
    return list(islice(_lost(reading), MOST))


def _lost(reading: Reading) -> Iterator[Finding]:
    linked = {at for at, one in enumerate(reading.paragraphs) if links_of(one)}
    pieces: dict[int, list[Piece]] = {at: [] for at in linked}
    for piece in reading.pieces:
        if piece.at in linked:
            pieces[piece.at].append(piece)
    facts = _facts(reading) if linked else []
    for at in sorted(linked):
        paragraph = reading.paragraphs[at]
        for link in links_of(paragraph):
            yield from _judged(paragraph, link, _under(paragraph, link, pieces[at]), facts)


def _facts(reading: Reading) -> list[str]:
    """The words that are kept as facts of an article."""
    lines = [(one.source_line, one.byline, *one.credits.values()) for one in reading.facts]
    return [words for line in lines for words in line]


def _under(paragraph: Paragraph, link: Span, pieces: list[Piece]) -> list[Piece]:
    """The pieces in which words of the link stand; the link of a picture is that of all of it."""
    if paragraph.kind == Kind.PICTURE:
        return pieces
    return [
        piece
        for piece in pieces
        if paragraph.text[max(piece.start, link.start) : min(piece.end, link.end)].strip()
    ]


def _judged(
    paragraph: Paragraph, link: Span, pieces: list[Piece], facts: list[str]
) -> Iterator[Finding]:
    words = paragraph.text[link.start : link.end].strip()
    kept = [piece for piece in pieces if piece.role != Role.LEFT_OUT]
    if not kept and not (pieces and any(words and words in line for line in facts)):
        return
    holds = paragraph.kind in (Kind.TEXT, Kind.ROW) and any(
        piece.role in _HOLD_LINKS for piece in kept
    )
    if not (holds and is_carried(link.address)):
        yield _finding(paragraph, link, NO_PLACE if is_carried(link.address) else NO_ADDRESS)


def _finding(paragraph: Paragraph, link: Span, template: str) -> Finding:
    place, excerpt = paragraph.place(link.start), paragraph.surroundings(link.start)
    params = {"address": shown_address(link.address)}
    return Finding("link-lost", Severity.HINT, template, *place, excerpt, params=params)
