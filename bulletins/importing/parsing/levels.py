"""Headings that the source itself claims: heading styles, ``##`` in Markdown."""

from bulletins.text.findings import Finding, Severity, gettext_noop
from bulletins.text.numbering import Numbering

from .marked import numbered_lines
from .parts import Found, Start
from .segments import Segment

UNNUMBERED = gettext_noop("This heading has no number, though others of its level have.")
RENUMBERED = gettext_noop(
    "Number %(number)d stands before the heading in place %(place)d; the headings are counted anew."
)
_LONGEST = 120
# What numbers the higher level, should a source claim one level for several.
RANKS = (
    Numbering.COMMA,
    Numbering.BRACKETED,
    Numbering.ARABIC,
    Numbering.ARABIC_BRACKETED,
    Numbering.CIRCLED,
)


def claimed_heads(lines: list[Segment]) -> list[int]:
    """The lines of the highest level that is claimed; whole paragraphs claim it in vain."""
    levels = [_level(line) for line in lines]
    highest = min(filter(None, levels), default=0)
    return [at for at, level in enumerate(levels) if highest and level == highest]


def _level(line: Segment) -> int:
    return (line.paragraph.level or 0) if len(line) <= _LONGEST else 0


def claimed_parts(lines: list[Segment]) -> Found:
    """Parts under the headings of the highest level, and under those that are numbered alike."""
    heads = claimed_heads(lines)
    marks = {at: mark.numbering for at in heads if (mark := lines[at].any_mark)}
    kind = next((kind for kind in RANKS if kind in marks.values()), None)
    if kind is None:
        return Found([Start(at) for at in heads])
    numbered = _numbered(lines, [at for at in heads if marks.get(at) == kind], kind)
    bare = [at for at in heads if at not in marks]
    doubts = [lines[at].finding("numbering-missing", Severity.HINT, UNNUMBERED) for at in bare]
    starts = sorted([*numbered.starts, *map(Start, bare)], key=lambda start: start.at)
    marked = [start for start in starts if start.mark]
    is_moved = starts[: len(marked)] != marked
    anew = counted_anew(lines, starts) if is_moved else numbered.findings
    return Found(starts, kind, [*anew, *doubts])


def _numbered(lines: list[Segment], heads: list[int], kind: Numbering) -> Found:
    found = numbered_lines(lines, kind)
    is_complete = set(heads) <= {start.at for start in found.starts}
    return found if is_complete else _renumbered(lines, heads, kind)


def _renumbered(lines: list[Segment], heads: list[int], kind: Numbering) -> Found:
    """All of ``heads``, though their numbers are out of order: the level is believed, not they."""
    starts = [Start(at, mark=lines[at].mark(kind)) for at in heads]
    return Found(starts, kind, counted_anew(lines, starts))


def counted_anew(lines: list[Segment], starts: list[Start]) -> list[Finding]:
    """A warning for each of ``starts`` whose number is not that of its place."""
    return [
        lines[start.at].finding(
            "numbering-out-of-order",
            Severity.WARNING,
            RENUMBERED,
            number=start.mark.number,
            place=place,
        )
        for place, start in enumerate(starts, 1)
        if start.mark and start.mark.number != place
    ]
