"""Lines that may be the title of an article, and lines that the layout makes titles."""

from collections import Counter

from bulletins.text.numbering import any_mark
from bulletins.text.paragraphs import Kind
from bulletins.text.sentences import ends_like_a_sentence

from .columns import is_rule
from .furniture import is_furniture
from .labels import read_labels
from .notes import is_note
from .segments import Segment
from .units import is_unit

_LONGEST_TITLE = 60
_LONGEST_EXCLAMATION = 30
_BODY_END = ("。", ";", ",", ":")
_DASHES = "—–―─-"
_NEARLY = 0.9  # of the largest type


def reads_like_body(line: Segment) -> bool:
    if len(line) > _LONGEST_TITLE or any_mark(line.folded):
        return True
    exclaims = ends_like_a_sentence(line.text) and len(line) > _LONGEST_EXCLAMATION
    return exclaims or line.folded.rstrip('"”’)').endswith(_BODY_END)


def may_be_title(line: Segment) -> bool:
    if reads_like_body(line) or len(line) < 2 or line.paragraph.kind != Kind.TEXT:
        return False
    is_other = is_unit(line) or is_rule(line) or is_note(line) or is_furniture(line)
    return not (is_other or read_labels(line) or line.text[0] in _DASHES)


def titles_by_look(lines: list[Segment]) -> set[int]:
    """Lines that the layout itself makes titles: by style, by level of heading, by type."""
    short = [at for at, line in enumerate(lines) if not reads_like_body(line)]
    styled = {at for at in short if lines[at].paragraph.look.is_title}
    return styled or _by_level(lines, short) or _by_size(lines)


def _by_level(lines: list[Segment], short: list[int]) -> set[int]:
    """The highest level is that of titles where the first line that claims it stands on top."""
    levels = {at: lines[at].paragraph.level for at in short if lines[at].paragraph.level}
    highest = min(levels.values(), default=None)
    top = [at for at, level in levels.items() if level == highest]
    if not top or any(reads_like_body(line) for line in lines[: top[0]]):
        return set()
    return set(top)


def _by_size(lines: list[Segment]) -> set[int]:
    """Centred lines of the largest type, larger than the text."""
    centred = [at for at, line in enumerate(lines) if line.paragraph.look.is_centred]
    sizes = {
        at: size
        for at in centred
        if (size := lines[at].paragraph.look.size) and may_be_title(lines[at])
    }
    usual = _usual_size(lines)
    largest = max(sizes.values(), default=0)
    if usual is None or largest <= usual:
        return set()
    return {at for at, size in sizes.items() if size >= _NEARLY * largest and size > usual}


def _usual_size(lines: list[Segment]) -> float | None:
    sizes: Counter[float] = Counter()
    for line in lines:
        if line.paragraph.look.size:
            sizes[line.paragraph.look.size] += len(line)
    return sizes.most_common(1)[0][0] if sizes else None
