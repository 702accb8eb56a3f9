"""The blocks of a Markdown text, and the proof that none of them loses a character.

Markdown has ways to make words vanish: a cell more than the table has columns, a definition that
nothing refers to, brackets too deep. A block in which that happens is taken as it is written.
"""

import html
import re
import string
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from .grammar import grammar

_DEFINITION = re.compile(r"\s{0,3}\[((?:[^\[\]\\]|\\.){1,999})\]:")
_SIGNS = str.maketrans("", "", string.punctuation)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of the file from ``first`` on, with their tokens; None where they are no Markdown."""

    first: int
    lines: list[str]
    tokens: list[Token] | None = None


def blocks(lines: list[str]) -> list[Block]:
    """All that is not blank in ``lines``, but for the definitions of addresses in use."""
    tokens = grammar().parse("\n".join(lines))
    unread = {at for at, line in enumerate(lines) if line.strip()}
    found = []
    for group in _groups(tokens):
        begin, end = group[0].map or (0, 0)
        unread.difference_update(range(begin, end))
        is_whole = not _words("\n".join(lines[begin:end])) - _words(*_written(group))
        found.append(Block(begin + 1, lines[begin:end], group if is_whole else None))
    between = _undefined(sorted(unread), lines, set(_labels(tokens)))
    return sorted([*found, *between], key=lambda block: block.first)


def _groups(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    """What stands in no other block, each with all that is in it."""
    group, depth = [], 0
    for token in tokens:
        group.append(token)
        depth += token.nesting
        if not depth:
            yield group
            group = []


def _undefined(ats: list[int], lines: list[str], labels: set[str]) -> list[Block]:
    """The lines ``ats`` outside all blocks that define no address in use, or do so again."""
    is_used, found = False, []
    for at in ats:
        if definition := _DEFINITION.match(lines[at]):
            label = normalizeReference(definition[1])
            is_used = label in labels
            labels.discard(label)
        if is_used:
            continue
        if found and found[-1].first + len(found[-1].lines) == at + 1:
            found[-1].lines.append(lines[at])
        else:
            found.append(Block(at + 1, [lines[at]]))
    return found


def _labels(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if label := token.meta.get("label"):
            yield label
        yield from _labels(token.children or ())


def _words(*texts: str) -> Counter:
    """Each character that is no sign, and how often it stands there; capitals are small."""
    words = html.unescape("".join(texts)).lower().upper().translate(_SIGNS)
    return Counter("".join(words.split()))


def _written(tokens: Iterable[Token]) -> Iterator[str]:
    """All that ``tokens`` keep of what was written."""
    for token in tokens:
        yield token.info
        if token.type == "inline":
            yield from _written(token.children or ())
        else:
            yield token.content
        label = token.meta.get("label", "")
        yield label
        if not label and token.info != "auto":
            yield from (str(value) for name, value in token.attrs.items() if name in _ADDRESSES)


_ADDRESSES = {"href", "src", "title"}
