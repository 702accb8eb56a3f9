"""Measures that are opened by parallel short sentences: 注重…。正文 注重…。正文 注重…。正文"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from bulletins.text.findings import Severity, gettext_noop
from bulletins.text.numbering import any_mark
from bulletins.text.sentences import clauses, ends_like_a_sentence, sentence_spans

from .parts import Found, Start
from .segments import Segment

WEAK = gettext_noop(
    "These short sentences begin alike, but too little else says that they open measures."
)
_LONGEST = 25
_FEWEST = 3
_SHORTEST_BODY = 10
_PREFIX = re.compile(r"[\u4e00-\u9fff]{2}")
# Two characters that begin sentences without making them parallel: subjects, times, connectives.
_SUBJECT_ENDINGS = "委市县区府部局院校们年月日时后前中此会党"
_CONNECTIVE = re.compile(
    "同时|另外|其次|首先|最后|目前|当前|近年|今年|去年|同年|今后|然后|因此|所以|但是|而且|并且|通过"
    "|为了|为此|对于|关于|由于|按照|根据|如果|我们|他们|大家|这是|这种|这些|全体|各级|各地"
)


@dataclass(frozen=True, slots=True)
class _Sentence:
    at: int
    span: Segment
    position: int  # among all sentences of the lines
    offset: int


def parallel_sentences(lines: list[Segment]) -> Found:
    """The short sentences with one two-character beginning that open measures.

    Three at least, of 25 characters at most, alike in their number of clauses; each with text of
    its own after it; no longer sentence begins the same way.
    """
    sentences = _sentences(lines)
    beginnings = Counter(sentence.span.folded[:2] for sentence in sentences)
    apart = [group for group in _groups(sentences) if _stand_apart(group, sentences)]
    strong = [group for group in apart if _are_alike(group, beginnings)]
    if len(strong) == 1:
        return Found([Start(sentence.at, sentence.offset) for sentence in strong[0]])
    weak = [group[0].span.finding("weak-structure", Severity.HINT, WEAK) for group in apart]
    return Found(findings=weak)


def _sentences(lines: list[Segment]) -> list[_Sentence]:
    found = []
    for at, line in enumerate(lines):
        for start, end in sentence_spans(line.folded):
            span = line.part(start, end)
            found.append(_Sentence(at, span, len(found), span.start - line.start))
    return found


def _groups(sentences: list[_Sentence]) -> list[list[_Sentence]]:
    """Short sentences that begin alike, three or more."""
    by_prefix = defaultdict(list)
    for sentence in sentences:
        prefix = _prefix(sentence.span)
        if prefix and len(sentence.span) <= _LONGEST and ends_like_a_sentence(sentence.span.text):
            by_prefix[prefix].append(sentence)
    return [group for group in by_prefix.values() if len(group) >= _FEWEST]


def _prefix(span: Segment) -> str | None:
    match = _PREFIX.match(span.folded)
    if not match or _CONNECTIVE.match(match[0]) or match[0][1] in _SUBJECT_ENDINGS:
        return None
    return None if any_mark(span.folded[:30]) else match[0]


def _are_alike(group: list[_Sentence], beginnings: Counter) -> bool:
    """No longer sentence begins the same way, and all have the same number of clauses."""
    shapes = {len(clauses(sentence.span.folded)) for sentence in group}
    return beginnings[group[0].span.folded[:2]] == len(group) and len(shapes) == 1


def _stand_apart(group: list[_Sentence], sentences: list[_Sentence]) -> bool:
    """Whether each has text of its own after it, before the next of the group."""
    positions = {sentence.position for sentence in group}
    return all(_has_text_after(sentence, positions, sentences) for sentence in group)


def _has_text_after(sentence: _Sentence, positions: set[int], sentences: list[_Sentence]) -> bool:
    after = sentence.position + 1
    if after >= len(sentences) or after in positions:
        return False
    following = sentences[after]
    return following.at == sentence.at and len(following.span) >= _SHORTEST_BODY
