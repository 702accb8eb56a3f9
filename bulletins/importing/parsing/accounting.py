"""The proof that nothing was lost: each character of the source is entered exactly once."""

from bulletins.text.findings import Finding, Severity, gettext_noop
from bulletins.text.paragraphs import Paragraph

from .segments import Segment

NOT_ACCOUNTED = gettext_noop(
    "%(count)d characters of this paragraph are in no part of the outline, or in two."
)


class Ledger:
    """Counts how often each character of the source was put somewhere."""

    def __init__(self, paragraphs: list[Paragraph]):
        self._paragraphs = paragraphs
        self._times = [bytearray(len(paragraph.text)) for paragraph in paragraphs]

    def enter(self, segment: Segment) -> None:
        times = self._times[segment.index]
        for offset in range(segment.start, segment.end):
            times[offset] = min(times[offset] + 1, 2)

    def text(self, segment: Segment | None) -> str:
        """The segment's text, entered as placed; empty for None."""
        if segment is None:
            return ""
        self.enter(segment)
        return segment.text

    def texts(self, segments: list[Segment]) -> list[str]:
        return [self.text(segment) for segment in segments]

    def discrepancies(self) -> list[Finding]:
        """An error for each paragraph in which a character was not entered exactly once."""
        numbered = enumerate(zip(self._paragraphs, self._times, strict=True))
        return [
            _discrepancy(Segment(paragraph, index, wrong[0], len(paragraph.text)), len(wrong))
            for index, (paragraph, times) in numbered
            if (wrong := _wrong_offsets(paragraph.text, times))
        ]


def _wrong_offsets(text: str, times: bytearray) -> list[int]:
    return [
        offset
        for offset, character in enumerate(text)
        if times[offset] != 1 and not character.isspace()
    ]


def _discrepancy(segment: Segment, count: int) -> Finding:
    return segment.finding("not-accounted", Severity.ERROR, NOT_ACCOUNTED, count=count)
