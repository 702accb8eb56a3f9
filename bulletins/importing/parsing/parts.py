"""Where parts begin, and the cutting of lines into parts at those places."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from bulletins.text.findings import Finding
from bulletins.text.numbering import Mark, Numbering
from bulletins.text.sentences import first_sentence_end

from .segments import Segment

_CLAUSE_END = re.compile(r"[。！？；!?;]+[”’」』）)》】\"]*")
# Of these the heading may end at a semicolon too: 一是完善制度；二是…
_CLAUSE_HEADED = {Numbering.ONE_IS, Numbering.ONE_MUST, Numbering.ORDINAL}


@dataclass(frozen=True, slots=True)
class Start:
    """A part begins at ``offset`` of line ``at``: with its mark, or else with its heading.

    The heading is ``head`` characters long where something in the source says so.
    """

    at: int
    offset: int = 0
    mark: Mark | None = None
    head: int | None = None

    @property
    def after_mark(self) -> int:
        return self.offset + (self.mark.length if self.mark else 0)

    @property
    def place(self) -> tuple[int, int]:
        return self.at, self.offset


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

    @property
    def first(self) -> tuple[int, int]:
        return self.starts[0].place

    def contains(self, other: "Found") -> bool:
        """Whether all parts of ``other`` lie within one part of this."""
        before = [start for start in self.starts if start.place <= other.first]
        after = [start.place for start in self.starts if start.place > other.first]
        return bool(before) and all(start.place < min(after) for start in other.starts if after)

    def if_around(self, inner: "Found") -> "Found":
        """This, unless ``inner`` is as likely the higher level of the two."""
        is_outer = not inner.starts or (bool(self.starts) and self.contains(inner))
        return self if is_outer else Found()

    def unless_within(self, other: "Found") -> "Found":
        """This, unless ``other`` begins first: the higher level begins before the lower."""
        is_first = not other.starts or (bool(self.starts) and self.first <= other.first)
        return self if is_first else Found()


def first_found(searches: Iterable[Callable[[], Found]]) -> Found:
    """What the first successful search found; without one, the findings of all.

    What the searches before it say of lines that stay text is true whatever is found; another
    structure that they saw no longer matters.
    """
    doubts: list[Finding] = []
    for search in searches:
        found = search()
        if found.starts:
            lasting = [doubt for doubt in doubts if doubt.code != "weak-structure"]
            return replace(found, findings=[*lasting, *found.findings])
        doubts += found.findings
    return Found(findings=doubts)


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
    sign = lines[start.at].part(start.offset, start.after_mark) if start.mark else None
    pieces = _between(lines, (start.at, start.after_mark), end)
    if not pieces or pieces[0].index != lines[start.at].index:
        return Part(sign, None, pieces)
    stop = heading_end(pieces[0].text, numbering) if start.head is None else start.head
    rest = pieces[0].part(stop)
    return Part(sign, pieces[0].part(0, stop), [*([rest] if len(rest) else []), *pieces[1:]])


def opening(lines: list[Segment], starts: list[Start], number: int) -> Segment:
    """What stands behind the mark of start ``number``, up to the end of its line or part."""
    start, following = starts[number], starts[number + 1 : number + 2]
    end = following[0].offset if following and following[0].at == start.at else None
    return lines[start.at].part(start.after_mark, end)


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
