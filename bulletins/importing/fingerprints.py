"""The words of an article as they came in, as a fingerprint: two files that hold one article."""

import hashlib
from collections.abc import Iterator

from bulletins.text.folding import fold
from bulletins.text.paragraphs import Kind

from .outlining import apart
from .parsing.wording import key
from .reading import Facts, Piece, Reading, Role

_NOT_OF_THE_ARTICLE = {Role.LEFT_OUT, Role.BREADCRUMB}


def fingerprints(reading: Reading) -> list[str]:
    """Of each article, in order: the SHA-256 (hex) of its words.

    White space, what does not show, and the width of letters and punctuation make no difference,
    nor does how the text is parted into headings and paragraphs. Its day and the issue that it
    names belong to it: notices of two weeks may be alike in all but the day.
    """
    _own, heaps = apart(reading)
    return [
        _fingerprint(reading, pieces, facts)
        for pieces, facts in zip(heaps, reading.facts, strict=True)
    ]


def _fingerprint(reading: Reading, pieces: list[Piece], facts: Facts) -> str:
    made = hashlib.sha256()
    for part in (*_printed(facts), *_words(reading, pieces)):
        made.update(part.encode("utf-8", "surrogatepass"))
    return made.hexdigest()


def _printed(facts: Facts) -> tuple[str, str]:
    """The day, and the issue where one is named; each ends with a sign that no word holds."""
    source = facts.source
    named = (key(source.publication), source.number, source.year) if source else ()
    issue = [*named, source.is_supplement] if source and source.number else []
    return f"{facts.date or ''}\n", f"{'/'.join(map(str, issue))}\n"


def _words(reading: Reading, pieces: list[Piece]) -> Iterator[str]:
    for piece in pieces:
        is_shown = reading.paragraphs[piece.at].kind != Kind.PICTURE
        if is_shown and piece.role not in _NOT_OF_THE_ARTICLE:
            yield "".join(fold(reading.text(piece)).split())
