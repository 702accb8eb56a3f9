"""Manuscript → reading, with everything there is to say about it: the parser's findings and those
of proofing.
"""

from collections.abc import Iterable
from dataclasses import replace

from bulletins.proofing import examine, merged
from bulletins.text.findings import Finding, Severity, gettext_noop
from bulletins.text.paragraphs import Manuscript, Paragraph

from .outlining import apart
from .parsing import understand
from .parsing.bulletin import looks_like_issue, understand_issue
from .reading import Piece, Reading, Role

_EXCERPT = 40


WHOLE_BULLETIN = gettext_noop(
    "This looks like a whole bulletin and was read as one article: its articles became parts of "
    "one text. Read it as a whole bulletin instead."
)


def read_as(manuscript: Manuscript, kind: str = "") -> Reading:
    """The reading of an ``"article"`` or an ``"issue"``; without a kind, of what it looks like."""
    looks_whole = kind != "issue" and looks_like_issue(manuscript)
    if kind == "issue" or (not kind and looks_whole):
        return examined(understand_issue(manuscript))
    reading = examined(understand(manuscript))
    return _told_of_bulletin(reading) if looks_whole else reading


def _told_of_bulletin(reading: Reading) -> Reading:
    """With a warning at its front: nobody who asked for one article should lose the others."""
    first = reading.paragraphs[0]
    excerpt = first.text.strip()[:_EXCERPT]
    place = (first.line, first.column)
    found = Finding("whole-bulletin", Severity.WARNING, WHOLE_BULLETIN, *place, excerpt)
    return replace(reading, findings=(found, *reading.findings))


def examined(reading: Reading) -> Reading:
    """The same, with what proofing finds in the lines that go in. Words are judged by the rules of
    their own day.
    """
    facts = reading.issue or reading.facts[0]
    found = [
        finding
        for paragraphs in _taken_by_article(reading)
        for finding in examine(paragraphs, on=facts.date)
    ]
    return replace(reading, findings=tuple(merged(reading.findings, found)))


def _taken_by_article(reading: Reading) -> list[list[Paragraph]]:
    """The lines that go in, each article's apart: figures of two articles are not compared."""
    own, articles = apart(reading)
    return [
        [reading.paragraphs[at] for at in dict.fromkeys(_taken(pieces))]
        for pieces in (own, *articles)
    ]


def _taken(pieces: Iterable[Piece]) -> list[int]:
    return [piece.at for piece in pieces if piece.role != Role.LEFT_OUT]
