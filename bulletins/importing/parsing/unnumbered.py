"""Headings without numbers: on a line of their own, or run in at the front of a paragraph."""

import re

from bulletins.text.findings import Severity, gettext_noop
from bulletins.text.sentences import clauses, ends_like_a_sentence, first_sentence_end

from .heads import colon_head
from .parts import Found, Start
from .segments import Segment
from .units import is_unit

OWN_LINE = gettext_noop("These short lines were taken for headings because paragraphs follow them.")
BEFORE_COLON = gettext_noop(
    "The words before the colons of these paragraphs were taken for headings because they are "
    "alike."
)
RUN_IN = gettext_noop(
    "The first sentences of these paragraphs were taken for headings because they are alike."
)
_LONGEST_LINE = 30
_SHORTEST = 3
_LONGEST_SENTENCE = 30
_SHORTEST_BODY = 15
_FEWEST_COLONS = 3
_NEARLY = 2  # characters by which clauses that answer each other may differ in length
_BOXED = re.compile(r"[【〖\[][^【】〖〗\[\]。!?;]{2,25}[】〗\]]:?")
_SHORTEST_BEFORE_COLON = 4  # of three characters are names of speakers
_ENDS_NO_HEADING = "。！？；，、：,;:!?…—"


def own_line_heads(lines: list[Segment]) -> list[int]:
    """Which lines are headings: short, without a stop, with a paragraph below; two at least."""
    heads = [at for at in range(len(lines)) if _is_head(lines, at)]
    return heads if len(heads) >= 2 else []


def _is_head(lines: list[Segment], at: int) -> bool:
    line = lines[at]
    return looks_like_head(line) and at + 1 < len(lines) and _is_paragraph(lines[at + 1], line)


def looks_like_head(line: Segment) -> bool:
    is_short = _SHORTEST <= len(line) <= _LONGEST_LINE
    is_open = is_short and line.text[-1] not in _ENDS_NO_HEADING and "。" not in line.text
    return is_open and not line.any_mark and not is_unit(line)


def _is_paragraph(line: Segment, head: Segment) -> bool:
    return len(line) > len(head) and ends_like_a_sentence(line.text)


def headed_lines(lines: list[Segment]) -> Found:
    """Parts under headings on lines of their own; a hint says that they were guessed."""
    heads = own_line_heads(lines)
    if not heads:
        return Found()
    hint = lines[heads[0]].finding("weak-structure", Severity.HINT, OWN_LINE)
    return Found([Start(at) for at in heads], findings=[hint])


def run_in_heads(lines: list[Segment], *, fewest: int = 2) -> Found:
    """Consecutive paragraphs, ``fewest`` at least, that open with short sentences of one shape.

    Two paragraphs will do when all clauses are equally long and there are two or more
    (制度牵引，学有规矩。), else three, alike within two characters a clause.
    """
    shapes = [_shape(line) for line in lines]
    start, end = max(_runs(shapes), key=lambda run: run[1] - run[0], default=(0, 0))
    if end - start < fewest or not _is_enough(lines[start:end], shapes[start:end]):
        return Found()
    weak = lines[start : start + 1] if end - start == 2 else []
    findings = [line.finding("weak-structure", Severity.HINT, RUN_IN) for line in weak]
    return Found([Start(at) for at in range(start, end)], findings=findings)


def bracket_heads(lines: list[Segment]) -> Found:
    """Paragraphs, two at least, that open with words in box brackets: 【建强队伍】正文"""
    ends = [
        (at, match.end())
        for at, line in enumerate(lines)
        if (match := _BOXED.match(line.folded)) and not line.any_mark
    ]
    starts = [Start(at, head=end) for at, end in ends if len(lines[at].part(end)) >= _SHORTEST_BODY]
    return Found(starts if len(starts) >= 2 else [])


def colon_heads(lines: list[Segment]) -> Found:
    """Three consecutive paragraphs at least that open alike, with a colon: 建强队伍：正文"""
    ends = [_colon_head(line) for line in lines]
    shapes = [_lengths(line, end) for line, end in zip(lines, ends, strict=True)]
    start, end = max(_runs(shapes), key=lambda run: run[1] - run[0], default=(0, 0))
    if end - start < _FEWEST_COLONS:
        return Found()
    hint = lines[start].finding("weak-structure", Severity.HINT, BEFORE_COLON)
    return Found([Start(at, head=ends[at]) for at in range(start, end)], findings=[hint])


def _colon_head(line: Segment) -> int | None:
    end = None if line.any_mark else colon_head(line)
    return end if end and end > _SHORTEST_BEFORE_COLON else None


def _lengths(line: Segment, end: int | None) -> tuple[int, ...]:
    return clause_lengths(line.folded[:end].rstrip(":")) if end else ()


def _shape(line: Segment) -> tuple[int, ...]:
    """The lengths of the clauses of the first sentence, if it is short and has text after it."""
    end = first_sentence_end(line.folded)
    body = line.part(end)
    if end > _LONGEST_SENTENCE or len(body) < _SHORTEST_BODY or line.any_mark:
        return ()
    return clause_lengths(line.folded[:end])


def clause_lengths(words: str) -> tuple[int, ...]:
    return tuple(len(clause) for clause in clauses(words))


def _runs(shapes: list[tuple[int, ...]]) -> list[tuple[int, int]]:
    """Stretches of neighbours whose shapes are like that of the first of them."""
    runs, start = [], 0
    while start < len(shapes):
        end = start + 1
        while end < len(shapes) and shapes[start] and are_alike(shapes[start], shapes[end]):
            end += 1
        runs += [(start, end)] if shapes[start] else []
        start = end
    return runs


def are_alike(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether clauses of these lengths answer each other."""
    return len(one) == len(other) and all(
        abs(mine - theirs) <= _NEARLY for mine, theirs in zip(one, other, strict=True)
    )


def _is_enough(lines: list[Segment], shapes: list[tuple[int, ...]]) -> bool:
    if len(lines) < 2:
        return False
    are_equal = len(set(shapes)) == 1
    if len(shapes[0]) >= 2:
        return len(lines) >= 3 or are_equal
    return len(lines) >= 3 and _share_an_end(lines)


def _share_an_end(lines: list[Segment]) -> bool:
    """Single clauses must also begin alike or end alike: 坚持带头学。坚持集中学。"""
    firsts = [clauses(line.folded[: first_sentence_end(line.folded)])[0] for line in lines]
    return len({first[:2] for first in firsts}) == 1 or len({first[-1] for first in firsts}) == 1
