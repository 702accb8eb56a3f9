"""What a reader hands to the parser: the paragraphs of a source, each with its place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, untrimmed, as the source has it.

    ``line`` and ``column`` (from 1) are where ``text`` begins in the source. ``level`` is the level
    of heading the source itself claims (``##`` in Markdown, a heading style), None if it claims
    none. ``markup`` counts the characters at the front and at the back that are signs of the file's
    format and not text (``## ``, ``**``).
    """

    text: str
    line: int
    column: int = 1
    level: int | None = None
    markup: tuple[int, int] = (0, 0)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column in the source of the character at ``offset``."""
        return self.line, self.column + offset

    def surroundings(self, offset: int, around: int = 10) -> str:
        """The character at ``offset`` with ``around`` characters on each side."""
        return self.text[max(0, offset - around) : offset + around + 1].strip()
