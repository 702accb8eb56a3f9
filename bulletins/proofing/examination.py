"""Paragraphs → findings: every family of checks, in the order of the text."""

from collections.abc import Iterable, Sequence
from datetime import date

from bulletins.text.characters import odd_characters
from bulletins.text.findings import Finding
from bulletins.text.paragraphs import Kind, Paragraph

from .doubled import doubled_characters, doubled_marks
from .doubled_words import doubled_words
from .figures import doubtful_figures
from .numbering import misnumbered_items
from .packs import Pack
from .pairs import odd_straight_quotes, unpaired_marks
from .passages import passages
from .punctuation import half_width_punctuation
from .wording import Wording, standard_wording, wrong_wording

_CHECKS = (
    half_width_punctuation,
    unpaired_marks,
    odd_straight_quotes,
    doubled_marks,
    doubled_characters,
    doubled_words,
    misnumbered_items,
)
# What the parser of an import says of the same slips.
_OF_THE_PARSER = {"enumeration-jumps", "enumeration-repeats", "enumeration-starts-late"}


def examine(
    paragraphs: Sequence[Paragraph],
    *,
    on: date | None = None,
    packs: Iterable[Pack] | None = None,
) -> list[Finding]:
    """Everything suspicious but odd characters, by place.

    ``on`` is the day of the issue: its wording is judged by what was in force then, and it tells
    the year of a day without one. None judges by today and guesses no year. ``packs`` are those of
    the house if not given.
    """
    read = passages(paragraphs)
    wording = standard_wording(on) if packs is None else Wording(packs, on or date.today())
    found = [finding for check in _CHECKS for finding in check(read)]
    found += wrong_wording(read, wording)
    found += doubtful_figures(read, on, wording.caps)
    return by_place(found)


def examine_characters(paragraphs: Iterable[Paragraph]) -> list[Finding]:
    """The odd characters, which the parser of an import reports by itself."""
    return [
        finding
        for paragraph in paragraphs
        if paragraph.kind != Kind.ASIDE
        for finding in odd_characters(paragraph)
    ]


def merged(known: Iterable[Finding], new: Iterable[Finding]) -> list[Finding]:
    """``known`` (the parser's) and ``new``, by place, nothing said twice of one place."""
    known = list(known)
    places = {(_subject(finding), finding.line, finding.column) for finding in known}
    more = [f for f in new if (_subject(f), f.line, f.column) not in places]
    return by_place([*known, *more])


def by_place(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: (finding.line, finding.column))


def _subject(finding: Finding) -> str:
    is_numbering = finding.code in _OF_THE_PARSER or finding.code.startswith("numbering-")
    return "numbering" if is_numbering else finding.code
