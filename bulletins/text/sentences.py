"""Sentences and clauses of Chinese prose, as offsets into the text."""

import re

# Full-width and half-width stops, so that folded and stored text give the same sentences.
STOPS = "。！？!?"
_CLOSERS = '”’」』）)》】"'
_SENTENCE = re.compile(rf"[^{STOPS}]*[{STOPS}]+[{_CLOSERS}]*|[^{STOPS}]+")
_ENDING = re.compile(rf"[{STOPS}；;…][{_CLOSERS}]*$")
_CLAUSE_BREAK = re.compile(r"[，,；;：:\s]+")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence; together they cover ``text``. The stop belongs to it."""
    return [match.span() for match in _SENTENCE.finditer(text)]


def first_sentence_end(text: str) -> int:
    """Where the first sentence of ``text`` ends."""
    match = _SENTENCE.match(text)
    return match.end() if match else 0


def ends_like_a_sentence(text: str) -> bool:
    return bool(_ENDING.search(text[-8:]))


def clauses(sentence: str) -> list[str]:
    """``制度牵引，学有规矩。`` → ``["制度牵引", "学有规矩"]``."""
    bare = sentence.strip().rstrip(STOPS + _CLOSERS)
    return [clause for clause in _CLAUSE_BREAK.split(bare) if clause]
