"""Manuscript → reading, with everything there is to say about it: the parser's findings and those
of proofing.
"""

from dataclasses import replace

from bulletins.text.paragraphs import Manuscript

from .parsing import understand
from .parsing.bulletin import looks_like_issue, understand_issue
from .reading import Reading


def read_as(manuscript: Manuscript, kind: str = "") -> Reading:
    """The reading of an ``"article"`` or an ``"issue"``; without a kind, of what it looks like."""
    is_issue = kind == "issue" or (not kind and looks_like_issue(manuscript))
    return examined(understand_issue(manuscript) if is_issue else understand(manuscript))


def examined(reading: Reading) -> Reading:
    """The same, with what proofing finds. The words are judged by the rules of their own day."""
    return replace(reading, findings=reading.findings)
