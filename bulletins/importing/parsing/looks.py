"""What the look of a document says: bold or larger lines, and bold words at the front."""

from collections import Counter

from .heads import bold_head
from .parts import Found, Start
from .segments import Segment
from .units import is_unit

_SHORTEST, _LONGEST = 2, 40
_ENDS_NO_HEADING = "，、；,;"
_LARGER = 1.0  # points


def body_size(lines: list[Segment]) -> float | None:
    """The size that most of the characters have; None where sizes are unknown."""
    sizes: Counter[float] = Counter()
    for line in lines:
        if line.paragraph.look.size:
            sizes[line.paragraph.look.size] += len(line)
    return sizes.most_common(1)[0][0] if sizes else None


def headings_by_look(lines: list[Segment]) -> list[int]:
    """Lines without numbers that are bold or larger than the text, two at least.

    Only if all such lines have text below them, and most of the text looks otherwise. Where
    they differ in size, the largest are the headings.
    """
    out = _lines_that_stand_out(lines)
    largest = max((_size(lines[at]) for at in out), default=0)
    top = [at for at in out if _size(lines[at]) == largest]
    heads = top if len(top) >= 2 else out
    return heads if len(heads) >= 2 and _have_text_below(lines, heads) else []


def _lines_that_stand_out(lines: list[Segment]) -> list[int]:
    usual = body_size(lines)
    special = [at for at, line in enumerate(lines) if _stands_out(line, usual)]
    if 2 * sum(len(lines[at]) for at in special) > sum(map(len, lines)):
        return []
    return [at for at in special if _may_head(lines[at])]


def only_line_by_look(lines: list[Segment]) -> int | None:
    """The line that alone is bold or larger than the text, with text below it."""
    out = _lines_that_stand_out(lines)
    return out[0] if len(out) == 1 and _have_text_below(lines, out) else None


def lines_by_look(lines: list[Segment]) -> Found:
    return Found([Start(at) for at in headings_by_look(lines)])


def bold_openings(lines: list[Segment]) -> Found:
    """Paragraphs, two at least, whose first sentence or clause is just what is bold."""
    found = [Start(at, head=end) for at, line in enumerate(lines) if (end := _opening(line))]
    return Found(found if len(found) >= 2 else [])


def _opening(line: Segment) -> int | None:
    is_none = not line.paragraph.spans or line.is_bold or line.any_mark
    return None if is_none else bold_head(line)


def _stands_out(line: Segment, usual: float | None) -> bool:
    return line.is_bold or bool(usual and _size(line) >= usual + _LARGER)


def _size(line: Segment) -> float:
    return line.paragraph.look.size or 0


def _may_head(line: Segment) -> bool:
    is_short = _SHORTEST <= len(line) <= _LONGEST and line.text[-1] not in _ENDS_NO_HEADING
    return is_short and not line.any_mark and not is_unit(line)


def _have_text_below(lines: list[Segment], heads: list[int]) -> bool:
    among = set(heads)
    return all(at + 1 < len(lines) and at + 1 not in among for at in heads)
