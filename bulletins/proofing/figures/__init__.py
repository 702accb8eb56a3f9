"""Figures that contradict each other or the calendar."""

from collections.abc import Iterator
from datetime import date

from bulletins.proofing.packs import Cap
from bulletins.proofing.passages import Passage
from bulletins.text.findings import Finding

from .changes import contradicted_changes
from .complements import contradicted_complements
from .days import doubtful_days
from .percentages import beyond_caps
from .shares import contradicted_rates
from .totals import totals
from .twice import figures_given_two_ways

__all__ = ["doubtful_figures"]


def doubtful_figures(
    passages: list[Passage], on: date | None, caps: tuple[Cap, ...]
) -> Iterator[Finding]:
    """``on`` is the day of the issue, if known; ``caps`` are those in force on it."""
    yield from totals(passages)
    yield from contradicted_rates(passages)
    yield from contradicted_complements(passages)
    yield from contradicted_changes(passages)
    yield from beyond_caps(passages, caps)
    yield from figures_given_two_ways(passages)
    yield from doubtful_days(passages, on)
