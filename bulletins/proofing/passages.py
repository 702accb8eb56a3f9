"""A paragraph as the checks read it: matching copies of its text, and findings at its places."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from bulletins.text.findings import Finding, Severity
from bulletins.text.folding import fold
from bulletins.text.paragraphs import Kind, Paragraph
from bulletins.text.sentences import sentence_spans

_EXAMINED = {Kind.TEXT, Kind.ROW, Kind.NOTE}
# Digits and what belongs to a figure; punctuation stays, so that 12，345 is not read as one number.
_LEVEL = str.maketrans("０１２３４５６７８９％．", "0123456789%.")
_AROUND = 10
_LONGEST_EXCERPT = 60
_LONGEST_SENTENCE = 800
HAN = "\u3400-\u4dbf\u4e00-\u9fff"


@dataclass(frozen=True, slots=True)
class Remark:
    """What can be said of a text, before it is said of a place."""

    code: str
    severity: Severity
    template: str
    stops: bool = False


@dataclass(frozen=True)
class Passage:
    """A paragraph under examination. All copies of its text are of the same length."""

    paragraph: Paragraph

    @cached_property
    def text(self) -> str:
        """The text, with spaces for the signs of the file's format and a generated number, which
        nobody wrote.
        """
        text, (front, back) = self.paragraph.text, self.paragraph.markup
        front = max(front, self.paragraph.generated)
        end = max(len(text) - back, front)
        return " " * front + text[front:end] + " " * (len(text) - end)

    @cached_property
    def folded(self) -> str:
        return fold(self.text)

    @cached_property
    def levelled(self) -> str:
        """The text with half-width digits, for reading figures."""
        return self.text.translate(_LEVEL)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Start and end of each sentence; what never stops is cut, so that no check reads on
        and on.
        """
        return [
            (at, min(at + _LONGEST_SENTENCE, end))
            for start, end in sentence_spans(self.text)
            for at in range(start, end, _LONGEST_SENTENCE)
        ]

    def finding(
        self, remark: Remark, start: int, end: int | None = None, **params: str | int
    ) -> Finding:
        """``remark`` about the characters ``start:end``."""
        line, column = self.paragraph.place(start)
        return Finding(
            code=remark.code,
            severity=remark.severity,
            template=remark.template,
            line=line,
            column=column,
            excerpt=self._excerpt(start, start + 1 if end is None else end),
            params=params,
            stops=remark.stops,
        )

    def _excerpt(self, start: int, end: int) -> str:
        around = self.paragraph.text[max(0, start - _AROUND) : end + _AROUND]
        return around[:_LONGEST_EXCERPT].strip()


def passages(paragraphs: Iterable[Paragraph]) -> list[Passage]:
    """Those paragraphs that can be part of an article, and hold something."""
    return [
        Passage(paragraph)
        for paragraph in paragraphs
        if paragraph.kind in _EXAMINED and paragraph.text.strip()
    ]


def is_chinese(text: str) -> bool:
    """Whether Chinese characters outnumber the words in Latin letters."""
    han = len(re.findall(f"[{HAN}]", text))
    return han > 0 and han >= len(re.findall("[A-Za-z]+", text))


def with_severity(remark: Remark, severity: Severity) -> Remark:
    return remark if remark.severity == severity else replace(remark, severity=severity)
