"""A heading that is the only one of its kind: with one number, one look, or nothing to show it.

What stands beside it or below it says whether it heads anything; it is always a suggestion.
"""

from collections.abc import Iterator
from dataclasses import replace

from bulletins.text.findings import Finding, Severity, gettext_noop
from bulletins.text.numbering import Numbering
from bulletins.text.sentences import ends_like_a_sentence

from .levels import RANKS, counted_anew
from .looks import bold_openings, lines_by_look, only_line_by_look
from .marked import are_headings, jump, marked_lines
from .measures import find_measures
from .parts import Found, Start, cut, first_found
from .segments import Segment
from .unnumbered import (
    are_alike,
    bracket_heads,
    clause_lengths,
    colon_heads,
    headed_lines,
    looks_like_head,
    run_in_heads,
)

BESIDE = gettext_noop(
    "This is the only number of its kind; the lines that are like it were taken for headings of "
    "the same level, and all are numbered."
)
ABOVE = gettext_noop(
    "This is the only number of its kind; it was taken for the heading of a section because "
    "measures follow it."
)
ABOVE_WITHOUT_NUMBER = gettext_noop(
    "This line was taken for the heading of a section because measures follow it."
)


def lone_heading(lines: list[Segment], several: Found, lower: Found) -> Found:
    """Sections under a heading that is alone, and under those beside it that are like it.

    ``several`` are the headings of other kinds, ``lower`` those of them that have numbers. What
    begins above the lone one does not stand below it.
    """
    lone = list(_lone_numbers(lines))
    return first_found(
        [
            *(lambda one=one: _beside(lines, one).unless_within(lower) for one in lone),
            *(lambda one=one: _above(lines, one).unless_within(several) for one in lone),
            lambda: _line_by_look(lines).unless_within(several),
            lambda: _line_right_above(lines, several),
        ]
    )


def _lone_numbers(lines: list[Segment]) -> Iterator[Found]:
    for kind in RANKS:
        found = Found(marked_lines(lines, kind), kind)
        if len(found.starts) == 1:
            yield found


def _beside(lines: list[Segment], lone: Found) -> Found:
    """The headings that would be found if the lone one had no number, if it is among them."""
    (start,) = lone.starts
    bare = list(lines)
    bare[start.at] = lines[start.at].part(start.mark.length)
    found = _unnumbered(bare, start.at, start.mark.number)
    if start.at not in [one.at for one in found.starts]:
        return Found()
    starts = [replace(one, mark=start.mark) if one.at == start.at else one for one in found.starts]
    doubts = [_hint(lines[start.at], BESIDE), *counted_anew(lines, starts)]
    return Found(starts, lone.numbering, doubts)


def _unnumbered(lines: list[Segment], lone: int, number: int) -> Found:
    return first_found(
        [
            lambda: lines_by_look(lines),
            lambda: _like_lines(lines, lone, number),
            lambda: bold_openings(lines),
            lambda: bracket_heads(lines),
            lambda: run_in_heads(lines),
            lambda: colon_heads(lines),
        ]
    )


def _like_lines(lines: list[Segment], lone: int, number: int) -> Found:
    """Short lines, if the number of the lone one is that of its place among them. As the first
    it must be as long as the next: it may as well stand above them.
    """
    found = headed_lines(lines)
    ats = [start.at for start in found.starts]
    if lone not in ats:
        return found
    if number != ats.index(lone) + 1:
        return Found()
    first, second = (clause_lengths(lines[at].folded) for at in ats[:2])
    return found if number > 1 or are_alike(first, second) else Found()


def _above(lines: list[Segment], lone: Found) -> Found:
    """The lone heading, if measures stand below it."""
    (start,) = lone.starts
    if not are_headings(lines, lone) or not _measures(lines, lone).starts:
        return Found()
    anew = [jump(lines[start.at], start.mark, 0, 1)] if start.mark.number > 1 else []
    return replace(lone, findings=[_hint(lines[start.at], ABOVE), *anew])


def _line_by_look(lines: list[Segment]) -> Found:
    """The only bold or larger line, if measures stand below it: right below it, or it below a
    lead. A line at the very top may belong to the title.
    """
    at = only_line_by_look(lines)
    if at is None:
        return Found()
    measures = _measures(lines, Found([Start(at)])).starts
    is_heading = measures and (at > 0 or measures[0].at == 0)
    return _taken(lines, at) if is_heading else Found()


def _line_right_above(lines: list[Segment], several: Found) -> Found:
    """A short line between the lead and the first of ``several``."""
    at = several.starts[0].at - 1 if several.starts else 0
    if at < 1 or not looks_like_head(lines[at]):
        return Found()
    return _taken(lines, at) if _measures(lines, Found([Start(at)])).starts else Found()


def _measures(lines: list[Segment], lone: Found) -> Found:
    _before, (part,) = cut(lines, lone)
    return find_measures(part.body, lone.numbering, is_lone=True)


def line_above(lines: list[Segment], measures: Found) -> Found:
    """The only short line above ``measures`` that looks like a heading."""
    first = measures.starts[0].at
    heads = [at for at in range(first) if _may_stand_above(lines, at, first)]
    return _taken(lines, heads[0]) if len(heads) == 1 else Found()


def _may_stand_above(lines: list[Segment], at: int, first: int) -> bool:
    """Right above the measures, or below a lead and above a paragraph that leads to them."""
    line, below = lines[at], lines[at + 1]
    if not looks_like_head(line):
        return False
    is_above_text = len(below) > len(line) and ends_like_a_sentence(below.text)
    return at + 1 == first or (at > 0 and is_above_text)


def _taken(lines: list[Segment], at: int) -> Found:
    return Found([Start(at)], Numbering.NONE, [_hint(lines[at], ABOVE_WITHOUT_NUMBER)])


def _hint(line: Segment, template: str) -> Finding:
    return line.finding("weak-structure", Severity.HINT, template)
