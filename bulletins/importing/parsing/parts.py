"""Where parts begin, and the cutting of lines into parts at those places."""

import re
from dataclasses import dataclass, field

from bulletins.text.findings import Finding
from bulletins.text.numbering import Mark, Numbering
from bulletins.text.sentences import first_sentence_end

from .segments import Segment

_CLAUSE_END = re.compile(r"[。！？；!?;]+[”’」』）)》】\"]*")
# Of these the heading may end at a semicolon too: 一是完善制度；二是…
_CLAUSE_HEADED = {Numbering.ONE_IS, Numbering.ONE_MUST, Numbering.ORDINAL}


@dataclass(frozen=True, slots=True)
class Start:
    """A part begins at ``offset`` of line ``at``: with its mark, or else with its heading."""

    at: int
    offset: int = 0
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a search for parts came to. Without ``starts`` only its findings count."""

    starts: list[Start] = field(default_factory=list)
    numbering: Numbering = Numbering.NONE
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_weak(self) -> bool:
        """Whether the parts are a suggestion: a finding says on what little they rest."""
        return any(finding.code == "weak-structure" for finding in self.findings)


@dataclass(slots=True)
class Part:
    """One part cut out: its mark, its heading and the paragraphs below."""

    sign: Segment | None = None
    heading: Segment | None = None
    body: list[Segment] = field(default_factory=list)


def cut(lines: list[Segment], found: Found) -> tuple[list[Segment], list[Part]]:
    """The lines before the first part, and the parts."""
    starts = found.starts
    first = starts[0]
    before = _between(lines, (0, 0), (first.at, first.offset))
    ends = [(start.at, start.offset) for start in starts[1:]] + [(len(lines), 0)]
    parts = [
        _part(lines, start, end, found.numbering) for start, end in zip(starts, ends, strict=True)
    ]
    return before, parts


def _part(lines: list[Segment], start: Start, end: tuple[int, int], numbering: Numbering) -> Part:
    after_mark = start.offset + (start.mark.length if start.mark else 0)
    sign = lines[start.at].part(start.offset, after_mark) if start.mark else None
    pieces = _between(lines, (start.at, after_mark), end)
    if not pieces or pieces[0].index != lines[start.at].index:
        return Part(sign, None, pieces)
    stop = heading_end(pieces[0].text, numbering)
    rest = pieces[0].part(stop)
    return Part(sign, pieces[0].part(0, stop), [*([rest] if len(rest) else []), *pieces[1:]])


def heading_end(text: str, numbering: Numbering) -> int:
    """A heading is the first sentence, or all of a line without one."""
    if numbering not in _CLAUSE_HEADED:
        return first_sentence_end(text)
    match = _CLAUSE_END.search(text)
    return match.end() if match else len(text)


def _between(lines: list[Segment], begin: tuple[int, int], end: tuple[int, int]) -> list[Segment]:
    """The pieces of lines from (line, offset) ``begin`` up to ``end``."""
    (first, offset), (last, stop) = begin, end
    if first == last:
        pieces = [lines[first].part(offset, stop)] if first < len(lines) else []
    else:
        tail = [lines[last].part(0, stop)] if stop else []
        pieces = [lines[first].part(offset), *lines[first + 1 : last], *tail]
    return [piece for piece in pieces if len(piece)]
