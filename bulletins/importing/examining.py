"""Manuscript → reading, with everything there is to say about it: the parser's findings and those
of proofing.
"""

from dataclasses import replace

from bulletins.proofing import examine, merged
from bulletins.text.paragraphs import Manuscript

from .parsing import understand
from .parsing.bulletin import looks_like_issue, understand_issue
from .reading import Reading, Role


def read_as(manuscript: Manuscript, kind: str = "") -> Reading:
    """The reading of an ``"article"`` or an ``"issue"``; without a kind, of what it looks like."""
    is_issue = kind == "issue" or (not kind and looks_like_issue(manuscript))
    return examined(understand_issue(manuscript) if is_issue else understand(manuscript))


def examined(reading: Reading) -> Reading:
    """The same, with what proofing finds in the lines that go in. Words are judged by the rules of
    their own day.
    """
    facts = reading.issue or reading.facts[0]
    taken = {piece.at for piece in reading.pieces if piece.role != Role.LEFT_OUT}
    found = examine([reading.paragraphs[at] for at in sorted(taken)], on=facts.date)
    return replace(reading, findings=tuple(merged(reading.findings, found)))
