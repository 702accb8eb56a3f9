"""Text pasted with its lines broken, each about as wide as the page it came from: joined again."""

import re
import statistics
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from bulletins.text.findings import Finding, Severity, gettext_noop
from bulletins.text.numbering import Mark, Numbering, any_mark
from bulletins.text.paragraphs import Kind, Paragraph, Span, joined
from bulletins.text.sentences import ends_like_a_sentence

from .furniture import is_furniture, is_page_number
from .labels import read_labels
from .segments import Segment
from .units import is_unit
from .widths import Opens, Width, find_doubtful_break, find_width, reads_like_prose, room

JOINED = gettext_noop(
    "Lines that break off after about %(width)d characters were joined to paragraphs "
    "(%(count)d lines). Check where the paragraphs begin and end."
)
MAYBE_JOINED = gettext_noop(
    "This line and the next may be one paragraph, broken off after %(width)d characters. Join them "
    "if they are."
)
_DASH = re.compile("[—–―─]|--")
_BRACKETS = re.compile(r"[(【].*[)】]")
_FIGURES = re.compile(r"\d+")
_SHORTEST_HEADER, _LONGEST_HEADER = 3, 40
_LONGEST_OPENER = 150
_INDENT = 1  # in full-width characters
_SLACK = 2  # a stop that may not begin a line takes the character before it along
# These open lines of their own; the other marks stand within paragraphs as often.
_OPENS_LINES = {Numbering.COMMA, Numbering.BRACKETED, Numbering.ARABIC}


@dataclass(frozen=True)
class _Line:
    """A line of the source. ``is_apart``: something visibly keeps it from the line above."""

    paragraph: Paragraph
    is_indented: bool
    is_apart: bool

    @property
    def text(self) -> str:
        return self.paragraph.text

    @cached_property
    def segment(self) -> Segment:
        return Segment(self.paragraph, 0, 0, len(self.text)).part(0)

    @cached_property
    def mark(self) -> Mark | None:
        return any_mark(self.segment.folded[:_LONGEST_OPENER])

    @cached_property
    def is_other(self) -> bool:
        """Whether it is a date, a source, a unit, a subtitle …, in which no sentence goes on."""
        line = self.segment
        if len(line) > _LONGEST_OPENER:
            return False
        is_fact = read_labels(line) or is_unit(line) or is_furniture(line)
        return bool(is_fact or _DASH.match(line.text))

    @cached_property
    def is_bracketed(self) -> bool:
        return bool(_BRACKETS.fullmatch(self.segment.folded))

    @cached_property
    def may_end(self) -> bool:
        """Whether a paragraph may end here: not within a sentence."""
        text = self.segment.text
        return ends_like_a_sentence(text) or text[-1:] in "：:" or not reads_like_prose(text)

    @property
    def opens(self) -> bool:
        return self.is_apart or self.is_indented or bool(self.mark) or self.is_other


def rejoin(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """``paragraphs`` with broken lines joined; all of them as they are where none are broken.

    A page number or a page's repeated header within a paragraph is put after it.
    """
    furniture = _furniture(paragraphs)
    lines = _lines(paragraphs, furniture)
    if not lines:
        return paragraphs
    rows = list(lines.values())
    width = find_width([line.text for line in rows], _openers(rows))
    return _joined_at(paragraphs, lines, furniture, width) if width else paragraphs


def _openers(rows: list[_Line]) -> Opens:
    """Whether a line, by its number, visibly begins a paragraph, as does the one below a title."""
    return lambda at: rows[at].opens or (at == 1 and _may_be_title(rows[0]))


def _may_be_title(first: _Line) -> bool:
    return not reads_like_prose(first.text)


def joins(before: list[Paragraph], after: list[Paragraph]) -> list[Finding]:
    """One warning for the whole text, at the first paragraph that ``rejoin`` joined; a hint where
    it joined none, and a line may be broken nevertheless.
    """
    count = len(before) - len(after)
    if not count:
        return _doubt(before)
    known = set(map(id, before))
    made = [paragraph for paragraph in after if id(paragraph) not in known]
    width = statistics.median(paragraph.breaks[0].offset for paragraph in made)
    params = {"width": round(width), "count": count + len(made)}
    place, excerpt = (made[0].line, made[0].column), made[0].text.strip()[:40]
    return [Finding("hard-wrapped", Severity.WARNING, JOINED, *place, excerpt, params=params)]


def _doubt(paragraphs: list[Paragraph]) -> list[Finding]:
    rows = list(_lines(paragraphs, _furniture(paragraphs)).values())
    found = find_doubtful_break([line.text for line in rows], _openers(rows))
    if found is None:
        return []
    at, width = found
    line, params = rows[at].paragraph, {"width": width.at}
    place, excerpt = (line.line, line.column), line.text.strip()[:40]
    return [Finding("maybe-wrapped", Severity.HINT, MAYBE_JOINED, *place, excerpt, params=params)]


def _furniture(paragraphs: list[Paragraph]) -> set[int]:
    """Where page numbers stand, and headers: repeated lines beside them or within a sentence."""
    whole = [Segment(paragraph, 0, 0, len(paragraph.text)).part(0) for paragraph in paragraphs]
    numbers = {at for at, line in enumerate(whole) if is_page_number(line)}
    keys = {
        at: _FIGURES.sub("", line.folded)
        for at, line in enumerate(whole)
        if at not in numbers and _may_be_header(line)
    }
    times = Counter(keys.values())
    headers = {
        key
        for at, key in keys.items()
        if times[key] > 1 and ({at - 1, at + 1} & numbers or _is_within(whole[at - 1 : at]))
    }
    return numbers | {at for at, key in keys.items() if key in headers}


def _may_be_header(line: Segment) -> bool:
    return _SHORTEST_HEADER <= len(line) <= _LONGEST_HEADER and not reads_like_prose(line.text)


def _is_within(before: list[Segment]) -> bool:
    """Whether the line above ends within a sentence."""
    return any(
        not ends_like_a_sentence(line.text) and reads_like_prose(line.text) for line in before
    )


def _lines(paragraphs: list[Paragraph], furniture: set[int]) -> dict[int, _Line]:
    """Index → line, for the paragraphs that may be broken lines."""
    ats = [at for at, paragraph in enumerate(paragraphs) if at not in furniture]
    plain = [at for at in ats if _is_plain(paragraphs[at])]
    indents = {at: _indent(paragraphs[at].text) for at in plain}
    margin = sorted(indents.values())[len(indents) // 10] if indents else 0
    gap = _usual_gap(paragraphs)
    above = dict(zip(ats[1:], ats, strict=False))
    return {
        at: _Line(
            paragraphs[at],
            is_indented=indents[at] - margin >= _INDENT,
            is_apart=_is_apart(paragraphs, above.get(at), at, gap),
        )
        for at in plain
    }


def _is_plain(paragraph: Paragraph) -> bool:
    """Whether nothing but its text says what the paragraph is."""
    has_structure = paragraph.level or paragraph.generated or any(paragraph.markup)
    look = paragraph.look
    has_look = look.is_centred or look.is_title or look.opens_page
    return paragraph.kind == Kind.TEXT and not has_structure and not has_look


def _indent(text: str) -> float:
    return room(text[: len(text) - len(text.lstrip())])


def _usual_gap(paragraphs: list[Paragraph]) -> int:
    """How many lines of the source it is from one line to the next: two in double-spaced text."""
    gaps = sorted(after.line - before.line for before, after in pairwise(paragraphs))
    return max(1, gaps[len(gaps) // 10]) if gaps else 1


def _is_apart(paragraphs: list[Paragraph], above: int | None, at: int, gap: int) -> bool:
    """Whether a blank line, another type or something that is no line stands above; a page's end
    between two lines does not part them.
    """
    if above is None or not _is_plain(paragraphs[above]):
        return True
    before, line = paragraphs[above], paragraphs[at]
    is_neighbour = above == at - 1
    return before.look != line.look or (is_neighbour and line.line - before.line > gap)


def _joined_at(
    paragraphs: list[Paragraph], lines: dict[int, _Line], furniture: set[int], width: Width
) -> list[Paragraph]:
    rows = list(lines.values())
    style = _Style(rows, width)
    result, group, aside = [], [], []
    for at, paragraph in enumerate(paragraphs):
        if at in furniture:
            aside.append(paragraph)
            continue
        line = lines.get(at)
        if not (group and line and style.goes_on(group[-1], line)):
            result += [*_one(group), *aside]
            group, aside = [], []
        if line:
            style.note_start(line, is_first=not group)
            group.append(line)
        else:
            result.append(paragraph)
    return [*result, *_one(group), *aside]


class _Style:
    """How the paragraphs of a broken text begin, told from those that surely begin.

    ``_heads`` are short lines without a stop at their end: no paragraph's last line.
    """

    def __init__(self, lines: list[_Line], width: Width):
        self._width = width
        self._first = lines[0]
        sure = [line for before, line in pairwise(lines) if self._begins(before, line)]
        starts = {id(line) for line in sure}
        self._heads = {
            id(line)
            for line, after in zip(lines, [*lines[1:], None], strict=True)
            if not ends_like_a_sentence(line.text.rstrip()) and (not after or id(after) in starts)
        }
        long = [line.is_indented for line in sure if width.is_near(line.text)]
        self._indents = 2 * sum(long) > len(long)
        self._marked = {(line.mark.numbering, line.is_indented) for line in sure if line.mark}
        self._numbers: dict[Numbering, int] = {}

    def _begins(self, before: _Line, line: _Line) -> bool:
        """Whether ``line`` surely begins a paragraph."""
        return line.is_apart or line.is_indented or not self._is_filled(before, line, _SLACK)

    def _is_filled(self, before: _Line, line: _Line, slack: float) -> bool:
        return self._width.is_filled(before.text, line.text, slack)

    def note_start(self, line: _Line, *, is_first: bool) -> None:
        if is_first and line.mark:
            self._numbers[line.mark.numbering] = line.mark.number

    def goes_on(self, before: _Line, line: _Line) -> bool:
        """Whether the paragraph of ``before`` goes on in ``line``, the next one."""
        is_end = ends_like_a_sentence(before.segment.text)
        if line.is_apart or line.is_indented or self._is_title(before):
            return False
        if is_end and (line.is_bracketed or id(line) in self._heads):
            return False
        slack = 0 if is_end and not self._indents else _SLACK
        if not self._is_filled(before, line, slack):
            return False
        return not (before.may_end and line.is_other) and not self._opens_part(before, line)

    def _is_title(self, line: _Line) -> bool:
        return line is self._first and _may_be_title(line)

    def _opens_part(self, before: _Line, line: _Line) -> bool:
        """Whether the number that opens ``line`` begins a paragraph, as others of its kind do."""
        if not line.mark:
            return False
        kind = line.mark.numbering
        begins = (kind, False) in self._marked
        begins |= kind in _OPENS_LINES and (kind, True) not in self._marked
        is_next = kind in self._numbers and line.mark.number == self._numbers[kind] + 1
        return begins and (before.may_end or is_next)


def _one(group: list[_Line]) -> list[Paragraph]:
    """The lines of one paragraph as one, with their bold words and links."""
    lines = [line.paragraph for line in group]
    if len(lines) < 2:
        return lines
    whole = joined(lines)
    ends = [*(part.offset for part in whole.breaks), len(whole.text)]
    spans = _moved(lines[0], 0, ends[0])
    for line, part, end in zip(lines[1:], whole.breaks, ends[1:], strict=True):
        spans += _moved(line, part.offset - (part.column - line.column), end)
    return [replace(whole, spans=tuple(spans), look=lines[0].look)]


def _moved(line: Paragraph, by: int, end: int) -> list[Span]:
    """The spans of ``line``, whose text begins at ``by`` of another and ends before ``end``."""
    moved = (replace(s, start=max(0, s.start + by), end=min(s.end + by, end)) for s in line.spans)
    return [span for span in moved if span.start < span.end]
